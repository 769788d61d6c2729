//! The normal-mixture confidence sequence of a mean.

use serde::Serialize;

use crate::refusal::Refusal;

/// What has to be declared before the first look.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SequenceTuning {
    /// Standard deviation of one observation (> 0), declared and not estimated: the sequence holds
    /// for normal and for any sub-Gaussian observations with at most this spread.
    pub sd: f64,
    /// Spread ρ > 0 of the mixture, in units of `sd`; narrowest around n ≈ 1/ρ² times a few.
    pub rho: f64,
    /// Chance of ever missing the mean, 0–1.
    pub alpha: f64,
}

/// One look.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SequenceStep {
    /// Observations so far.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// sd·√((n + 1/ρ²)/n²·ln((nρ² + 1)/α²)).
    pub radius: f64,
    /// Highest lower end so far.
    pub lower: f64,
    /// Lowest upper end so far; below `lower` only if the declared spread or a steady mean is wrong.
    pub upper: f64,
}

/// All looks at observations in their order of arrival: with probability 1 − α the mean lies
/// within all of them. Robbins (1970); Howard, Ramdas, McAuliffe and Sekhon (2021), equation 14.
///
/// # Errors
/// [`Refusal::TooFew`] without an observation, a value that is not finite, tuning that is not
/// possible.
pub fn confidence_sequence(
    observations: &[f64],
    tuning: &SequenceTuning,
) -> Result<Vec<SequenceStep>, Refusal> {
    if observations.is_empty() {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    if let Some(index) = observations.iter().position(|x| !x.is_finite() || x.abs() > 1e100) {
        return Err(Refusal::NotFiniteValue { index });
    }
    let &SequenceTuning { sd, rho, alpha } = tuning;
    let bad = |name, value, allowed| Err(Refusal::BadSetting { name, value, allowed });
    if !(sd > 0.0 && sd <= 1e100) {
        return bad("sd", sd, "above 0 and at most 1e100");
    }
    if !(1e-6..=1e6).contains(&rho) {
        return bad("rho", rho, "between 1e-6 and 1e6");
    }
    if !(alpha > 0.0 && alpha < 1.0) {
        return bad("alpha", alpha, "between 0 and 1");
    }
    let (mut sum, mut lower, mut upper) = (0.0, f64::NEG_INFINITY, f64::INFINITY);
    let steps = observations.iter().enumerate().map(|(index, x)| {
        sum += x;
        let n = (index + 1) as f64;
        let r2 = rho * rho;
        let log = (n * r2).ln_1p() - 2.0 * alpha.ln();
        let radius = sd * ((n + 1.0 / r2) * log).sqrt() / n;
        let mean = sum / n;
        lower = f64::max(lower, mean - radius);
        upper = f64::min(upper, mean + radius);
        SequenceStep { n: index as u64 + 1, mean, radius, lower, upper }
    });
    Ok(steps.collect())
}
