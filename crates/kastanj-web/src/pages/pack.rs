//! A contact that began on a screen gets its envelope, so that paper and screen are one contact.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::keying::is_only_practice;
use kastanj_instrument::{PageCode, Serial, SheetKind};
use kastanj_language::{Lang, tr};
use kastanj_record::{Episode, EpisodeCode, Study};
use kastanj_store::{Batch, View};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// Which envelope a contact has, or is to have.
#[derive(Template)]
#[template(path = "pack.html")]
struct PackPage {
    f: Frame,
    code: String,
    /// The envelope that it has.
    pack: Option<String>,
    sheet: String,
    problem: Option<Problem>,
    /// Whether the number has to be written once more: nobody knows it here.
    again: bool,
    /// The contact without anything in it that the envelope has made by itself.
    join: Option<String>,
}

/// Why an envelope cannot be joined.
struct Problem {
    words: String,
    /// The contact that has it.
    other: Option<String>,
}

impl Problem {
    fn of(words: String) -> Problem {
        Problem { words, other: None }
    }
}

/// What came of a number.
enum Answer {
    /// It is the contact's now, with what was left behind.
    Bound(Option<EpisodeCode>),
    Wrong(Problem),
    Again(Option<Problem>),
    Join(EpisodeCode),
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Contacts);
    f.done = house.lately.hear(staff.key);
    let episode =
        house.turn(&staff.person, move |desk| Ok(desk.store.view().episode_by_code(code)?)).await?;
    let pack = episode.pack.map(|pack| pack.to_string());
    let (code, sheet) = (code.to_string(), String::new());
    page(&PackPage { f, code, pack, sheet, problem: None, again: false, join: None })
}

/// Joins an envelope to the contact, or says why it cannot be.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let sheet = fields.one("sheet").unwrap_or_default().to_owned();
    let answer = house
        .change(&staff.person, move |batch, setting| {
            let episode = batch.view().episode_by_code(code)?;
            bind(batch, setting.study, &episode, &fields, lang)
        })
        .await?;
    let (problem, again, join) = match answer {
        Answer::Bound(left) => {
            let words = match left {
                None => tr!(lang, "web-pack-bound"),
                Some(left) => tr!(lang, "web-pack-joined", other = left.to_string()),
            };
            house.lately.say(staff.key, words);
            return Ok(Redirect::to(&format!("/contact/{code}/pack")).into_response());
        }
        Answer::Wrong(problem) => (Some(problem), false, None),
        Answer::Again(problem) => (problem, true, None),
        Answer::Join(other) => (None, false, Some(other.to_string())),
    };
    let f = Frame::of(&staff, Room::Contacts);
    let shown = PackPage { f, code: code.to_string(), pack: None, sheet, problem, again, join };
    let status =
        if shown.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page(&shown)?).into_response())
}

/// The number of an envelope, and whether check symbols vouch for it.
fn number_of(typed: &str) -> Option<(Serial, bool)> {
    match typed.parse::<PageCode>() {
        Ok(code) => (code.kind == SheetKind::Pack).then_some((code.serial, true)),
        Err(_) => typed.parse().ok().map(|serial| (serial, false)),
    }
}

fn bind(
    batch: &mut Batch<'_>,
    study: &Study,
    episode: &Episode,
    fields: &Fields,
    lang: Lang,
) -> Result<Answer, Trouble> {
    let wrong = |words: String| Ok(Answer::Wrong(Problem::of(words)));
    if episode.pack.is_some() {
        return Err(Trouble::Stale);
    }
    let typed = fields.one("sheet").unwrap_or_default();
    let Some((serial, vouched)) = number_of(typed) else {
        return wrong(tr!(lang, "web-pack-unknown", sheet = typed));
    };
    if is_only_practice(study, serial) {
        return wrong(tr!(lang, "web-key-practice"));
    }
    let Some(pack) = batch.view().pack(serial)? else {
        let again = fields.one("again").map(str::parse::<Serial>);
        match again {
            _ if vouched => {}
            Some(Ok(again)) if again == serial => {}
            None => return Ok(Answer::Again(None)),
            Some(_) => {
                let problem = Problem::of(tr!(lang, "web-key-again-differs"));
                return Ok(Answer::Again(Some(problem)));
            }
        }
        batch.add_pack(serial, &episode.unit)?;
        batch.bind_pack(serial, Some(episode.id))?;
        return Ok(Answer::Bound(None));
    };
    if pack.unit != episode.unit {
        return wrong(tr!(lang, "web-pack-other-unit"));
    }
    if pack.withdrawn {
        return wrong(tr!(lang, "web-pack-withdrawn"));
    }
    let Some(owner) = pack.episode else {
        batch.bind_pack(serial, Some(episode.id))?;
        return Ok(Answer::Bound(None));
    };
    let owner = batch.view().episode(owner)?;
    if !is_bare(&batch.view(), &owner)? {
        let (words, other) = (tr!(lang, "web-pack-taken"), Some(owner.code.to_string()));
        return Ok(Answer::Wrong(Problem { words, other }));
    }
    // Said on the page that showed this very contact.
    if fields.one("join") != Some(owner.code.to_string().as_str()) {
        return Ok(Answer::Join(owner.code));
    }
    batch.bind_pack(serial, None)?;
    batch.bind_pack(serial, Some(episode.id))?;
    Ok(Answer::Bound(Some(owner.code)))
}

