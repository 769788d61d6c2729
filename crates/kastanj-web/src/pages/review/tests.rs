//! The queue: what is drawn for a second look cannot be told from what is in doubt; what comes of it
//! is counted, decided and told.

use axum::http::StatusCode;
use kastanj_desk::intake::through_the_door;
use kastanj_instrument::{AnswerCode, ItemId, SheetKind};
use kastanj_record::{Answer, Assessment, Episode, Missing, RawResponse};
use kastanj_store::{CheckState, NewRowPicture, PicturePurpose, new_page_mark};

use crate::number;
use crate::pages::sheets::tests::{scanned, sheet};
use crate::trial::{Trial, Visitor};

/// A row as the reader would have cut it.
fn row(item: &str, purpose: PicturePurpose, loss: f64) -> NewRowPicture {
    let reason = if purpose == PicturePurpose::Doubt { "several" } else { "clear" };
    let png = b"\x89PNG marked".to_vec();
    NewRowPicture {
        blank: Some(b"\x89PNG blank".to_vec()),
        guesses: vec![RawResponse::Blank, RawResponse::Codes(vec![AnswerCode(3)])],
        purpose,
        loss,
        ..NewRowPicture::doubt(ItemId(item.to_owned()), reason, png)
    }
}

/// A contact whose form was read: `grepp-1` in doubt, or drawn for a second look.
async fn read(trial: &Trial, purpose: PicturePurpose, loss: f64) -> (Episode, Assessment) {
    let episode = trial.contact().await;
    let owner = episode.clone();
    let known = trial
        .change(move |batch, setting| {
            let place = setting.taking();
            let doubt = purpose == PicturePurpose::Doubt;
            let given = [("grepp-1", (!doubt).then_some(3)), ("grepp-2", Some(2))];
            let page = scanned(1, &given, sheet(SheetKind::Pack));
            let view = batch.view();
            let (study, library) = (place.study, place.library);
            let known = through_the_door(&view, study, library, &owner, &page, place.kept_at)?;
            batch.put_assessment(&known)?;
            let picture = row("grepp-1", purpose, loss);
            if doubt {
                batch.add_row_picture(known.id, &picture)?;
            } else {
                let kept = batch.draw_check(known.id, &owner.unit, new_page_mark()?, &picture)?;
                assert!(kept, "an accepted answer is drawn");
                let again = batch.draw_check(known.id, &owner.unit, new_page_mark()?, &picture)?;
                let seen = row("grepp-9", purpose, loss);
                let other = batch.draw_check(known.id, &owner.unit, new_page_mark()?, &seen)?;
                assert!(!again && !other, "once, and only what the machine has read");
            }
            Ok(known)
        })
        .await;
    (episode, known)
}

/// A page without what is different for every form.
fn masked(body: &str, known: &Assessment, skip: usize) -> String {
    let next = format!("skip={}", skip + 1);
    let body = body
        .replace(&number::spell(&known.id.0), "‹id›")
        .replace(&format!("name=\"skip\" value=\"{skip}\""), "‹skip›")
        .replace(&next, "‹next›");
    // The order of the guesses hangs on the form's random number alone, never on why it waits.
    let (mut guesses, mut rest) = (Vec::new(), String::new());
    for part in body.split_inclusive("</button>") {
        match part
            .find("<button")
            .filter(|_| part.contains("data-key=\"s\"") || part.contains("data-key=\"d\""))
        {
            Some(at) => {
                rest.push_str(&part[..at]);
                let button =
                    part[at..].replace("data-key=\"s\"", "‹key›").replace("<kbd>s<", "<kbd>‹key›<");
                guesses.push(
                    button.replace("data-key=\"d\"", "‹key›").replace("<kbd>d<", "<kbd>‹key›<"),
                );
            }
            None => rest.push_str(part),
        }
    }
    guesses.sort();
    assert_eq!(guesses.len(), 2, "two guesses");
    format!("{rest}{guesses:?}")
}

