use kastanj_analysis::Refusal;
use kastanj_language::{Explain, Lang, tr};
use kastanj_typeset::TypesetError;
use thiserror::Error;

use crate::wording::ForbiddenWording;

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ReportRefusal {
    /// The numbers contradict each other or cannot be analysed.
    #[error("the material cannot be analysed: {0}")]
    Analysis(#[from] Refusal),
    /// Nobody has answered anything yet.
    #[error("there is no answer to report")]
    NoAnswers,
    /// So few have come or gone since the last edition for the same reader that both together would
    /// give away how it went for them.
    #[error("{new} pairs since edition {number}: at least {needed}, or none")]
    TooFewNew {
        /// The earlier edition.
        number: u32,
        /// How many pairs have come or gone.
        new: u64,
        /// How many it takes.
        needed: u64,
    },
    /// A fact that the report must quote is not in the register.
    #[error("the register of knowledge has no printable fact \"{0}\"")]
    Fact(String),
    /// The text says something that the material does not carry.
    #[error("the text has {} forbidden wordings; the first: {}", .0.len(), first(.0))]
    Wording(Vec<ForbiddenWording>),
}

/// Why a checked document could not be printed.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PrintError {
    /// The typesetter refused.
    #[error("the document cannot be typeset: {0}")]
    Typeset(#[from] TypesetError),
}

fn first(found: &[ForbiddenWording]) -> String {
    found.first().map(ToString::to_string).unwrap_or_default()
}

impl Explain for ReportRefusal {
    fn explain(&self, lang: Lang) -> String {
        match self {
            ReportRefusal::Analysis(refusal) => {
                tr!(
                    lang,
                    "report-refused-analysis",
                    reason = crate::refusal::explain(refusal, lang)
                )
            }
            ReportRefusal::NoAnswers => tr!(lang, "report-refused-no-answers"),
            ReportRefusal::TooFewNew { number, needed, .. } => {
                tr!(lang, "report-refused-too-few-new", number = *number, needed = *needed)
            }
            ReportRefusal::Fact(id) => tr!(lang, "report-refused-fact", id = id),
            ReportRefusal::Wording(found) => {
                let list: Vec<String> = found.iter().map(|one| one.explain(lang)).collect();
                tr!(lang, "report-refused-wording", count = found.len(), list = list.join("\n"))
            }
        }
    }
}

impl Explain for PrintError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            PrintError::Typeset(error) => {
                tr!(lang, "report-print-failed", reason = error.to_string())
            }
        }
    }
}
