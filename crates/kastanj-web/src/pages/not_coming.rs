//! Why a form will not come: one tap to the reasons, one on the reason, one to take it back.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::not_coming::{FormStands, form_stands, note_not_coming};
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{ConsentStanding, EndReason, EpisodeCode, consent_standing, occasion_label};
use kastanj_report::kit::{SlipField, SlipOption, slip_rows};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;
use crate::whence::CameFrom;

/// The reasons, one button each.
#[derive(Template)]
#[template(path = "not_coming.html")]
struct NotComingPage {
    f: Frame,
    code: String,
    form: String,
    /// What the form of this page is sent to.
    action: String,
    /// Where it leads back to.
    back: String,
    stands: FormStands,
    /// What has been noted, in words.
    now: Option<String>,
    /// Nobody has keyed a yes or a no: then it may be that the client was never asked.
    unasked: bool,
    reasons: Vec<SlipOption>,
    /// The reason as it was when this page was made, by its code.
    was: &'static str,
    /// A further contact of a client: nobody is counted twice in the flow.
    again: bool,
}

/// The reasons of the pack slip, in its words and its order.
fn reasons(lang: Lang) -> Vec<SlipOption> {
    let rows = slip_rows(&Occasion::ALL, lang);
    let row = rows.into_iter().find(|row| row.field == SlipField::LossReason);
    row.map(|row| row.options).unwrap_or_default()
}

/// What was noted, in words: "kommer inte, flyttade".
pub(crate) fn words(reason: EndReason, lang: Lang) -> String {
    let option = reasons(lang).into_iter().find(|option| option.code == reason.code());
    let reason = option.map_or_else(|| reason.label(lang), |option| option.label);
    tr!(lang, "web-not-coming", reason = reason)
}

/// What an address names: a contact and the form of one occasion.
fn named(code: &str, occasion: &str) -> Result<(EpisodeCode, Occasion), Trouble> {
    let code = code.parse().map_err(|_| Trouble::Absent)?;
    Ok((code, occasion.parse().map_err(|_| Trouble::Absent)?))
}

/// The address of the page of a form.
pub(crate) fn address(code: EpisodeCode, occasion: Occasion) -> String {
    format!("/contact/{code}/missing/{}", occasion.code())
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((code, occasion)): Path<(String, String)>,
    Query(came): Query<CameFrom>,
) -> Result<Response, Trouble> {
    let (code, occasion) = named(&code, &occasion)?;
    let f = Frame::of(&staff, Room::Contacts);
    let look = move |desk: &mut Desk| look(desk, code, occasion, &came, f);
    page(&house.turn(&staff.person, look).await?)
}

fn look(
    desk: &Desk,
    code: EpisodeCode,
    occasion: Occasion,
    came: &CameFrom,
    f: Frame,
) -> Result<NotComingPage, Trouble> {
    let (view, lang) = (desk.store.view(), f.w.0);
    let episode = view.episode_by_code(code)?;
    let stands = form_stands(&view, &desk.study, episode.id, occasion)?;
    let standing = consent_standing(&view.consents_of_episode(episode.id)?);
    let from = came.or_contact();
    Ok(NotComingPage {
        code: code.to_string(),
        form: occasion_label(occasion, lang),
        action: format!("{}?from={}", address(code, occasion), from.name()),
        back: from.page(code),
        now: match stands {
            FormStands::Missing(Some(reason)) => Some(words(reason, lang)),
            _ => None,
        },
        unasked: occasion == Occasion::Before && standing == ConsentStanding::NotKeyed,
        was: code_of(stands),
        again: !episode.is_first(),
        stands,
        reasons: reasons(lang),
        f,
    })
}

/// What is noted, as the page sends it back: two who note at once do not overwrite each other unseen.
fn code_of(stands: FormStands) -> &'static str {
    match stands {
        FormStands::Missing(Some(reason)) => reason.code(),
        _ => "-",
    }
}

/// Notes it, or takes it back.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((code, occasion)): Path<(String, String)>,
    Query(came): Query<CameFrom>,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let (code, occasion) = named(&code, &occasion)?;
    let reason: Option<EndReason> = fields.parsed("reason")?;
    let why = match (reason, fields.one("undo")) {
        (Some(reason), None) => Some(reason),
        (None, Some(_)) => None,
        _ => return Err(Trouble::BadForm),
    };
    let lang = staff.lang;
    let offered = |reason: EndReason| reasons(lang).iter().any(|one| one.code == reason.code());
    if !why.is_none_or(offered) {
        return Err(Trouble::BadForm);
    }
    house
        .change(&staff.person, move |batch, setting| {
            let episode = batch.view().episode_by_code(code)?.id;
            let stands = form_stands(&batch.view(), setting.study, episode, occasion)?;
            if fields.one("was").is_some_and(|was| was != code_of(stands)) {
                return Err(Trouble::Stale);
            }
            match stands {
                FormStands::Missing(_) => Ok(note_not_coming(batch, episode, occasion, why)?),
                // It came in the meantime, or the reason stands elsewhere.
                FormStands::Came | FormStands::NotStarted => Err(Trouble::Stale),
                FormStands::NotAskedFor => Err(Trouble::BadForm),
            }
        })
        .await?;
    let (form, from) = (occasion_label(occasion, lang), came.or_contact());
    match why {
        Some(why) => {
            let said = tr!(
                lang,
                "web-not-coming-saved",
                code = code.to_string(),
                form = form,
                what = words(why, lang)
            );
            let back = format!("{}?from={}", address(code, occasion), from.name());
            house.lately.say_with_way_back(staff.key, said, back);
        }
        None => {
            let undone = tr!(lang, "web-not-coming-undone", code = code.to_string(), form = form);
            house.lately.say(staff.key, undone);
        }
    }
    Ok(Redirect::to(&from.page(code)))
}
