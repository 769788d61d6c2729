use serde::{Deserialize, Serialize};

use crate::{EpisodeId, Week};

/// What a client says yes or no to, each on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentPurpose {
    /// The answers support the conversation.
    CareSupport,
    /// The service follows up its own work.
    LocalFollowUp,
    /// National research.
    NationalStudy,
    /// Being asked for an interview.
    Interview,
}

/// One event in the log of consents; the latest per purpose holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentEvent {
    /// Whose contact.
    pub episode: EpisodeId,
    /// To what.
    pub purpose: ConsentPurpose,
    /// Yes or no.
    pub given: bool,
    /// Version of the information sheet that was read or told.
    pub text_version: String,
    /// When.
    pub week: Week,
}
