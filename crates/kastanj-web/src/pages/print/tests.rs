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
    let large = "/print/file?part=packs&#38;order=1&#38;large=true";
    assert!(shown.contains(large), "{shown}");
    let once = staff.get(&large.replace("&#38;", "&")).await;
    assert_eq!(once.status, StatusCode::OK, "{}", once.body);
    assert!(once.body.starts_with("%PDF-"));
    let log = staff.get("/log").await.body;
    assert!(log.contains("anna"), "{log}");
}

#[tokio::test]
async fn the_trial_sheet_is_printed_scanned_and_answered() {
    let trial = Trial::new();
    let staff = trial.staff();
    let shown = staff.get("/print").await.body;
    assert!(shown.contains("/print/file?part=trial&#38;lang=sv"), "{shown}");
    let request = staff.request(Method::GET, "/print/file?part=trial&lang=sv");
    let router = crate::router::router(&trial.house);
    let request = request.body(axum::body::Body::empty()).expect("a request");
    let answer = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
    let name = answer.headers()["content-disposition"].to_str().expect("a name");
    assert_eq!(name, "attachment; filename=\"provblad.pdf\"");
    let body = http_body_util::BodyExt::collect(answer.into_body()).await.expect("a body");
    let pdf = body.to_bytes().to_vec();
    assert!(pdf.starts_with(b"%PDF-"));
    // As a scanner gives it, and upside down.
    let pages = kastanj_paper::decode(&pdf, "p.pdf", kastanj_paper::Limits::default());
    let page = &pages.expect("a page")[0].gray;
    let upright = image::GrayImage::from_raw(page.width(), page.height(), page.pixels().to_vec());
    let turned = image::imageops::rotate180(&upright.expect("a page"));
    let mut png = std::io::Cursor::new(Vec::new());
    turned.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let files: [(&str, &str, &[u8]); 1] = [("files", "prov.png", png.get_ref())];
    let sent = staff.post_files("/sheets", &[("week", "")], &files).await;
    assert_eq!(sent.location.as_deref(), Some("/sheets/taken"), "{}", sent.body);
    for (lang, good, turned) in [
        ("sv", "Bra, så långt det går att se", "upp och ned"),
        ("en", "Good, as far as can be seen", "upside down"),
    ] {
        staff.post("/language", &[("lang", lang)]).await;
        let told = staff.get("/sheets/taken").await.body;
        assert!(told.contains(good) && told.contains(turned), "{told}");
        assert!(!told.contains("/key?sheet=") && !told.contains("web-"), "{told}");
    }
    // The record does not hear of it.
    assert!(trial.look(|view| Ok(view.unassigned_sheets()?.is_empty())).await);
    // Cut off in the middle it is told as what it is, and nobody is asked to key it.
    let half = image::imageops::crop_imm(&turned, 0, 0, page.width(), page.height() / 2).to_image();
    let mut png = std::io::Cursor::new(Vec::new());
    half.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let files: [(&str, &str, &[u8]); 1] = [("files", "halv.png", png.get_ref())];
    staff.post_files("/sheets", &[("week", "")], &files).await;
    let told = staff.get("/sheets/taken").await.body;
    assert!(told.contains("This is the trial sheet, but"), "{told}");
    assert!(!told.contains("/key?sheet="), "{told}");
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
        "/print/file?part=manual&large=true",
        "/print/file?part=manual&unit=OV-9",
        "/print/file?part=manual&lang=xx",
        "/print/file?part=../manual",
        "/print?unit=OV-9",
    ] {
        assert_eq!(staff.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
