use kastanj_instrument::Occasion;
use serde::{Deserialize, Serialize};

use crate::EpisodeId;

/// Why an eligible client was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotAskedReason {
    /// The client was in crisis.
    Crisis,
    /// Nobody thought of it.
    Forgot,
    /// The therapist judged it unsuitable.
    JudgedUnsuitable,
    /// No language in common with the form.
    Language,
    /// Something else.
    Other,
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
