//! Sheets come in: uploaded, in doubt, without an owner, contradicting, keyed.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kastanj_desk::intake::through_the_door;
use kastanj_instrument::{
    AnswerCode, FormKey, ItemId, Occasion, QuestionnaireId, Serial, SheetKind, VariantId,
};
use kastanj_language::Lang;
use kastanj_record::{
    Answer, Assessment, Episode, Missing, Mode, Provenance, RawAnswer, RawResponse, ReadingOrigin,
    SheetIdentity, Submission, UnassignedReason, doubts,
};
use kastanj_store::{NewRowPicture, UnassignedId};

use crate::number;
use crate::trial::{Answer as Page, Trial, Visitor};
use crate::trouble::Trouble;

const PACK: &str = "HJKMNPQRST";

/// A page of the form before as the machine would have read it; `None` is in doubt.
pub(crate) fn scanned(page: u8, given: &[(&str, Option<i16>)], sheet: SheetIdentity) -> Submission {
    let answer = |(item, code): &(&str, Option<i16>)| RawAnswer {
        item: ItemId((*item).to_owned()),
        response: match code {
            Some(code) => RawResponse::Codes(vec![AnswerCode(*code)]),
            None => RawResponse::Doubtful("several (3)".to_owned()),
        },
        provenance: Provenance {
            mode: Mode::Scanned,
            reading: Some(ReadingOrigin {
                scan: "0".repeat(64),
                scan_page: 1,
                reader: "test".to_owned(),
                posterior: 0.5,
                machine_said: None,
            }),
            seen_by_person: false,
        },
    };
    Submission {
        form: FormKey {
            questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
            variant: VariantId("before".to_owned()),
            lang: Lang::Sv,
        },
        occasion: Occasion::Before,
        sheet: Some(sheet),
        week: None,
        therapist_present: None,
        mode: Mode::Scanned,
        pages: Some(BTreeSet::from([page])),
        answers: given.iter().map(answer).collect(),
    }
}

pub(crate) fn sheet(kind: SheetKind) -> SheetIdentity {
    SheetIdentity { kind, serial: PACK.parse().expect("a number") }
}

pub(crate) fn picture(item: &str) -> NewRowPicture {
    let png = b"\x89PNG picture".to_vec();
    NewRowPicture::doubt(ItemId(item.to_owned()), "several", png)
}

/// Takes a page in behind the pages' back.
pub(crate) async fn take_in(trial: &Trial, episode: &Episode, page: Submission) -> Assessment {
    let episode = episode.clone();
    trial
        .change(move |batch, setting| {
            let place = setting.taking();
            let view = batch.view();
            let assessment = through_the_door(
                &view,
                place.study,
                place.library,
                &episode,
                &page,
                place.kept_at,
            )?;
            let put = batch.put_assessment(&assessment)?;
            for doubt in doubts(&assessment) {
                batch.add_row_picture(put.id(), &picture(&doubt.item.0))?;
            }
            Ok(batch.view().assessment(put.id())?)
        })
        .await
}

pub(crate) async fn answer_to(trial: &Trial, episode: &Episode, item: &str) -> Answer {
    let (id, item) = (episode.id, ItemId(item.to_owned()));
    trial
        .look(move |view| {
            let known = view.assessments_of_episode(id)?;
            let found = known.iter().flat_map(|known| &known.answers).find(|a| a.item == item);
            Ok(found.map(|found| found.answer.clone()).expect("an answer"))
        })
        .await
}

/// Sends files as a browser does.
async fn upload(browser: &Visitor<'_>, files: &[(&str, &[u8])]) -> Page {
    let files: Vec<_> = files.iter().map(|(name, bytes)| ("files", *name, *bytes)).collect();
    browser.post_files("/sheets", &[("week", "")], &files).await
}

/// No page shows the key of a sentence instead of the sentence.
pub(crate) fn is_told(page: &Page) {
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for key in [">web-", "\"web-", ">program-", ">record-"] {
        assert!(!page.body.contains(key), "{key} in {}", page.body);
    }
}

