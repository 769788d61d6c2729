//! Every fault a file can have is told with file, line, column and remedy, in
//! both languages. The wordings are kept as snapshots.

use std::fmt::Write;

use kastanj_instrument::{Diagnostic, parse};
use kastanj_language::{Explain, Lang, lookup, message_ids};

const SMALL: &str = include_str!("small.toml");
const FILE: &str = "instruments/small/v1.toml";

/// What is changed in the small file: a name for the fault, the text that
/// goes, the text that comes.
const FAULTS: &[(&str, &str, &str)] = &[
    ("not toml", "version = 1", "version 1"),
    ("truncated", "pages = [[\"first\", \"strip\"]]\n", "pages = [[\"first\", "),
    ("missing field", "asked_by = \"both\"\n", ""),
    ("missing head", "[questionnaire]", "[questionaire]"),
    ("unknown field", "higher_is_better = true", "higher_is_better = true\nhigher = true"),
    ("reversed item", "one = \"agree\"\n", "one = \"agree\"\nreversed = true\n"),
    ("number for text", "id = \"first-1\"", "id = 1"),
    (
        "text for texts",
        "stem = { sv = \"Jag sover.\", en = \"I sleep.\" }",
        "stem = \"Jag sover.\"",
    ),
    ("text for number", "factor = 25.0", "factor = \"25\""),
    ("text for flag", "fold_off = true", "fold_off = \"true\""),
    ("text for list", "items = [\"first-1\"]", "items = \"first-1\""),
    ("empty text", "licence = \"CC-BY-4.0\"", "licence = \" \""),
    (
        "no English",
        "stem = { sv = \"Jag sover.\", en = \"I sleep.\" }",
        "stem = { sv = \"Jag sover.\" }",
    ),
    ("third language", "en = \"I sleep.\" }", "en = \"I sleep.\", fi = \"Nukun.\" }"),
    ("unknown choice", "asked_by = \"both\"", "asked_by = \"nobody\""),
    ("two kinds of answer", "one = \"agree\"\n", "one = \"agree\"\nopen = 2\n"),
    ("no kind of answer", "one = \"agree\"\n", ""),
    ("too many lines", "open = 2", "open = 13"),
    ("name shape", "id = \"first-2\"", "id = \"First 2\""),
    ("long name", "id = \"first-2\"", "id = \"first-2-with-a-very-long-name\""),
    ("duplicate item", "id = \"first-2\"", "id = \"first-1\""),
    ("duplicate section", "id = \"strip\"", "id = \"first\""),
    ("folder", "id = \"small\"", "id = \"tiny\""),
    ("version", "version = 1", "version = 2"),
    (
        "too many options",
        "code = 4,",
        "code = 4, label = { sv = \"a\", en = \"a\" } },\n{ code = 5, label = { sv = \"a\", en = \"a\" } },\n{ code = 6, label = { sv = \"a\", en = \"a\" } },\n{ code = 7, label = { sv = \"a\", en = \"a\" } },\n{ code = 8, label = { sv = \"a\", en = \"a\" } },\n{ code = 9, label = { sv = \"a\", en = \"a\" } },\n{ code = 10, label = { sv = \"a\", en = \"a\" } },\n{ code = 11, label = { sv = \"a\", en = \"a\" } },\n{ code = 12, label = { sv = \"a\", en = \"a\" } },\n{ code = 13, label = { sv = \"a\", en = \"a\" } },\n{ code = 14, label = { sv = \"a\", en = \"a\" } },\n{ code = 15, label = { sv = \"a\", en = \"a\" } },\n{ code = 16,",
    ),
    ("duplicate code", "{ code = 1,", "{ code = 0,"),
    ("uneven steps", "{ code = 1,", "{ code = 2,"),
    (
        "falling steps",
        "{ code = 0, label = { sv = \"nej\", en = \"no\" } },\n  { code = 1,",
        "{ code = 1, label = { sv = \"nej\", en = \"no\" } },\n  { code = 0,",
    ),
    (
        "empty section",
        "[[section]]\nid = \"strip\"",
        "[[section]]\nid = \"empty\"\n\n[[section]]\nid = \"strip\"",
    ),
    ("unknown scale", "one = \"times\"", "one = \"time\""),
    ("strip answer travels", "travels = \"never\"", "travels = \"service\""),
    ("boxes that are never read", "travels = \"service\"", "travels = \"never\""),
    (
        "open line leaves",
        "fold_off = true\n\n[[section.item]]\nid = \"own-words\"\nstem = { sv = \"Något mer:\", en = \"Anything else:\" }\nopen = 2\nasked_by = \"therapists\"\nbecause = { sv = \"Dina ord räknas.\", en = \"Your words count.\" }\ntravels = \"never\"",
        "\n[[section.item]]\nid = \"own-words\"\nstem = { sv = \"Något mer:\", en = \"Anything else:\" }\nopen = 2\nasked_by = \"therapists\"\nbecause = { sv = \"Dina ord räknas.\", en = \"Your words count.\" }\ntravels = \"hub\"",
    ),
    ("Part II leaves", "part = \"research\"", "part = \"added_value\""),
    ("section in no form", "pages = [[\"first\", \"strip\"]]", "pages = [[\"first\"]]"),
    (
        "no variant",
        "[[variant]]\nid = \"before\"\ntitle = { sv = \"Frågor\", en = \"Questions\" }\nintro = { sv = \"Du får hoppa över.\", en = \"You may skip.\" }\noccasions = [\"before\"]\npages = [[\"first\", \"strip\"]]",
        "",
    ),
    ("no occasion", "occasions = [\"before\"]", "occasions = []"),
    ("empty page", "pages = [[\"first\", \"strip\"]]", "pages = [[\"first\", \"strip\"], []]"),
    ("unknown section", "pages = [[\"first\", \"strip\"]]", "pages = [[\"frist\", \"strip\"]]"),
    (
        "section twice",
        "pages = [[\"first\", \"strip\"]]",
        "pages = [[\"first\"], [\"first\", \"strip\"]]",
    ),
    ("strip not last", "pages = [[\"first\", \"strip\"]]", "pages = [[\"strip\", \"first\"]]"),
    (
        "second primary",
        "[[variant]]",
        "[[score]]\nid = \"other\"\nname = { sv = \"Annat\", en = \"Other\" }\nitems = [\"first-1\"]\nfactor = 1\nleast_answered = 1\nrange = [0, 1]\nhigher_is_better = true\nprimary = true\n\n[[variant]]",
    ),
    ("scored item unknown", "items = [\"first-1\"]", "items = [\"first-9\"]"),
    ("scored item not on steps", "items = [\"first-1\"]", "items = [\"first-1\", \"first-2\"]"),
    ("scored item on the strip", "items = [\"first-1\"]", "items = [\"first-1\", \"own-words\"]"),
    ("least answered too many", "least_answered = 1", "least_answered = 2"),
    ("least answered none", "least_answered = 1", "least_answered = 0"),
    ("score range", "range = [0.0, 25.0]", "range = [0.0, 100.0]"),
    ("mixed scales", "items = [\"first-1\"]\nfactor", "items = [\"first-1\", \"first-2\"]\nfactor"),
    (
        "score in half a form",
        "[[section]]\nid = \"strip\"",
        "[[section]]\nid = \"second\"\n\n[[section.item]]\nid = \"second-1\"\nstem = { sv = \"Jag äter.\", en = \"I eat.\" }\none = \"agree\"\nasked_by = \"both\"\nbecause = { sv = \"Mat ger kraft.\", en = \"Food gives strength.\" }\ntravels = \"hub\"\n\n[[section]]\nid = \"strip\"",
    ),
    (
        "long question",
        "sv = \"Jag sover.\"",
        "sv = \"Jag sover gott och länge på natten och vaknar sen helt pigg och glad igen nu.\"",
    ),
    ("forbidden word", "sv = \"Dina ord räknas.\"", "sv = \"KAST vill veta.\""),
    ("forbidden holder", "holder = \"Upphovspersonerna\"", "holder = \"Kastanj\""),
];

