//! Lines on standard input: what is taken in, what is known already, what is refused and how.

use crate::runner::{Call, kastanj};
use crate::store::{Trial, UNIT};

const DOCUMENT: &str = include_str!("../../../../docs/jsonl.md");
const STUDY: &str = include_str!("../../../../studies/exempelstudie/study.toml");
const SESSION: &str = r#"{"type":"session","pack":"HJKMNPQRS2","week":"2025-W05","format":"room","who":"client","length":"up_to_45","next":"booked"}"#;

fn add(trial: &Trial, lines: &str) -> Call {
    trial.call(["episode", "add"]).given(lines)
}

fn assess(week: &str) -> String {
    format!(
        r#"{{"type":"assess","pack":"HJKMNPQRS2","questionnaire":"del-1@1","variant":"before","occasion":"before","week":"{week}","answers":{{"grepp-1":1}}}}"#
    )
}

/// A store of a study that asks for session reports, with one contact.
fn with_sessions() -> Trial {
    let asking = STUDY.replace("session_reports = false", "session_reports = true");
    assert_ne!(asking, STUDY);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("study.toml");
    std::fs::write(&file, asking).expect("a file");
    Trial::made_with(&["--study", file.to_str().expect("a plain path")])
}

fn with_contact(trial: &Trial) {
    let episode = format!(
        r#"{{"type":"episode","unit":"{UNIT}","pack":"HJKMNPQRS2","first_visit":"2025-W02"}}"#
    );
    add(trial, &episode).succeeds();
}

#[test]
fn the_documents_own_lines_are_taken_in_together() {
    let trial = with_sessions();
    let lines: Vec<&str> = DOCUMENT.lines().filter(|line| line.starts_with("{\"type\"")).collect();
    add(&trial, &lines.join("\n")).succeeds();
}

#[test]
fn codes_shown_as_examples_are_codes() {
    for (lang, words) in [("sv", "till exempel "), ("en", "such as ")] {
        let said = kastanj(["assess", "show", "XXXX-XX", "--lang", lang]).fails();
        let code = said.split(words).nth(1).and_then(|rest| rest.split_whitespace().next());
        let code = code.unwrap_or_else(|| panic!("{said}"));
        assert!(code.parse::<kastanj_record::EpisodeCode>().is_ok(), "{code}");
        assert!(DOCUMENT.contains(code), "{code}");
    }
}

#[test]
fn a_folder_called_as_a_command_takes_no_hint_away() {
    let said = kastanj(["--store", "demo", "flow", "--unit", "ex-f"]).swedish().fails();
    assert!(said.contains("EX-A"), "{said}");
}