async fn decide(browser: &Visitor<'_>, known: &Assessment, value: &str) -> Option<String> {
    let id = number::spell(&known.id.0);
    let fields = [("id", id.as_str()), ("item", "grepp-1"), ("v", value)];
    browser.post("/review", &fields).await.location
}

async fn state(trial: &Trial, known: &Assessment) -> CheckState {
    let id = known.id;
    let item = ItemId("grepp-1".to_owned());
    trial.look(move |view| Ok(view.check_of(id, &item)?.expect("a check").state)).await
}

async fn answer(trial: &Trial, known: &Assessment) -> Answer {
    let id = known.id;
    let known = trial.look(move |view| view.assessment(id)).await;
    known.answers.into_iter().find(|one| one.item.0 == "grepp-1").expect("an answer").answer
}

#[tokio::test]
async fn what_is_drawn_cannot_be_told_from_what_is_in_doubt() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (_, doubt) = read(&trial, PicturePurpose::Doubt, 0.4).await;
    let (_, drawn) = read(&trial, PicturePurpose::Drawn, 0.3).await;
    for lang in ["sv", "en"] {
        browser.post("/language", &[("lang", lang)]).await;
        let first = browser.get("/review").await;
        let second = browser.get("/review?skip=1").await;
        assert_eq!(first.status, StatusCode::OK);
        assert!(first.body.contains(&number::spell(&doubt.id.0)), "the dearer one comes first");
        assert_eq!(masked(&first.body, &doubt, 0), masked(&second.body, &drawn, 1));
        // The paper is found by what is printed on it, and both are told in the same words.
        let paper = |body: &str| {
            let from = body.find("<p class=\"hint\">").expect("the paper");
            body[from..].split("</p>").next().expect("its end").to_owned()
        };
        assert_eq!(paper(&first.body), paper(&second.body));
        assert!(paper(&first.body).contains("HJKMN PQRST"), "{}", first.body);
        for told in ["several", "flera", "drawn", "clear", ">web-", "\"web-"] {
            assert!(!first.body.contains(told), "{told}");
        }
    }
    // Pictures come from the same kind of address, and a decision ends in the same page.
    for known in [&doubt, &drawn] {
        let path = format!("/review/{}/grepp-1", number::spell(&known.id.0));
        assert!(browser.get(&path).await.body.contains("PNG marked"));
        assert!(browser.get(&format!("{path}?blank=1")).await.body.contains("PNG blank"));
        assert_eq!(decide(&browser, known, "3").await.as_deref(), Some("/review"));
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(state(&trial, &drawn).await, CheckState::Agreed);
    // Both are taken back alike, and wait again with their pictures.
    for known in [&drawn, &doubt] {
        assert!(browser.post("/review/undo", &[]).await.location.is_some());
        let path = format!("/review/{}/grepp-1", number::spell(&known.id.0));
        assert!(browser.get(&path).await.body.contains("PNG marked"));
    }
    assert_eq!(state(&trial, &drawn).await, CheckState::Waiting);
}

#[tokio::test]
async fn nobody_is_named_and_both_guesses_have_a_key_in_an_order_that_tells_nothing() {
    let trial = Trial::new();
    let browser = trial.staff();
    let mut first = std::collections::BTreeSet::new();
    for _ in 0..40 {
        let (episode, known) = read(&trial, PicturePurpose::Doubt, 0.4).await;
        let page = browser.get("/review").await.body;
        assert!(!page.contains(&episode.code.to_string()), "{page}");
        let has = |text: &str| page.contains(text);
        let places = [
            has("value=\"3\" data-key=\"s\"") && has("value=\"b\" data-key=\"d\""),
            has("value=\"b\" data-key=\"s\"") && has("value=\"3\" data-key=\"d\""),
        ];
        assert_ne!(places[0], places[1], "{page}");
        first.insert(places[0]);
        for key in ["data-key=\"1\"", "data-key=\"x\"", "data-key=\"c\"", "data-also=\"0\""] {
            assert!(has(key), "{key}");
        }
        decide(&browser, &known, "3").await;
    }
    // The same order for all would happen once in 10^12 runs.
    assert_eq!(first.len(), 2, "what the machine holds likelier stands now first, now second");
}

