//! A blank becomes a template, is edited, goes out and comes in again, and reads scans; nothing of it
//! stays.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use kastanj_language::Lang;
use kastanj_paper::ForeignForm;
use kastanj_typeset::{Date, Document, compile};

use crate::trial::{Answer, Trial, Visitor};

/// Two pages: a list, a row of three, yes and no; then a row of four.
const BODY: &str = r#"
#set document(title: "Prov")
#set page(paper: "a4", margin: 20mm)
#let ruta = box(width: 4mm, height: 4mm, stroke: 0.6pt, baseline: 0.6mm)
= Provformulär (SYNTETISKT)
Fyll i ett kryss på varje rad, eller lämna raden tom om du inte vill svara på den.

*Hur hittade du hit?*

#for r in ("Genom en vän", "På nätet", "På jobbet", "Annat") [#ruta #h(2mm) #r \ ]
#v(20mm)
*Hur ofta?* #h(6mm) #ruta Aldrig #h(6mm) #ruta Ibland #h(6mm) #ruta Ofta
#v(25mm)
*Har du varit här förut?* #h(6mm) #ruta Ja #h(9mm) #ruta Nej
#v(20mm)
Tack för att du svarar. Lägg papperet i lådan vid dörren, så läses det av oss och ingen annan.
#pagebreak()
= Bakgrund
Den här sidan fylls i en gång. Svaren räknas bara tillsammans med andras svar.
#v(10mm)
*Ålder* #h(6mm) #ruta 18–29 #h(6mm) #ruta 30–49 #h(6mm) #ruta 50–64 #h(6mm) #ruta 65 eller mer
#v(20mm)
Den som undrar över något kan fråga i receptionen på vardagar mellan nio och elva.
"#;

fn blank(body: &str) -> (Vec<u8>, Vec<image::GrayImage>) {
    let date = Date::new(2026, 1, 1).expect("a date");
    let set = compile(Document::new(body, date, "prov")).expect("typeset");
    let page = |number| {
        let drawn = set.raster(number, 200).expect("drawn");
        image::GrayImage::from_raw(drawn.width, drawn.height, drawn.pixels).expect("a page")
    };
    (set.pdf().expect("a PDF"), vec![page(1), page(2)])
}

