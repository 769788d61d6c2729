//! What may not be said, in Swedish and English, whatever the document's language.
//!
//! [`check`] reads every word of our own that a reader meets: headings, cells,
//! captions, text alternatives and the words drawn in figures. Exceptions are
//! types, not spellings: the report's own name
//! ([`crate::document::DocumentName`]), titles of publications and sentences
//! quoted from the register with their source, and the wording of a question
//! as it stands on the form.

mod found;
mod phrases;
mod rules;
mod tokens;

use kastanj_analysis::Verdict;

pub use found::{ForbiddenKind, ForbiddenWording};

use crate::document::{Document, Utterance};

/// What the material carries, and therefore what may be said about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The verdict on the basis; none if the document reports no results.
    pub verdict: Option<Verdict>,
    /// True if the frozen plan declares a comparison group.
    pub plan_declares_comparison: bool,
}

impl Limits {
    /// For a document without results of its own: the strictest reading of every rule that
    /// concerns results.
    pub fn without_results() -> Limits {
        Limits { verdict: None, plan_declares_comparison: false }
    }

    /// For a report with this verdict on a plan without comparison.
    pub fn of(verdict: Verdict) -> Limits {
        Limits { verdict: Some(verdict), plan_declares_comparison: false }
    }

    fn may_name_effects(self) -> bool {
        self.plan_declares_comparison && self.verdict == Some(Verdict::SupportedChange)
    }

    fn below_indication(self) -> bool {
        self.verdict.is_none_or(|verdict| verdict < Verdict::Indication)
    }
}

/// Reads a whole document.
///
/// # Errors
/// Everything that may not be said, each with its place.
pub fn check(document: &Document, limits: Limits) -> Result<(), Vec<ForbiddenWording>> {
    wording_of(document, limits)
}

pub(crate) fn wording_of(document: &Document, limits: Limits) -> Result<(), Vec<ForbiddenWording>> {
    let smallest = document.smallest;
    let found: Vec<ForbiddenWording> = document
        .utterances()
        .into_iter()
        .flat_map(|utterance| {
            let mut found = words_of(&utterance, limits);
            found.extend(small_counts(&utterance, smallest));
            found
        })
        .collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// Reads one text, for callers with sentences outside a document.
pub fn check_text(text: &str, limits: Limits) -> Vec<(ForbiddenKind, String)> {
    rules::forbidden(text, limits)
}

fn words_of(utterance: &Utterance, limits: Limits) -> Vec<ForbiddenWording> {
    rules::forbidden(&utterance.own, limits)
        .into_iter()
        .map(|(kind, words)| ForbiddenWording { kind, words, place: utterance.place.clone() })
        .collect()
}

fn small_counts(utterance: &Utterance, smallest: u64) -> Vec<ForbiddenWording> {
    utterance
        .counts
        .iter()
        .filter(|count| **count > 0 && **count < smallest)
        .map(|count| ForbiddenWording {
            kind: ForbiddenKind::SmallCount,
            words: count.to_string(),
            place: utterance.place.clone(),
        })
        .collect()
}