#[tokio::test]
async fn a_difference_goes_to_a_third_look_that_decides_the_record() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (episode, known) = read(&trial, PicturePurpose::Drawn, 0.3).await;
    let (_, other) = read(&trial, PicturePurpose::Drawn, 0.2).await;
    decide(&browser, &known, "1").await;
    decide(&browser, &other, "b").await;
    assert_eq!(state(&trial, &known).await, CheckState::Differs);
    let machine = Answer::One(AnswerCode(3));
    assert_eq!(answer(&trial, &known).await, machine, "nothing changes before the third look");
    let quality = browser.get("/overview/reading").await.body;
    assert!(quality.contains("2 svar kontrollerade") && quality.contains("väntar"), "{quality}");
    assert!(browser.get("/sheets").await.body.contains("/review/third"));
    let page = browser.get("/review/third").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("PNG") || page.body.contains("/grepp-1"), "{}", page.body);
    // The two buttons are the two readings, whatever the machine had guessed besides.
    let chosen = if page.body.contains(&number::spell(&known.id.0)) { "1" } else { "b" };
    for button in ["value=\"3\" data-key=\"s\"", &format!("value=\"{chosen}\" data-key=\"d\"")] {
        assert!(page.body.contains(button), "{button} in {}", page.body);
    }
    let third = |known: &Assessment, value: &'static str| {
        let id = number::spell(&known.id.0);
        vec![
            ("id".to_owned(), id),
            ("item".to_owned(), "grepp-1".to_owned()),
            ("v".to_owned(), value.to_owned()),
        ]
    };
    let send = |fields: Vec<(String, String)>| {
        let browser = &browser;
        async move {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            browser.post("/review/third", &fields).await
        }
    };
    assert_eq!(send(third(&known, "77")).await.status, StatusCode::BAD_REQUEST);
    send(third(&known, "1")).await;
    send(third(&other, "3")).await;
    assert_eq!(state(&trial, &known).await, CheckState::MachineWrong);
    assert_eq!(state(&trial, &other).await, CheckState::MachineRight);
    assert_eq!(answer(&trial, &known).await, Answer::One(AnswerCode(1)));
    assert_eq!(answer(&trial, &other).await, machine);
    // Taken back, the last one first: the record is as it was, and both are asked about again.
    let to = browser.post("/review/undo", &[]).await.location;
    assert_eq!(to.as_deref(), Some("/review/third"));
    assert_eq!(state(&trial, &other).await, CheckState::Differs);
    browser.post("/review/undo", &[]).await;
    assert_eq!(state(&trial, &known).await, CheckState::Differs);
    assert_eq!(answer(&trial, &known).await, machine);
    let picture = format!("/review/{}/grepp-1", number::spell(&known.id.0));
    assert!(browser.get(&picture).await.body.contains("PNG marked"));
    // What is left for later comes round again, behind the others.
    let asked = |body: &str| body.contains(&number::spell(&known.id.0));
    let page = browser.get("/review/third").await.body;
    assert!(page.contains("/review/third?skip=1"), "{page}");
    let later = browser.get("/review/third?skip=1").await.body;
    assert!(asked(&page) != asked(&later), "{page}{later}");
    assert_eq!(asked(&browser.get("/review/third?skip=2").await.body), asked(&page));
    assert!(browser.get("/overview/reading").await.body.contains("href=\"/review/third\""));
    send(third(&known, "1")).await;
    send(third(&other, "3")).await;
    assert_eq!(state(&trial, &known).await, CheckState::MachineWrong);
    assert_eq!(answer(&trial, &known).await, Answer::One(AnswerCode(1)));
    // Sent twice: nothing more happens.
    send(third(&known, "2")).await;
    assert_eq!(answer(&trial, &known).await, Answer::One(AnswerCode(1)));
    assert!(browser.get("/review/third").await.body.contains("Inga läsningar"));
    let quality = browser.get("/overview/reading").await.body;
    assert!(quality.contains("1 fel") && !quality.contains("väntar på en tredje"), "{quality}");
    // Who decided what, and what the machine had said, stands on the page of the contact.
    let told = browser.get(&format!("/contact/{}/readings", episode.code)).await.body;
    for word in ["anna", "kontroll", "tredje blick", "50 %"] {
        assert!(told.contains(word), "{word} in {told}");
    }
}

