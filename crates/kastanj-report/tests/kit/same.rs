use kastanj_language::Lang;
use kastanj_record::Study;
use kastanj_report::knowledge::Register;

use crate::client;
use crate::kits::{self, SEED, kit_of};
use crate::pages::file;
use crate::tools::{pages, words};

#[test]
fn the_same_order_gives_the_same_bytes() {
    let first = kits::shipped(Lang::Sv);
    let again = kit_of(&kits::study(), Lang::Sv, SEED);
    assert_eq!(first.len(), again.len());
    for (one, two) in first.iter().zip(&again) {
        assert!(one == two, "{} differs", one.path);
    }
}

#[test]
fn a_study_without_modules_and_approval_and_with_another_seed_makes_a_kit_too() {
    let mut study: Study = kits::study();
    study.modules.part_two = false;
    study.modules.session_reports = false;
    study.modules.added_value = false;
    for unit in &mut study.units {
        unit.approval = None;
    }
    let kit = kit_of(&study, Lang::Sv, [8; 16]);
    let first = kits::shipped(Lang::Sv);
    for start in ["client/1-", "staff/1-", "staff/kit.toml"] {
        assert!(file(first, start).bytes != file(&kit, start).bytes, "{start} is the same");
    }
    client::approval_lifts_the_draft_mark(first, &kit);
    let Some(copyable) = pages(file(&kit, "client/2-")) else { return };
    assert_eq!(copyable, 6, "Part I alone");
    let manual = file(&kit, "staff/2-");
    let Some(length) = pages(manual) else { return };
    assert!((15..=25).contains(&length), "{length} pages");
    let Some(text) = words(manual, None) else { return };
    assert!(!text.contains("Del II"), "the manual tells of sheets that the study lacks");
}

/// What the manual says of the world are the words of the register.
pub(crate) fn the_manual_quotes_the_register(lang: Lang) {
    let register = Register::shipped().expect("the shipped register is sound");
    let Some(text) = words(file(kits::shipped(lang), "staff/2-"), None) else { return };
    let plain = joined(&text);
    for id in ["review-2020", "funnel-2009", "gothenburg-2021-forms"] {
        let quote = register.quote(id, lang).expect("the fact");
        assert!(plain.contains(&joined(quote.text())), "{lang} {id} is not quoted");
    }
    for conclusion in register.conclusions() {
        for half in [&conclusion.known, &conclusion.unknown] {
            assert!(plain.contains(&joined(half.get(lang))), "{lang}: {}", half.get(lang));
        }
    }
    let quotable = register.numbers().iter();
    let quotable = quotable.filter_map(|number| register.quote(number.id.get_ref(), lang).ok());
    let without = quotable
        .map(|quote| joined(quote.text()))
        .chain(
            register
                .conclusions()
                .iter()
                .flat_map(|one| [joined(one.known.get(lang)), joined(one.unknown.get(lang))]),
        )
        .fold(plain, |text, quoted| text.replace(&quoted, ""));
    let figures =
        ["72pers", "51av", "51of", "29av", "29of", "29pers", "22svar", "22answ", "9svar", "9answ"];
    for figure in figures {
        assert!(!without.contains(figure), "{lang}: {figure} is told from memory");
    }
}

/// Words without the breaks of lines, which pdftotext and the page put in.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<String>()
}
