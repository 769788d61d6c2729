//! A client who was not asked, and why; or who was asked and said no. One tap, and one to undo.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::not_coming::{FormStands, form_stands};
use kastanj_desk::starting::{NoStart, StartNoted, note_start, start_noted};
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{EpisodeCode, NotAskedReason};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::not_coming;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// The reasons, one button each.
#[derive(Template)]
#[template(path = "asked.html")]
struct AskedPage {
    f: Frame,
    code: String,
    unit: String,
    noted: StartNoted,
    /// What has been noted, in words.
    now: Option<String>,
    reasons: Vec<(&'static str, String)>,
    /// A further contact of a client: nobody is counted twice in the flow.
    again: bool,
    /// Where it is noted why the before-form did not come, if it has not.
    before: Option<String>,
}

/// What was noted, in words.
pub(crate) fn words(why: NoStart, lang: Lang) -> String {
    match why {
        NoStart::NotAsked(reason) => {
            tr!(lang, "web-asked-not", reason = reason.label(lang))
        }
        NoStart::Declined => tr!(lang, "web-asked-declined"),
    }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let f = Frame::of(&staff, Room::Contacts);
    let lang = staff.lang;
    page(&house.turn(&staff.person, move |desk| look(desk, code, f, lang)).await?)
}

fn look(desk: &Desk, code: EpisodeCode, f: Frame, lang: Lang) -> Result<AskedPage, Trouble> {
    let view = desk.store.view();
    let episode = view.episode_by_code(code)?;
    let noted = start_noted(&view, &desk.study, &episode)?;
    let now = match noted {
        StartNoted::PerPerson(now) => now.map(|why| words(why, lang)),
        StartNoted::ByMonth | StartNoted::Known => None,
    };
    let before = form_stands(&view, &desk.study, episode.id, Occasion::Before)?;
    let before = matches!(before, FormStands::Missing(_))
        .then(|| not_coming::address(code, Occasion::Before));
    let reasons = desk.study.reasons.not_asked.iter();
    Ok(AskedPage {
        f,
        code: code.to_string(),
        unit: episode.unit.to_string(),
        again: !episode.is_first(),
        noted,
        now,
        before,
        reasons: reasons.map(|reason| (reason.code(), reason.label(lang))).collect(),
    })
}

/// Notes it, or takes it back.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let reason: Option<NotAskedReason> = fields.parsed("reason")?;
    let why = match (reason, fields.one("declined"), fields.one("undo")) {
        (Some(reason), None, None) => Some(NoStart::NotAsked(reason)),
        (None, Some(_), None) => Some(NoStart::Declined),
        (None, None, Some(_)) => None,
        _ => return Err(Trouble::BadForm),
    };
    house
        .change(&staff.person, move |batch, setting| {
            let episode = batch.view().episode_by_code(code)?;
            let offered = reason.is_none_or(|one| setting.study.reasons.not_asked.contains(&one));
            let noted = start_noted(&batch.view(), setting.study, &episode)?;
            if !offered || !matches!(noted, StartNoted::PerPerson(_)) {
                return Err(Trouble::BadForm);
            }
            Ok(note_start(batch, episode.id, why)?)
        })
        .await?;
    let lang = staff.lang;
    let said = match why {
        Some(why) => tr!(lang, "web-asked-saved", what = words(why, lang)),
        None => tr!(lang, "web-asked-undone"),
    };
    house.lately.say(staff.key, said);
    Ok(Redirect::to(&format!("/contact/{code}")))
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use kastanj_desk::starting::{NoStart, StartNoted, start_noted};
    use kastanj_record::{Episode, EpisodeLoss, Loss, NotAskedReason};

    use crate::trial::Trial;

    async fn losses(trial: &Trial, episode: &Episode) -> Vec<EpisodeLoss> {
        let id = episode.id;
        trial.look(move |view| view.losses_of_episode(id)).await
    }

