//! The files that leave the printer: bytes, tags, words.

use std::time::Instant;

use kastanj_instrument::{Library, Part, forbidden_words};
use kastanj_language::Lang;
use kastanj_paper::{FormOrder, Sides, print_stack, typeset_form};

use super::print_support::{before, order, pack, part_one, told_by, with_first_question};

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

#[test]
fn the_same_sheet_has_the_same_bytes() {
    let questionnaire = part_one();
    let variant = before();
    let print =
        |numbers| order(&questionnaire, &variant, pack(numbers)).typeset().expect("fits").pdf;
    assert_eq!(print([7; 10]), print([7; 10]));
    assert_ne!(print([7; 10]), print([8; 10]));
}

#[test]
fn nothing_in_the_file_names_the_product() {
    let library = Library::shipped();
    for questionnaire in library.questionnaires() {
        let variant = &questionnaire.variants[0].id;
        let form = typeset_form(questionnaire, variant, Lang::Sv, pack([1; 10])).expect("it fits");
        for word in ["kast", "typst", "krilla", "/Author", "/Creator", "/Producer"] {
            assert!(!holds(&form.pdf, word), "{}: {word}", questionnaire.id);
        }
    }
}

#[test]
fn what_a_client_carries_holds_no_forbidden_word() {
    let questionnaire = part_one();
    for variant in &questionnaire.variants {
        let form =
            typeset_form(&questionnaire, &variant.id, Lang::Sv, pack([1; 10])).expect("fits");
        let Some(text) = told_by("pdftotext", &["-"], &form.pdf) else { return };
        assert!(text.contains("Frågor"), "the text can be taken out");
        assert_eq!(forbidden_words(&text), [], "{}", variant.id);
    }
}

#[test]
fn the_file_is_sound_tagged_and_holds_its_typefaces() {
    let questionnaire = part_one();
    let form = typeset_form(&questionnaire, &before(), Lang::En, pack([1; 10])).expect("it fits");
    for claim in ["<pdfuaid:part>1", "<pdfaid:part>3", "<pdfaid:conformance>A"] {
        assert!(holds(&form.pdf, claim), "{claim}");
    }
    if let Some(told) = told_by("qpdf", &["--check"], &form.pdf) {
        assert!(told.contains("No syntax or stream encoding errors"), "{told}");
    }
    if let Some(told) = told_by("pdfinfo", &[], &form.pdf) {
        assert!(
            told.contains("Tagged:          yes") && told.contains("Pages:           2"),
            "{told}"
        );
        assert!(told.contains("Title:           Questions"), "{told}");
    }
    if let Some(told) = told_by("pdffonts", &[], &form.pdf) {
        let faces: Vec<&str> = told.lines().skip(2).collect();
        assert!(!faces.is_empty());
        for face in faces {
            assert!(face.contains("AtkinsonHyperlegible") && face.contains("yes yes"), "{face}");
        }
    }
}

#[test]
fn item_texts_are_never_source() {
    for words in ["#panic() ] \\ \"", "$x$ *a* @b <c> // d /*", "[#box()] \\#"] {
        let questionnaire = with_first_question(words);
        let form = typeset_form(&questionnaire, &before(), Lang::Sv, pack([1; 10]))
            .unwrap_or_else(|error| panic!("{words}: {error}"));
        if let Some(text) = told_by("pdftotext", &["-layout", "-"], &form.pdf) {
            assert!(text.contains(words), "{words} in\n{text}");
        }
    }
}

#[test]
fn a_stack_prints_every_sheet_in_order() {
    let library = Library::shipped();
    let questionnaire = part_one();
    let loose = library.questionnaires().find(|q| q.part == Part::AddedValue).expect("Part II");
    let mut orders = Vec::new();
    for number in 0..3 {
        for variant in &questionnaire.variants {
            orders.push(order(&questionnaire, &variant.id, pack([number; 10])));
        }
        orders.push(FormOrder::new(loose, &loose.variants[0].id, Lang::En, pack([number; 10])));
    }
    let pdf = print_stack(&orders, Sides::default()).expect("every sheet fits");
    assert_eq!(pdf, print_stack(&orders, Sides::default()).expect("every sheet fits"));
    if let Some(told) = told_by("pdfinfo", &[], &pdf) {
        assert!(told.contains("Pages:           21"), "{told}");
    }
    // Printed on both sides, the sheet of one page has a back of its own.
    let both = print_stack(&orders, Sides::Both).expect("every sheet fits");
    if let Some(told) = told_by("pdfinfo", &[], &both) {
        assert!(told.contains("Pages:           24"), "{told}");
    }
    if let Some(text) = told_by("pdftotext", &["-layout", "-"], &pdf) {
        let codes: Vec<&str> = text.lines().filter(|line| line.contains("2K ")).collect();
        assert_eq!(codes.len(), 21, "{codes:?}");
        for (index, line) in codes.iter().enumerate() {
            let serial = ["22222 22222", "33333 33333", "44444 44444"][index / 7];
            assert!(line.contains(serial), "{index}: {line}");
        }
    }
    assert!(print_stack(&[], Sides::Both).is_err());
}

#[test]
#[expect(clippy::print_stderr, reason = "the figure is to be seen, not judged")]
fn the_time_for_a_personal_sheet_is_shown() {
    let questionnaire = part_one();
    let variant = before();
    let print =
        |number| order(&questionnaire, &variant, pack([number; 10])).typeset().expect("fits");
    let start = Instant::now();
    let first = print(0);
    let settled = start.elapsed();
    let start = Instant::now();
    for number in 1..=5 {
        print(number);
    }
    let each = start.elapsed() / 5;
    let bytes = first.pdf.len();
    eprintln!("two-page sheet: first {settled:?}, then {each:?} each, {bytes} bytes");
}
