use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use http_body_util::BodyExt;
use kastanj_desk::this_week;
use kastanj_instrument::Occasion;
use kastanj_record::{ConsentEvent, ConsentPurpose, EndReason, Ending, EpisodeId};
use tower::ServiceExt;

use crate::conversation_trial::part_one;
use crate::trial::Trial;

/// A yes to the service's own follow-up.
fn agreed(episode: EpisodeId) -> ConsentEvent {
    ConsentEvent {
        episode,
        purpose: ConsentPurpose::LocalFollowUp,
        given: true,
        text_version: "1".to_owned(),
        week: this_week(),
    }
}

/// Contacts of this week, the first ones with a yes, the last one ended.
async fn filled(trial: &Trial, contacts: usize, yes: usize) {
    for at in 0..contacts {
        let contact = trial.contact().await;
        trial
            .change(move |batch, _| {
                if at < yes {
                    batch.add_consent(&agreed(contact.id))?;
                }
                if at + 1 == contacts {
                    let ending = Ending { week: this_week(), reason: EndReason::Planned };
                    batch.end_episode(contact.id, Some(ending))?;
                }
                Ok(())
            })
            .await;
    }
}

#[tokio::test]
async fn the_overview_counts_those_who_began_and_says_what_is_missing() {
    let trial = Trial::new();
    let staff = trial.staff();
    let empty = staff.get("/overview").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.body.contains("Ingen kontakt började"), "{}", empty.body);
    filled(&trial, 4, 3).await;
    let shown = staff.get("/overview").await.body;
    assert!(shown.contains("aria-label=\"Sa ja: 3\""), "{shown}");
    assert!(shown.contains("Månad för månad"), "{shown}");
    // The one that ended without a word is not known to have been asked, and is not hidden.
    assert!(shown.contains("Okänt om de tillfrågades"), "{shown}");
    assert!(shown.contains("<td class=\"n\">?</td>"), "{shown}");
    staff.post("/language", &[("lang", "en")]).await;
    let shown = staff.get("/overview").await.body;
    assert!(shown.contains("Month by month") && shown.contains("Said yes: 3"), "{shown}");
    for nothing in ["/overview?unit=NO-1", "/overview?year=1999", "/overview?year=x"] {
        assert_eq!(staff.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test]
async fn a_missing_month_is_told_on_the_overview() {
    let trial = Trial::by_tally();
    let shown = trial.staff().get("/overview").await.body;
    assert!(shown.contains("saknas"), "{shown}");
    assert!(shown.contains("href=\"/tally?unit=OV-1\""), "{shown}");
}

#[tokio::test]
async fn the_page_of_questions_states_its_rules_and_judges_nothing_from_few() {
    let trial = Trial::new();
    let staff = trial.staff();
    filled(&trial, 2, 2).await;
    let shown = staff.get("/overview/questions").await;
    assert_eq!(shown.status, StatusCode::OK);
    for words in ["Bedöms från 20 formulär", "viktat kappa minst 0,90", "ingen ännu (för få)"]
    {
        assert!(shown.body.contains(words), "{words}: {}", shown.body);
    }
    assert!(shown.body.contains("Ingen fråga pekas ut"), "{}", shown.body);
    assert!(shown.body.contains("<details>"), "the assumptions are folded away");
    staff.post("/language", &[("lang", "en")]).await;
    let shown = staff.get("/overview/questions").await.body;
    assert!(shown.contains("nobody yet (too few)"), "{shown}");
}

#[tokio::test]
async fn the_year_report_is_a_pdf_without_the_programs_name() {
    let trial = Trial::new();
    filled(&trial, 4, 3).await;
    let staff = trial.staff();
    for lang in ["sv", "en"] {
        staff.post("/language", &[("lang", lang)]).await;
        let request = staff.request(Method::GET, "/overview/report").body(Body::empty());
        let router = crate::router::router(&trial.house);
        let response = router.oneshot(request.expect("a request")).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK);
        let name = response.headers()[header::CONTENT_DISPOSITION].to_str().expect("a name");
        assert!(name.contains(".pdf") && !name.to_lowercase().contains("kast"), "{name}");
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        assert!(body.starts_with(b"%PDF-"), "{lang}");
        let text = String::from_utf8_lossy(&body).to_lowercase();
        assert!(!text.contains("kastanj"), "{lang}");
    }
}

#[tokio::test]
async fn the_report_on_change_is_refused_without_answers_and_kept_as_an_edition_with_them() {
    let trial = Trial::new();
    let staff = trial.staff();
    let board = [("unit", ""), ("reader", "board"), ("file", "pdf")];
    let shown = staff.get("/overview/effect").await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("Ingen har gjorts än"), "{}", shown.body);
    let refused = staff.post("/overview/effect", &board).await;
    assert!(refused.body.contains("class=\"problem\""), "{}", refused.body);
    assert!(trial.look(|view| view.report_editions()).await.is_empty(), "nothing is kept");
    answered(&trial, 12, 7).await;
    for (reader, file, begins) in
        [("board", "pdf", "%PDF-"), ("room", "page", "<!"), ("public", "summary", "%PDF-")]
    {
        let fields = format!("unit=&reader={reader}&file={file}");
        let request = staff
            .request(Method::POST, "/overview/effect")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(fields));
        let router = crate::router::router(&trial.house);
        let response = router.oneshot(request.expect("a request")).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK, "{reader}");
        let name = response.headers()[header::CONTENT_DISPOSITION].to_str().expect("a name");
        assert!(!name.to_lowercase().contains("kast"), "{name}");
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        assert!(body.starts_with(begins.as_bytes()), "{reader}: {:?}", &body[..20]);
    }
    let editions = trial.look(|view| view.report_editions()).await;
    let readers: Vec<&str> = editions.iter().map(|one| one.what.audience.as_str()).collect();
    assert_eq!(readers, ["board", "room", "public"]);
    assert!(editions.iter().all(|one| one.what.pdf.len() == 64), "the digests of what was given");
    // The same once more is the same edition.
    staff.post("/overview/effect", &board).await;
    assert_eq!(trial.look(|view| view.report_editions()).await.len(), 3);
    let shown = staff.get("/overview/effect").await.body;
    assert!(shown.contains("<th scope=\"row\" class=\"n\">3</th>"), "{shown}");
    assert_eq!(
        staff.post("/overview/effect", &[("reader", "x")]).await.status,
        StatusCode::BAD_REQUEST
    );
}

/// Contacts with a yes and answers before; the first `after` of them with answers after.
async fn answered(trial: &Trial, before: usize, after: usize) {
    for at in 0..before {
        let contact = trial.contact_since(this_week().plus(-30)).await;
        trial.change(move |batch, _| Ok(batch.add_consent(&agreed(contact.id))?)).await;
        let code = i16::try_from(at % 4).expect("small");
        let form = part_one(contact.id, Occasion::Before, [code, 1, 2]);
        trial.change(move |batch, _| Ok(batch.put_assessment(&form)?)).await;
        if at < after {
            let form = part_one(contact.id, Occasion::After, [4 - code / 2, 2, 3]);
            trial.change(move |batch, _| Ok(batch.put_assessment(&form)?)).await;
        }
    }
}
