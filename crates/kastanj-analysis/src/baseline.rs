//! Do those who answered twice differ at the start from those lost?

use serde::Serialize;

use crate::gates::DISCLOSURE_MINIMUM;
use crate::interval::Level;
use crate::refusal::Refusal;
use crate::two_groups::{Group, StandardisedDifference, Welch, compare_groups_at};

/// Below this number of pairs the comparison carries no p-value.
pub const P_VALUE_MINIMUM: usize = 20;

/// Completers against lost on the score before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Baseline {
    /// A group is smaller than 5: its mean is not given.
    Withheld {
        /// Completers with a score before.
        completers: u64,
        /// People lost with a score before.
        lost: u64,
    },
    /// Neither group varies: a standardised difference does not exist.
    NoVariation {
        /// Completers with a score before.
        completers: u64,
        /// People lost with a score before.
        lost: u64,
    },
    /// Both groups are large enough.
    Compared(BaselineComparison),
}

/// The comparison, completers − lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BaselineComparison {
    /// Completers.
    pub completers: Group,
    /// Lost.
    pub lost: Group,
    /// Standardised difference with its interval.
    pub standardised: StandardisedDifference,
    /// Welch's t; `None` below 20 pairs, where only the difference and its interval are given.
    pub welch: Option<Welch>,
}

/// Compares the scores before of completers and lost, with intervals at `level`.
///
/// # Errors
/// A value that is not finite.
pub fn compare_baseline(
    completers: &[f64],
    lost: &[f64],
    level: Level,
) -> Result<Baseline, Refusal> {
    let (first, second) = (completers.len() as u64, lost.len() as u64);
    if first.min(second) < DISCLOSURE_MINIMUM {
        return Ok(Baseline::Withheld { completers: first, lost: second });
    }
    match compare_groups_at(completers, lost, level) {
        Ok(groups) => Ok(Baseline::Compared(BaselineComparison {
            completers: groups.first,
            lost: groups.second,
            standardised: groups.standardised,
            welch: (completers.len() >= P_VALUE_MINIMUM).then_some(groups.welch),
        })),
        Err(Refusal::ZeroVariance { .. }) => {
            Ok(Baseline::NoVariation { completers: first, lost: second })
        }
        Err(other) => Err(other),
    }
}