/// Changes that take a second change elsewhere to show one fault alone.
fn also(fault: &str, text: String) -> String {
    match fault {
        "mixed scales" => text.replace("measure = \"ordinal\"", "measure = \"steps\"").replace(
            "{ code = 4,",
            "{ code = 1, label = { sv = \"ibland\", en = \"at times\" } },\n  { code = 2,",
        ),
        "score in half a form" => text
            .replace("items = [\"first-1\"]", "items = [\"first-1\", \"second-1\"]")
            .replace("[[\"first\", \"strip\"]]", "[[\"first\", \"strip\"]]\n\n[[variant]]\nid = \"after\"\ntitle = { sv = \"Frågor\", en = \"Questions\" }\nintro = { sv = \"Du får hoppa över.\", en = \"You may skip.\" }\noccasions = [\"after\"]\npages = [[\"first\"], [\"second\"]]"),
        _ => text,
    }
}

fn faults_of(name: &str, from: &str, to: &str) -> Vec<Diagnostic> {
    assert!(SMALL.contains(from), "{name}: the small file has no {from}");
    let text = also(name, SMALL.replacen(from, to, 1));
    parse(FILE, &text).expect_err(name)
}

#[test]
fn the_small_file_is_sound() {
    assert_eq!(parse(FILE, SMALL).map(|q| q.id.to_string()), Ok("small@1".to_owned()));
}