    #[tokio::test]
    async fn two_taps_from_the_worklist_note_a_reason_and_one_more_undoes_it() {
        let trial = Trial::new();
        let episode = trial.contact().await;
        let staff = trial.staff();
        let path = format!("/contact/{}/asked", episode.code);
        // From the list: one tap to the reasons, one on the reason.
        let today = staff.get("/today").await.body;
        assert!(today.contains(&format!("href=\"{path}\"")), "{today}");
        let page = staff.get(&path).await.body;
        for reason in ["crisis", "forgot", "judged_unsuitable", "language", "other"] {
            assert!(page.contains(&format!("name=\"reason\" value=\"{reason}\"")), "{page}");
        }
        let answer = staff.post(&path, &[("reason", "crisis")]).await;
        assert_eq!(answer.location, Some(format!("/contact/{}", episode.code)));
        let loss = Loss::NotAsked { reason: NotAskedReason::Crisis };
        let known = losses(&trial, &episode).await;
        assert_eq!(known, [EpisodeLoss { episode: episode.id, loss }]);
        let there = staff.get(&format!("/contact/{}", episode.code)).await.body;
        assert!(there.contains("i kris") && there.contains("name=\"undo\""), "{there}");
        assert!(!staff.get("/today").await.body.contains(&episode.code.to_string()));
        // Another reason takes its place: nobody is lost twice.
        staff.post(&path, &[("declined", "1")]).await;
        let known = losses(&trial, &episode).await;
        assert_eq!(known, [EpisodeLoss { episode: episode.id, loss: Loss::Declined }]);
        staff.post(&path, &[("undo", "1")]).await;
        assert!(losses(&trial, &episode).await.is_empty());
        // Whoever said no has no form that is missing; an old page overwrites nothing.
        let missing = format!("/contact/{}/missing/before", episode.code);
        staff.post(&missing, &[("was", "-"), ("reason", "faded")]).await;
        let old = staff.post(&missing, &[("was", "-"), ("reason", "moved")]).await;
        assert_eq!(old.status, StatusCode::CONFLICT);
        let reason = kastanj_record::EndReason::Faded;
        let loss = Loss::FormMissing { occasion: kastanj_instrument::Occasion::Before, reason };
        assert_eq!(losses(&trial, &episode).await, [EpisodeLoss { episode: episode.id, loss }]);
        staff.post(&path, &[("declined", "1")]).await;
        let known = losses(&trial, &episode).await;
        assert_eq!(known, [EpisodeLoss { episode: episode.id, loss: Loss::Declined }]);
        staff.post(&path, &[("undo", "1")]).await;
        assert!(staff.get("/today").await.body.contains(&episode.code.to_string()));
        for bad in [
            vec![],
            vec![("reason", "none")],
            vec![("reason", "crisis"), ("declined", "1")],
            vec![("reason", "crisis"), ("undo", "1")],
        ] {
            assert_eq!(staff.post(&path, &bad).await.status, StatusCode::BAD_REQUEST, "{bad:?}");
        }
    }

    #[tokio::test]
    async fn a_unit_that_counts_by_the_month_notes_nobody_twice() {
        let trial = Trial::by_tally();
        let episode = trial.contact().await;
        let staff = trial.staff();
        let path = format!("/contact/{}/asked", episode.code);
        let page = staff.get(&path).await.body;
        assert!(page.contains("href=\"/tally?unit=OV-1\""), "{page}");
        assert!(!page.contains("name=\"reason\""), "{page}");
        let answer = staff.post(&path, &[("reason", "crisis")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(losses(&trial, &episode).await.is_empty());
    }

    #[tokio::test]
    async fn a_yes_tells_how_it_began() {
        let trial = Trial::new();
        let episode = trial.contact().await;
        let staff = trial.staff();
        staff.post(&format!("/contact/{}/consent", episode.code), &[("all", "yes")]).await;
        let path = format!("/contact/{}/asked", episode.code);
        let answer = staff.post(&path, &[("declined", "1")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        let person = crate::trial::anna();
        let noted = trial
            .house
            .turn(&person, move |desk| Ok(start_noted(&desk.store.view(), &desk.study, &episode)?));
        let noted = noted.await.unwrap();
        assert_eq!(noted, StartNoted::Known);
        assert_ne!(noted, StartNoted::PerPerson(Some(NoStart::Declined)));
    }
}
