use kastanj_language::Text;
use serde::{Deserialize, Serialize};

use super::Approval;
use crate::coded::coded;
use crate::{Month, UnitCode};

coded! {
    /// How a unit keeps the losses before the start.
    LossKeeping {
        /// A count per month.
        Tally = "tally", "record-losses-tally";
        /// A reason per person.
        PerPerson = "per_person", "record-losses-per-person";
    }
}

/// A number that a client in crisis can call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrisisNumber {
    /// Who answers.
    pub who: Text,
    /// The number as it is dialled.
    pub number: String,
}

/// A service unit as the study file sets it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyUnit {
    /// Its code.
    pub code: UnitCode,
    /// What staff and report call it; never on anything a client carries.
    pub name: String,
    /// The neutral name that its clients see.
    pub neutral_name: Text,
    /// Who is responsible for the personal data (*personuppgiftsansvarig*).
    pub controller: String,
    /// Whom a client in crisis can call.
    pub crisis_numbers: Vec<CrisisNumber>,
    /// The unit's own rule for documentation, as its management decided it.
    pub documentation_rule: Option<Text>,
    /// Number or name of the decision behind that rule.
    pub documentation_decision: Option<String>,
    /// Who approved the texts with legal content; without it they print as UTKAST.
    pub approval: Option<Approval>,
    /// How losses before the start are kept.
    pub losses: LossKeeping,
    /// The first month in which the unit can ask clients.
    pub starts: Month,
    /// The unit's last month, if it has left the study.
    pub ends: Option<Month>,
}

impl StudyUnit {
    /// Whether the texts with legal content still print marked UTKAST.
    pub fn is_draft(&self) -> bool {
        self.approval.is_none()
    }
}
