use kastanj_instrument::burden::Assumptions;
use kastanj_instrument::{Library, Place, forbidden_words_in, lix};
use kastanj_language::{Explain, Lang};
use kastanj_report::kit::{KitFile, KitSetting, information_prose};

use crate::kits;
use crate::pages::file;
use crate::tools::{ask, pages, property, unpacked, words};

/// The loose sheets of Part II begin after the six pages of Part I.
const PAGES_OF_PART_ONE: usize = 6;

fn assert_clean(what: &str, text: &str, place: Place) {
    let found = forbidden_words_in(text, place);
    assert!(found.is_empty(), "{what}: {found:?}");
}

/// Names, words, properties, metadata and unpacked bytes of all that a client can reach.
pub(crate) fn nothing_that_a_client_can_reach_holds_a_forbidden_word(lang: Lang) {
    for file in kits::shipped(lang).iter().filter(|file| file.path.starts_with("client/")) {
        assert_clean("file name", &file.path, Place::Carried);
        let Some(count) = pages(file) else { return };
        for page in 1..=count {
            let Some(text) = words(file, Some(page)) else { return };
            assert_clean(&format!("{} page {page}", file.path), &text, place(file, page));
        }
        let Some(properties) = ask("pdfinfo", &[], file, &[]) else { return };
        assert_clean("properties", &properties, Place::Carried);
        let Some(packet) = ask("pdfinfo", &["-meta"], file, &[]) else { return };
        assert_clean("metadata", &packet, Place::Carried);
        let Some(inside) = unpacked(file) else { return };
        let inside = inside.to_lowercase();
        assert!(!inside.contains("kast"), "{} names the service or the program", file.path);
    }
}

fn place(file: &KitFile, page: usize) -> Place {
    match file.path.as_str() {
        name if name.starts_with("client/3-") => Place::InformationSheet,
        name if name.starts_with("client/2-") && page > PAGES_OF_PART_ONE => Place::Room,
        _ => Place::Carried,
    }
}

/// Sheets with legal content are drafts until somebody has approved them.
pub(crate) fn approval_lifts_the_draft_mark(approved: &[KitFile], draft: &[KitFile]) {
    for start in ["client/3-", "client/4-"] {
        let Some(text) = words(file(approved, start), None) else { return };
        assert!(!text.contains("UTKAST") && text.contains("2026-01-07"), "{text}");
        let Some(text) = words(file(draft, start), None) else { return };
        assert!(text.contains("UTKAST") && text.contains("riktiga klienter"), "{text}");
    }
    let Some(consent) = words(file(approved, "client/4-"), None) else { return };
    assert!(!consent.contains("Exempelstad"), "the consent sheet names the service: {consent}");
}

#[test]
fn the_information_sheet_is_easy_to_read() {
    let lix = lix::of_text(&information_prose(Lang::Sv)).value();
    println!("LIX of the Swedish information sheet: {lix:.1}");
    assert!(lix <= 35.0, "LIX {lix:.1}");
}

#[test]
fn the_reckoned_length_of_the_information_sheet_is_its_length() {
    let reckoned = Assumptions::default().information_words;
    for lang in Lang::ALL {
        let words = information_prose(lang).split_whitespace().count();
        println!("{lang}: {words} words, {reckoned} reckoned");
        let words = f64::from(u32::try_from(words).expect("a page of words"));
        assert!(
            (words / reckoned - 1.0).abs() <= 0.1,
            "{lang}: {words} words, {reckoned} reckoned"
        );
    }
}

/// Both sheets tell what becomes of the strip and of the answers, one line for
/// each number to call, and every word of them can be found by its heading.
pub(crate) fn client_sheets_have_headings_and_say_what_becomes_of_the_strip(lang: Lang) {
    let files = kits::shipped(lang);
    let (fate, kept, call, choice) = match lang {
        Lang::Sv => ("förstörs efter samtalet", "Så länge sparar vi", "ring 112.", "Ditt val"),
        Lang::En => {
            ("destroyed after the talk", "We keep your answers", "call 112.", "Your choice")
        }
    };
    let Some(text) = words(file(files, "client/3-"), None) else { return };
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(joined.contains(fate) && joined.contains(kept), "{text}");
    let calls = text.lines().filter(|line| line.trim_end().ends_with(call)).count();
    assert_eq!(calls, 1, "{text}");
    let title = property(file(files, "client/4-"), "Title");
    assert_eq!(title.as_deref(), Some(choice));
    for start in
        ["client/3-", "client/4-", "staff/1-", "staff/3-", "staff/4-", "staff/5-", "staff/6-"]
    {
        let Some(inside) = unpacked(file(files, start)) else { return };
        assert!(inside.contains("/S /H1"), "{lang} {start}: no heading");
    }
}

/// Every page that the kit sets itself bears the word; the forms have no place for it.
pub(crate) fn every_page_of_a_synthetic_study_says_so(lang: Lang) {
    let files = kits::shipped(lang);
    let forms = ["client/1-", "client/2-"];
    for file in files.iter().filter(|file| file.path.ends_with(".pdf")) {
        if forms.iter().any(|form| file.path.starts_with(form)) {
            continue;
        }
        let Some(count) = pages(file) else { return };
        for page in 1..=count {
            let Some(text) = words(file, Some(page)) else { return };
            assert!(text.contains("SYNTETISK"), "{} page {page}", file.path);
        }
    }
}

#[test]
fn an_unknown_unit_is_refused_in_both_languages() {
    let (study, library) = (kits::study(), Library::shipped());
    let unit = "NO-1".parse().expect("a code");
    let problem = KitSetting::of(&study, &unit, &library, Lang::Sv).err().expect("no such unit");
    for (lang, said) in [(Lang::Sv, "finns inte"), (Lang::En, "is not in the study file")] {
        let text = problem.explain(lang);
        assert!(text.contains(said) && text.contains("NO-1") && text.contains("EX-A"), "{text}");
    }
}
