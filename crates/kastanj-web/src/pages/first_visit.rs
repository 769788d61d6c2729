//! The week of the first visit, put right on a page of its own.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::first_visit::{FirstVisitFault, correct_first_visit};
use kastanj_desk::this_week;
use kastanj_language::{Lang, tr};
use kastanj_record::{Episode, Week, occasion_label};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::tally::month_words;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// How many weeks back have a button of their own.
const BACK: i32 = 8;

/// The latest weeks, one button each, and a field for any other.
#[derive(Template)]
#[template(path = "first_visit.html")]
struct FirstVisitPage {
    f: Frame,
    code: String,
    problem: Option<String>,
    now: Option<String>,
    /// What is sent, what is read.
    weeks: Vec<(String, String)>,
    /// What was written instead.
    written: Option<String>,
}

fn shown(f: Frame, episode: &Episode) -> FirstVisitPage {
    let lang = f.w.0;
    let week = |back: i32| {
        let week = this_week().plus(-back);
        (week.to_string(), week.words(lang))
    };
    FirstVisitPage {
        code: episode.code.to_string(),
        problem: None,
        now: episode.first_visit.map(|week| week.words(lang)),
        weeks: (0..BACK).map(week).collect(),
        written: None,
        f,
    }
}

/// What speaks against a week, in words.
fn words(fault: FirstVisitFault, lang: Lang) -> String {
    match fault {
        FirstVisitFault::ToCome => tr!(lang, "web-first-visit-to-come"),
        FirstVisitFault::AfterForm(occasion, week) => tr!(
            lang,
            "web-first-visit-after-form",
            form = occasion_label(occasion, lang),
            week = week.words(lang)
        ),
        FirstVisitFault::AfterSession(week) => {
            tr!(lang, "web-first-visit-after-session", week = week.words(lang))
        }
        FirstVisitFault::AfterEnd(week) => {
            tr!(lang, "web-first-visit-after-end", week = week.words(lang))
        }
        FirstVisitFault::CountedByMonth(month) => {
            tr!(lang, "web-first-visit-counted", month = month_words(month, lang))
        }
    }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let f = Frame::of(&staff, Room::Contacts);
    let look = house
        .turn(&staff.person, move |desk| Ok(shown(f, &desk.store.view().episode_by_code(code)?)));
    page(&look.await?)
}

