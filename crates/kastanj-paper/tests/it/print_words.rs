//! What a person reads on the forms: the same questions in every edition, the
//! fate of the strip, how boxes are crossed, and the outline of the file.

use kastanj_instrument::{Library, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, typeset_form};

use super::print_support::{before, pack, part_one, told_by};

/// The words of a form in reading order, white space made one; nothing where
/// the system has no program that takes them out.
fn words(questionnaire: &str, variant: &str, lang: Lang, edition: Edition) -> Option<String> {
    let library = Library::shipped();
    let questionnaire = library.newest(questionnaire).expect("it is shipped");
    let form = typeset_form(questionnaire, &VariantId(variant.to_owned()), lang, edition)
        .unwrap_or_else(|error| panic!("{variant}: {error}"));
    let text = told_by("pdftotext", &["-"], &form.pdf)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn every_edition_lets_a_person_decline_every_question() {
    for (questionnaire, variant) in [("del-1", "before"), ("del-2", "reasons-and-expectations")] {
        let count = |edition| {
            let text = words(questionnaire, variant, Lang::Sv, edition)?;
            // Large type sets the three words on lines of their own, others may stand between.
            Some(text.matches("svara").count())
        };
        let Some(sheet) = count(pack([1; 10])) else { return };
        assert!(sheet >= 3, "{variant}: {sheet}");
        assert_eq!(count(Edition::Copyable), Some(sheet), "{variant}");
        assert_eq!(count(Edition::Sample), Some(sheet), "{variant}");
        assert_eq!(count(Edition::LargePrint { sheet: None }), Some(sheet), "{variant}");
    }
}

#[test]
fn the_strip_says_what_becomes_of_it() {
    for (lang, torn, fate) in [
        (Lang::Sv, "Riv av den här delen", "förstör den efter samtalet"),
        (Lang::En, "Tear off this part", "destroys it after the talk"),
    ] {
        let Some(sheet) = words("del-1", "after", lang, pack([1; 10])) else { return };
        assert!(sheet.contains(torn) && sheet.contains(fate), "{sheet}");
        let large = words("del-1", "after", lang, Edition::LargePrint { sheet: None });
        let large = large.expect("the program is there");
        // There it is a loose page: nothing is to be torn.
        assert!(!large.contains(torn) && large.contains(fate), "{large}");
    }
}

#[test]
fn large_print_has_room_for_a_number_on_every_page_but_the_strip() {
    let Some(text) = words("del-1", "before", Lang::Sv, Edition::LargePrint { sheet: None }) else {
        return;
    };
    let form = typeset_form(&part_one(), &before(), Lang::Sv, Edition::LargePrint { sheet: None });
    let pages = form.expect("it takes the pages it needs").pages;
    assert_eq!(text.matches("Nummer på kuvertet").count(), pages - 1, "{text}");
    assert_eq!(text.matches("Utkast som prövas.").count(), pages, "{text}");
}

#[test]
fn the_rule_of_the_pen_is_true_of_its_page() {
    let Some(part_one) = words("del-1", "before", Lang::Sv, pack([1; 10])) else { return };
    for rule in ["Kryssa en ruta på varje rad.", "Kryssa en ruta i varje fråga."] {
        assert_eq!(part_one.matches(rule).count(), 1, "{rule}");
    }
    assert_eq!(part_one.matches("Blev det fel?").count(), 2, "on both pages");
    for (variant, rule) in [
        ("feelings-and-needs", "Kryssa så här."),
        ("reasons-and-expectations", "Kryssa så här."),
        ("my-goals", "Kryssa så här."),
        ("alcohol-and-drugs", "Kryssa en ruta i varje fråga."),
        ("relations", "Kryssa en ruta på varje rad."),
    ] {
        let text = words("del-2", variant, Lang::Sv, pack([1; 10])).expect("it was there");
        assert!(text.contains(rule), "{variant}: {text}");
    }
}

#[test]
fn the_title_is_a_heading_of_the_first_level() {
    let form = typeset_form(&part_one(), &before(), Lang::Sv, pack([1; 10])).expect("it fits");
    let Some(told) = told_by("pdfinfo", &["-struct"], &form.pdf) else { return };
    let tags: Vec<&str> = told.lines().map(str::trim).collect();
    assert!(tags.iter().any(|tag| tag.starts_with("H1")), "{told}");
    assert!(tags.iter().any(|tag| tag.starts_with("H2")), "{told}");
}
