//! A sheet is read by two people, never twice by one, and a person decides where they differ.

use axum::http::StatusCode;
use kastanj_desk::keying::{compared_sheets, keyed_by};
use kastanj_instrument::{AnswerCode, SheetKind};
use kastanj_record::{Answer, AssessmentId, Episode, FieldSource, Missing};

use crate::number;
use crate::pages::sheets::tests::{answer_to, is_told, scanned, sheet, take_in};
use crate::trial::{Trial, Visitor};

async fn form(trial: &Trial, episode: &Episode) -> AssessmentId {
    let id = episode.id;
    trial.look(move |view| Ok(view.assessments_of_episode(id)?.remove(0).id)).await
}

/// What stands in a hidden field of a page.
fn field(page: &str, name: &str) -> String {
    let from = page.find(&format!("name=\"{name}\" value=\"")).expect("a field");
    let value = &page[from + name.len() + 15..];
    value.split('"').next().expect("its end").to_owned()
}

/// Decides on a page of differences.
async fn decide(browser: &Visitor<'_>, path: &str, said: &[(&str, &str)]) -> StatusCode {
    let page = browser.get(path).await.body;
    let (revision, number) = (field(&page, "revision"), field(&page, "number"));
    let mut fields = vec![("revision", revision.as_str()), ("number", number.as_str())];
    fields.extend(said);
    browser.post(path, &fields).await.status
}

#[tokio::test]
async fn a_second_person_reads_and_the_differences_wait_until_somebody_decides() {
    let trial = Trial::new();
    let (anna, bo) = (trial.staff(), trial.second_person().await);
    let episode = trial.contact().await;
    let path = format!("/contact/{}/key/before", episode.code);
    let empty = anna.post(&path, &[]).await;
    assert!(empty.status == StatusCode::OK && empty.body.contains("name=\"sure\""));
    let first = [("a0", "3"), ("a1", "v"), ("a2", "b"), ("a3", "2")];
    let saved = anna.post(&path, &first).await;
    assert_eq!(saved.location, Some(format!("/contact/{}", episode.code)));
    // Nobody checks himself: the page says so, and so does an answer that differs.
    for lang in ["en", "sv"] {
        anna.post("/language", &[("lang", lang)]).await;
        let own = anna.get(&path).await;
        is_told(&own);
        assert!(!own.body.contains("name=\"a0\""), "{}", own.body);
    }
    let refused = anna.post(&path, &[("a0", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("någon annan"), "{}", refused.body);
    let twice = anna.post(&path, &first).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "sent twice: {}", twice.body);
    let id = form(&trial, &episode).await;
    assert!(trial.look(move |view| view.keyings(id)).await.is_empty());

    let seconds = [("a0", "1"), ("a1", "2"), ("a2", "b"), ("a3", "4")];
    let differs = bo.post(&path, &seconds).await.location.expect("the differences");
    assert_eq!(differs, format!("/keyed/{}", number::spell(&id.0)));
    for lang in ["en", "sv"] {
        bo.post("/language", &[("lang", lang)]).await;
        let page = bo.get(&differs).await;
        is_told(&page);
        assert!(page.body.contains(&episode.code.to_string()) && page.body.contains("bo"));
        assert_eq!(page.body.matches("<fieldset").count(), 3);
    }
    // Whoever leaves it for later finds it again, and nothing has changed.
    assert!(anna.get("/sheets").await.body.contains(&differs));
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, Answer::One(AnswerCode(3)));
    let half = [("d-grepp-1", "first"), ("d-grepp-2", "second")];
    assert_eq!(decide(&anna, &differs, &half).await, StatusCode::BAD_REQUEST);
    let page = anna.get(&differs).await.body;
    let (revision, number) = (field(&page, "revision"), field(&page, "number"));
    // One holds, the other holds, and neither does.
    let said = [half[0], half[1], ("d-grepp-4", "1")];
    assert_eq!(decide(&anna, &differs, &said).await, StatusCode::SEE_OTHER);
    let declined = Answer::One(AnswerCode(2));
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, Answer::One(AnswerCode(3)));
    assert_eq!(answer_to(&trial, &episode, "grepp-2").await, declined);
    assert_eq!(answer_to(&trial, &episode, "grepp-4").await, Answer::One(AnswerCode(1)));
    let old = [("revision", revision.as_str()), ("number", number.as_str())];
    assert_eq!(anna.post(&differs, &old).await.status, StatusCode::CONFLICT);
    assert!(!anna.get("/sheets").await.body.contains(&differs));
    is_told(&anna.get(&differs).await);
}

