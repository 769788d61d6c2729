//! How large a change of one person must be to be more than measurement error.

use serde::{Deserialize, Serialize};

use crate::distribution::normal_quantile;
use crate::interval::LEVEL;
use crate::refusal::Refusal;

/// Reliability and spread of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReliableChangeInput {
    /// Standard deviation of all scores before, > 0.
    pub sd_before: f64,
    /// Reliability, 0–1: a retest correlation, ICC(2,1) or ICC(3,1); alpha only where no retest
    /// exists, since it knows nothing of change over time.
    pub reliability: f64,
}

/// Jacobson and Truax (1991). Scale points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ReliableChange {
    /// Standard error of measurement SD·√(1 − r).
    pub sem: f64,
    /// Standard error of a difference of two scores √2·SEM.
    pub se_difference: f64,
    /// Smallest reliable change 1.96·√2·SEM; a larger one is reliable.
    pub threshold: f64,
}

/// The threshold of reliable change.
///
/// # Errors
/// [`Refusal::BadSetting`] for a standard deviation that is not positive and finite, a reliability
/// outside 0 to 1 (a negative alpha or ICC is no reliability).
pub fn reliable_change(input: ReliableChangeInput) -> Result<ReliableChange, Refusal> {
    let ReliableChangeInput { sd_before, reliability } = input;
    if !(sd_before > 0.0 && sd_before.is_finite()) {
        let allowed = "positive and finite";
        return Err(Refusal::BadSetting { name: "sd_before", value: sd_before, allowed });
    }
    if !(0.0..=1.0).contains(&reliability) {
        let allowed = "between 0 and 1";
        return Err(Refusal::BadSetting { name: "reliability", value: reliability, allowed });
    }
    let sem = sd_before * (1.0 - reliability).sqrt();
    let se_difference = std::f64::consts::SQRT_2 * sem;
    let threshold = normal_quantile(f64::midpoint(1.0, LEVEL)) * se_difference;
    Ok(ReliableChange { sem, se_difference, threshold })
}
