use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use kastanj_language::{Explain, Lang, tr};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{NotAskedReason, UnitCode};

/// A calendar month, `2026-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// A month of a year between 1970 and 2200.
    pub fn new(year: i32, month: u32) -> Option<Month> {
        ((1970..=2200).contains(&year) && (1..=12).contains(&month))
            .then_some(Month { year, month })
    }

    /// The year and the month (1–12).
    pub fn year_and_month(self) -> (i32, u32) {
        (self.year, self.month)
    }

    /// The following month.
    #[must_use]
    pub fn next(self) -> Month {
        if self.month == 12 {
            Month { year: self.year + 1, month: 1 }
        } else {
            Month { year: self.year, month: self.month + 1 }
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_once('-')
            .and_then(|(year, month)| Month::new(year.parse().ok()?, month.parse().ok()?))
            .ok_or_else(|| format!("\"{text}\" is not a month: write 2026-03"))
    }
}

impl TryFrom<String> for Month {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

/// A unit's count of one month, keyed once, instead of a reason per person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthlyTally {
    /// Whose.
    pub unit: UnitCode,
    /// Which month.
    pub month: Month,
    /// Started a contact and could have been asked; relatives never count.
    pub eligible: u32,
    /// Were asked.
    pub asked: u32,
    /// Said yes.
    pub accepted: u32,
    /// Reasons for those who were not asked; their sum is `eligible − asked`.
    #[serde(default)]
    pub not_asked: BTreeMap<NotAskedReason, u32>,
}

/// What does not add up in a monthly tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TallyFault {
    /// More asked than eligible.
    #[error("{asked} asked of {eligible} eligible")]
    AskedAboveEligible {
        /// Were asked.
        asked: u32,
        /// Could have been asked.
        eligible: u32,
    },
    /// More yes than asked.
    #[error("{accepted} said yes of {asked} asked")]
    AcceptedAboveAsked {
        /// Said yes.
        accepted: u32,
        /// Were asked.
        asked: u32,
    },
    /// The reasons do not account for those who were not asked.
    #[error("{reasons} reasons for {not_asked} who were not asked")]
    Reasons {
        /// Sum of the reasons.
        reasons: u64,
        /// Eligible minus asked.
        not_asked: u64,
    },
}

impl Explain for TallyFault {
    fn explain(&self, lang: Lang) -> String {
        match self {
            TallyFault::AskedAboveEligible { asked, eligible } => {
                tr!(lang, "record-tally-asked", asked = *asked, eligible = *eligible)
            }
            TallyFault::AcceptedAboveAsked { accepted, asked } => {
                tr!(lang, "record-tally-accepted", accepted = *accepted, asked = *asked)
            }
            TallyFault::Reasons { reasons, not_asked } => {
                tr!(lang, "record-tally-reasons", reasons = *reasons, missing = *not_asked)
            }
        }
    }
}

impl MonthlyTally {
    /// Whether the counts of the month agree with one another.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self) -> Result<(), TallyFault> {
        if self.asked > self.eligible {
            let (asked, eligible) = (self.asked, self.eligible);
            return Err(TallyFault::AskedAboveEligible { asked, eligible });
        }
        if self.accepted > self.asked {
            let (accepted, asked) = (self.accepted, self.asked);
            return Err(TallyFault::AcceptedAboveAsked { accepted, asked });
        }
        let reasons: u64 = self.not_asked.values().copied().map(u64::from).sum();
        let not_asked = u64::from(self.eligible - self.asked);
        if reasons == not_asked { Ok(()) } else { Err(TallyFault::Reasons { reasons, not_asked }) }
    }
}
