//! Two people for an export: who asks, who answers, who takes, on the pages of a server.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use kastanj_store::{KeyCost, Person, Role, SecondStep, Standing, wall_clock};
use tower::ServiceExt;

use crate::trial::{Answer, PASSPHRASE, Trial, Visitor, anna};

fn named(name: &str) -> Person {
    name.parse().expect("a name")
}

/// A server with `anna`, who may everything, a coordinator, an administrator, a therapist and an
/// auditor, all of them with a second step; gives that of the coordinator.
async fn staffed() -> (Trial, SecondStep) {
    let trial = Trial::server();
    trial.contact().await;
    let step = SecondStep::random().expect("randomness");
    let kept = step.clone();
    let keeper = anna();
    let turn = trial.house.turn(&keeper, move |desk| {
        for (name, role) in [
            ("cilla", Role::Coordinator),
            ("ada", Role::Administrator),
            ("tove", Role::Therapist),
            ("gun", Role::Auditor),
        ] {
            let standing = Standing { role, units: None };
            desk.store.add_person_as(&named(name), PASSPHRASE, KeyCost::WEAK, standing)?;
        }
        for name in ["anna", "cilla", "ada", "tove", "gun"] {
            desk.store.set_second_step(&named(name), Some(&step))?;
        }
        Ok(())
    });
    turn.await.expect("people");
    (trial, kept)
}

const WHERE: &str = "/house/export";
const AGREED: (&str, &str) = ("extent", "agreed");

/// What a browser would save, if it is a file.
async fn file(visitor: &Visitor<'_>, trial: &Trial, number: &str) -> Result<Vec<u8>, Answer> {
    let request = visitor
        .request(Method::POST, WHERE)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("number={number}&sheets=1")))
        .expect("a request");
    let router = crate::router::router(&trial.house);
    let response = router.oneshot(request).await.expect("an answer");
    if response.status() != StatusCode::OK
        || !response.headers().contains_key("content-disposition")
    {
        return Err(visitor.post(WHERE, &[("number", number)]).await);
    }
    let body = http_body_util::BodyExt::collect(response.into_body()).await.expect("a body");
    Ok(body.to_bytes().to_vec())
}

