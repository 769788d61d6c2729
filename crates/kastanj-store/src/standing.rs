use kastanj_record::UnitCode;
use serde::{Deserialize, Serialize};

use crate::Role;

/// What a person may do here, and for which units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// What the person is here for.
    #[serde(default)]
    pub role: Role,
    /// The units that the person sees; `None` is all of them, also those that come later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<UnitCode>>,
}

impl Standing {
    /// Whether the person keeps the accounts of the whole store.
    pub fn keeps_accounts(&self) -> bool {
        self.role.keeps_accounts() && self.units.is_none()
    }

    /// Whether the person sees a unit.
    pub fn sees(&self, unit: &UnitCode) -> bool {
        self.units.as_ref().is_none_or(|units| units.contains(unit))
    }
}
