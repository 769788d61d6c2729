use kastanj_language::{Lang, tr};
use serde::Serialize;

/// The words of the page itself, beside those of the questionnaire.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Words {
    wrong: String,
    fill: String,
    declined_lines: [String; 2],
    sample: String,
    contacts: String,
    number: String,
    grid: String,
    grid_rows: [String; 4],
}

impl Words {
    pub(super) fn new(lang: Lang) -> Words {
        Words {
            wrong: tr!(lang, "paper-print-wrong"),
            fill: tr!(lang, "paper-print-fill"),
            declined_lines: [
                tr!(lang, "paper-print-declined-1"),
                tr!(lang, "paper-print-declined-2"),
            ],
            sample: tr!(lang, "paper-print-sample"),
            contacts: tr!(lang, "paper-print-contacts"),
            number: tr!(lang, "paper-print-number"),
            grid: tr!(lang, "paper-print-grid"),
            grid_rows: [
                tr!(lang, "paper-print-grid-1"),
                tr!(lang, "paper-print-grid-2"),
                tr!(lang, "paper-print-grid-3"),
                tr!(lang, "paper-print-grid-4"),
            ],
        }
    }
}