#[test]
fn every_fault_has_place_words_and_remedy() {
    let mut told = String::new();
    for (name, from, to) in FAULTS {
        let diagnostics = faults_of(name, from, to);
        assert!(!diagnostics.is_empty(), "{name}");
        let _ = writeln!(told, "## {name}");
        for diagnostic in diagnostics {
            for lang in Lang::ALL {
                let _ = writeln!(told, "{}", diagnostic.explain(lang));
            }
        }
        told.push('\n');
    }
    // A key that is shown instead of its words would stand here.
    assert!(!told.contains(": instrument-"), "{told}");
    insta::assert_snapshot!(told);
}

/// Whoever adds a fault also adds its case here.
#[test]
fn no_fault_is_left_untried() {
    let told: String = FAULTS
        .iter()
        .flat_map(|(name, from, to)| faults_of(name, from, to))
        .map(|diagnostic| format!("{diagnostic}\n"))
        .collect();
    // These need a collision, a published version, or a field of a kind that no
    // questionnaire has; they have tests of their own.
    let elsewhere = [
        "instrument-tag-collision-hint",
        "instrument-published-changed-hint",
        "instrument-number-hint",
        "instrument-order-hint",
        "instrument-example-hint",
    ];
    for key in message_ids(Lang::En) {
        if !key.starts_with("instrument-") || !key.ends_with("-hint") {
            continue;
        }
        let words = lookup(Lang::En, &key, &[]);
        let start = words.split('{').next().unwrap_or_default();
        if !elsewhere.contains(&key.as_str()) {
            assert!(told.contains(start), "no case shows {key}");
        }
    }
}

#[test]
fn several_faults_are_told_in_the_order_of_the_file() {
    let text = SMALL
        .replacen("measure = \"ordinal\"", "measure = \"odd\"", 1)
        .replacen("one = \"times\"", "one = \"agre\"", 1)
        .replacen("occasions = [\"before\"]", "occasions = [\"befor\"]", 1);
    let diagnostics = parse(FILE, &text).expect_err("faults");
    let lines: Vec<usize> = diagnostics.iter().map(|diagnostic| diagnostic.line).collect();
    assert!(lines.len() >= 4, "{diagnostics:?}");
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn a_file_that_is_not_toml_is_told_in_the_persons_language() {
    let broken = "[questionnaire]\nid = \"a\" version = 1\nname = { sv = \"a\" en = \"b\" }\n";
    let faults = parse("own.toml", broken).expect_err("not TOML");
    let (swedish, english) = (faults[0].explain(Lang::Sv), faults[0].explain(Lang::En));
    assert!(swedish.starts_with("own.toml:2:10"), "{swedish}");
    assert!(english.starts_with("own.toml:2:10") && english.contains("name = 3"), "{english}");
    for word in ["expected", "missing", "between", "unexpected", "invalid"] {
        assert!(!swedish.contains(word), "{swedish}");
    }
}
