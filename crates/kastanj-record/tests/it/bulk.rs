use kastanj_instrument::{AnswerCode, ItemId};
use kastanj_language::{Explain, Lang};
use kastanj_record::{
    BulkFault, BulkLine, EpisodeRef, LineFault, Loss, RawResponse, ShapeFault, read_bulk, to_line,
};
use proptest::prelude::*;

/// Every example of the documentation.
const DOCUMENT: &str = include_str!("../../../../docs/jsonl.md");

fn documented() -> Vec<&'static str> {
    DOCUMENT.lines().filter(|line| line.starts_with("{\"type\"")).collect()
}

fn line(text: &str) -> BulkLine {
    read_bulk(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}")).remove(0).line
}

fn fault(text: &str) -> BulkFault {
    read_bulk(text).expect_err(text).remove(0).fault
}

#[test]
fn every_documented_line_is_read_and_written_back() {
    let lines = documented();
    let mut types = std::collections::BTreeSet::new();
    for text in &lines {
        let read = line(text);
        assert_eq!(line(&to_line(&read)), read, "{text}");
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        types.insert(value["type"].as_str().unwrap().to_owned());
    }
    let expected = [
        "assess",
        "client",
        "closing",
        "consent",
        "episode",
        "loss",
        "pack_slip",
        "session",
        "tally",
        "unit",
    ];
    assert_eq!(types.into_iter().collect::<Vec<_>>(), expected);
    let whole = lines.join("\n");
    assert_eq!(read_bulk(&whole).unwrap().len(), lines.len());
}

#[test]
fn an_assess_line_hands_its_answers_to_the_door() {
    let text = r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1@1","variant":"before","occasion":"before","answers":{"grepp-1":3,"grepp-2":"declined","days":[1,2],"age":"unreadable"}}"#;
    let BulkLine::Assess(assess) = line(text) else { panic!() };
    assert!(matches!(assess.about(), Ok(EpisodeRef::Pack(_))));
    let submission = assess.submission().unwrap();
    let response = |name: &str| {
        let id = ItemId(name.into());
        submission.answers.iter().find(|raw| raw.item == id).unwrap().response.clone()
    };
    assert_eq!(response("grepp-1"), RawResponse::Codes(vec![AnswerCode(3)]));
    assert_eq!(response("days"), RawResponse::Codes(vec![AnswerCode(1), AnswerCode(2)]));
    assert_eq!(response("grepp-2"), RawResponse::Declined);
    assert_eq!(response("age"), RawResponse::Unreadable);
    assert!(submission.answers.iter().all(|raw| raw.provenance.seen_by_person));
}

#[test]
fn shapes_that_are_not_known_are_refused() {
    for text in [
        "nonsense",
        "[]",
        r#"{"type":"person","unit":"EX-A"}"#,
        r#"{"unit":"EX-A"}"#,
        r#"{"type":"client","unit":"EX-A","client":"c1","name":"x"}"#,
        r#"{"type":"client","unit":"EX-A","client":"Anna"}"#,
        r#"{"type":"client","unit":"ex a","client":"c1"}"#,
        r#"{"type":"episode","unit":"EX-A","first_visit":"2025-02-03"}"#,
        r#"{"type":"episode","unit":"EX-A","episode":"7KQ4-2X"}"#,
        r#"{"type":"tally","unit":"EX-A","month":"2025-13","eligible":1,"asked":1,"accepted":1}"#,
        r#"{"type":"closing","pack":"HJKMNPQRST","week":"2025-W60","reason":"planned"}"#,
        r#"{"type":"closing","pack":"HJKMNPQRST","week":"2025-W20","reason":"planned","reason":"other"}"#,
        r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1@1","variant":"before","occasion":"before","answers":{"a":1,"a":2}}"#,
        r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1@1","variant":"before","occasion":"before","answers":{"a":1.5}}"#,
        r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1@1","variant":"before","occasion":"before","answers":{"a":99999}}"#,
        r#"{"type":"pack_slip","unit":"EX-A","pack":"HJKMNPQRST","ending":{"week":"2025-W20","reason":"planned","note":"x"}}"#,
    ] {
        assert!(matches!(fault(text), BulkFault::Shape { .. }), "{text}");
    }
}

