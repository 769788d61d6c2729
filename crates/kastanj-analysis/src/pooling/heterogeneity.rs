//! Q-profile intervals of τ², I² and H².

use serde::Serialize;

use super::Estimate;
use super::profile::{CommonMean, Profile};
use super::sample::Sample;
use crate::distribution::{chi_square_quantile, find_root};
use crate::interval::{Interval, LEVEL};
use crate::refusal::Refusal;

/// How far services differ, with intervals. R: `confint(metafor::rma(…))$random`.
///
/// Viechtbauer (2007): the interval holds every τ² under which the generalised Q
/// Σ(y − μ)²/(v + τ²) lies between the 2.5 % and 97.5 % points of χ² with k − 1. It does not depend
/// on the estimator. I² = τ²/(τ² + typical variance) and H² = 1 + τ²/typical variance are monotone
/// in τ², so their ends follow. The lower end may be 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Heterogeneity {
    /// Interval of τ²; `None` if the estimates differ so much less than chance that no τ² ≥ 0
    /// agrees with them (the interval is empty). So for the other three.
    pub tau2: Option<Interval>,
    /// Interval of τ.
    pub tau: Option<Interval>,
    /// Interval of I², per cent.
    pub i2: Option<Interval>,
    /// Interval of H².
    pub h2: Option<Interval>,
}

/// The Q-profile intervals.
///
/// # Errors
/// As [`super::random_effects`].
pub fn heterogeneity(estimates: &[Estimate]) -> Result<Heterogeneity, Refusal> {
    let sample = Sample::new(estimates, 2)?;
    Ok(q_profile(&CommonMean(&sample)))
}

/// The largest τ² under which the generalised Q is no smaller than the `tail` point of χ² with k − 1;
/// 0 if it is smaller already without any.
///
/// # Errors
/// As [`super::random_effects`].
pub(super) fn largest_tau2(estimates: &[Estimate], tail: f64) -> Result<f64, Refusal> {
    let sample = Sample::new(estimates, 2)?;
    let model = CommonMean(&sample);
    let target = chi_square_quantile(tail, model.df());
    Ok(tau2_at(&model, target) * sample.unit * sample.unit)
}

/// Where the generalised Q comes down to `target`; 0 if it never lies above.
fn tau2_at(model: &impl Profile, target: f64) -> f64 {
    let at = |tau2: f64| model.sums(tau2).squares;
    if at(0.0) <= target {
        return 0.0;
    }
    // y′Py ≤ Σr²/τ², r the unweighted residuals.
    let top = 2.0 * model.unweighted().0 / target;
    find_root(|tau2| at(tau2) - target, 0.0, top).unwrap_or(top)
}

/// For any model of the mean, χ² with k − p.
pub(super) fn q_profile(model: &impl Profile) -> Heterogeneity {
    let tail = (1.0 - LEVEL) / 2.0;
    let df = model.df();
    let (low, high) = (chi_square_quantile(tail, df), chi_square_quantile(1.0 - tail, df));
    if model.sums(0.0).squares < low {
        return Heterogeneity { tau2: None, tau: None, i2: None, h2: None };
    }
    let (lower, upper) = (tau2_at(model, high), tau2_at(model, low));
    let typical = model.typical_variance();
    let both = |f: &dyn Fn(f64) -> f64| Some(Interval::between(f(lower), f(upper)));
    let unit = model.sample().unit;
    Heterogeneity {
        tau2: both(&|tau2| tau2 * unit * unit),
        tau: both(&|tau2| tau2.sqrt() * unit),
        i2: both(&|tau2| 100.0 * tau2 / (tau2 + typical)),
        h2: both(&|tau2| 1.0 + tau2 / typical),
    }
}