#[test]
fn weeks_and_months_that_cannot_be_are_refused_with_their_place() {
    let trial = Trial::new();
    with_contact(&trial);
    let before = trial.counts();
    let tally = |month: &str| {
        format!(
            r#"{{"type":"tally","unit":"EX-C","month":"{month}","eligible":4,"asked":4,"accepted":4}}"#
        )
    };
    let lines = [
        (r#"{"type":"episode","unit":"EX-A","first_visit":"2131-W03"}"#.to_owned(), "first_visit"),
        (assess("2130-W03"), "week"),
        (tally("2135-01"), "month"),
        (tally("2019-01"), "month"),
        (SESSION.to_owned(), "session_reports"),
        (
            r#"{"type":"episode","unit":"EX-A","target_behaviours":["buying","buying"]}"#
                .to_owned(),
            "target_behaviours",
        ),
    ];
    for (line, field) in &lines {
        let said = add(&trial, &format!("\n{line}")).swedish().fails();
        assert!(said.contains("Standard in") && said.contains("Rad 2"), "{said}");
        assert!(said.contains(field), "{said}");
    }
    // All faulty lines are told at once.
    let all: Vec<&str> = lines[..5].iter().map(|(line, _)| line.as_str()).collect();
    let said = add(&trial, &all.join("\n")).fails();
    assert!((1..=5).all(|line| said.contains(&format!("Line {line}: "))), "{said}");
    assert_eq!(trial.counts(), before);
    let none = trial.path("none.pdf");
    let said = trial.call(["scan", "take", "--unit", UNIT, "--week", "2130-W09"]).with([&none]);
    assert!(said.fails().contains("2130-W09"));
    let said = trial.call(["key", "HJKMNPQRS2", "--week", "2130-W09"]).fails();
    assert!(said.contains("2130-W09"), "{said}");
    let said = trial.call(["key", "tally", "--unit", "EX-C", "--month", "2019-01"]).fails();
    assert!(said.contains("2019-01") && said.contains("2024-01"), "{said}");
}

#[test]
fn what_is_known_is_counted_as_known_and_what_differs_is_refused() {
    let trial = Trial::new();
    with_contact(&trial);
    add(&trial, &assess("2025-W03")).succeeds();
    let said = add(&trial, &assess("2025-W03")).succeeds();
    assert!(said.contains("Nothing new") && said.contains("known already"), "{said}");
    let said = add(&trial, &assess("2024-W01")).swedish().fails();
    assert!(said.contains("Rad 1") && said.contains("annan vecka"), "{said}");
    for line in [
        r#"{"type":"consent","pack":"HJKMNPQRS2","purpose":"national_study","given":true,"text_version":"1","week":"2025-W02"}"#,
        r#"{"type":"tally","unit":"EX-C","month":"2025-01","eligible":2,"asked":2,"accepted":1}"#,
        r#"{"type":"loss","pack":"HJKMNPQRS2","loss":"form_missing","occasion":"after","reason":"moved"}"#,
        r#"{"type":"closing","pack":"HJKMNPQRS2","week":"2025-W30","reason":"planned"}"#,
        r#"{"type":"pack_slip","unit":"EX-A","pack":"HJKMNPQRS3","first_visit":"2025-W02","not_asked":"crisis"}"#,
    ] {
        assert!(add(&trial, line).succeeds().contains("One line was taken in"), "{line}");
        let said = add(&trial, line).succeeds();
        assert!(said.contains("Nothing new") && said.contains("known already"), "{line}\n{said}");
    }
    let said = add(&trial, r#"{"type":"unit","code":"EX-A"}"#).succeeds();
    assert!(said.contains("Nothing new"), "{said}");
}

#[test]
fn the_same_session_report_twice_is_one_session() {
    let trial = with_sessions();
    with_contact(&trial);
    assert!(add(&trial, SESSION).succeeds().contains("session: 1"));
    let said = add(&trial, SESSION).succeeds();
    assert!(said.contains("Nothing new"), "{said}");
    // Two sessions alike are told apart by their numbers.
    let second = SESSION.replace("\"week\"", "\"number\":2,\"week\"");
    assert!(add(&trial, &second).succeeds().contains("session: 1"));
    assert!(add(&trial, &second).succeeds().contains("Nothing new"));
}

#[test]
fn a_report_counts_what_had_happened_by_its_week() {
    let trial = crate::contacts::small_study();
    let out = trial.path("early");
    let effect = |week: &'static str| trial.call(["report", "effect", "--today", week, "--out"]);
    let said = effect("2020-W01").with([&out]).swedish().fails();
    assert!(said.contains("2020-W01") && said.contains("2024-01"), "{said}");
    assert!(!out.exists());
    let flow = |week: &'static str| {
        let said = trial.call(["flow", "--json", "--unit", UNIT, "--today", week]).succeeds();
        let flow: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        (flow[0]["before"]["came"].as_u64(), flow[0]["after"]["came"].as_u64())
    };
    assert_eq!(flow("2024-W40"), (Some(0), Some(0)));
    assert_eq!(flow("2025-W10"), (Some(9), Some(0)));
    assert_eq!(flow("2025-W40"), (Some(9), Some(6)));
}

#[test]
fn a_new_stores_flow_is_short() {
    let said = Trial::new().call(["flow"]).swedish().succeeds();
    assert!(said.contains("2024-01–") && said.lines().count() < 30, "{said}");
}
