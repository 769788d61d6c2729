use std::collections::BTreeSet;

use kastanj_instrument::{AskedBy, Occasion, Variant};
use kastanj_language::{Lang, tr};
use serde_json::json;

use super::{KitProblem, KitSetting};

/// *Varför vi frågar*: every question of Part I, who wanted it, and why.
pub(super) fn pdf(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    let lang = setting.lang;
    let questionnaire = setting.part_one()?;
    let mut seen = BTreeSet::new();
    let mut groups = Vec::new();
    for variant in &questionnaire.variants {
        let mut items = Vec::new();
        let all = questionnaire.sections_of(variant).flat_map(|section| &section.items);
        for (item, number) in all.zip(1..) {
            if seen.insert(&item.id) {
                items.push(json!({
                    "number": i32::to_string(&number),
                    "stem": item.stem.get(lang),
                    "asked": asked_by(item.asked_by, lang),
                    "because": item.because.get(lang),
                }));
            }
        }
        if !items.is_empty() {
            groups.push(json!({ "name": group_name(variant, lang), "items": items }));
        }
    }
    let data = json!({
        "lang": lang.code(),
        "synthetic": setting.study.synthetic,
        "groups": groups,
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

/// The form on which the questions of a group appear for the first time.
fn group_name(variant: &Variant, lang: Lang) -> String {
    match variant.occasions.first() {
        Some(Occasion::After) => tr!(lang, "kit-why-after"),
        Some(Occasion::FollowUp) => tr!(lang, "kit-why-follow-up"),
        Some(Occasion::Before) | None => tr!(lang, "kit-why-before"),
    }
}

fn asked_by(who: AskedBy, lang: Lang) -> String {
    match who {
        AskedBy::Therapists => tr!(lang, "kit-why-asked-by-therapists"),
        AskedBy::Research => tr!(lang, "kit-why-asked-by-research"),
        AskedBy::Both => tr!(lang, "kit-why-asked-by-both"),
    }
}
