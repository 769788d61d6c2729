//! Hageman's and Arrindell's reliable change, which takes regression to the mean into account.

use serde::Serialize;

use crate::direction::Direction;
use crate::individual::{Reliability, ReliableClass};
use crate::paired_change::{Pairs, paired_change};
use crate::proportion::Proportion;
use crate::refusal::{Quantity, Refusal};

/// The authors' limit: a chance of at most 5 % of taking one direction for the other.
pub const HAGEMAN_ARRINDELL_LIMIT: f64 = 1.65;

/// Individual changes shrunk towards the group's mean change by the reliability of a difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HagemanArrindell {
    /// The reliability of the scores before, with its source.
    pub reliability: Reliability,
    /// Standard error of measurement, SD_before·√(1 − r_xx), taken as the same both times.
    pub standard_error: f64,
    /// Reliability of the scores after, (SD_after² − SE²)/SD_after².
    pub reliability_after: f64,
    /// Reliability of the differences.
    pub reliability_of_difference: f64,
    /// Reliably better, of all pairs.
    pub improved: Proportion,
    /// Neither.
    pub unchanged: Proportion,
    /// Reliably worse.
    pub deteriorated: Proportion,
    /// The index of each pair. Not serialised.
    #[serde(skip)]
    pub index: Vec<f64>,
}

/// Hageman and Arrindell (1999), RC_INDIV = (change·r_DD + mean change·(1 − r_DD))/(√r_DD·√(2SE²)),
/// r_DD = (s₁²r₁ + s₂²r₂ − 2·s₁s₂r)/(s₁² + s₂² − 2·s₁s₂r); reliable beyond ±1.65.
///
/// # Errors
/// Fewer than two pairs; scores before or changes that do not vary; [`Refusal::NoReliability`]
/// where the differences are no more than error (r_DD ≤ 0).
pub fn hageman_arrindell(
    pairs: &Pairs,
    reliability: &Reliability,
    direction: Direction,
) -> Result<HagemanArrindell, Refusal> {
    let group = paired_change(pairs)?;
    if group.sd_before == 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Before });
    }
    let error = group.sd_before.powi(2) * (1.0 - reliability.value());
    let reliability_after = 1.0 - error / group.sd_after.powi(2);
    // s₁²r₁ = s₁² − SE² and the same after: the numerator is the variance of change less 2·SE².
    let reliability_of_difference = 1.0 - 2.0 * error / group.sd_change.powi(2);
    if reliability_of_difference.is_nan() || reliability_of_difference <= 0.0 {
        return Err(Refusal::NoReliability { of: "differences" });
    }
    if reliability_after.is_nan() || reliability_after <= 0.0 {
        return Err(Refusal::NoReliability { of: "scores after" });
    }
    let divisor = (reliability_of_difference * 2.0 * error).sqrt();
    let share_of_group = group.mean_change * (1.0 - reliability_of_difference);
    let index: Vec<f64> = (pairs.change().iter())
        .map(|change| (change * reliability_of_difference + share_of_group) / divisor)
        .collect();
    let share = |wanted| {
        let is =
            |&&index: &&f64| ReliableClass::of(index, HAGEMAN_ARRINDELL_LIMIT, direction) == wanted;
        Proportion::new(index.iter().filter(is).count() as u64, group.n)
    };
    Ok(HagemanArrindell {
        reliability: reliability.clone(),
        standard_error: error.sqrt(),
        reliability_after,
        reliability_of_difference,
        improved: share(ReliableClass::Improved)?,
        unchanged: share(ReliableClass::Unchanged)?,
        deteriorated: share(ReliableClass::Deteriorated)?,
        index,
    })
}
