use kastanj_typeset::{Document, TypesetError, compile};
use proptest::prelude::*;

use super::{day, document};

#[test]
fn a_mistake_is_told_with_file_and_line() {
    let error = compile(Document::new("= En\n\nTvå #tre()", day(), "x")).err();
    let Some(TypesetError::Source { file, line, message }) = error else {
        panic!("{error:?}");
    };
    assert_eq!((file.as_str(), line), ("main.typ", 3));
    assert!(message.contains("tre"), "{message}");
}

#[test]
fn a_mistake_in_an_imported_file_names_that_file() {
    let outer = document("#import \"/inner.typ\": a\n#a");
    let error = compile(outer.with_file("/inner.typ", "\n#let a = 1 + \"x\"")).err();
    let Some(TypesetError::Source { file, line, .. }) = error else { panic!("{error:?}") };
    assert_eq!((file.as_str(), line), ("inner.typ", 2));
}

#[test]
fn nothing_of_the_machine_can_be_read() {
    for path in ["/etc/hostname", "../../../../etc/hostname", "/main.rs", "/kastanj/nothing.typ"] {
        let denied = compile(document(&format!("#read(\"{path}\")")));
        assert!(matches!(denied, Err(TypesetError::Source { .. })), "{path}");
    }
    let package = compile(document("#import \"@preview/cetz:0.3.0\""));
    assert!(matches!(package, Err(TypesetError::Source { .. })));
}

#[test]
fn today_is_the_day_of_the_document() {
    let page = document("#assert.eq(datetime.today().display(), \"2026-01-31\") #[x]");
    assert!(compile(page).is_ok());
}

#[test]
fn a_failed_document_leaves_the_next_one_alone() {
    for _ in 0..3 {
        assert!(compile(document("#panic()")).is_err());
        assert_eq!(compile(document("text")).map(|pages| pages.page_count()).ok(), Some(1));
    }
}

/// The words come back as they went in, whatever they hold.
fn assert_printed_literally(words: &str) {
    let source = "#let told = json(\"/data.json\")\n#told #metadata(told)<told>";
    let document = document(source).with_data("/data.json", &words).expect("a string is JSON");
    let pages = compile(document).unwrap_or_else(|error| panic!("{words:?}: {error}"));
    let told: Vec<String> = pages.positions("told").into_iter().map(|told| told.id).collect();
    assert_eq!(told, [words]);
}

#[test]
fn words_are_never_source() {
    for words in [
        "#panic(\"nej\")",
        "] #panic() [",
        "\\ \\\" \\u{41}",
        "$x^2$ *a* _b_ `c` @d <e> // f /* g",
        "#import \"/kastanj/style.typ\": *",
        "\"); #panic(); (\"",
    ] {
        assert_printed_literally(words);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_words_are_printed_literally(words in "[ -~åäöÅÄÖé–…”]{0,60}") {
        assert_printed_literally(&words);
    }
}