#[test]
fn content_that_does_not_hold_together_is_refused() {
    let cases = [
        (r#"{"type":"closing","week":"2025-W20","reason":"planned"}"#, LineFault::WhichContact),
        (
            r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1","variant":"before","occasion":"before","answers":{}}"#,
            LineFault::Questionnaire("del-1".into()),
        ),
        (
            r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1@1","variant":"before","occasion":"before","mode":"scanned","answers":{}}"#,
            LineFault::Scanned,
        ),
        (
            r#"{"type":"session","pack":"HJKMNPQRST","week":"2025-W05","format":"room","who":"client","length":"up_to_45","themes":["shame","shame"],"next":"booked"}"#,
            LineFault::Twice("themes"),
        ),
        (
            r#"{"type":"session","pack":"HJKMNPQRST","week":"2025-W05","format":"room","who":"client","length":"up_to_45","techniques":["listening","values","motivation","thoughts","emotions","compassion"],"next":"booked"}"#,
            LineFault::MoreThanFive("techniques"),
        ),
        (
            r#"{"type":"session","pack":"HJKMNPQRST","number":0,"week":"2025-W05","format":"room","who":"client","length":"up_to_45","next":"booked"}"#,
            LineFault::Number,
        ),
        (
            r#"{"type":"session","pack":"HJKMNPQRST","week":"2025-W05","format":"room","who":"client","next":"booked"}"#,
            LineFault::Empty("length"),
        ),
        (
            r#"{"type":"consent","pack":"HJKMNPQRST","purpose":"interview","given":true,"text_version":" ","week":"2025-W05"}"#,
            LineFault::Empty("text_version"),
        ),
        (
            r#"{"type":"episode","unit":"EX-A","client":"c1","kind":"own"}"#,
            LineFault::KindOfKnownClient,
        ),
        (r#"{"type":"episode","unit":"EX-A","short_code":0}"#, LineFault::ShortCode),
        (
            r#"{"type":"episode","unit":"EX-A","target_behaviours":["buying","buying"]}"#,
            LineFault::Twice("target_behaviours"),
        ),
        (
            r#"{"type":"pack_slip","unit":"EX-A","pack":"HJKMNPQRST","target_behaviours":["clubs","clubs"]}"#,
            LineFault::Twice("target_behaviours"),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(text), BulkFault::Content(expected), "{text}");
    }
    for text in [
        r#"{"type":"loss","pack":"HJKMNPQRST","loss":"declined","reason":"other"}"#,
        r#"{"type":"loss","pack":"HJKMNPQRST","loss":"not_asked"}"#,
        r#"{"type":"loss","pack":"HJKMNPQRST","loss":"form_missing","reason":"moved"}"#,
        r#"{"type":"loss","pack":"HJKMNPQRST","loss":"not_asked","reason":"moved"}"#,
        r#"{"type":"tally","unit":"EX-A","month":"2025-01","eligible":3,"asked":2,"accepted":1}"#,
        r#"{"type":"pack_slip","unit":"EX-A","pack":"HJKMNPQRST","consents":{"interview":true}}"#,
    ] {
        assert!(matches!(fault(text), BulkFault::Content(_)), "{text}");
    }
}

#[test]
fn losses_are_typed() {
    let text = r#"{"type":"loss","episode":"CODE","loss":"form_missing","occasion":"after","reason":"faded"}"#;
    let code = kastanj_record::EpisodeCode::from_numbers([1, 2, 3, 4]).to_string();
    let BulkLine::Loss(loss) = line(&text.replace("CODE", &code)) else { panic!() };
    assert!(matches!(loss.loss(), Ok(Loss::FormMissing { .. })));
    assert!(matches!(loss.about(), Ok(EpisodeRef::Code(_))));
}

#[test]
fn errors_name_their_line_and_nothing_is_taken_in() {
    let sound = r#"{"type":"unit","code":"EX-A"}"#;
    let input = format!("\u{feff}{sound}\n\n{{}}\n{sound}\nx\r\n");
    let errors = read_bulk(&input).unwrap_err();
    assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [3, 5]);
    for lang in Lang::ALL {
        let told = errors[0].explain(lang);
        assert!(told.contains('3') && !told.contains("record-"), "{told}");
    }
    assert_eq!(read_bulk(&format!("\u{feff}{sound}\r\n\n{sound}")).unwrap().len(), 2);
}

#[test]
fn faults_of_shape_are_told_by_field_in_the_persons_language() {
    let cases = [
        (r#"{"type":"wish"}"#, "type", "\"wish\""),
        (
            r#"{"type":"client","unit":"EX-A","client":"c1","name":"x"}"#,
            "name",
            "unit, client, kind",
        ),
        (r#"{"type":"client","unit":"EX-A"}"#, "client", ""),
        (
            r#"{"type":"tally","unit":"EX-A","month":"2025-01","eligible":-5,"asked":1,"accepted":1}"#,
            "eligible",
            "-5",
        ),
        (
            r#"{"type":"closing","pack":"HJKMNPQRST","week":"2025-W54","reason":"planned"}"#,
            "week",
            "2026-W07",
        ),
        (
            r#"{"type":"episode","unit":"EX-A","target_behaviours":["buying","sex"]}"#,
            "target_behaviours[2]",
            "chat_or_cam",
        ),
        (
            r#"{"type":"pack_slip","unit":"EX-A","pack":"HJKMNPQRST","consents":{"interview":true,"interview":false}}"#,
            "consents.interview",
            "",
        ),
        (
            r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1@1","variant":"before","occasion":"before","pages":[1,1],"answers":{}}"#,
            "pages[2]",
            "",
        ),
        (
            r#"{"type":"assess","pack":"HJKMNPQRST","questionnaire":"del-1@1","variant":"before","occasion":"before","answers":{"a":"maybe"}}"#,
            "answers.a",
            "declined",
        ),
        ("{\"type\":\"unit\"", "", ""),
        ("åäö", "1", "JSON"),
    ];
    // Words of the libraries beneath.
    let foreign = ["expected", "unknown", "invalid", "missing", "integer", "variant", "EOF", "u32"];
    for (text, field, word) in cases {
        let error = read_bulk(text).expect_err(text).remove(0);
        let (swedish, english) = (error.explain(Lang::Sv), error.explain(Lang::En));
        for told in [&swedish, &english] {
            assert!(told.contains(field) && told.contains(word), "{text}\n{told}");
        }
        assert!(foreign.iter().all(|word| !swedish.contains(word)), "{swedish}");
        assert!(!swedish.contains("record-") && !english.contains("record-"), "{english}");
    }
}

#[test]
fn what_has_not_been_and_what_the_study_does_not_ask_for_is_refused() {
    use kastanj_record::{Study, check_against_study};
    let study = Study::example().unwrap();
    let today = "2026-W10".parse().unwrap();
    let refused = |text: &str| check_against_study(&read_bulk(text).unwrap(), &study, today);
    let month = |month: &str| {
        format!(
            r#"{{"type":"tally","unit":"EX-C","month":"{month}","eligible":0,"asked":0,"accepted":0}}"#
        )
    };
    let episode =
        |week: &str| format!(r#"{{"type":"episode","unit":"EX-A","first_visit":"{week}"}}"#);
    for sound in
        ["2026-01", "2024-01", "2026-03"].map(month).iter().chain(&["2026-W11"].map(episode))
    {
        assert_eq!(refused(sound), Ok(()), "{sound}");
    }
    let slip = r#"{"type":"pack_slip","unit":"EX-A","pack":"HJKMNPQRST","first_visit":"2026-W01","sheets":{"before":"2031-W02"}}"#;
    let session = r#"{"type":"session","pack":"HJKMNPQRST","week":"2025-W05","format":"room","who":"client","length":"up_to_45","next":"booked"}"#;
    for text in [
        &month("2035-01"),
        &month("2019-01"),
        &month("2026-04"),
        &episode("2026-W12"),
        slip,
        session,
    ] {
        let errors = refused(&format!("\n{text}")).expect_err(text);
        assert_eq!(errors[0].line, 2, "{text}");
        assert!(errors[0].explain(Lang::Sv).starts_with("Rad 2: "), "{text}");
    }
}

/// The line with one value exchanged, for every value and every exchange.
fn changed(line: &serde_json::Value) -> Vec<serde_json::Value> {
    use serde_json::{Value, json};
    let others = [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(300),
        json!(70_000),
        json!(1.5),
        json!(""),
        json!("x"),
        json!("before"),
        json!("planned"),
        json!("own"),
        json!("2025-W07"),
        json!("2025-07"),
        json!("HJKMNPQRST"),
        json!("EX-A"),
        json!("c1"),
        json!("sv"),
        json!([]),
        json!([1, 2]),
        json!(["buying"]),
        json!({}),
        json!({"before": true}),
        json!({"a": 1}),
    ];
    fn into(value: &Value, others: &[Value], put: &mut dyn FnMut(Value)) {
        let Value::Object(map) = value else { return };
        for (name, inner) in map.iter().filter(|(name, _)| *name != "type") {
            let with = |new: Option<Value>| {
                let mut map = map.clone();
                match new {
                    Some(new) => map.insert(name.clone(), new),
                    None => map.remove(name),
                };
                Value::Object(map)
            };
            put(with(None));
            others.iter().for_each(|other| put(with(Some(other.clone()))));
            into(inner, others, &mut |new| put(with(Some(new))));
        }
        let mut more = map.clone();
        more.insert("another".to_owned(), json!(1));
        put(Value::Object(more));
    }
    let mut all = Vec::new();
    into(line, &others, &mut |value| all.push(value));
    all
}

#[test]
fn the_fields_told_are_the_fields_read() {
    let mut compared = 0;
    for text in documented() {
        let line: serde_json::Value = serde_json::from_str(text).unwrap();
        for changed in changed(&line) {
            let text = changed.to_string();
            let reads = serde_json::from_str::<BulkLine>(&text).is_ok();
            let told = match read_bulk(&text) {
                Err(errors) => match &errors[0].fault {
                    BulkFault::Shape(fault) => {
                        assert_ne!(*fault, ShapeFault::Unreadable, "{text}");
                        false
                    }
                    BulkFault::Content(_) => true,
                },
                Ok(_) => true,
            };
            assert_eq!(told, reads, "{text}");
            compared += 1;
        }
    }
    assert!(compared > 2_000, "{compared}");
}

proptest! {
    #[test]
    fn a_malformed_line_is_refused_without_panic(
        pick in any::<u16>(),
        at in any::<u16>(),
        length in 0usize..20,
        patch in "[\\x00-\\x7få\"\\[\\]{}:,0-9]{0,8}",
    ) {
        let lines = documented();
        let mut text = lines[usize::from(pick) % lines.len()].to_owned();
        let start = usize::from(at) % text.len();
        let end = (start + length).min(text.len());
        prop_assume!(text.is_char_boundary(start) && text.is_char_boundary(end));
        text.replace_range(start..end, &patch);
        match read_bulk(&text) {
            Ok(read) => for numbered in read {
                prop_assert_eq!(numbered.line.check(), Ok(()));
            },
            Err(errors) => prop_assert!(errors.iter().all(|error| error.line >= 1)),
        }
    }

    #[test]
    fn any_text_at_all_is_read_without_panic(text in "(\\PC|\n){0,200}") {
        let _ = read_bulk(&text);
    }
}