#[tokio::test]
async fn every_page_is_told_in_both_languages() {
    let trial = Trial::new();
    let browser = trial.staff();
    let episode = trial.contact().await;
    let first = scanned(1, &[("grepp-1", None), ("grepp-2", Some(3))], sheet(SheetKind::Pack));
    let known = take_in(&trial, &episode, first).await;
    let other = scanned(1, &[("grepp-2", Some(0))], sheet(SheetKind::Pack));
    take_in(&trial, &episode, other).await;
    let waiting = park(&trial, 1, "grepp-3").await;
    let conflict = trial.look(|view| Ok(view.conflicts()?[0].id)).await;
    upload(&browser, &[("a.txt", b"no scan")]).await;
    let code = episode.code;
    let paths = [
        "/sheets".to_owned(),
        "/sheets/taken".to_owned(),
        "/review".to_owned(),
        "/review?skip=7".to_owned(),
        format!("/waiting/{}", number::spell(&waiting.0)),
        format!("/waiting/{}?q=zz", number::spell(&waiting.0)),
        format!("/waiting/{}?to={code}", number::spell(&waiting.0)),
        format!("/conflict/{}", number::spell(&conflict.0)),
        "/key".to_owned(),
        format!("/contact/{code}/key/before"),
        format!("/contact/{code}/key/after"),
        format!("/key/pack/{PACK}/before"),
    ];
    for lang in ["sv", "en"] {
        browser.post("/language", &[("lang", lang)]).await;
        for path in &paths {
            is_told(&browser.get(path).await);
        }
    }
    let row = format!("/review/{}/grepp-1", number::spell(&known.id.0));
    assert!(browser.get(&row).await.body.contains("PNG picture"));
    assert!(trial.stranger().get(&row).await.body.is_empty());
}

#[tokio::test]
async fn a_doubt_is_settled_with_one_tap_and_taken_back_with_its_picture() {
    let trial = Trial::new();
    let browser = trial.staff();
    let episode = trial.contact().await;
    let page = scanned(1, &[("grepp-1", None), ("grepp-2", None)], sheet(SheetKind::Pack));
    let known = take_in(&trial, &episode, page).await;
    let id = number::spell(&known.id.0);
    let decision = [("id", id.as_str()), ("item", "grepp-1"), ("v", "3")];
    let wrong = [("id", id.as_str()), ("item", "grepp-1"), ("v", "77")];
    assert_eq!(browser.post("/review", &wrong).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(browser.post("/review", &decision).await.location.as_deref(), Some("/review"));
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, Answer::One(AnswerCode(3)));
    let row = format!("/review/{id}/grepp-1");
    assert_eq!(browser.get(&row).await.status, StatusCode::NOT_FOUND);

    // Sent twice: nothing happens, and only one step can be taken back.
    browser.post("/review", &decision).await;
    assert!(browser.get("/review").await.body.contains("redan avgjord"));
    assert_eq!(browser.post("/review/undo", &[]).await.location.as_deref(), Some("/review"));
    let unreadable = Answer::Missing(Missing::Unreadable);
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, unreadable);
    assert_eq!(browser.get(&row).await.status, StatusCode::OK, "the picture is back");
    browser.post("/review/undo", &[]).await;

    // Unreadable for a person, too: settled, and what the machine saw stays beside it.
    let unread = [("id", id.as_str()), ("item", "grepp-2"), ("v", "x"), ("skip", "0")];
    browser.post("/review", &unread).await;
    let one = known.id;
    let settled = trial.look(move |view| view.assessment(one)).await;
    let answer = settled.answers.iter().find(|one| one.item.0 == "grepp-2").expect("an answer");
    assert!(answer.settled() && !answer.is_in_doubt());
    let said = answer.provenance.reading.as_ref().and_then(|reading| reading.machine_said.clone());
    assert_eq!(said.as_deref(), Some("several (3)"));
    assert_eq!(doubts(&settled).count(), 1);
}

async fn park(trial: &Trial, page: u8, item: &'static str) -> UnassignedId {
    trial
        .change(move |batch, setting| {
            let given = [(item, Some(2)), ("grepp-7", None)];
            let given = if page == 1 { &given[..] } else { &given[..1] };
            let submission = scanned(page, given, sheet(SheetKind::Stock));
            let unit = &setting.study.units[0].code;
            let pictures = if page == 1 { vec![picture("grepp-7")] } else { Vec::new() };
            let reason = UnassignedReason::Stock;
            Ok(batch.park_sheet(unit, reason, &submission, None, &pictures)?)
        })
        .await
}

