//! An interval for a mean that holds however often one looks, without a declared spread.

use serde::Serialize;

use crate::interval::{Interval, Level};
use crate::paired_change::PairedChange;
use crate::refusal::Refusal;

/// One look at the mean change: what can be said at all looks together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AlwaysValid {
    /// Pairs at this look.
    pub n: u64,
    /// Spread ρ of the mixture over mean/SD.
    pub rho: f64,
    /// All means whose t e-value is below 1/alpha; `None` while that is every mean (few pairs).
    pub interval: Option<Interval>,
    /// ln of the t e-value against a mean change of 0.
    pub ln_e: f64,
}

/// The t e-value of [`super::t_e_values`] against 0 and, turned round, against every mean: with
/// probability 1 − alpha the mean lies in the intervals of all looks (for normal changes, each look
/// after some further people). Wang and Ramdas (2025), *Anytime-valid t-tests and confidence
/// sequences for Gaussian means with unknown variance*.
///
/// mean ± SE·√(ν(K − 1)/(1 − K/g)), K = (g/α²)^(1/n), g = 1 + nρ², ν = n − 1; none while K ≥ g.
///
/// # Errors
/// [`Refusal::BadSetting`] for ρ outside 10⁻⁶–10⁶.
pub fn always_valid(change: &PairedChange, rho: f64, level: Level) -> Result<AlwaysValid, Refusal> {
    if !(1e-6..=1e6).contains(&rho) {
        let allowed = "between 1e-6 and 1e6";
        return Err(Refusal::BadSetting { name: "rho", value: rho, allowed });
    }
    let (nu, n) = (change.df, change.df + 1.0);
    let spread = 1.0 + n * rho * rho;
    let t2 = change.t * change.t / nu;
    let ln_e = n / 2.0 * (t2.ln_1p() - (t2 / spread).ln_1p()) - spread.ln() / 2.0;
    let alpha = 1.0 - level.value();
    let ratio = ((spread.ln() - 2.0 * alpha.ln()) / n).exp();
    let interval = (ratio < spread).then(|| {
        let t = (nu * (ratio - 1.0) / (1.0 - ratio / spread)).sqrt();
        let half_width = t * change.sd_change / n.sqrt();
        Interval::around_at(change.mean_change, half_width, level)
    });
    Ok(AlwaysValid { n: change.n, rho, interval, ln_e })
}
