use axum::http::StatusCode;
use kastanj_desk::this_week;
use kastanj_record::{ConsentEvent, ConsentPurpose, Month, NotAskedReason};

use crate::trial::{Trial, Visitor};

/// The month before this one, in which a unit of the trial began long ago.
fn last_month() -> String {
    let (year, month) = this_week().plus(-5).month();
    Month::new(year, month).expect("a month").to_string()
}

fn fields<'a>(month: &'a str, counts: &[&'a str]) -> Vec<(&'static str, &'a str)> {
    const NAMES: [&str; 8] = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7"];
    let mut fields = vec![("unit", "OV-1"), ("month", month)];
    fields.extend(NAMES.into_iter().zip(counts.iter().copied()));
    fields
}

async fn english(staff: &Visitor<'_>) {
    staff.post("/language", &[("lang", "en")]).await;
}

#[tokio::test]
async fn a_month_that_the_record_knows_is_kept_with_one_tap_and_corrected_with_its_history() {
    let trial = Trial::by_tally();
    let staff = trial.staff();
    let today = staff.get("/today").await.body;
    assert!(today.contains("/tally?unit=OV-1"), "the worklist names what is missing: {today}");
    let month = last_month();
    let contact = trial.contact_since(this_week().plus(-5)).await;
    trial
        .change(move |batch, _| {
            Ok(batch.add_consent(&ConsentEvent {
                episode: contact.id,
                purpose: ConsentPurpose::LocalFollowUp,
                given: true,
                text_version: "1".to_owned(),
                week: this_week().plus(-5),
            })?)
        })
        .await;
    let address = format!("/tally?unit=OV-1&month={month}");
    let shown = staff.get(&address).await;
    assert_eq!(shown.status, StatusCode::OK);
    for field in ["n0", "n1", "n2"] {
        let filled = format!("id=\"{field}\" name=\"{field}\" value=\"1\"");
        assert!(shown.body.contains(&filled), "{field}: {}", shown.body);
    }
    // What the page has filled in is what is sent: one tap.
    let kept =
        staff.post("/tally", &fields(&month, &["1", "1", "1", "0", "0", "0", "0", "0"])).await;
    assert_eq!(kept.location.as_deref(), Some("/tally?unit=OV-1"), "{}", kept.body);
    // Two more came by paper: one said no, one was forgotten.
    let more = ["3", "2", "1", "0", "1", "0", "", ""];
    staff.post("/tally", &fields(&month, &more)).await;
    // The same once more is no correction.
    staff.post("/tally", &fields(&month, &more)).await;
    let of: Month = month.parse().expect("a month");
    let (now, before) = trial
        .look(move |view| {
            let unit = "OV-1".parse().expect("a code");
            Ok((view.tally(&unit, of)?, view.tallies_before(&unit, of)?))
        })
        .await;
    let now = now.expect("a tally");
    assert_eq!((now.eligible, now.asked, now.accepted), (3, 2, 1));
    assert_eq!(now.not_asked[&NotAskedReason::Forgot], 1);
    assert_eq!(before.iter().map(|one| one.eligible).collect::<Vec<_>>(), [1]);
    let shown = staff.get(&address).await.body;
    assert!(shown.contains("Kunde tillfrågas 1 ·"), "{shown}");
    english(&staff).await;
    let shown = staff.get(&address).await.body;
    assert!(shown.contains("Corrected before"), "{shown}");
}

#[tokio::test]
async fn counts_that_do_not_add_up_come_back_as_they_were_written() {
    let trial = Trial::by_tally();
    let staff = trial.staff();
    let month = last_month();
    for (counts, field, word) in [
        (["3", "4", "1", "", "", "", "", ""], "n1", "4"),
        (["3", "2", "3", "1", "", "", "", ""], "n2", "3"),
        (["3", "2", "1", "", "", "", "", ""], "n3", "1"),
        (["tre", "2", "1", "", "", "", "", ""], "n0", "Kunde tillfrågas"),
        (["-1", "0", "0", "", "", "", "", ""], "n0", "Kunde tillfrågas"),
        (["4000", "0", "0", "", "", "", "", ""], "n0", "Kunde tillfrågas"),
    ] {
        let answer = staff.post("/tally", &fields(&month, &counts)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{counts:?}");
        assert!(answer.body.contains(&format!("href=\"#{field}\"")), "{counts:?} {}", answer.body);
        assert!(answer.body.contains(&format!("value=\"{}\"", counts[0])), "{counts:?}");
        assert!(answer.body.contains(word));
    }
    let kept = trial.look(|view| view.tallies(None)).await;
    assert!(kept.is_empty(), "{kept:?}");
    let later = this_week().plus(9).month();
    let later = Month::new(later.0, later.1).expect("a month").to_string();
    let answer = staff.post("/tally", &fields(&later, &["0", "0", "0"])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a month to come");
    assert_eq!(staff.get("/tally?unit=NO-1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(staff.get("/tally?unit=OV-1&month=1999-01").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_unit_that_counts_person_by_person_has_nothing_to_count_again() {
    let trial = Trial::new();
    let staff = trial.staff();
    trial.contact_since(this_week().plus(-5)).await;
    let shown = staff.get("/tally").await.body;
    assert!(shown.contains("räknar varje kontakt för sig"), "{shown}");
    assert!(!shown.contains("<form class=\"counts\""));
    let month = last_month();
    let answer = staff.post("/tally", &fields(&month, &["0", "0", "0"])).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(!staff.get("/today").await.body.contains("/tally"));
    english(&staff).await;
    assert!(staff.get("/tally").await.body.contains("person by person"));
}