fn png(page: &image::GrayImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    page.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// A cross over a box of the template.
fn cross(page: &mut image::GrayImage, form: &ForeignForm, id: &str) {
    let boxes = form.pages.iter().flat_map(|page| &page.boxes);
    let place = boxes.filter(|one| one.id == id).map(|one| one.place).next().expect("a box");
    let per_mm = 200.0 / 25.4;
    let middle = place.centre();
    for step in -16_i32..=16 {
        let along = f64::from(step) * 0.1;
        for (dx, dy) in [(along, along), (along, -along)] {
            for (px, py) in [(0.0, 0.0), (0.15, 0.0), (0.0, 0.15), (0.15, 0.15)] {
                let at = ((middle.x + dx + px) * per_mm, (middle.y + dy + py) * per_mm);
                page.put_pixel(at.0 as u32, at.1 as u32, image::Luma([40]));
            }
        }
    }
}

/// Files as a form sends them: field, name, bytes.
type Files<'a> = &'a [(&'a str, &'a str, &'a [u8])];

fn is_told(page: &Answer) {
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for key in [">web-", "\"web-", ">program-", ">paper-"] {
        assert!(!page.body.contains(key), "{key} in {}", page.body);
    }
    let small = page.body.to_lowercase();
    assert!(!small.contains("kast"), "{}", page.body);
}

/// The revision that the page of a template shows.
async fn revision(browser: &Visitor<'_>) -> String {
    let page = browser.get("/sheets/forms/template").await.body;
    let (_, rest) = page.split_once("name=\"revision\" value=\"").expect("a revision");
    rest.split('"').next().expect("a number").to_owned()
}

/// Presses a button of the template's page.
async fn press(browser: &Visitor<'_>, wish: &str, fields: &[(&str, &str)]) -> Answer {
    let revision = revision(browser).await;
    let own = [("page", "1"), ("revision", revision.as_str()), ("do", wish)];
    browser.post("/sheets/forms/template", &[&own[..], fields].concat()).await
}

async fn template(browser: &Visitor<'_>) -> (String, ForeignForm) {
    let file = press(browser, "file", &[]).await;
    assert_eq!(file.status, StatusCode::OK, "{file:?}");
    let form = ForeignForm::parse("t.toml", &file.body).expect("a sound template");
    (file.body, form)
}

fn shape(form: &ForeignForm) -> Vec<(String, usize, bool)> {
    let questions = form.pages.iter().flat_map(|page| &page.questions);
    questions.map(|one| (one.id.clone(), one.boxes.len(), one.one)).collect()
}

#[tokio::test]
async fn a_blank_is_named_joined_split_and_comes_back_as_it_was() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (pdf, _) = blank(BODY);
    is_told(&browser.get("/sheets/forms").await);
    assert!(browser.get("/sheets").await.body.contains("href=\"/sheets/forms\""));
    let sent = browser.post_files("/sheets/forms", &[], &[("blank", "Prov A.pdf", &pdf)]).await;
    assert_eq!(sent.location.as_deref(), Some("/sheets/forms/template"), "{sent:?}");
    let page = browser.get("/sheets/forms/template").await;
    is_told(&page);
    assert!(page.body.contains("13 rutor hittades, i 4 frågor"), "{}", page.body);
    assert!(page.body.contains("<svg class=\"blank\""), "{}", page.body);
    assert!(browser.get("/sheets/forms/picture/2").await.body.contains("PNG"));
    for none in ["0", "3", "x"] {
        let path = format!("/sheets/forms/picture/{none}");
        assert_ne!(browser.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let names = [
        ("form", "Prov"),
        ("n1", "hittade"),
        ("m1", "many"),
        ("o1-1", "vän"),
        ("n2", "ofta"),
        ("n3", "förut"),
        ("o3-1", "ja"),
        ("o3-2", "nej"),
    ];
    let kept = press(&browser, "keep", &names).await;
    assert_eq!(kept.location.as_deref(), Some("/sheets/forms/template?page=1"));
    press(&browser, "split:1:3", &[]).await;
    press(&browser, "out:3:3", &[]).await;
    let (text, form) = template(&browser).await;
    assert_eq!(form.name, "Prov");
    let owned = |rows: &[(&str, usize, bool)]| {
        rows.iter().map(|(id, boxes, one)| ((*id).to_owned(), *boxes, *one)).collect::<Vec<_>>()
    };
    let split = owned(&[
        ("hittade", 2, true),
        ("q1", 2, true),
        ("ofta", 2, true),
        ("förut", 2, true),
        ("q4", 4, true),
    ]);
    let split: Vec<_> =
        split.into_iter().enumerate().map(|(at, row)| (row.0, row.1, at > 1)).collect();
    assert_eq!(shape(&form), split, "{text}");
    assert_eq!(form.pages[0].questions[0].options, ["vän", "q1.2"]);
    assert_eq!(form.pages[0].left_out(), ["q2.3"]);
    assert_eq!(form.blank.as_ref().map(|blank| blank.path.as_str()), Some("Prov A.pdf"));
    press(&browser, "join", &[("pick", "2"), ("pick", "1")]).await;
    press(&browser, "back:q2.3", &[]).await;
    let joined = template(&browser).await.1;
    assert_eq!(joined.pages[0].questions[0].boxes.len(), 4);
    assert!(joined.pages[0].left_out().is_empty());
    // One alone is not joined, and the page says so.
    press(&browser, "join", &[("pick", "2")]).await;
    let page = browser.get("/sheets/forms/template").await;
    assert!(page.body.contains("minst två frågor"), "{}", page.body);

    // Put away and sent again with the blank, the template is what it was.
    browser.post("/sheets/forms/away", &[]).await;
    assert_eq!(
        browser.get("/sheets/forms/template").await.location.as_deref(),
        Some("/sheets/forms")
    );
    let files: [(&str, &str, &[u8]); 2] =
        [("blank", "Prov A.pdf", &pdf), ("template", "mall.toml", text.as_bytes())];
    browser.post_files("/sheets/forms", &[], &files).await;
    assert_eq!(template(&browser).await, (text.clone(), form.clone()));

    // A new edition of the form: the names follow.
    let (other, _) = blank(&BODY.replace("#v(25mm)", "#v(33mm)"));
    let files: [(&str, &str, &[u8]); 2] =
        [("blank", "Prov B.pdf", &other), ("template", "mall.toml", text.as_bytes())];
    browser.post_files("/sheets/forms", &[], &files).await;
    let page = browser.get("/sheets/forms/template").await;
    assert!(page.body.contains("11 rutor står på sina platser"), "{}", page.body);
    let renewed = template(&browser).await.1;
    assert!(shape(&renewed).contains(&("ofta".to_owned(), 2, true)), "{renewed:?}");
}

#[tokio::test]
async fn a_name_that_stands_twice_is_told_where_it_stands() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (pdf, pages) = blank(BODY);
    browser.post_files("/sheets/forms", &[], &[("blank", "a.pdf", &pdf)]).await;
    let wrong = [("n1", "samma"), ("n2", "samma"), ("n3", "v"), ("o3-1", "x"), ("o3-2", "x")];
    let refused = press(&browser, "file", &wrong).await;
    assert_eq!(refused.location.as_deref(), Some("/sheets/forms/template?page=1#problems"));
    let page = browser.get("/sheets/forms/template").await;
    is_told(&page);
    assert!(page.body.contains("href=\"#n2\"") && page.body.contains("”samma”"), "{}", page.body);
    assert!(page.body.contains("två alternativ heter ”x”"), "{}", page.body);
    let scan = png(&pages[0]);
    let read = browser.post_files("/sheets/forms/read", &[], &[("files", "s.png", &scan)]).await;
    assert_eq!(read.status, StatusCode::UNPROCESSABLE_ENTITY);
    // After a download the page is still open, and what is written on it next is kept.
    let before = revision(&browser).await;
    press(&browser, "file", &[("n1", "ett"), ("n2", "två"), ("o3-1", "x"), ("o3-2", "y")]).await;
    let next = [("page", "1"), ("revision", before.as_str()), ("do", "keep"), ("n1", "etta")];
    browser.post("/sheets/forms/template", &next).await;
    let page = browser.get("/sheets/forms/template").await;
    assert!(page.body.contains("value=\"etta\""), "{}", page.body);
    // An old page changes nothing.
    let old = [("page", "1"), ("revision", "1"), ("do", "keep"), ("n1", "gammalt")];
    browser.post("/sheets/forms/template", &old).await;
    let page = browser.get("/sheets/forms/template").await;
    assert!(page.body.contains("annat fönster") && !page.body.contains("gammalt"));
    press(&browser, "keep", &[("n2", "annan"), ("n3", "v"), ("o3-2", "y")]).await;
    template(&browser).await;
}

#[tokio::test]
async fn scans_are_read_shown_and_taken_along_and_nothing_stays() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (pdf, pages) = blank(BODY);
    browser.post_files("/sheets/forms", &[], &[("blank", "a.pdf", &pdf)]).await;
    press(&browser, "keep", &[("n2", "ofta"), ("o2-1", "aldrig"), ("o2-2", "ibland")]).await;
    let (text, form) = template(&browser).await;
    let mut marked = pages[0].clone();
    cross(&mut marked, &form, "q2.2");
    let scan = png(&marked);
    let white = png(&image::GrayImage::from_pixel(1654, 2339, image::Luma([255])));
    let files: [(&str, &str, &[u8]); 3] =
        [("files", "s<1>.png", &scan), ("files", "tom.png", &white), ("files", "b.doc", b"x")];
    let read = browser.post_files("/sheets/forms/read", &[], &files).await;
    assert_eq!(read.location.as_deref(), Some("/sheets/forms/answers"), "{read:?}");
    for lang in ["en", "sv"] {
        browser.post("/language", &[("lang", lang)]).await;
        for path in ["/sheets/forms", "/sheets/forms/answers", "/sheets/forms/template"] {
            is_told(&browser.get(path).await);
        }
    }
    let shown = browser.get("/sheets/forms/answers").await.body;
    assert!(shown.contains("1 av 2 sidor är lästa") && shown.contains(">ibland<"), "{shown}");
    assert!(shown.contains("s&#60;1&#62;.png") && shown.contains("b.doc"), "{shown}");
    let csv = browser.get("/sheets/forms/file?kind=csv").await.body;
    let line = csv.lines().find(|line| line.contains(";q2.2;")).expect("a row");
    assert!(line.contains(";true;") && line.contains(";ofta;chosen;ibland;"), "{line}");
    assert!(csv.contains("tom.png;1;;false;blank-page;"), "{csv}");
    let json = browser.get("/sheets/forms/file?kind=json").await.body;
    let told: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(told["files"][0]["pages"][0]["questions"][1]["answers"][0], "ibland");
    for kind in ["csv", "json"] {
        let path = format!("/sheets/forms/file?kind={kind}");
        let request = browser.request(Method::GET, &path).body(Body::empty()).expect("a request");
        let router = crate::router::router(&trial.house);
        let answer = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
        let name = answer.headers()["content-disposition"].to_str().expect("a name");
        assert_eq!(name, format!("attachment; filename=\"svar.{kind}\""));
    }
    assert_eq!(browser.get("/sheets/forms/file?kind=x").await.status, StatusCode::NOT_FOUND);
    // Nothing of it is in the record, and nobody else sees it.
    assert!(trial.look(|view| Ok(view.unassigned_sheets()?.is_empty())).await);
    assert!(trial.look(|view| Ok(view.assessments(None)?.is_empty())).await);
    let other = trial.staff();
    for path in ["/sheets/forms/answers", "/sheets/forms/file?kind=csv", "/sheets/forms/template"] {
        assert_eq!(other.get(path).await.location.as_deref(), Some("/sheets/forms"), "{path}");
    }
    assert_eq!(other.get("/sheets/forms/picture/1").await.status, StatusCode::NOT_FOUND);
    // By a template and its blank, without anything open.
    let files: [(&str, &str, &[u8]); 3] = [
        ("files", "s.png", &scan),
        ("template", "mall.toml", text.as_bytes()),
        ("blank", "a.pdf", &pdf),
    ];
    other.post_files("/sheets/forms/read", &[], &files).await;
    assert!(other.get("/sheets/forms/answers").await.body.contains(">ibland<"));
    // What a session had is gone with it.
    browser.post("/lock", &[]).await;
    trial.house.close();
    let keys = [&browser, &other];
    for visitor in keys {
        assert_eq!(visitor.get("/sheets/forms/answers").await.location.as_deref(), Some("/unlock"));
    }
}

#[tokio::test]
async fn what_is_no_form_is_told() {
    let trial = Trial::new();
    let browser = trial.staff();
    let (pdf, pages) = blank(BODY);
    let scan = png(&pages[0]);
    let faulty =
        b"form = \"x\"\n[[page]]\nboxes = [{ id = \"a\", x = 900.0, y = 1.0, w = 4.0, h = 4.0 }]\n";
    let elsewhere = {
        let other = ForeignForm {
            name: "x".to_owned(),
            blank: None,
            absent_fonts: Vec::new(),
            pages: Vec::new(),
        };
        other.to_toml(Lang::Sv).into_bytes()
    };
    let cases: [(Files<'_>, &str); 7] = [
        (&[], "Välj det tomma formuläret"),
        (&[("template", "m.toml", b"form = \"x\"")], "Välj också det tomma formuläret"),
        (&[("blank", "s.png", &scan)], "inte en PDF"),
        (&[("blank", "b.pdf", b"%PDF-1.7 x")], "b.pdf"),
        (&[("blank", "a.pdf", &pdf), ("template", "m.toml", faulty)], "m.toml:3:"),
        (&[("blank", "a.pdf", &pdf), ("template", "m.toml", b"\xFF")], "m.toml"),
        (&[("blank", "a.pdf", &pdf), ("template", "m.toml", &elsewhere)], "m.toml:"),
    ];
    for (files, told) in cases {
        let answer = browser.post_files("/sheets/forms", &[], files).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}: {}", answer.body);
        assert!(answer.body.contains("role=\"alert\"") && answer.body.contains(told), "{told}");
        assert!(!answer.body.contains("<h2 id=\"open\""), "{told}");
    }
    let read = |files: Vec<(&'static str, &'static str, Vec<u8>)>| {
        let browser = &browser;
        async move {
            let files: Vec<_> =
                files.iter().map(|(field, name, bytes)| (*field, *name, &bytes[..])).collect();
            browser.post_files("/sheets/forms/read", &[], &files).await.body
        }
    };
    assert!(read(vec![("files", "s.png", scan.clone())]).await.contains("Välj det tomma"));
    let only = read(vec![("files", "s.png", scan.clone()), ("blank", "a.pdf", pdf.clone())]);
    assert!(only.await.contains("Välj också mallen"));
    browser.post_files("/sheets/forms", &[], &[("blank", "a.pdf", &pdf)]).await;
    let (text, _) = template(&browser).await;
    assert!(read(Vec::new()).await.contains("Ingen fil är vald"));
    let (other, _) = blank(&BODY.replace("Ibland", "Sällan"));
    let files = vec![
        ("files", "s.png", scan.clone()),
        ("template", "m.toml", text.clone().into_bytes()),
        ("blank", "b.pdf", other),
    ];
    assert!(read(files).await.contains("är inte det tomma formulär"));
    // A scan of the blank will do where a template says where the boxes are.
    let both = png(&pages[0]);
    let one_page = text.split("\n[[page]]\nnumber = 2").next().expect("a page").to_owned();
    let files: [(&str, &str, &[u8]); 2] =
        [("blank", "s.png", &both), ("template", "m.toml", one_page.as_bytes())];
    let opened = browser.post_files("/sheets/forms", &[], &files).await;
    assert_eq!(opened.location.as_deref(), Some("/sheets/forms/template"), "{}", opened.body);
    let read = browser.post_files("/sheets/forms/read", &[], &[("files", "s.png", &scan)]).await;
    assert_eq!(read.status, StatusCode::SEE_OTHER);
}
