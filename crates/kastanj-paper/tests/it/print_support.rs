//! What the tests of printing share.

use std::process::Command;

use kastanj_instrument::{Library, Questionnaire, Serial, SheetKind, VariantId, parse};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder};

pub(crate) fn part_one() -> Questionnaire {
    Library::shipped().newest("del-1").expect("Part I is shipped").clone()
}

pub(crate) fn before() -> VariantId {
    VariantId("before".to_owned())
}

pub(crate) fn pack(numbers: [u8; 10]) -> Edition {
    Edition::Sheet { kind: SheetKind::Pack, serial: Serial::from_numbers(numbers) }
}

pub(crate) fn order<'a>(
    questionnaire: &'a Questionnaire,
    variant: &'a VariantId,
    edition: Edition,
) -> FormOrder<'a> {
    FormOrder::new(questionnaire, variant, Lang::Sv, edition)
}

/// Part I with the Swedish wording of its first question replaced by `words`.
pub(crate) fn with_first_question(words: &str) -> Questionnaire {
    let mut questionnaire = part_one();
    questionnaire.sections[0].items[0].stem.sv = words.to_owned();
    questionnaire
}

/// A questionnaire whose only page holds `rows` rows of the shipped scale.
pub(crate) fn with_rows(rows: usize) -> Questionnaire {
    let (file, source) = kastanj_instrument::SHIPPED[0];
    let mut questionnaire = parse(file, source).expect("the shipped file is sound");
    let section = &mut questionnaire.sections[0];
    let item = section.items[0].clone();
    section.items = (0..rows)
        .map(|row| {
            let mut item = item.clone();
            item.id.0 = format!("row-{row}");
            item
        })
        .collect();
    questionnaire
}

/// What a program of the system says of a file, or nothing if it is not installed.
pub(crate) fn told_by(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = std::env::temp_dir();
    let name = format!("form-{}-{:p}.pdf", std::process::id(), pdf.as_ptr());
    let path = folder.join(name);
    std::fs::write(&path, pdf).expect("the temporary folder is writable");
    let (before, after): (Vec<&str>, Vec<&str>) = arguments.iter().partition(|a| **a != "-");
    let output = Command::new(program).args(before).arg(&path).args(after).output();
    std::fs::remove_file(&path).expect("the file was just written");
    let output = output.ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
