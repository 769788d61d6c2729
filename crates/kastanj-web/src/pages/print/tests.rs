use axum::http::{Method, StatusCode};
use kastanj_desk::printing::print_orders;
use kastanj_language::Lang;
use kastanj_report::kit::KitPart;

use crate::trial::Trial;

#[tokio::test]
async fn envelopes_are_ordered_numbered_and_printed() {
    let trial = Trial::new();
    let staff = trial.staff();
    let link = staff.get("/sheets").await.body;
    assert!(link.contains("href=\"/print\""), "{link}");
    for bad in ["", "0", "-1", "61", "tio", "99999999999"] {
        let told = staff.post("/print", &[("packs", bad)]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(told.body.contains("role=\"alert\""), "{bad}");
    }
    assert!(trial.look(|view| Ok(print_orders(view)?.is_empty())).await);
    let ordered = staff.post("/print", &[("packs", "2")]).await;
    assert_eq!(ordered.location.as_deref(), Some("/print?unit=OV-1#orders"));
    let kept = trial.look(print_orders).await;
    assert_eq!(kept.len(), 1);
    let serials: Vec<_> = kept[0].1.serials().collect();
    let known = trial.look(|view| view.packs(&"OV-1".parse().expect("a code"))).await;
    assert_eq!(known.len(), 2);
    assert!(known.iter().all(|pack| serials.contains(&pack.serial) && pack.episode.is_none()));
    let shown = staff.get("/print").await.body;
    for part in ["packs", "slips"] {
        let address = format!("/print/file?part={part}&#38;order=1");
        assert!(shown.contains(&address), "{shown}");
        let path = address.replace("&#38;", "&");
        let once = staff.get(&path).await;
        assert_eq!(once.status, StatusCode::OK, "{path}: {}", once.body);
        assert!(once.body.starts_with("%PDF-"));
    }
    let log = staff.get("/log").await.body;
    assert!(log.contains("anna"), "{log}");
}

#[tokio::test]
async fn papers_have_neutral_names_and_what_is_not_there_is_not_printed() {
    let trial = Trial::new();
    let staff = trial.staff();
    for part in [KitPart::Information, KitPart::Tally] {
        for lang in Lang::ALL {
            let path = format!("/print/file?part={}&lang={}", part.code(), lang.code());
            let request = staff.request(Method::GET, &path).body(axum::body::Body::empty());
            let router = crate::router::router(&trial.house);
            let answer = tower::ServiceExt::oneshot(router, request.expect("a request")).await;
            let answer = answer.expect("an answer");
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            let name = answer.headers()["content-disposition"].to_str().expect("a name");
            let small = name.to_lowercase();
            assert!(!small.contains("kast") && !small.contains("ov-1"), "{name}");
        }
    }
    for path in [
        "/print/file",
        "/print/file?part=packs",
        "/print/file?part=slips&order=1",
        "/print/file?part=manual&unit=OV-9",
        "/print/file?part=manual&lang=xx",
        "/print/file?part=../manual",
        "/print?unit=OV-9",
    ] {
        assert_eq!(staff.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
