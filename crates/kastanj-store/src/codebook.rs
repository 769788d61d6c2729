use kastanj_instrument::{Item, ItemKind, Occasion, Questionnaire};
use kastanj_language::{Lang, lookup};
use kastanj_record::{
    AfterForm, AnsweredBy, ClientKind, ConsentPurpose, ConsentStanding, EndReason, Missing, Mode,
    Next, NotAskedReason, ReferralWay, SessionFormat, SessionLength, TargetBehaviour, Technique,
    Theme, ValueAnswer, ValueQuestion, Who, occasion_label,
};

use crate::StoreError;
use crate::code::word;
use crate::csv_file::CsvFile;
use crate::export::{DECLINED, Export};

/// Writes what every code means: one row per question and option of `answers.csv`, then the closed
/// lists of all files, each under the name of its column.
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
    for (column, code, label) in lists(lang) {
        table.row([column, "", "", "", "", "", code, &label])?;
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
    export.finish("codebook.csv", table)
}

/// Column, code and label of everything that comes from a closed list.
fn lists(lang: Lang) -> Vec<(&'static str, &'static str, String)> {
    let mut lists = Vec::new();
    macro_rules! list {
        ($column:literal, $of:ty) => {
            lists.extend(<$of>::ALL.iter().map(|one| ($column, one.code(), one.label(lang))));
        };
    }
    list!("missing", Missing);
    list!("mode", Mode);
    list!("client_kind", ClientKind);
    list!("way_in", ReferralWay);
    list!("target_behaviours", TargetBehaviour);
    list!("end_reason", EndReason);
    list!("purpose", ConsentPurpose);
    // Why a form is missing is told as how a contact ended.
    list!("reason", NotAskedReason);
    list!("reason", EndReason);
    list!("format", SessionFormat);
    list!("who", Who);
    list!("length", SessionLength);
    list!("themes", Theme);
    list!("techniques", Technique);
    list!("next", Next);
    list!("after_form", AfterForm);
    list!("answered_by", AnsweredBy);
    let occasions = [Occasion::Before, Occasion::After, Occasion::FollowUp];
    for column in ["occasion", "stage"] {
        let labelled = |of: Occasion| (column, of.code(), occasion_label(of, lang));
        lists.extend(occasions.map(labelled));
    }
    for (code, key) in
        [("not_asked", "store-stage-not-asked"), ("declined", "store-stage-declined")]
    {
        lists.push(("stage", code, lookup(lang, key, &[])));
    }
    for (standing, code) in STANDINGS {
        let key = format!("store-standing-{}", word(&standing).replace('_', "-"));
        lists.push(("consent", code, lookup(lang, &key, &[])));
    }
    lists.push(("consent", DECLINED, lookup(lang, "store-standing-declined", &[])));
    lists
}

/// Where a client can stand on the use of the answers, with the word in the files.
const STANDINGS: [(ConsentStanding, &str); 4] = [
    (ConsentStanding::Yes, "yes"),
    (ConsentStanding::No, "no"),
    (ConsentStanding::Withdrawn, "withdrawn"),
    (ConsentStanding::NotKeyed, "not_keyed"),
];

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
