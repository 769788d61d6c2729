use kastanj_language::Lang;
use kastanj_record::Study;
use kastanj_report::knowledge::Register;

use crate::kits::{self, SEED, kit_of};
use crate::pages::file;
use crate::tools::{pages, words};

#[test]
fn the_same_order_gives_the_same_bytes_and_another_seed_other_numbers() {
    let first = kits::shipped(Lang::Sv);
    let again = kit_of(&kits::study(), Lang::Sv, SEED);
    assert_eq!(first.len(), again.len());
    for (one, two) in first.iter().zip(&again) {
        assert!(one == two, "{} differs", one.path);
    }
    let other = kit_of(&kits::study(), Lang::Sv, [8; 16]);
    for start in ["client/1-", "staff/1-", "staff/kit.toml"] {
        assert!(file(first, start).bytes != file(&other, start).bytes, "{start} is the same");
    }
    assert!(file(first, "staff/2-").bytes == file(&other, "staff/2-").bytes, "the manual bears no number");
}

#[test]
fn a_study_without_its_modules_makes_a_kit_too() {
    let mut study: Study = kits::study();
    study.modules.part_two = false;
    study.modules.session_reports = false;
    study.modules.added_value = false;
    let kit = kit_of(&study, Lang::Sv, SEED);
    let Some(copyable) = pages(file(&kit, "client/2-")) else { return };
    assert_eq!(copyable, 6, "Part I alone");
    let manual = file(&kit, "staff/2-");
    let Some(length) = pages(manual) else { return };
    assert!((15..=25).contains(&length), "{length} pages");
    let Some(text) = words(manual, None) else { return };
    assert!(!text.contains("Del II är sex"), "the manual tells of sheets that the study lacks");
}

#[test]
fn the_manual_quotes_the_register_and_nothing_else_about_the_world() {
    let register = Register::shipped().expect("the shipped register is sound");
    for lang in [Lang::Sv, Lang::En] {
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
        let without = register
            .numbers()
            .iter()
            .map(|number| joined(register.quote(number.id.get_ref(), lang).expect("it").text()))
            .chain(register.conclusions().iter().flat_map(|one| {
                [joined(one.known.get(lang)), joined(one.unknown.get(lang))]
            }))
            .fold(plain, |text, quoted| text.replace(&quoted, ""));
        for figure in ["72", "51 av", "51 of", "29 av", "29 of", "22 svarade", "22 answered"] {
            assert!(!without.contains(figure), "{lang}: {figure} is told from memory");
        }
    }
}

/// Words without the breaks of lines, which pdftotext and the page put in.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<String>()
}
