use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// When in a contact a form is answered (Swedish: *mättillfälle*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Visits 1–3 (*föremätning*).
    Before,
    /// Planned end, or one year after the first visit (*eftermätning*).
    After,
    /// Half a year after the after-form (*uppföljning*).
    FollowUp,
}

impl Occasion {
    /// All occasions in the order of time.
    pub const ALL: [Occasion; 3] = [Occasion::Before, Occasion::After, Occasion::FollowUp];

    /// The code used in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Occasion::Before => "before",
            Occasion::After => "after",
            Occasion::FollowUp => "follow_up",
        }
    }
}

impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Occasion {
    type Err = String;

    /// Also as variants of forms spell it, `follow-up`.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Occasion::ALL
            .into_iter()
            .find(|occasion| occasion.code() == code.replace('-', "_"))
            .ok_or_else(|| format!("unknown occasion \"{code}\": before, after, follow_up"))
    }
}
