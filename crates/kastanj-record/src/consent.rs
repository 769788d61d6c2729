use crate::coded::coded;
use crate::{EpisodeId, Week};

coded! {
    /// What a client says yes or no to, each on its own.
    ConsentPurpose {
        /// The answers support the conversation.
        CareSupport = "care_support", "record-consent-care-support";
        /// The service follows up its own work.
        LocalFollowUp = "local_follow_up", "record-consent-local-follow-up";
        /// National research.
        NationalStudy = "national_study", "record-consent-national-study";
        /// Being asked for an interview.
        Interview = "interview", "record-consent-interview";
    }
}

/// Version of the texts with legal content (information sheet, consent sheet); a consent names
/// the one that was read or told.
pub const INFORMATION_VERSION: &str = "1";

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
