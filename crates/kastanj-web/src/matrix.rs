//! Who comes where: every line of the table of routes, for every kind of visitor, for what is
//! there and for what is not, under every method. Generated from the table itself.

use axum::body::Body;
use axum::http::{Method, StatusCode, header};

use crate::access::{Access, Scope};
use crate::route::Route;
use crate::router::table;
use crate::session::Holder;
use crate::trial::{Answer, HOST, Trial, Visitor, anna};
use crate::visit::{Step, Visit};

/// The addresses of a route: of something that is there, if a contact is named, and of nothing.
fn addresses(route: &Route, code: &str) -> Vec<(String, bool)> {
    let filled = |code: &str, other: &str| -> String {
        let part = |part: &str| match part {
            "{code}" => code.to_owned(),
            "{occasion}" => "before".to_owned(),
            part if part.starts_with('{') => other.to_owned(),
            part => part.to_owned(),
        };
        route.path.split('/').map(part).collect::<Vec<_>>().join("/")
    };
    let nothing = "00000000000000000000000000000000";
    match route.scope {
        Scope::Contact => vec![(filled(code, nothing), true), (filled("7KQ4-HN", nothing), false)],
        Scope::Sheet | Scope::Pack | Scope::Whole => vec![(filled(code, nothing), false)],
    }
}

/// A browser in which a client has a form open.
async fn client(trial: &Trial) -> String {
    let episode = trial.contact().await;
    let visit = Visit {
        episode: episode.id,
        occasion: kastanj_instrument::Occasion::Before,
        questionnaire: kastanj_instrument::QuestionnaireId { name: "del-1".to_owned(), version: 1 },
        variant: kastanj_instrument::VariantId("before".to_owned()),
        opened_by: anna(),
        at_home: false,
    };
    let holder = Holder::Client { visit, step: Step::Intro };
    let now = trial.house.clock.now();
    let token = trial.house.sessions.begin(holder, kastanj_language::Lang::Sv, now);
    format!("s={}", token.expect("randomness").as_str())
}

async fn ask(visitor: &Visitor<'_>, method: &Method, path: &str) -> Answer {
    if *method == Method::POST { visitor.post(path, &[]).await } else { visitor.get(path).await }
}

#[tokio::test]
async fn every_route_keeps_to_its_rule_for_every_visitor() {
    let trial = Trial::new();
    let code = trial.contact().await.code.to_string();
    let mut client_browser = trial.stranger();
    client_browser.cookie = Some(client(&trial).await);
    let mut expired = trial.stranger();
    expired.cookie = Some(format!("s={}", "0".repeat(64)));
    let mut cells = 0;
    for route in table() {
        for (path, _) in addresses(&route, &code) {
            let outsiders = [
                ("nobody", &trial.stranger(), "/unlock"),
                ("expired", &expired, "/unlock"),
                ("client", &client_browser, "/f"),
            ];
            for (who, visitor, door) in outsiders {
                let answer = ask(visitor, &route.method, &path).await;
                cells += 1;
                match route.access {
                    Access::Staff(_) | Access::AnyStaff => {
                        assert_eq!(answer.location.as_deref(), Some(door), "{who} {path}");
                        assert!(answer.body.is_empty(), "{who} {path}: {}", answer.body);
                    }
                    Access::Anyone => {
                        assert!(!answer.body.contains(&code), "{who} {path} tells a code");
                    }
                }
            }
        }
    }
    assert!(cells >= 3 * table().len(), "{cells}");
}

#[tokio::test]
async fn what_is_not_there_is_not_told_from_what_may_not_be_known() {
    let trial = Trial::new();
    let staff = trial.staff();
    let absent = staff.get("/no-such-page").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    for route in table().iter().filter(|r| matches!(r.scope, Scope::Contact | Scope::Sheet)) {
        for (path, _) in addresses(route, "7KQ4-HN").into_iter().filter(|(_, there)| !there) {
            let answer = ask(&staff, &route.method, &path).await;
            // A form without its fields is refused before anything is looked for.
            if answer.status != StatusCode::BAD_REQUEST
                && answer.status != StatusCode::UNSUPPORTED_MEDIA_TYPE
            {
                assert_eq!(answer, absent, "{} {path}", route.method);
            }
        }
    }
}

