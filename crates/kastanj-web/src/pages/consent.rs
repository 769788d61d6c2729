//! What a client has said yes and no to: on the way in one tap, and taken back in two.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::{Desk, this_week};
use kastanj_language::{Lang, tr};
use kastanj_record::{ConsentEvent, ConsentPurpose, EpisodeCode, INFORMATION_VERSION, consent_to};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// Yes or no to each use.
#[derive(Template)]
#[template(path = "consent.html")]
struct ConsentPage {
    f: Frame,
    code: String,
    rows: Vec<Row>,
    problem: Option<String>,
    /// Whether there is a yes that can be taken back.
    some: bool,
    /// Whether the client took it back alone, and nobody has seen it.
    unseen: bool,
}

/// One use.
struct Row {
    purpose: &'static str,
    label: String,
    standing: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let f = Frame::of(&staff, Room::Contacts);
    let lang = staff.lang;
    let shown = house.turn(&staff.person, move |desk| look(desk, code, f, lang)).await?;
    page(&shown)
}

fn look(desk: &Desk, code: EpisodeCode, f: Frame, lang: Lang) -> Result<ConsentPage, Trouble> {
    let view = desk.store.view();
    let episode = view.episode_by_code(code)?;
    let events = view.consents_of_episode(episode.id)?;
    let standing = |purpose: ConsentPurpose| match consent_to(&events, purpose) {
        Some(true) => tr!(lang, "web-consent-yes"),
        Some(false) => tr!(lang, "web-consent-no"),
        None => tr!(lang, "web-consent-not-keyed"),
    };
    let rows = ConsentPurpose::ALL.iter().map(|purpose| Row {
        purpose: purpose.code(),
        label: purpose.label(lang),
        standing: standing(*purpose),
    });
    let some = ConsentPurpose::ALL.iter().any(|p| consent_to(&events, *p) == Some(true));
    let unseen = view.unseen_withdrawal_of(episode.id)?.is_some();
    let rows = rows.collect();
    Ok(ConsentPage { f, code: code.to_string(), rows, problem: None, some, unseen })
}

/// Writes down what was said: one answer for all uses, or an answer for each that has one.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    if fields.one("seen").is_some() {
        let seen = house.change(&staff.person, move |batch, _| {
            let episode = batch.view().episode_by_code(code)?;
            Ok(batch.see_withdrawal(episode.id)?)
        });
        seen.await?;
        return Ok(Redirect::to(&format!("/contact/{code}")).into_response());
    }
    let for_all = fields.one("all").map(yes_or_no).transpose()?;
    let mut said = Vec::new();
    for purpose in ConsentPurpose::ALL {
        let own = fields.one(purpose.code()).map(yes_or_no).transpose()?;
        said.extend(for_all.or(own).map(|given| (*purpose, given)));
    }
    if said.is_empty() {
        let f = Frame::of(&staff, Room::Contacts);
        let look = house.turn(&staff.person, move |desk| look(desk, code, f, lang)).await?;
        let problem = Some(tr!(lang, "web-consent-needs-one"));
        let mut response = page(&ConsentPage { problem, ..look })?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    house
        .change(&staff.person, move |batch, _| {
            let episode = batch.view().episode_by_code(code)?;
            for (purpose, given) in said {
                batch.add_consent(&ConsentEvent {
                    episode: episode.id,
                    purpose,
                    given,
                    text_version: INFORMATION_VERSION.to_owned(),
                    week: this_week(),
                })?;
            }
            Ok(())
        })
        .await?;
    house.lately.say(staff.key, tr!(lang, "web-consent-saved", code = code.to_string()));
    Ok(Redirect::to(&format!("/contact/{code}")).into_response())
}

fn yes_or_no(word: &str) -> Result<bool, Trouble> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Trouble::BadForm),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use kastanj_record::{ConsentStanding, consent_standing};

    use crate::trial::Trial;

    #[tokio::test]
    async fn a_yes_takes_one_tap_and_is_taken_back_by_another() {
        let trial = Trial::new();
        let episode = trial.contact().await;
        let staff = trial.staff();
        let page = format!("/contact/{}/consent", episode.code);
        let standing =
            || trial.look(move |view| Ok(consent_standing(&view.consents_of_episode(episode.id)?)));
        assert_eq!(standing().await, ConsentStanding::NotKeyed);
        assert!(!staff.get(&page).await.body.contains("value=\"no\">Ta tillbaka"));
        let answer = staff.post(&page, &[("all", "yes")]).await;
        assert_eq!(answer.location, Some(format!("/contact/{}", episode.code)));
        assert_eq!(standing().await, ConsentStanding::Yes);
        let shown = staff.get(&page).await.body;
        assert!(shown.contains("Ta tillbaka"), "{shown}");
        staff.post(&page, &[("all", "no")]).await;
        assert_eq!(standing().await, ConsentStanding::Withdrawn);
        // One use alone, and what the page does not offer.
        staff.post(&page, &[("national_study", "yes")]).await;
        assert_eq!(standing().await, ConsentStanding::Yes);
        let empty = staff.post(&page, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Välj ja eller nej"), "{}", empty.body);
        for bad in [vec![("all", "maybe")], vec![("national_study", "1")]] {
            assert_eq!(staff.post(&page, &bad).await.status, StatusCode::BAD_REQUEST, "{bad:?}");
        }
    }
}