#[tokio::test]
async fn a_sheet_of_two_pages_finds_its_contact_and_is_taken_back() {
    let trial = Trial::new();
    let browser = trial.staff();
    let episode = trial.contact().await;
    let first = park(&trial, 1, "grepp-1").await;
    park(&trial, 2, "age").await;
    assert_eq!(trial.look(|view| Ok(view.unassigned_sheets()?.len())).await, 2);
    let path = format!("/waiting/{}", number::spell(&first.0));
    let code = episode.code.to_string();
    assert!(browser.get(&path).await.body.contains(&code));
    assert_eq!(
        browser.post(&path, &[("to", &code)]).await.location.as_deref(),
        Some(path.as_str())
    );
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, Answer::One(AnswerCode(2)));
    assert_eq!(browser.post(&path, &[("to", &code)]).await.status, StatusCode::CONFLICT);
    is_told(&browser.get(&path).await);
    browser.post(&format!("{path}/undo"), &[]).await;
    assert_eq!(trial.look(|view| Ok(view.assessments(None)?.len())).await, 0);
    assert_eq!(trial.look(|view| Ok(view.unassigned_sheets()?.len())).await, 2);
    // To a contact that does not exist, to one that begins with it, and away.
    assert_eq!(browser.post(&path, &[("to", "7KQ4-HN")]).await.status, StatusCode::NOT_FOUND);
    browser.post(&path, &[("to", "new")]).await;
    assert_eq!(trial.look(|view| Ok(view.episodes(None)?.len())).await, 2);
    browser.post(&format!("{path}/undo"), &[]).await;
    browser.post(&format!("{path}/drop"), &[]).await;
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_page_that_contradicts_changes_its_own_questions_alone() {
    let trial = Trial::new();
    let browser = trial.staff();
    let episode = trial.contact().await;
    let first = scanned(1, &[("grepp-1", Some(1)), ("grepp-2", Some(3))], sheet(SheetKind::Pack));
    take_in(&trial, &episode, first).await;
    let other = scanned(1, &[("grepp-1", Some(4)), ("grepp-2", Some(3))], sheet(SheetKind::Pack));
    take_in(&trial, &episode, other).await;
    let id = trial.look(|view| Ok(view.conflicts()?[0].id)).await;
    let path = format!("/conflict/{}", number::spell(&id.0));
    assert_eq!(browser.post(&path, &[]).await.status, StatusCode::BAD_REQUEST);
    browser.post(&path, &[("keep", "incoming")]).await;
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, Answer::One(AnswerCode(4)));
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn of_a_sheet_that_came_twice_each_question_is_chosen_by_itself() {
    let trial = Trial::new();
    let browser = trial.staff();
    let episode = trial.contact().await;
    let of = |given: &[(&'static str, Option<i16>)]| scanned(1, given, sheet(SheetKind::Pack));
    let first = [("grepp-1", Some(1)), ("grepp-2", Some(3)), ("grepp-3", Some(2))];
    take_in(&trial, &episode, of(&first)).await;
    let other = [("grepp-1", Some(4)), ("grepp-2", Some(0)), ("grepp-3", Some(2))];
    take_in(&trial, &episode, of(&other)).await;
    let (id, revision) = trial
        .look(|view| {
            let conflict = view.conflicts()?.remove(0);
            Ok((conflict.id, view.revision(conflict.stored.id)?.to_string()))
        })
        .await;
    let path = format!("/conflict/{}", number::spell(&id.0));
    // What is sent without script is what the page shows: radio buttons, a revision, a button.
    let shown = browser.get(&path).await;
    is_told(&shown);
    for field in [
        "name=\"d-grepp-1\" value=\"stored\"",
        "name=\"d-grepp-1\" value=\"incoming\"",
        "name=\"d-grepp-2\" value=\"incoming\"",
        &format!("name=\"revision\" value=\"{revision}\""),
        "name=\"keep\" value=\"incoming\"",
    ] {
        assert!(shown.body.contains(field), "{field} in {}", shown.body);
    }
    assert!(!shown.body.contains("d-grepp-3"), "only what differs is asked");
    let now = ("revision", revision.as_str());
    let (one, two) = (("d-grepp-1", "stored"), ("d-grepp-2", "incoming"));
    for bad in [vec![now, one], vec![one, two], vec![now, one, ("d-grepp-2", "both")]] {
        assert_eq!(browser.post(&path, &bad).await.status, StatusCode::BAD_REQUEST, "{bad:?}");
    }
    let old = browser.post(&path, &[("revision", "77"), one, two]).await;
    assert_eq!(old.status, StatusCode::CONFLICT);
    assert_eq!(answer_to(&trial, &episode, "grepp-2").await, Answer::One(AnswerCode(3)));
    let settled = browser.post(&path, &[now, one, two]).await;
    assert_eq!(settled.location.as_deref(), Some("/sheets"));
    assert_eq!(answer_to(&trial, &episode, "grepp-1").await, Answer::One(AnswerCode(1)));
    assert_eq!(answer_to(&trial, &episode, "grepp-2").await, Answer::One(AnswerCode(0)));
    assert_eq!(answer_to(&trial, &episode, "grepp-3").await, Answer::One(AnswerCode(2)));
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    // Handed in once more, neither sheet asks anything again.
    take_in(&trial, &episode, of(&first)).await;
    take_in(&trial, &episode, of(&other)).await;
    assert!(trial.look(|view| Ok(view.conflicts()?.is_empty())).await);
}

#[tokio::test]
async fn the_number_of_an_unknown_pack_is_asked_twice() {
    let trial = Trial::new();
    let browser = trial.staff();
    let known = |page: &Page| page.body.contains("name=\"again\"");
    for wrong in ["", "hej", "2K ACDE 3 HJKMN PQRST 45"] {
        let answer = browser.post("/key", &[("sheet", wrong)]).await;
        assert!(!known(&answer) && answer.body.contains("role=\"alert\""), "{wrong}");
    }
    let typed = ("sheet", "hjkmn pqrst");
    assert!(known(&browser.post("/key", &[typed, ("occasion", "before")]).await));
    let differs = [typed, ("again", "HJKMNPQRSV"), ("occasion", "before")];
    assert!(known(&browser.post("/key", &differs).await));
    let twice = [typed, ("again", PACK), ("occasion", "before")];
    let to = browser.post("/key", &twice).await.location.expect("a page");
    assert!(to.starts_with(&format!("/key/pack/{PACK}/before")), "{to}");
    assert_eq!(trial.look(|view| Ok(view.episodes(None)?.len())).await, 0, "nothing before saving");
    browser.post(&to, &[("a0", "2")]).await;
    // The page sent twice changes nothing, and is no second reading.
    browser.post(&to, &[("a0", "2")]).await;
    let serial: Serial = PACK.parse().expect("a number");
    let episode = trial.look(move |view| view.episode_of_pack(serial)).await.expect("a contact");
    assert_eq!(trial.look(|view| Ok(view.episodes(None)?.len())).await, 1);
    let again = browser.post("/key", &[typed, ("occasion", "before")]).await;
    assert_eq!(again.location, Some(format!("/contact/{}/key/before?sheet={PACK}", episode.code)));
}

#[tokio::test]
async fn what_is_no_scan_is_named_and_changes_nothing() {
    let trial = Trial::new();
    let browser = trial.staff();
    let none = upload(&browser, &[]).await;
    assert!(none.body.contains("role=\"alert\""));
    let noise: Vec<u8> =
        (0..5000_u32).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    let files: [(&str, &[u8]); 4] = [
        ("brev.docx", b"PK\x03\x04"),
        ("trasig.pdf", b"%PDF-1.7 x"),
        ("b.png", &noise),
        ("tom.tif", b""),
    ];
    let sent = upload(&browser, &files).await;
    assert_eq!(sent.location.as_deref(), Some("/sheets/taken"));
    let told = browser.get("/sheets/taken").await;
    is_told(&told);
    for (name, _) in files {
        assert!(told.body.contains(name), "{name}");
    }
    assert_eq!(told.body.matches("class=\"problem\"").count(), files.len());
    assert_eq!(trial.look(|view| Ok(view.scan_pages()?.len())).await, 0);
    // Another browser does not see what this one uploaded.
    assert_eq!(trial.staff().get("/sheets/taken").await.location.as_deref(), Some("/sheets"));
}

#[tokio::test]
async fn a_change_that_fails_is_told_as_such() {
    let trial = Trial::new();
    let browser = trial.staff();
    let gone = format!("/review/{}/grepp-1", "0".repeat(32));
    assert_eq!(browser.get(&gone).await.status, StatusCode::NOT_FOUND);
    let answer = browser.post("/sheets", &[("week", "2026-W01")]).await;
    assert_eq!(answer.status, Trouble::BadForm.status());
}

#[tokio::test]
async fn a_number_of_practice_is_not_keyed_among_real_clients() {
    let trial = Trial::new();
    trial
        .change(|batch, _| {
            let text = batch.view().study()?.expect("a study").text;
            Ok(batch.set_study(&text.replace("synthetic = true", "synthetic = false"))?)
        })
        .await;
    let trial = trial.open_again();
    let browser = trial.staff();
    let number = "SYNMNPQRST";
    for again in ["", number] {
        let fields = [("sheet", number), ("again", again), ("occasion", "before")];
        let told = browser.post("/key", &fields).await;
        assert!(told.location.is_none() && told.body.contains("övningsblad"), "{}", told.body);
    }
    for path in [format!("/slip/{number}"), format!("/key/pack/{number}/before")] {
        assert_eq!(browser.get(&path).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        let told = browser.post(&path, &[("a0", "1")]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
    assert!(trial.look(|view| view.episodes(None)).await.is_empty());
}
