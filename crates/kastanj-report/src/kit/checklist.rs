use kastanj_language::{lookup, tr};
use serde_json::json;

use super::{KitProblem, KitSetting};

/// The four phases of a start and what belongs in each; words by message key.
const PHASES: &[(&str, &[&str])] = &[
    (
        "kit-check-phase-explore",
        &[
            "kit-check-explore-need",
            "kit-check-explore-mandate",
            "kit-check-explore-others",
            "kit-check-explore-sister",
        ],
    ),
    (
        "kit-check-phase-prepare",
        &[
            "kit-check-prepare-people",
            "kit-check-prepare-room",
            "kit-check-prepare-risk",
            "kit-check-prepare-information",
            "kit-check-prepare-manual",
            "kit-check-prepare-print",
            "kit-check-prepare-large",
            "kit-check-prepare-lock",
            "kit-check-prepare-rehearse",
        ],
    ),
    (
        "kit-check-phase-start",
        &[
            "kit-check-start-first",
            "kit-check-start-tally",
            "kit-check-start-talk",
            "kit-check-start-strip",
        ],
    ),
    (
        "kit-check-phase-keep",
        &[
            "kit-check-keep-cover",
            "kit-check-keep-report",
            "kit-check-keep-clear",
            "kit-check-keep-review",
        ],
    ),
];

/// The start-up checklist.
pub(super) fn pdf(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    let lang = setting.lang;
    let phases: Vec<_> = PHASES
        .iter()
        .map(|(name, rows)| {
            let rows: Vec<String> = rows.iter().map(|key| lookup(lang, key, &[])).collect();
            json!({ "name": lookup(lang, name, &[]), "rows": rows })
        })
        .collect();
    let data = json!({
        "lang": lang.code(),
        "synthetic": setting.study.synthetic,
        "phases": phases,
        "words": {
            "title": tr!(lang, "kit-check-title"),
            "about": tr!(lang, "kit-check-about"),
            "what": tr!(lang, "kit-check-what"),
            "owner": tr!(lang, "kit-check-owner"),
            "date": tr!(lang, "kit-check-date"),
            "proof": tr!(lang, "kit-check-proof"),
        },
    });
    setting.typeset("checklist", include_str!("../../typst/kit/checklist.typ"), &data, Vec::new())
}
