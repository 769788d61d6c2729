//! A small study entirely on plain data: from lines on standard input to a verdict.

use crate::runner::kastanj;
use crate::store::{Trial, UNIT};

pub(crate) const PACKS: [&str; 9] = [
    "HJKMNPQRS2",
    "HJKMNPQRS3",
    "HJKMNPQRS4",
    "HJKMNPQRS5",
    "HJKMNPQRS6",
    "HJKMNPQRS7",
    "HJKMNPQRS8",
    "HJKMNPQRS9",
    "HJKMNPQRSH",
];

fn answers(level: usize) -> String {
    let items = (1..=7)
        .map(|n| format!("grepp-{n}"))
        .chain((1..=5).map(|n| format!("maende-{n}")))
        .chain((1..=5).map(|n| format!("nara-{n}")));
    let answers: Vec<String> =
        items.zip(0..).map(|(item, at)| format!("\"{item}\":{}", (level + at) % 5)).collect();
    answers.join(",")
}

fn episodes() -> String {
    PACKS
        .map(|pack| {
            format!(
                r#"{{"type":"episode","unit":"{UNIT}","pack":"{pack}","first_visit":"2025-W02"}}"#
            )
        })
        .join("\n")
}

/// A yes of each to the service's own follow-up and to the national study.
fn consents() -> String {
    let lines = PACKS.iter().flat_map(|pack| {
        ["local_follow_up", "national_study"].map(|purpose| {
            format!(
                r#"{{"type":"consent","pack":"{pack}","purpose":"{purpose}","given":true,"text_version":"1","week":"2025-W02"}}"#
            )
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn forms() -> String {
    let mut lines = Vec::new();
    for (at, pack) in PACKS.iter().enumerate() {
        let before = answers(at);
        lines.push(format!(
            r#"{{"type":"assess","pack":"{pack}","questionnaire":"del-1@1","variant":"before","occasion":"before","week":"2025-W03","answers":{{{before}}}}}"#
        ));
        if at < 6 {
            let after = answers(at + 1);
            lines.push(format!(
                r#"{{"type":"assess","pack":"{pack}","questionnaire":"del-1@1","variant":"after","occasion":"after","week":"2025-W30","answers":{{{after}}}}}"#
            ));
        }
    }
    lines.join("\n\n")
}

/// A store with nine contacts, nine forms before and six after.
pub(crate) fn small_study() -> Trial {
    let trial = Trial::new();
    let all = [episodes(), consents(), forms()].join("\n");
    trial.call(["episode", "add"]).given(all).succeeds();
    trial
}

#[test]
fn a_study_on_plain_data_reaches_a_verdict_without_any_module() {
    let trial = Trial::new();
    let said = trial.call(["episode", "add"]).given(episodes()).succeeds();
    assert!(said.contains("9 lines"), "{said}");
    trial.call(["consent", "add"]).given(consents()).succeeds();
    trial.call(["assess", "add"]).given(forms()).succeeds();
    let losses = PACKS[6..].iter().map(|pack| {
        format!(
            r#"{{"type":"loss","pack":"{pack}","loss":"form_missing","occasion":"after","reason":"faded"}}"#
        )
    });
    trial.call(["loss", "add"]).given(losses.collect::<Vec<_>>().join("\n")).succeeds();
    let tally = r#"{"type":"tally","unit":"EX-C","month":"2025-01","eligible":5,"asked":3,"accepted":2,"not_asked":{"crisis":1,"forgot":1}}"#;
    trial.call(["tally", "add"]).given(tally).succeeds();
    let flow = trial.call(["flow", "--json", "--unit", UNIT, "--today", "2026-W30"]).succeeds();
    let flow: serde_json::Value = serde_json::from_str(&flow).expect("JSON");
    assert_eq!(flow[0]["before"]["came"], 9, "{flow}");
    assert_eq!(flow[0]["after"]["came"], 6, "{flow}");
    let lost = flow[0]["after"]["lost"].to_string();
    assert!(lost.contains("faded") && lost.contains('3'), "{lost}");
    let shown = trial.call(["flow", "--today", "2026-W30"]).swedish().succeeds();
    assert!(shown.contains("EX-C") && shown.contains("2025-02"), "{shown}");
    let list = trial.call(["episode", "list", "--unit", UNIT]).succeeds();
    assert!(list.contains("9 episodes"), "{list}");
    let code = list.split_whitespace().nth(1).expect("a code").to_owned();
    let shown = trial.call(["assess", "show", &code]).succeeds();
    assert!(shown.contains("grepp-1") && shown.contains("total"), "{shown}");
    let work = trial.call(["worklist", "--today", "2026-W30"]).succeeds();
    assert!(work.contains("2026-W30"), "{work}");
    assert!(trial.call(["worklist", "--unit", "NO-1"]).fails().contains("NO-1"));
    assert!(trial.call(["episode", "list", "--unit", "NO-1"]).fails().contains("NO-1"));
    let out = trial.path("report");
    let said = trial.call(["report", "effect", "--today", "2026-W30", "--out"]).with([&out]);
    let said = said.succeeds();
    assert!(said.contains("The data are too few for a conclusion"), "{said}");
}

#[test]
fn a_faulty_line_in_the_middle_is_named_and_nothing_is_taken_in() {
    let trial = Trial::new();
    let empty = trial.counts();
    let good = format!(r#"{{"type":"episode","unit":"{UNIT}","pack":"HJKMNPQRS2"}}"#);
    let faulty = [
        "{\"type\":\"episode\"",
        "not JSON",
        r#"{"type":"episode","unit":"NO-1"}"#,
        r#"{"type":"episode","unit":"EX-A","name":"somebody"}"#,
        r#"{"type":"assess","pack":"HJKMNPQRS2","questionnaire":"del-1@1","variant":"before","occasion":"before","answers":{"grepp-1":9}}"#,
        r#"{"type":"assess","pack":"HJKMNPQRS2","questionnaire":"del-9@1","variant":"before","occasion":"before","answers":{}}"#,
        r#"{"type":"consent","pack":"HJKMNPQRS3","purpose":"national_study","given":true,"text_version":"1","week":"2025-W02"}"#,
        r#"{"type":"loss","pack":"HJKMNPQRS2","loss":"not_asked","reason":"boredom"}"#,
        r#"{"type":"tally","unit":"EX-C","month":"2025-13","eligible":1,"asked":1,"accepted":1}"#,
        r#"{"type":"tally","unit":"EX-C","month":"2025-01","eligible":1,"asked":2,"accepted":3}"#,
        r#"{"type":"wish"}"#,
    ];
    for (at, line) in faulty.iter().enumerate() {
        let input = format!("{good}\n\n{line}\n");
        let call = trial.call(["episode", "add"]).given(input);
        let said = if at % 2 == 0 { call.swedish().fails() } else { call.fails() };
        let named = if at % 2 == 0 { "Rad 3" } else { "Line 3" };
        assert!(said.contains(named), "{line}\n{said}");
    }
    assert_eq!(trial.counts(), empty);
}

#[test]
fn the_same_lines_twice_change_nothing_and_other_answers_are_refused() {
    let trial = Trial::new();
    let line = |code: u8| {
        format!(
            r#"{{"type":"assess","pack":"HJKMNPQRS2","questionnaire":"del-1@1","variant":"before","occasion":"before","answers":{{"grepp-1":{code}}}}}"#
        )
    };
    let episode = format!(r#"{{"type":"episode","unit":"{UNIT}","pack":"HJKMNPQRS2"}}"#);
    trial.call(["assess", "add"]).given(format!("{episode}\n{}", line(1))).succeeds();
    let before = trial.counts();
    trial.call(["assess", "add"]).given(line(1)).succeeds();
    let said = trial.call(["assess", "add"]).given(line(2)).fails();
    assert!(said.contains("Line 1"), "{said}");
    assert_eq!(trial.counts(), before);
}

#[test]
fn doors_stay_closed_without_the_right_passphrase() {
    let trial = Trial::new();
    let folder = trial.folder();
    let open = |words: &str| {
        let file = trial.write("wrong", words);
        kastanj(["flow", "--store"]).with([
            folder.as_os_str(),
            "--passphrase-file".as_ref(),
            file.as_os_str(),
        ])
    };
    let said = open("something else altogether\n").fails();
    assert!(said.to_lowercase().contains("passphrase"), "{said}");
    let said = open("something else altogether\n").swedish().fails();
    assert!(said.to_lowercase().contains("lösenfras"), "{said}");
    open("").fails();
    assert!(trial.call(["flow", "--as", "stranger"]).fails().contains("stranger"));
    assert!(trial.call(["flow", "--as", "Åke Ö"]).fails().contains("Åke Ö"));
    let said = kastanj(["flow", "--store"]).with([&folder]).fails();
    assert!(said.contains("--passphrase-file"), "{said}");
    let none = trial.path("none");
    let said = kastanj(["flow", "--store"])
        .with([none.as_os_str(), "--passphrase-file".as_ref(), trial.path("pass").as_os_str()])
        .fails();
    assert!(said.contains("none"), "{said}");
    assert!(!none.exists());
}

#[test]
fn a_second_person_opens_the_same_store() {
    let trial = Trial::new();
    let new = trial.write("second", "en helt annan lösenfras SYNTETISK\n");
    trial.call(["person", "add", "person-2", "--new-passphrase-file"]).with([&new]).succeeds();
    let said = kastanj(["person", "list", "--as", "person-2", "--store"])
        .with([trial.folder().as_os_str(), "--passphrase-file".as_ref(), new.as_os_str()])
        .succeeds();
    assert!(said.contains("person-1") && said.contains("person-2"), "{said}");
    let short = trial.write("short", "abc\n");
    trial.call(["person", "add", "person-3", "--new-passphrase-file"]).with([&short]).fails();
    let said = trial.call(["person", "list"]).succeeds();
    assert!(!said.contains("person-3"), "{said}");
}

#[test]
fn beginning_never_overwrites() {
    let trial = Trial::new();
    let before = trial.counts();
    let said = trial.call(["init"]).fails();
    assert!(said.contains("store"), "{said}");
    let recovery = std::fs::read(trial.path("recovery")).expect("the recovery key");
    let other = trial.path("other");
    let said = kastanj(["init", "--store"])
        .with([
            other.as_os_str(),
            "--passphrase-file".as_ref(),
            trial.path("pass").as_os_str(),
            "--recovery-out".as_ref(),
            trial.path("recovery").as_os_str(),
        ])
        .fails();
    assert!(said.contains("recovery") && !other.exists(), "{said}");
    assert_eq!(std::fs::read(trial.path("recovery")).expect("the key"), recovery);
    let short = trial.write("short", "abc\n");
    kastanj(["init", "--store"])
        .with([other.as_os_str(), "--passphrase-file".as_ref(), short.as_os_str()])
        .fails();
    assert!(!other.exists());
    assert_eq!(trial.counts(), before);
}

#[test]
fn erasing_a_client_needs_a_yes() {
    let trial = Trial::new();
    let said = trial.call(["client", "add", "--unit", UNIT]).succeeds();
    let code = said.split_whitespace().last().expect("a code").to_owned();
    let before = trial.counts();
    let said = trial.call(["client", "erase", "--episode", &code]).fails();
    assert!(said.contains("--yes"), "{said}");
    assert_eq!(trial.counts(), before);
    trial.call(["client", "erase", "--episode", &code, "--yes"]).succeeds();
    assert_ne!(trial.counts(), before);
    trial.call(["client", "erase", "--episode", &code, "--yes"]).fails();
}
