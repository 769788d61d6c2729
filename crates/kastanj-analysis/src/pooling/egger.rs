//! Egger's regression: do small services say something else?

use serde::Serialize;

use super::Estimate;
use super::meta_regression::{Design, Moderator, design};
use super::sample::Sample;
use crate::distribution::{student_quantile, student_two_sided};
use crate::interval::{Interval, LEVEL};
use crate::refusal::{Quantity, Refusal};

/// From this number of estimates on a test for small-study effects is given (Sterne et al. 2011).
pub const SMALL_STUDY_ESTIMATES: usize = 10;

/// Egger, Davey Smith, Schneider and Minder (1997): regression of the estimates on their standard
/// errors, weights 1/v, multiplicative dispersion.
/// R: `metafor::regtest(yi, vi, model = "lm")`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Egger {
    /// Number of estimates.
    pub k: u64,
    /// Slope on the standard error; it equals the intercept of Egger's original form.
    pub bias: f64,
    /// Its standard error.
    pub bias_se: f64,
    /// t statistic of the slope.
    pub t: f64,
    /// k − 2.
    pub df: f64,
    /// Two-sided p.
    pub p_value: f64,
    /// The estimate that an infinitely large service would give.
    pub limit: f64,
    /// Its 95 % interval.
    pub limit_interval: Interval,
}

/// Egger's regression.
///
/// # Errors
/// Fewer than [`SMALL_STUDY_ESTIMATES`] estimates; all variances equal, so that no slope exists;
/// otherwise as [`super::random_effects`].
pub fn egger(estimates: &[Estimate]) -> Result<Egger, Refusal> {
    let sample = Sample::new(estimates, SMALL_STUDY_ESTIMATES)?;
    let model = on_standard_errors(&sample)?;
    let fit = model.fit(0.0);
    let df = model.residual_df();
    let dispersion = fit.squares / df;
    let se = |i: usize| (dispersion * fit.covariance[(i, i)]).sqrt();
    if !(se(1) > 0.0 && se(1).is_finite()) {
        return Err(Refusal::ZeroVariance { what: Quantity::Residuals });
    }
    let t = fit.beta[1] / se(1);
    let reach = student_quantile(f64::midpoint(1.0, LEVEL), df) * se(0);
    Ok(Egger {
        k: sample.k() as u64,
        bias: fit.beta[1],
        bias_se: se(1),
        t,
        df,
        p_value: student_two_sided(t, df),
        limit: fit.beta[0] * sample.unit,
        limit_interval: Interval::around(fit.beta[0] * sample.unit, reach * sample.unit),
    })
}

/// The design of an intercept and the standard errors.
pub(super) fn on_standard_errors(sample: &Sample) -> Result<Design<'_>, Refusal> {
    let values = sample.v.iter().map(|variance| variance.sqrt()).collect();
    let errors = Moderator { name: String::new(), values };
    design(sample, &[errors]).map_err(|refusal| match refusal {
        Refusal::Singular { .. } => Refusal::ZeroVariance { what: Quantity::StandardErrors },
        other => other,
    })
}