#[tokio::test]
async fn a_sheet_is_keyed_once_more_when_somebody_asks_and_machine_and_people_are_compared() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (episode, known) = read(&trial, PicturePurpose::Doubt, 0.3).await;
    let page = format!("/contact/{}/readings", episode.code);
    let id = number::spell(&known.id.0);
    browser.post(&page, &[("id", &id), ("want", "1")]).await;
    let key = format!("/contact/{}/key/before", episode.code);
    assert!(browser.get("/sheets").await.body.contains(&key));
    let foreign = trial.contact().await;
    let other = format!("/contact/{}/readings", foreign.code);
    let elsewhere = browser.post(&other, &[("id", &id), ("want", "1")]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    let empty = browser.get("/overview/reading").await.body;
    assert!(empty.contains("Inga blad har matats in"), "{empty}");
    // The other page of the sheet has to come in before it can be keyed as a whole.
    let owner = episode.clone();
    trial
        .change(move |batch, _| {
            let mut whole = batch.view().assessments_of_episode(owner.id)?.remove(0);
            for answer in &mut whole.answers {
                if answer.answer == Answer::Missing(Missing::PageNotReceived) {
                    answer.answer = Answer::Missing(Missing::Blank);
                }
            }
            batch.correct_assessment(&whole)?;
            Ok(())
        })
        .await;
    // The person reads 3 in the question that the machine left, and 1 where it read 2.
    let to = browser.post(&key, &[("a0", "3"), ("a1", "1")]).await.location.expect("differs");
    assert!(browser.get("/overview/reading").await.body.contains("Inga blad har matats in"));
    assert!(!browser.get("/sheets").await.body.contains(&key), "asked for no longer");
    let revision = trial
        .look({
            let id = known.id;
            move |view| view.revision(id)
        })
        .await;
    let revision = revision.to_string();
    let chosen = [
        ("revision", revision.as_str()),
        ("number", "1"),
        ("d-grepp-1", "second"),
        ("d-grepp-2", "second"),
    ];
    let settled = browser.post(&to, &chosen).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.body);
    let quality = browser.get("/overview/reading").await.body;
    assert!(quality.contains("1 blad är inmatat"), "{quality}");
    let sheets = trial.look(|view| kastanj_desk::keying::compared_sheets(view, None)).await;
    let of = |source| sheets[0][&source];
    let machine = of(kastanj_record::FieldSource::Machine);
    let keyed = of(kastanj_record::FieldSource::FirstKeying);
    assert_eq!((machine.wrong, machine.left), (1, 1), "{machine:?}");
    assert_eq!((keyed.wrong, keyed.left), (0, 0), "{keyed:?}");
    assert!(keyed.fields > machine.fields - 1);
}