#[tokio::test]
async fn other_methods_are_refused_everywhere() {
    let trial = Trial::new();
    let code = trial.contact().await.code.to_string();
    let staff = trial.staff();
    for route in table() {
        for (path, _) in addresses(&route, &code) {
            for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE] {
                let request = staff.request(method.clone(), &path).body(Body::empty());
                let answer = staff.send(request.expect("a request")).await;
                assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let trial = Trial::new();
    let staff = trial.staff();
    let foreign: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "http://evil.example")],
        &[],
    ];
    for headers in foreign {
        let mut request = staff
            .request(Method::POST, "/contacts")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = staff.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{headers:?}");
    }
    assert!(trial.look(|view| view.episodes(None)).await.is_empty());
    // An old browser that names no site names the page's origin.
    let request = staff
        .request(Method::POST, "/contacts")
        .header("origin", format!("http://{HOST}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::empty());
    let answer = staff.send(request.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn another_name_for_this_machine_is_not_answered() {
    let trial = Trial::new();
    for host in ["evil.example:8517", "127.0.0.1:8517", "localhost", "localhost:80", ""] {
        let request = axum::http::Request::builder().uri("/unlock").header(header::HOST, host);
        let answer = trial.stranger().send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        // Where to look instead, and nothing else.
        assert!(answer.body.contains("http://localhost:8517"), "{}", answer.body);
        assert!(!answer.body.contains('<') && answer.body.len() < 300, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_session_begins_under_a_new_token_and_the_old_one_is_over() {
    let trial = Trial::new();
    let before = trial.staff();
    let fields = [("person", "anna"), ("passphrase", crate::trial::PASSPHRASE)];
    let answer = before.post("/unlock", &fields).await;
    assert_eq!(answer.location.as_deref(), Some("/today"));
    let given = answer.cookie.expect("a cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(given.contains(part), "{given}");
    }
    assert!(!given.starts_with(before.cookie.as_deref().expect("a cookie")));
    assert_eq!(before.get("/today").await.location.as_deref(), Some("/unlock"));
    let mut after = trial.stranger();
    after.cookie = given.split(';').next().map(str::to_owned);
    assert_eq!(after.get("/today").await.status, StatusCode::OK);
    // A wrong passphrase begins nothing.
    let wrong = [("person", "anna"), ("passphrase", "fel fel fel fel")];
    let wrong = trial.stranger().post("/unlock", &wrong).await;
    assert!(wrong.cookie.is_none() && wrong.location.is_none());
}

#[tokio::test]
async fn every_answer_has_the_headers_and_no_client_page_tells_whose_it_is() {
    let trial = Trial::new();
    let mut visitor = trial.stranger();
    visitor.cookie = Some(client(&trial).await);
    for path in ["/f", "/f/v", "/a/f.css", "/a/x.js", "/a/i.svg", "/no-such-page"] {
        let request = visitor.request(Method::GET, path).body(Body::empty()).expect("a request");
        let router = crate::router::router(&trial.house);
        let response = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
        let policy = response.headers().get(header::CONTENT_SECURITY_POLICY);
        let policy = policy.and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}");
        assert_eq!(
            response.headers().get(header::CACHE_CONTROL).map(|v| v.as_bytes()),
            Some(&b"no-store"[..]),
            "{path}"
        );
        let told = format!("{:?}", response.headers()).to_lowercase();
        let answer = visitor.get(path).await;
        let all = format!("{told}{}", answer.body.to_lowercase());
        for word in ["kast", "kastanj", "övningsstad", "ov-1"] {
            assert!(!all.contains(word), "{path} holds {word}");
        }
        assert!(answer.body.len() < 30_000, "{path}: {} bytes", answer.body.len());
    }
}

#[tokio::test]
async fn ten_idle_minutes_lock_staff_out_and_the_store_stays_open_for_the_other() {
    let trial = Trial::new();
    let (one, other) = (trial.staff(), trial.staff());
    trial.wait(9 * 60);
    assert_eq!(one.get("/today").await.status, StatusCode::OK);
    trial.wait(2 * 60);
    assert_eq!(other.get("/today").await.location.as_deref(), Some("/unlock"));
    assert_eq!(one.get("/today").await.status, StatusCode::OK);
    let answer = one.post("/service-lock", &[]).await;
    assert_eq!(answer.location.as_deref(), Some("/unlock"));
    assert!(!trial.house.is_open());
}
