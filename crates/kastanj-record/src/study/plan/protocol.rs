use kastanj_instrument::{Occasion, QuestionnaireId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Plan, hex};
use crate::Study;

/// All that is frozen of a study: the plan, and when which questionnaires are given. Units, names
/// and the like may change without touching it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Protocol {
    /// The plan of the analysis.
    pub plan: Plan,
    /// The occasions that the study uses.
    pub occasions: Vec<Occasion>,
    /// When forms are due and late, in weeks.
    pub windows: AnswerWindows,
    /// The questionnaires in use, each at its version; a published version never changes.
    pub instruments: Vec<QuestionnaireId>,
}

/// The windows that decide which answers count as in time; how far ahead a worklist looks is
/// not among them. Weeks, as in [`crate::Windows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerWindows {
    /// A before-form is late when more weeks than this have passed since the first visit.
    pub before_late_after: u32,
    /// The after-form is due at the planned end, or this many weeks after the first visit.
    pub after_latest: u32,
    /// An after-form is late from this many weeks after it was due.
    pub after_late_from: u32,
    /// The follow-up is due this many weeks after the after-form.
    pub follow_up_after: u32,
    /// A follow-up may come this many weeks before or after it is due.
    pub follow_up_tolerance: u32,
}

impl Protocol {
    /// What is frozen of a study.
    pub fn of(study: &Study) -> Protocol {
        Protocol {
            plan: study.plan.clone(),
            occasions: study.occasions.clone(),
            windows: AnswerWindows {
                before_late_after: study.windows.before_late_after,
                after_latest: study.windows.after_latest,
                after_late_from: study.windows.after_late_from,
                follow_up_after: study.windows.follow_up_after,
                follow_up_tolerance: study.windows.follow_up_tolerance,
            },
            instruments: study.instruments.clone(),
        }
    }

    /// Its values as JSON: what the digest is taken over, and what is stored when it is frozen.
    pub fn content(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// SHA-256 of the values, lower-case hexadecimal: comments and order of lines in the file do
    /// not change it.
    pub fn digest(&self) -> String {
        Protocol::digest_of(&self.content())
    }

    /// The digest of stored content.
    pub fn digest_of(content: &str) -> String {
        hex(&Sha256::digest(content.as_bytes()))
    }
}
