use kastanj_typeset::{Document, TypesetError, compile};

use super::{day, document};

fn pdf(document: Document) -> Vec<u8> {
    compile(document).expect("sound source").pdf().expect("all that the standards ask for")
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

#[test]
fn the_same_document_has_the_same_bytes() {
    let first = pdf(document("= Rubrik\nText"));
    assert_eq!(first, pdf(document("= Rubrik\nText")));
    assert_ne!(first, pdf(document("= Rubrik\nTexu")));
}

#[test]
fn it_claims_both_standards_and_bears_the_callers_date() {
    let bytes = pdf(document("= Rubrik"));
    for claim in ["<pdfuaid:part>1", "<pdfaid:part>3", "<pdfaid:conformance>A", "2026-01-31"] {
        assert!(holds(&bytes, claim), "{claim}");
    }
}

#[test]
fn no_program_and_no_author_is_named() {
    let bytes = pdf(document("= Rubrik"));
    for word in ["kast", "typst", "krilla", "/Author", "/Creator", "/Producer", "CreatorTool"] {
        assert!(!holds(&bytes, word), "{word}");
    }
}

#[test]
fn a_document_without_title_is_refused() {
    let untitled = Document::new("#set text(lang: \"sv\")\n= Rubrik", day(), "x");
    let refused = compile(untitled).expect("sound source").pdf();
    assert!(matches!(refused, Err(TypesetError::Standard { .. })), "{refused:?}");
}

#[test]
fn a_picture_without_words_is_refused() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    let mute = document("#image(\"/a.svg\")").with_file("/a.svg", svg);
    let refused = compile(mute).expect("sound source").pdf();
    assert!(matches!(refused, Err(TypesetError::Standard { .. })), "{refused:?}");
    let told = document("#image(\"/a.svg\", alt: \"tomt\")").with_file("/a.svg", svg);
    assert!(compile(told).expect("sound source").pdf().is_ok());
}

#[test]
fn a_character_that_no_typeface_has_is_refused() {
    let refused = compile(document("漢")).expect("sound source").pdf();
    assert!(matches!(refused, Err(TypesetError::Standard { line: 3, .. })), "{refused:?}");
}
