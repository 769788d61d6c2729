use axum::http::StatusCode;
use kastanj_desk::this_week;
use kastanj_instrument::{Occasion, Serial};
use kastanj_language::Lang;
use kastanj_report::kit::{SlipField, slip_rows};

use crate::trial::{Answer, Trial, Visitor};

fn serial() -> Serial {
    Serial::from_numbers([2, 7, 1, 8, 2, 8, 1, 8, 2, 8])
}

/// What is keyed in the rows of these fields.
fn keyed(rows: &[(SlipField, &str)]) -> Vec<(String, String)> {
    let all = slip_rows(&Occasion::ALL, Lang::Sv);
    let place = |field: SlipField| all.iter().position(|row| row.field == field);
    let one = |(field, value): &(SlipField, &str)| {
        let at = place(*field).expect("a row");
        (format!("r{at}"), (*value).to_owned())
    };
    rows.iter().map(one).collect()
}

async fn send(staff: &Visitor<'_>, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    staff.post(&format!("/slip/{}", serial()), &fields).await
}

#[tokio::test]
async fn the_whole_slip_is_keyed_on_one_page_and_only_differences_are_asked() {
    let trial = Trial::new();
    let staff = trial.staff();
    // The door of keying leads to the slip once the number is confirmed.
    let number = serial().to_string();
    let door = staff.post("/key", &[("sheet", &number)]).await.body;
    assert!(door.contains("value=\"slip\""), "{door}");
    let fields = [("sheet", number.as_str()), ("again", &number), ("occasion", "slip")];
    let gone = staff.post("/key", &fields).await;
    assert_eq!(gone.location, Some(format!("/slip/{number}?unit=OV-1")), "{}", gone.body);
    let shown = staff.get(&format!("/slip/{number}?unit=OV-1")).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("Kontakten slutade: vecka"), "{}", shown.body);

    let (first, last) = (this_week().plus(-20), this_week().plus(-2));
    let (year, week) = (first.to_string(), last.to_string());
    let whole = [
        (SlipField::Kind, "own"),
        (SlipField::WayIn, "own_initiative"),
        (SlipField::FirstVisit, year.as_str()),
        (SlipField::EndWeek, week.as_str()),
        (SlipField::EndReason, "planned"),
    ];
    let way_in = slip_rows(&Occasion::ALL, Lang::Sv)
        .into_iter()
        .find(|row| row.field == SlipField::WayIn)
        .expect("a row");
    let mut whole = whole.map(|(field, value)| (field, value.to_owned()));
    whole[1].1 = way_in.options[0].code.clone();
    let whole: Vec<(SlipField, &str)> =
        whole.iter().map(|(field, value)| (*field, value.as_str())).collect();
    let kept = send(&staff, &keyed(&whole)).await;
    assert_eq!(kept.location.as_deref(), Some("/key"), "{}", kept.body);
    let episode = trial.look(|view| view.episode_of_pack(serial())).await.expect("a contact");
    assert_eq!(episode.first_visit, Some(first));
    assert_eq!(episode.ending.map(|ending| ending.week), Some(last));

    // A second keying that agrees asks nothing; one that differs asks for that row alone.
    assert_eq!(send(&staff, &keyed(&whole)).await.location.as_deref(), Some("/key"));
    let mut other = keyed(&whole);
    let moved = first.plus(1).to_string();
    other[2].1.clone_from(&moved);
    let asked = send(&staff, &other).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_eq!(asked.body.matches("<fieldset").count(), 1, "{}", asked.body);
    let at = other[2].0.trim_start_matches('r').to_owned();
    let settle = |compared: &str| {
        let mut fields = other.clone();
        fields.push((format!("f{at}"), compared.to_owned()));
        fields.push((format!("d{at}"), "2".to_owned()));
        fields
    };
    let stale = send(&staff, &settle(&moved)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "compared with something else");
    let settled = send(&staff, &settle(&year)).await;
    assert_eq!(settled.location.as_deref(), Some("/key"), "{}", settled.body);
    let episode = trial.look(|view| view.episode_of_pack(serial())).await.expect("a contact");
    assert_eq!(episode.first_visit, Some(first.plus(1)));
    staff.post("/language", &[("lang", "en")]).await;
    let english = send(&staff, &keyed(&whole)).await.body;
    assert!(english.contains("In the record"), "{english}");
    let english = staff.get(&format!("/slip/{number}")).await.body;
    assert!(english.contains("Pack slip"), "{english}");
}

#[tokio::test]
async fn what_does_not_fit_together_is_told_and_nothing_is_kept() {
    let trial = Trial::new();
    let staff = trial.staff();
    let (first, to_come) = (this_week().to_string(), this_week().plus(9).to_string());
    let earlier = this_week().plus(-3).to_string();
    for (rows, word) in [
        (vec![(SlipField::FirstVisit, "nyligen")], "nyligen"),
        (vec![(SlipField::FirstVisit, to_come.as_str())], to_come.as_str()),
        (vec![(SlipField::EndWeek, first.as_str())], "skäl"),
        (vec![(SlipField::EndReason, "planned")], "skäl"),
        (vec![(SlipField::Loss, "after")], "skäl"),
        (
            vec![
                (SlipField::FirstVisit, first.as_str()),
                (SlipField::EndWeek, earlier.as_str()),
                (SlipField::EndReason, "planned"),
            ],
            "första besöket",
        ),
    ] {
        let answer = send(&staff, &keyed(&rows)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{rows:?}");
        assert!(answer.body.contains(word), "{rows:?} {}", answer.body);
    }
    let foreign = send(&staff, &keyed(&[(SlipField::Kind, "someone")])).await;
    assert_eq!(foreign.status, StatusCode::BAD_REQUEST);
    assert!(trial.look(|view| view.episodes(None)).await.is_empty());
    assert_eq!(staff.get("/slip/ingenting").await.status, StatusCode::NOT_FOUND);
}