/// Puts the week right, or tells what speaks against it.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(&staff, Room::Contacts), staff.lang);
    let saved: Result<Week, Box<FirstVisitPage>> = house
        .change(&staff.person, move |batch, setting| {
            let episode = batch.view().episode_by_code(code)?;
            let text = fields.one("week").unwrap_or_default();
            let problem = match Week::written_lately(text, this_week()) {
                None => tr!(lang, "web-slip-no-week", text = text),
                Some(week) => {
                    let today = this_week();
                    match correct_first_visit(batch, setting.study, episode.id, week, today)? {
                        None => return Ok(Ok(week)),
                        Some(fault) => words(fault, lang),
                    }
                }
            };
            let (problem, written) = (Some(problem), fields.one("week").map(str::to_owned));
            Ok(Err(Box::new(FirstVisitPage { problem, written, ..shown(f, &episode) })))
        })
        .await?;
    match saved {
        Err(shown) => {
            let mut response = page(&*shown)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Ok(week) => {
            let said = tr!(lang, "web-first-visit-saved", week = week.words(lang));
            house.lately.say(staff.key, said);
            Ok(Redirect::to(&format!("/contact/{code}")).into_response())
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use kastanj_desk::this_week;
    use kastanj_instrument::Occasion;
    use kastanj_record::{
        Assessment, EndReason, Ending, EpisodeLoss, Loss, Month, MonthlyTally, NotAskedReason, Week,
    };

    use crate::conversation_trial::part_one;
    use crate::trial::Trial;

    #[tokio::test]
    async fn the_first_visit_is_put_right_in_two_taps_and_everything_else_stays() {
        let trial = Trial::new();
        let episode = trial.contact().await;
        let (staff, code, id) = (trial.staff(), episode.code, episode.id);
        let contact = staff.get(&format!("/contact/{code}")).await.body;
        let path = format!("/contact/{code}/first");
        assert!(contact.contains(&format!("href=\"{path}\"")), "{contact}");
        let (earlier, shown) = (this_week().plus(-3), this_week().plus(-3).to_string());
        let page = staff.get(&path).await.body;
        assert!(page.contains(&format!("name=\"week\" value=\"{shown}\"")), "{page}");
        let saved = staff.post(&path, &[("week", &shown)]).await;
        assert_eq!(saved.location, Some(format!("/contact/{code}")), "{}", saved.body);
        let known = trial.look(move |view| view.episode(id)).await;
        assert_eq!(known.first_visit, Some(earlier));
        assert_eq!((known.referral, known.pack), (episode.referral, episode.pack));
        let told = staff.get(&format!("/contact/{code}")).await.body;
        assert!(told.contains("Första besöket är nu"), "{told}");
        // As people write a week, too.
        let number = this_week().plus(-20).to_string();
        assert!(staff.post(&path, &[("week", &number)]).await.location.is_some());
    }

    #[tokio::test]
    async fn a_week_against_the_order_of_time_is_refused_with_what_speaks_against_it() {
        let trial = Trial::new();
        let since = this_week().plus(-10);
        let episode = trial.contact_since(since).await;
        let (staff, code, id) = (trial.staff(), episode.code, episode.id);
        let path = format!("/contact/{code}/first");
        let answered = since.plus(1);
        let form = part_one(id, Occasion::Before, [3, 3, 3]);
        let form = Assessment { week: Some(answered), ..form };
        trial.change(move |batch, _| Ok(batch.put_assessment(&form)?)).await;
        let refused = |week: Week| {
            let (staff, path) = (&staff, &path);
            async move { staff.post(path, &[("week", &week.to_string())]).await }
        };
        for lang in ["sv", "en"] {
            staff.post("/language", &[("lang", lang)]).await;
            let late = refused(answered.plus(1)).await;
            assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.body);
            let said = answered.words(lang.parse().expect("a language"));
            assert!(late.body.contains(&said), "{}", late.body);
            let to_come = refused(this_week().plus(1)).await;
            assert_eq!(to_come.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!to_come.body.contains("web-"), "{}", to_come.body);
            let none = staff.post(&path, &[("week", "nyligen")]).await;
            assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(none.body.contains("nyligen"), "{}", none.body);
        }
        let known = trial.look(move |view| view.episode(id)).await;
        assert_eq!(known.first_visit, Some(since), "nothing has changed");
        // After the end it cannot be.
        let other = trial.contact_since(since).await;
        let end = Ending { week: since.plus(1), reason: EndReason::Planned };
        trial.change(move |batch, _| Ok(batch.end_episode(other.id, Some(end))?)).await;
        let path = format!("/contact/{}/first", other.code);
        let after = since.plus(2).to_string();
        let answer = staff.post(&path, &[("week", &after)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert!(answer.body.contains("change the end first"), "{}", answer.body);
    }

    #[tokio::test]
    async fn a_contact_with_a_reason_of_its_own_is_not_moved_into_a_counted_month() {
        let trial = Trial::new();
        let episode = trial.contact().await;
        let loss = Loss::NotAsked { reason: NotAskedReason::Crisis };
        let loss = EpisodeLoss { episode: episode.id, loss };
        let counted = this_week().plus(-26);
        let (year, month) = counted.month();
        let month = Month::new(year, month).expect("a month");
        trial
            .change(move |batch, setting| {
                batch.put_loss(&loss)?;
                let unit = setting.study.units[0].code.clone();
                let (eligible, asked, accepted) = (2, 2, 1);
                let not_asked = std::collections::BTreeMap::new();
                let counts = MonthlyTally { unit, month, eligible, asked, accepted, not_asked };
                Ok(batch.put_tally(&counts)?)
            })
            .await;
        let path = format!("/contact/{}/first", episode.code);
        let answer = trial.staff().post(&path, &[("week", &counted.to_string())]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert!(answer.body.contains("räknas ingen två gånger"), "{}", answer.body);
    }
}
