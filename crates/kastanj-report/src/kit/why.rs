use std::collections::BTreeSet;

use kastanj_instrument::{AskedBy, ItemKind};
use kastanj_language::{Lang, tr};
use serde_json::json;

use super::{KitProblem, KitSetting};

/// *Varför vi frågar*: every question of Part I, who wanted it, and why.
pub(super) fn pdf(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    let lang = setting.lang;
    let questionnaire = setting.part_one()?;
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for variant in &questionnaire.variants {
        let recorded = questionnaire.recorded_items(variant).count();
        let all = questionnaire.sections_of(variant).flat_map(|section| &section.items);
        let mut number = 0;
        for item in all {
            let numbered = !matches!(item.kind, ItemKind::Open { .. }) && number < recorded;
            number += usize::from(numbered);
            if seen.insert(&item.id) {
                items.push(json!({
                    "number": if numbered { number.to_string() } else { String::new() },
                    "stem": item.stem.get(lang),
                    "asked": asked_by(item.asked_by, lang),
                    "because": item.because.get(lang),
                }));
            }
        }
    }
    let data = json!({
        "lang": lang.code(),
        "date": setting.date_value(),
        "synthetic": setting.study.synthetic,
        "items": items,
        "words": {
            "title": tr!(lang, "kit-why-title"),
            "about": tr!(lang, "kit-why-about"),
            "columns": [
                tr!(lang, "kit-why-number"),
                tr!(lang, "kit-why-question"),
                tr!(lang, "kit-why-asked-by"),
                tr!(lang, "kit-why-because"),
            ],
        },
    });
    setting.typeset("why", include_str!("../../typst/kit/why.typ"), &data, Vec::new())
}

fn asked_by(who: AskedBy, lang: Lang) -> String {
    match who {
        AskedBy::Therapists => tr!(lang, "kit-why-asked-by-therapists"),
        AskedBy::Research => tr!(lang, "kit-why-asked-by-research"),
        AskedBy::Both => tr!(lang, "kit-why-asked-by-both"),
    }
}
