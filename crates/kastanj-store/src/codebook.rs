use kastanj_instrument::{Item, ItemKind, Questionnaire};
use kastanj_record::{AfterForm, Missing, Mode, ValueAnswer, ValueQuestion};

use crate::StoreError;
use crate::code::word;
use crate::csv_file::CsvFile;
use crate::export::Export;

/// Writes what every code of `answers.csv` means: one row per question and option,
/// then the reasons for missing answers and the doors.
pub(crate) fn write(
    export: &mut Export<'_>,
    questionnaires: &[&Questionnaire],
) -> Result<(), StoreError> {
    let mut table = export.table(&[
        "column",
        "questionnaire",
        "item",
        "wording",
        "kind",
        "measure",
        "code",
        "label",
    ])?;
    for questionnaire in questionnaires {
        let items = questionnaire
            .sections
            .iter()
            .filter(|section| !section.fold_off)
            .flat_map(|section| &section.items);
        for item in items {
            rows(&mut table, export, questionnaire, item)?;
        }
    }
    let lang = export.options.lang;
    for missing in Missing::ALL {
        table.row(["missing", "", "", "", "", "", missing.code(), &missing.label(lang)])?;
    }
    for mode in Mode::ALL {
        table.row(["mode", "", "", "", "", "", mode.code(), &mode.label(lang)])?;
    }
    for question in ValueQuestion::ALL {
        for answer in ValueAnswer::ALL {
            table.row([
                "answer",
                "added_value",
                question.code(),
                &question.label(lang),
                "one",
                "steps",
                answer.code(),
                &answer.label(lang),
            ])?;
        }
    }
    for after in AfterForm::ALL {
        table.row(["after_form", "", "", "", "", "", after.code(), &after.label(lang)])?;
    }
    export.finish("codebook.csv", table)
}

fn rows(
    table: &mut CsvFile,
    export: &Export<'_>,
    questionnaire: &Questionnaire,
    item: &Item,
) -> Result<(), StoreError> {
    let kind = match item.kind {
        ItemKind::One { .. } => "one",
        ItemKind::Many { .. } => "many",
        // Open lines stay on paper: they have no code.
        ItemKind::Open { .. } => return Ok(()),
    };
    let Some(scale) = item.scale().and_then(|scale| questionnaire.scale(scale)) else {
        return Ok(());
    };
    let lang = export.options.lang;
    for option in &scale.options {
        table.row([
            "code",
            &questionnaire.id.to_string(),
            &item.id.0,
            item.stem.get(lang),
            kind,
            &word(&scale.measure),
            &option.code.to_string(),
            option.label.get(lang),
        ])?;
    }
    Ok(())
}
