use serde::{Deserialize, Serialize};

/// The parts that a study can leave out. Flow, verdict and report need none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Modules {
    /// Part II, the loose sheets for the conversation. Its answers stay at the service.
    pub part_two: bool,
    /// How many loose sheets a contact is meant to use, 0–6; chosen in the conversation.
    pub part_two_sheets: u32,
    /// Session reports by therapists.
    pub session_reports: bool,
    /// The added-value meter, asked once at closing.
    pub added_value: bool,
}

impl Default for Modules {
    /// As little as possible: Part I and one loose sheet.
    fn default() -> Self {
        Modules { part_two: true, part_two_sheets: 1, session_reports: false, added_value: false }
    }
}
