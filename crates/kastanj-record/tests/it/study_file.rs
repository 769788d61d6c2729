use kastanj_instrument::{Diagnostic, Library};
use kastanj_language::{Explain, Lang};
use kastanj_record::{EXAMPLE_SOURCE, Study};
use proptest::prelude::*;

fn faults(source: &str) -> Vec<Diagnostic> {
    Study::parse("study.toml", source, &Library::shipped()).expect_err("the file has a fault")
}

/// Replaces one line of the example and returns the single fault with its line.
fn fault_after(old: &str, new: &str) -> Diagnostic {
    assert!(EXAMPLE_SOURCE.contains(old), "{old}");
    let mut found = faults(&EXAMPLE_SOURCE.replacen(old, new, 1));
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

fn line_of(needle: &str) -> usize {
    EXAMPLE_SOURCE.lines().position(|line| line.starts_with(needle)).unwrap() + 1
}

#[test]
fn every_kind_of_fault_is_told_at_its_place() {
    let cases = [
        ("id = \"exempelstudie\"", "id = \"Exempel studie\"", "id = ", "Exempel studie"),
        ("starts = \"2024-01\"", "starts = \"2024-13\"", "starts", "2024-13"),
        (
            "starts = \"2024-01\"",
            "starts = \"2024-01\"\nends = \"2023-12\"",
            "starts",
            "last month",
        ),
        ("\"del-2@1\"]", "\"del-9@1\"]", "instruments", "del-9@1"),
        ("[\"before\", \"after\", \"follow_up\"]", "[\"before\"]", "occasions", "after"),
        (
            "neutral_name = { sv = \"Formulär\"",
            "neutral_name = { sv = \"KAST\"",
            "neutral_name",
            "KAST",
        ),
        ("part_two_sheets = 1", "part_two_sheets = 9", "part_two_sheets", "0 to 6"),
        ("part_two = true", "part_two = \"yes\"", "part_two = ", "part_two"),
        ("soon = 2", "soon = 2.5", "soon", "soon"),
        ("follow_up_tolerance = 6", "follow_up_tolerance = 26", "follow_up_tolerance", "tolerance"),
        ("questionnaire = \"del-1\"", "questionnaire = \"del-7\"", "questionnaire", "del-7"),
        ("score = \"total\"", "score = \"sum\"", "score", "sum"),
        ("direction = \"higher", "direction = \"lower", "direction", "total"),
        ("range = [0, 100]", "range = [0, 10]", "range", "total"),
        ("range = [0, 100]", "range = [100, 0]", "range", "lower number"),
        ("alpha = 0.05", "alpha = 0.9", "alpha", "alpha"),
        ("public_threshold = 10", "public_threshold = 4", "public_threshold", "5 to 1000"),
        ("after_per_before = 0.5", "after_per_before = 50", "after_per_before", "0 to 1"),
        ("approved_on = 2026-01-07", "approved_on = 2026-02-30", "", ""),
        ("losses = \"per_person\"", "losses = \"monthly\"", "losses", "monthly"),
        ("code = \"EX-B\"", "code = \"EX-A\"", "code = \"EX-B\"", "twice"),
        ("soon = 2", "soon = 2\nsonn = 3", "soon", "sonn"),
    ];
    for (old, new, place, word) in cases {
        if place.is_empty() {
            // An impossible day is already refused by TOML itself.
            assert!(!faults(&EXAMPLE_SOURCE.replacen(old, new, 1)).is_empty());
            continue;
        }
        let fault = fault_after(old, new);
        let expected = line_of(place);
        assert!((expected..=expected + 1).contains(&fault.line), "{new}: line {}", fault.line);
        assert!(fault.message.en.contains(word), "{new}: {}", fault.message.en);
        for lang in Lang::ALL {
            let told = fault.explain(lang);
            assert!(told.contains("study.toml") && !told.contains("record-"), "{told}");
        }
    }
}

#[test]
fn half_an_approval_is_a_fault() {
    let fault = fault_after("approved_on = 2026-01-07\n", "");
    assert!(fault.message.en.contains("approved_by"));
}

#[test]
fn what_is_missing_is_told() {
    let found = faults("");
    let told: Vec<&str> = found.iter().map(|fault| fault.message.en.as_str()).collect();
    for table in ["study", "plan", "unit"] {
        assert!(told.iter().any(|text| text.contains(&format!("field {table} "))), "{told:?}");
    }
    let fault = fault_after("losses = \"per_person\"\n", "");
    assert!(fault.message.en.contains("losses"));
}

#[test]
fn several_faults_are_told_at_once_in_the_order_of_the_file() {
    let source = EXAMPLE_SOURCE
        .replacen("soon = 2", "soon = -1", 1)
        .replacen("alpha = 0.05", "alpha = 1", 1)
        .replacen("synthetic = true", "synthetic = 1", 1);
    let found = faults(&source);
    assert_eq!(found.len(), 3);
    assert!(found.is_sorted_by_key(|fault| fault.line));
}

proptest! {
    #[test]
    fn a_malformed_file_is_refused_without_panic(
        at in 0..EXAMPLE_SOURCE.len(),
        length in 0usize..80,
        patch in "[\\x00-\\x7få\"\\[\\]{}=\\n]{0,12}",
    ) {
        let boundary = |mut at: usize| {
            while !EXAMPLE_SOURCE.is_char_boundary(at) { at -= 1; }
            at
        };
        let start = boundary(at);
        let end = boundary((at + length).min(EXAMPLE_SOURCE.len())).max(start);
        let mut source = EXAMPLE_SOURCE.to_owned();
        source.replace_range(start..end, &patch);
        match Study::parse("study.toml", &source, &Library::shipped()) {
            Ok(_) => {}
            Err(found) => {
                prop_assert!(!found.is_empty());
                for fault in found {
                    prop_assert!(fault.line >= 1 && fault.column >= 1);
                    prop_assert!(fault.line <= source.lines().count() + 1);
                }
            }
        }
    }

    #[test]
    fn any_text_at_all_is_refused_without_panic(source in "\\PC{0,200}") {
        prop_assert!(Study::parse("x", &source, &Library::shipped()).is_err());
    }
}