/// Whether nothing is known of a contact but its envelope.
fn is_bare(view: &View<'_>, episode: &Episode) -> Result<bool, Trouble> {
    let told = episode.first_visit.is_some()
        || episode.referral.is_some()
        || !episode.target_behaviours.is_empty()
        || episode.ending.is_some();
    Ok(!told
        && view.assessments_of_episode(episode.id)?.is_empty()
        && view.consents_of_episode(episode.id)?.is_empty()
        && view.losses_of_episode(episode.id)?.is_empty()
        && view.sessions_of_episode(episode.id)?.is_empty())
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use kastanj_instrument::Serial;

    use crate::trial::Trial;

    const PACK: &str = "HJKMNPQRST";

    #[tokio::test]
    async fn a_contact_of_the_screen_gets_its_envelope() {
        let trial = Trial::new();
        let staff = trial.staff();
        let contact = trial.contact().await;
        let path = format!("/contact/{}/pack", contact.code);
        let shown = staff.get(&format!("/contact/{}", contact.code)).await.body;
        assert!(shown.contains(&path), "{shown}");
        for wrong in ["", "hej", "2K ACDE 3 HJKMN PQRST 45"] {
            let told = staff.post(&path, &[("sheet", wrong)]).await;
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        }
        let asked = staff.post(&path, &[("sheet", PACK)]).await;
        assert!(asked.body.contains("name=\"again\""), "{}", asked.body);
        let differs = staff.post(&path, &[("sheet", PACK), ("again", "HJKMNPQRSV")]).await;
        assert_eq!(differs.status, StatusCode::UNPROCESSABLE_ENTITY);
        let bound = staff.post(&path, &[("sheet", "hjkmn pqrst"), ("again", PACK)]).await;
        assert_eq!(bound.location.as_deref(), Some(path.as_str()), "{}", bound.body);
        let serial: Serial = PACK.parse().expect("a number");
        let owner = trial.look(move |view| view.episode_of_pack(serial)).await;
        assert_eq!(owner.map(|owner| owner.id), Some(contact.id));
        let page = staff.get(&path).await.body;
        assert!(page.contains(&format!("/slip/{PACK}")), "{page}");
        // Once more, and another contact: refused.
        let late = staff.post(&path, &[("sheet", PACK)]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let other = trial.contact().await;
        let path = format!("/contact/{}/pack", other.code);
        let taken = staff.post(&path, &[("sheet", PACK)]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.body.contains(&contact.code.to_string()), "{}", taken.body);
    }

    #[tokio::test]
    async fn an_empty_contact_that_an_envelope_made_gives_it_away_when_a_person_says_so() {
        let trial = Trial::new();
        let staff = trial.staff();
        let contact = trial.contact().await;
        let serial: Serial = PACK.parse().expect("a number");
        let made = trial
            .change(move |batch, setting| {
                Ok(batch.owner_of_pack(serial, &setting.study.units[0].code.clone())?.episode)
            })
            .await;
        let path = format!("/contact/{}/pack", contact.code);
        let asked = staff.post(&path, &[("sheet", PACK)]).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(asked.body.contains("name=\"join\""), "{}", asked.body);
        let join = made.code.to_string();
        let other = contact.code.to_string();
        let wrong = staff.post(&path, &[("sheet", PACK), ("join", &other)]).await;
        assert!(wrong.location.is_none());
        let joined = staff.post(&path, &[("sheet", PACK), ("join", &join)]).await;
        assert_eq!(joined.location.as_deref(), Some(path.as_str()), "{}", joined.body);
        let owner = trial.look(move |view| view.episode_of_pack(serial)).await;
        assert_eq!(owner.map(|owner| owner.id), Some(contact.id));
        let page = staff.get(&path).await.body;
        assert!(page.contains(&join), "{page}");
    }
}