#[tokio::test]
async fn a_sheet_with_a_missing_page_is_read_by_two_people_as_well() {
    let trial = Trial::new();
    let (anna, bo) = (trial.staff(), trial.second_person().await);
    let episode = trial.contact().await;
    let page = scanned(1, &[("grepp-1", Some(3)), ("grepp-2", Some(2))], sheet(SheetKind::Pack));
    let known = take_in(&trial, &episode, page).await;
    let id = known.id;
    trial.change(move |batch, _| Ok(batch.want_keying(id, true)?)).await;
    let path = format!("/contact/{}/key/before", episode.code);
    let again = format!("{path}?again=1");
    let of = |answer: &Answer| *answer == Answer::Missing(Missing::PageNotReceived);
    let lacking = known.answers.iter().filter(|one| of(&one.answer)).count();
    let fields = |body: &str| body.matches("<fieldset data-q").count();
    assert!(anna.get("/sheets").await.body.contains(&again));
    assert_eq!(fields(&anna.get(&path).await.body), lacking, "what is missing");
    let came = known.answers.len() - lacking;
    assert_eq!(fields(&bo.get(&again).await.body), came, "what has come in");
    // The second page is lost: what has come in is read by a person all the same.
    let alike = bo.post(&again, &[("a0", "3"), ("a1", "2")]).await;
    assert_eq!(alike.location.as_deref(), Some("/sheets"), "{}", alike.body);
    assert!(!anna.get("/sheets").await.body.contains(&again));
    let sheets = trial.look(|view| compared_sheets(view, None)).await;
    assert_eq!(sheets[0][&FieldSource::Machine].wrong, 0);
    assert_eq!(sheets[0][&FieldSource::FirstKeying].fields, came as u64);

    // It is found and keyed by anna: she has read some of the sheet, and bo all but that.
    assert_eq!(anna.post(&path, &[("a0", "1")]).await.status, StatusCode::SEE_OTHER);
    let people = trial.look(move |view| keyed_by(view, id)).await;
    assert_eq!(people.into_iter().collect::<Vec<_>>(), ["anna", "bo"]);
    for browser in [&anna, &bo] {
        let refused = browser.post(&again, &[("a0", "0")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let sheets = trial.look(|view| compared_sheets(view, None)).await;
    let (first, second) = (FieldSource::FirstKeying, FieldSource::SecondKeying);
    assert_eq!(sheets[0][&first].fields, lacking as u64, "hers alone");
    assert_eq!(sheets[0][&second].fields, came as u64, "his alone");
}

#[tokio::test]
async fn a_keying_from_another_sheet_is_thrown_away_and_asked_for_again() {
    let trial = Trial::new();
    let browser = trial.staff();
    let episode = trial.contact().await;
    let page = scanned(1, &[("grepp-1", Some(3)), ("grepp-2", Some(2))], sheet(SheetKind::Pack));
    let known = take_in(&trial, &episode, page).await;
    let id = known.id;
    trial.change(move |batch, _| Ok(batch.want_keying(id, true)?)).await;
    let again = format!("/contact/{}/key/before?again=1", episode.code);
    let to = browser.post(&again, &[("a0", "0"), ("a1", "0")]).await.location.expect("differs");
    assert!(!browser.get("/sheets").await.body.contains(&again));
    assert_eq!(decide(&browser, &to, &[("drop", "1")]).await, StatusCode::SEE_OTHER);
    let sheets = browser.get("/sheets").await.body;
    assert!(sheets.contains(&again) && !sheets.contains(&to), "{sheets}");
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, Answer::One(AnswerCode(3)));
    assert_eq!(trial.look(move |view| view.assessment(id)).await, known);
    // The same person may read the right sheet now: there is nothing left of the wrong one.
    let right = browser.post(&again, &[("a0", "3"), ("a1", "2")]).await;
    assert_eq!(right.location.as_deref(), Some("/sheets"));
}