#[tokio::test]
async fn every_page_about_readings_is_told_in_both_languages() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (episode, known) = read(&trial, PicturePurpose::Drawn, 0.3).await;
    read(&trial, PicturePurpose::Doubt, 0.2).await;
    decide(&browser, &known, "1").await;
    let id = known.id;
    trial
        .change(move |batch, _| {
            batch.add_row_picture(id, &row("words-1-1", PicturePurpose::Words, 0.0))?;
            Ok(())
        })
        .await;
    let readings = format!("/contact/{}/readings", episode.code);
    for lang in ["sv", "en"] {
        browser.post("/language", &[("lang", lang)]).await;
        for path in ["/review", "/review/third", "/overview/reading", &readings, "/sheets"] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
            for key in [">web-", "\"web-", ">program-", ">record-", ">report-"] {
                assert!(!page.body.contains(key), "{key} on {path}: {}", page.body);
            }
        }
    }
    let spelled = number::spell(&known.id.0);
    assert!(browser.get(&readings).await.body.contains("words-1-1"));
    browser.post(&readings, &[("id", &spelled), ("drop", "words-1-1")]).await;
    assert!(!browser.get(&readings).await.body.contains("words-1-1"));
    let again = browser.post(&readings, &[("id", &spelled), ("drop", "words-1-1")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(browser.post(&readings, &[("id", &spelled)]).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_share_is_set_per_unit_and_is_two_per_cent_before() {
    let trial = Trial::new();
    let browser = trial.staff();
    let page = browser.get("/house/settings").await.body;
    let field = |page: &str, name: &str| {
        let from = page.find(&format!("name=\"{name}\"")).expect("a field");
        let rest = &page[from..];
        let value = rest.find("value=\"").expect("a value") + 7;
        rest[value..].split('"').next().expect("its end").to_owned()
    };
    assert_eq!(field(&page, "looks-answers"), "2");
    assert_eq!(field(&page, "looks-sheets"), "0");
    let version = field(&page, "version");
    let send = |answers: &'static str, version: String| {
        let browser = &browser;
        async move {
            let fields = [
                ("unit", "OV-1"),
                ("version", version.as_str()),
                ("name", "Övningsstad (SYNTETISK)"),
                ("controller", "Nämnden (SYNTETISK)"),
                ("who-sv", "Akut"),
                ("who-en", "Emergency"),
                ("number", "112"),
                ("looks-answers", answers),
                ("looks-sheets", "10"),
            ];
            browser.post("/house/settings", &fields).await
        }
    };
    for wrong in ["101", "-1", "två"] {
        let refused = send(wrong, version.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(send("12,5", version).await.status, StatusCode::SEE_OTHER);
    let page = browser.get("/house/settings").await.body;
    assert_eq!(field(&page, "looks-answers"), "12,5");
    let told = browser.get("/overview/reading").await.body;
    assert!(told.contains("12,5 %") && told.contains("10,0 %"), "{told}");
}

#[tokio::test]
async fn what_a_keying_has_settled_waits_for_nobody() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (episode, drawn) = read(&trial, PicturePurpose::Drawn, 0.3).await;
    let (second, differs) = read(&trial, PicturePurpose::Drawn, 0.2).await;
    // One waits for its second look, the other has had it and waits for a third.
    decide(&browser, &differs, "1").await;
    assert_eq!(state(&trial, &differs).await, CheckState::Differs);
    let key = |episode: &Episode| format!("/contact/{}/key/before?again=1", episode.code);
    // A keying is a look by somebody who has not seen what stands there.
    browser.post(&key(&episode), &[("a0", "3"), ("a1", "2")]).await;
    assert_eq!(state(&trial, &drawn).await, CheckState::Agreed);
    let to = browser.post(&key(&second), &[("a0", "1"), ("a1", "2")]).await;
    let to = to.location.expect("the differences");
    assert_eq!(state(&trial, &differs).await, CheckState::Differs, "nobody has decided");
    let revision = trial.look({
        let id = differs.id;
        move |view| view.revision(id)
    });
    let revision = revision.await.to_string();
    let chosen = [("revision", revision.as_str()), ("number", "1"), ("d-grepp-1", "second")];
    assert_eq!(browser.post(&to, &chosen).await.status, StatusCode::SEE_OTHER);
    assert_eq!(state(&trial, &differs).await, CheckState::MachineWrong);
    assert_eq!(answer(&trial, &differs).await, Answer::One(AnswerCode(1)));
    for page in ["/review", "/review/third"] {
        assert!(!browser.get(page).await.body.contains("grepp-1"), "{page}");
    }
    assert!(!browser.get("/sheets").await.body.contains("/review"));
}
