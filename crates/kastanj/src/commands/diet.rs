//! `kastanj form diet`: which questions could be left out.

use kastanj_desk::Snapshot;
use kastanj_language::{Lang, tr};
use kastanj_record::UnitCode;
use kastanj_report::diet::{Diet, DietOrder, DietPair, DietQuestion, diet};
use serde_json::{Value, json};

use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;

/// Prints every question with its figures, and what the rules point out.
pub(crate) fn run(context: &Context, unit: Option<&UnitCode>, json: bool) -> Result<(), Failure> {
    let lang = context.lang;
    let opened = opening::open(context)?;
    super::contacts::known_unit(context, &opened.study, unit)?;
    let snapshot = Snapshot::of(&opened.store.view()).map_err(|error| context.fail(&error))?;
    let study = &opened.study;
    let Some(questionnaire) = opened.library.get(&study.plan.questionnaire) else {
        let id = study.plan.questionnaire.to_string();
        return Err(Failure(tr!(lang, "program-take-unknown-form", form = id)));
    };
    let only = match (unit, study.units.as_slice()) {
        (None, [only]) => Some(&only.code),
        (unit, _) => unit,
    };
    let order = DietOrder { study, questionnaire, library: &opened.library, unit: only, lang };
    let found = diet(&snapshot.record(), &order);
    if json {
        let all = as_json(&found);
        say(&serde_json::to_string_pretty(&all).map_err(|error| Failure(error.to_string()))?);
    } else {
        print(lang, &found);
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

fn print(lang: Lang, found: &Diet) {
    say(&tr!(lang, "program-diet-title", count = found.persons));
    for (rule, number) in found.rules_in_words(lang).iter().zip(1..) {
        say(&format!("  {number}. {rule}"));
    }
    say("");
    for question in &found.questions {
        let (answered, unchanged) = (question.answered_words(lang), question.unchanged_words(lang));
        let saved = question.saved_words(lang);
        say(&format!("  {} {}", question.item.0, question.stem.get(lang)));
        say(&format!(
            "    {}",
            tr!(
                lang,
                "program-diet-line",
                answered = answered,
                unchanged = unchanged,
                saved = saved
            )
        ));
    }
    say("");
    let pointed: Vec<String> = found.pointed_out().map(|one| one.item.0.clone()).collect();
    let doubled =
        found.duplicates().map(|pair| format!("{} = {}", pair.first.0.0, pair.second.0.0));
    let all: Vec<String> = pointed.into_iter().chain(doubled).collect();
    if all.is_empty() {
        say(&tr!(lang, "program-diet-none"));
    } else {
        say(&tr!(lang, "program-diet-out", questions = all.join(", ")));
    }
}

fn as_json(found: &Diet) -> Value {
    let question = |one: &DietQuestion| {
        let saved: serde_json::Map<String, Value> = one
            .saved
            .iter()
            .map(|(door, saved)| {
                let minutes = json!({
                    "client_minutes": saved.client_minutes,
                    "therapist_minutes": saved.therapist_minutes,
                });
                ((*door).to_owned(), minutes)
            })
            .collect();
        json!({
            "item": one.item.0,
            "scored": one.scored,
            "answering": one.answering,
            "unchanged": one.unchanged,
            "saved": saved,
        })
    };
    let pair = |one: &DietPair| json!({ "first": one.first.0.0, "second": one.second.0.0, "agreement": one.agreement });
    json!({
        "rules": found.rules,
        "persons": found.persons,
        "questions": found.questions.iter().map(question).collect::<Vec<_>>(),
        "pairs": found.pairs.iter().map(pair).collect::<Vec<_>>(),
    })
}
