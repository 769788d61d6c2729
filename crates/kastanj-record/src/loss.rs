use kastanj_instrument::Occasion;
use serde::{Deserialize, Serialize};

use crate::EpisodeId;
use crate::coded::coded;

coded! {
    /// Why an eligible client was not asked.
    NotAskedReason {
        /// The client was in crisis.
        Crisis = "crisis", "record-not-asked-crisis";
        /// Nobody thought of it.
        Forgot = "forgot", "record-not-asked-forgot";
        /// The therapist judged it unsuitable.
        JudgedUnsuitable = "judged_unsuitable", "record-not-asked-judged-unsuitable";
        /// No language in common with the form.
        Language = "language", "record-not-asked-language";
        /// Something else.
        Other = "other", "record-not-asked-other";
    }
}

/// A loss on the way, kept per person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "loss")]
pub enum Loss {
    /// Eligible but not asked.
    NotAsked {
        /// Why.
        reason: NotAskedReason,
    },
    /// Asked, said no. One count, no reason.
    Declined,
    /// A form of this occasion will not come.
    FormMissing {
        /// Which form.
        occasion: Occasion,
        /// Why.
        reason: crate::EndReason,
    },
}

/// A loss of one episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EpisodeLoss {
    /// Whose contact.
    pub episode: EpisodeId,
    /// What was lost, and why.
    pub loss: Loss,
}