#[tokio::test]
async fn one_asks_another_says_yes_and_the_first_gets_the_file() {
    let (trial, _) = staffed().await;
    let (asker, second) = (trial.staff_named("cilla"), trial.staff());
    let page = asker.get(WHERE).await.body;
    assert!(page.contains("/house/export/ask") && !page.contains("action=\"/house/export\""));
    assert!(file(&asker, &trial, "1").await.is_err(), "nobody has asked");
    let asked = asker.post("/house/export/ask", &[("purpose", "årsrapport <b>"), AGREED]).await;
    assert_eq!(asked.location.as_deref(), Some(WHERE), "{}", asked.body);
    assert!(asker.get(WHERE).await.body.contains("<strong>anna</strong>"), "who can answer");
    assert!(file(&asker, &trial, "1").await.is_err(), "nobody has answered");
    // The one who asked does not answer, not in another browser either.
    let own = [("number", "1"), ("answer", "yes"), ("own", PASSPHRASE)];
    for browser in [&asker, &trial.staff_named("cilla")] {
        let refused = browser.post("/house/export/answer", &own).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(!browser.get(WHERE).await.body.contains("name=\"answer\""));
    }
    assert!(file(&asker, &trial, "1").await.is_err());
    // The other is told where work begins, and needs the own passphrase.
    assert!(second.get("/house").await.body.contains("<strong>"), "a notice");
    let shown = second.get(WHERE).await.body;
    assert!(shown.contains("årsrapport &#60;b&#62;"), "{shown}");
    let wrong = [("number", "1"), ("answer", "yes"), ("own", "fel fel fel fel")];
    let refused = second.post("/house/export/answer", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(file(&asker, &trial, "1").await.is_err());
    let said = second.post("/house/export/answer", &own).await;
    assert_eq!(said.location.as_deref(), Some(WHERE), "{}", said.body);
    assert!(file(&second, &trial, "1").await.is_err(), "who answers takes nothing");
    let bytes = file(&asker, &trial, "1").await.expect("a file");
    let text = String::from_utf8_lossy(&bytes);
    for part in ["data/answers.csv", "data/codebook.csv", "kit/OV-1/", "%PDF"] {
        assert!(text.contains(part), "{part}");
    }
    assert!(asker.get(WHERE).await.body.contains("Uttag 1: cilla"));
    assert!(file(&asker, &trial, "1").await.is_ok(), "a download may have broken off");
    for lang in kastanj_language::Lang::ALL {
        second.post("/language", &[("lang", lang.code())]).await;
        let log = second.get("/log").await.body;
        for part in ["cilla", "anna"] {
            assert!(log.contains(part) && !log.contains("web-log"), "{log}");
        }
    }
    let log = trial.staff().get("/log").await.body;
    for line in ["bad om uttag 1", "sade ja till uttag 1 som cilla", "hämtade uttag 1 som anna"] {
        assert!(log.contains(line), "{line}: {log}");
    }
}

#[tokio::test]
async fn administrators_therapists_and_auditors_get_nothing_out() {
    let (trial, step) = staffed().await;
    let asker = trial.staff_named("cilla");
    asker.post("/house/export/ask", &[AGREED]).await;
    for name in ["ada", "tove", "gun"] {
        let other = trial.staff_named(name);
        assert_eq!(other.get(WHERE).await.status, StatusCode::FORBIDDEN, "{name}");
        for path in ["", "/ask", "/back", "/answer", "/here"] {
            let fields = [("number", "1"), ("answer", "yes"), ("own", PASSPHRASE)];
            let answer = other.post(&format!("{WHERE}{path}"), &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name} {path}");
        }
        let code = step.code(u64::try_from(wall_clock()).expect("a time") / 30 + 1);
        let fields =
            [("number", "1"), ("person", name), ("passphrase", PASSPHRASE), ("code", &code)];
        let beside = asker.post("/house/export/here", &fields).await;
        assert_eq!(beside.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    assert!(file(&asker, &trial, "1").await.is_err());
    let house = trial.staff_named("ada").get("/house").await.body;
    assert!(!house.contains("/house/export") && !house.contains("/log"), "{house}");
}

#[tokio::test]
async fn the_second_person_may_stand_beside_the_first() {
    let (trial, _) = staffed().await;
    let step = SecondStep::random().expect("randomness");
    let kept = step.clone();
    let keeper = anna();
    let turn = trial
        .house
        .turn(&keeper, move |desk| Ok(desk.store.set_second_step(&anna(), Some(&kept))?));
    turn.await.expect("a second step");
    let asker = trial.staff_named("cilla");
    asker.post("/house/export/ask", &[AGREED]).await;
    let now = u64::try_from(wall_clock()).expect("a time") / 30;
    let here = |person: &'static str, passphrase: &'static str, code: String| {
        let asker = &asker;
        async move {
            let fields = [
                ("number", "1"),
                ("person", person),
                ("passphrase", passphrase),
                ("code", code.as_str()),
            ];
            asker.post("/house/export/here", &fields).await
        }
    };
    for (person, passphrase, code) in [
        ("anna", "fel fel fel fel", step.code(now)),
        ("anna", PASSPHRASE, String::new()),
        ("nobody", PASSPHRASE, step.code(now)),
        ("", PASSPHRASE, step.code(now)),
    ] {
        let refused = here(person, passphrase, code).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{person}");
        assert!(file(&asker, &trial, "1").await.is_err());
    }
    let said = here("anna", PASSPHRASE, step.code(now)).await;
    assert_eq!(said.location.as_deref(), Some(WHERE), "{}", said.body);
    assert!(asker.get("/account").await.body.contains("<strong>cilla</strong>"), "whose it was");
    assert!(asker.get(WHERE).await.body.contains("action=\"/house/export\""), "to be taken");
}

#[tokio::test]
async fn a_request_is_taken_back_declined_or_ends_with_who_answered() {
    let (trial, _) = staffed().await;
    let (asker, second) = (trial.staff_named("cilla"), trial.staff());
    let answer = |number: &'static str, yes: &'static str| {
        let second = &second;
        async move {
            let own = [("number", number), ("answer", yes), ("own", PASSPHRASE)];
            second.post("/house/export/answer", &own).await
        }
    };
    asker.post("/house/export/ask", &[AGREED]).await;
    let foreign = second.post("/house/export/back", &[("number", "1")]).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "not the own one");
    asker.post("/house/export/back", &[("number", "1")]).await;
    assert_eq!(answer("1", "yes").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    asker.post("/house/export/ask", &[AGREED]).await;
    assert!(answer("2", "no").await.location.is_some());
    assert!(file(&asker, &trial, "2").await.is_err(), "declined");
    // The administrator takes the right from the one who asked, and gives it back.
    asker.post("/house/export/ask", &[AGREED]).await;
    assert!(answer("3", "yes").await.location.is_some());
    let keeper = trial.staff_named("ada");
    for role in ["therapist", "coordinator"] {
        let fields = [("person", "cilla"), ("role", role), ("own", PASSPHRASE)];
        let given = keeper.post("/house/people/role", &fields).await;
        assert_eq!(given.location.as_deref(), Some("/house/people"), "{}", given.body);
    }
    assert!(file(&asker, &trial, "3").await.is_err(), "over for good");
    for number in ["", "0", "-1", "99999999999999999999", "x"] {
        assert!(file(&asker, &trial, number).await.is_err(), "{number}");
    }
}

#[tokio::test]
async fn accounts_get_a_role_and_none_above_the_own() {
    let (trial, _) = staffed().await;
    let keeper = trial.staff_named("ada");
    let page = keeper.get("/house/people").await.body;
    assert!(page.contains("value=\"therapist\"") && !page.contains("value=\"every-right\""));
    assert!(trial.staff().get("/house/people").await.body.contains("value=\"every-right\""));
    let new = "nytt ord att minnas";
    for (role, added) in [("every-right", false), ("", false), ("therapist", true)] {
        let fields = [
            ("person", "nya"),
            ("passphrase", new),
            ("again", new),
            ("own", PASSPHRASE),
            ("role", role),
        ];
        let answer = keeper.post("/house/people", &fields).await;
        assert_eq!(answer.location.is_some(), added, "{role}: {}", answer.body);
    }
    for role in ["every-right", "therapist"] {
        let own = [("person", "ada"), ("role", role), ("own", PASSPHRASE)];
        assert_eq!(keeper.post("/house/people/role", &own).await.status, StatusCode::FORBIDDEN);
    }
    let more = [("person", "nya"), ("role", "every-right"), ("own", PASSPHRASE)];
    assert!(keeper.post("/house/people/role", &more).await.location.is_none());
}

#[tokio::test]
async fn work_begins_where_the_role_has_something_to_do() {
    let (trial, _) = staffed().await;
    for (name, home) in [
        ("anna", "/today"),
        ("tove", "/today"),
        ("cilla", "/overview"),
        ("ada", "/house"),
        ("gun", "/log"),
    ] {
        let browser = trial.staff_named(name);
        assert_eq!(browser.get("/").await.location.as_deref(), Some(home), "{name}");
        let shown = browser.get(home).await;
        assert_eq!(shown.status, StatusCode::OK, "{name}");
        // Every door that is shown opens.
        for link in shown.body.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next()) {
            let path = format!("/{}", link.replace("&#38;", "&").replace("&amp;", "&"));
            if !path.starts_with("/a/") {
                assert_ne!(browser.get(&path).await.status, StatusCode::FORBIDDEN, "{name} {path}");
            }
        }
    }
}
