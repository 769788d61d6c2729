use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::review::{self, Decided};
use kastanj_instrument::ItemId;
use kastanj_language::{Lang, tr};
use kastanj_record::AssessmentId;
use kastanj_store::Batch;
use serde::Deserialize;

use super::asked::{Asked, question_of};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::keeper::Setting;
use crate::number;
use crate::pages::keying::one_question;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// One question.
#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    f: Frame,
    /// How many wait, this one included.
    left: usize,
    /// Decisions that can be taken back.
    back: usize,
    /// How many were left for later before this one.
    skip: usize,
    asked: Option<Asked>,
}

/// How many are left for later.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Later {
    #[serde(default)]
    skip: usize,
}

/// The page of the question whose wrong answer would cost most.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(later): Query<Later>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let (left, skip, asked) =
        house.turn(&staff.person, move |desk| next(desk, later.skip, lang)).await?;
    let mut f = Frame::of(&staff, Room::Sheets);
    f.done = house.lately.hear(staff.key);
    page(&ReviewPage { f, left, back: house.lately.decisions(staff.key), skip, asked })
}

fn next(desk: &Desk, skip: usize, lang: Lang) -> Result<(usize, usize, Option<Asked>), Trouble> {
    let all = review::queue(&desk.store.view(), &desk.study, &desk.library)?;
    // Whoever leaves the last one for later begins again at the first.
    let skip = if all.is_empty() { 0 } else { skip % all.len() };
    let Some(waiting) = all.get(skip) else { return Ok((0, 0, None)) };
    Ok((all.len(), skip, Some(Asked::of(desk, &waiting.known, &waiting.item, lang)?)))
}

/// Keeps a decision and goes on to the next question.
pub(crate) async fn decide(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let id = AssessmentId(number::read(fields.one("id").unwrap_or_default())?);
    let item = ItemId(fields.one("item").ok_or(Trouble::BadForm)?.to_owned());
    let skip: usize = fields.parsed("skip")?.unwrap_or(0);
    let decided = house
        .change(&staff.person, move |batch, setting| keep(batch, setting, id, &item, &fields))
        .await?;
    match decided {
        Some(decided) => house.lately.decided(staff.key, decided),
        // Sent twice, or decided by the other person meanwhile.
        None => house.lately.say(staff.key, tr!(staff.lang, "web-review-already")),
    }
    Ok(Redirect::to(&address(skip)))
}

fn address(skip: usize) -> String {
    if skip == 0 { "/review".to_owned() } else { format!("/review?skip={skip}") }
}

fn keep(
    batch: &mut Batch<'_>,
    setting: Setting<'_>,
    id: AssessmentId,
    item: &ItemId,
    fields: &Fields,
) -> Result<Option<Decided>, Trouble> {
    let known = batch.view().assessment(id)?;
    let question = question_of(setting.library, setting.kept_at, &known, item, Lang::Sv);
    let response = one_question(&question.ok_or(Trouble::BadForm)?, fields, "v", "m")?;
    Ok(review::decide(batch, &setting.taking(), id, item, &response)?)
}

/// Takes the last decision back: its question waits again, with its picture.
pub(crate) async fn undo(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Redirect, Trouble> {
    let Some(decided) = house.lately.last_decision(staff.key) else {
        return Ok(Redirect::to("/review"));
    };
    let skip = house
        .change(&staff.person, move |batch, setting| {
            if !review::take_back(batch, &decided)? {
                return Err(Trouble::Stale);
            }
            let all = review::queue(&batch.view(), setting.study, setting.library)?;
            let at = all.iter().position(|waiting| {
                waiting.known.id == decided.assessment && waiting.item == decided.item
            });
            Ok(at.unwrap_or(0))
        })
        .await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-review-undone"));
    Ok(Redirect::to(&address(skip)))
}
