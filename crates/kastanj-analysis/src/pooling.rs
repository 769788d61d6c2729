//! Pooling over services: random effects, heterogeneity, small-study effects, moderators, effects
//! nested in services.
//!
//! [`pool`] is what the report prints (REML, Hartung–Knapp). [`random_effects`] offers every
//! estimator and test, the other functions build on it.

mod egger;
mod heterogeneity;
mod leave_one_out;
mod meta_regression;
mod profile;
mod random_effects;
mod sample;
mod tau2;
mod three_level;
mod trim_and_fill;

use serde::{Deserialize, Serialize};

pub use egger::{Egger, SMALL_STUDY_ESTIMATES, egger};
pub use heterogeneity::{Heterogeneity, heterogeneity};
pub use leave_one_out::{LeftOut, leave_one_out};
pub use meta_regression::{Coefficient, MetaRegression, Moderator, OmnibusTest, meta_regression};
pub use random_effects::{PoolingOptions, PoolingTest, Prediction, RandomEffects, random_effects};
pub use tau2::Tau2Estimator;
pub use three_level::{NestedEstimate, ThreeLevel, three_level};
pub use trim_and_fill::{Side, TrimAndFill, trim_and_fill};

use crate::distribution::{normal_quantile, student_quantile};
use crate::interval::{Interval, Level};
use crate::refusal::Refusal;

/// Below this number of services no pooled p-value is given.
pub const P_VALUE_SERVICES: usize = 5;

/// One study or service: an estimate and its sampling variance (> 0).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate, for services the mean change.
    pub value: f64,
    /// Its sampling variance, for services SD_change²/n.
    pub variance: f64,
}

/// The pooled result. R: `metafor::rma(yi, vi, method = "REML", test = "knha")`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Pooled {
    /// Number of services.
    pub k: u64,
    /// Pooled mean.
    pub estimate: f64,
    /// Hartung–Knapp standard error.
    pub se: f64,
    /// Hartung–Knapp interval, t with k − 1 degrees of freedom.
    pub interval: Interval,
    /// k − 1: degrees of freedom of both intervals.
    pub df: f64,
    /// t statistic.
    pub t: f64,
    /// Two-sided p; `None` below five services.
    pub p_value: Option<f64>,
    /// Prediction interval for a further service: estimate ± t(k − 1)·√(τ² + SE²), as metafor 3.8-1.
    pub prediction: Interval,
    /// The same, its τ² the upper end of the 50 % Q-profile interval and its SE the larger of
    /// Hartung–Knapp's and the model's own; never narrower than `prediction`. With small services the
    /// estimate of τ² is often 0 by chance and `prediction` covers 83–90 %; this one 93–99 %
    /// (`offered`). The report prints it.
    pub cautious_prediction: Interval,
    /// The τ² in it.
    pub cautious_tau2: f64,
    /// Variance between services (REML, ≥ 0).
    pub tau2: f64,
    /// True if τ² lies on its boundary 0.
    pub tau2_at_boundary: bool,
    /// Share of variance that is between services, per cent.
    pub i2: f64,
    /// Cochran's Q.
    pub q: f64,
    /// p of Q, χ² with k − 1.
    pub q_p_value: f64,
    /// The Hartung–Knapp interval, widened to the fixed-effect interval's width if that is wider.
    pub guarded_interval: Interval,
    /// True if the guard widened it.
    pub guard_applied: bool,
}

/// Pools estimates. Viechtbauer (2005) for REML; Hartung and Knapp (2001).
///
/// # Errors
/// [`Refusal::OneService`] for k = 1, [`Refusal::TooFew`] for k = 0, a value that is not finite, a
/// variance that is not positive, numbers too far apart.
pub fn pool(estimates: &[Estimate]) -> Result<Pooled, Refusal> {
    pool_at(estimates, Level::USUAL)
}

/// The same with intervals at another level. R: `metafor::rma(…, level = )`.
///
/// # Errors
/// As [`pool`].
pub fn pool_at(estimates: &[Estimate], level: Level) -> Result<Pooled, Refusal> {
    let random = random_effects(estimates, &PoolingOptions { level, ..PoolingOptions::default() })?;
    let df = random.k as f64 - 1.0;
    let weights: f64 = estimates.iter().map(|e| 1.0 / e.variance).sum();
    let fixed_half = normal_quantile(level.upper_point()) / weights.sqrt();
    let cautious_tau2 = heterogeneity::largest_tau2(estimates, CAUTIOUS_TAIL)?;
    let cautious = cautious_half_width(estimates, &random, cautious_tau2, level);
    let prediction = random.prediction.map_or(random.interval, |prediction| prediction.interval);
    let guard_applied = fixed_half > random.interval.half_width();
    Ok(Pooled {
        k: random.k,
        estimate: random.estimate,
        se: random.se,
        interval: random.interval,
        df,
        t: random.estimate / random.se,
        p_value: random.p_value,
        prediction,
        cautious_prediction: prediction.at_least(cautious),
        cautious_tau2,
        tau2: random.tau2,
        tau2_at_boundary: random.tau2_at_boundary,
        i2: random.i2,
        q: random.q,
        q_p_value: random.q_p_value,
        guarded_interval: if guard_applied {
            Interval::around_at(random.estimate, fixed_half, level)
        } else {
            random.interval
        },
        guard_applied,
    })
}

/// Which end of the Q-profile interval stands for τ² in the cautious prediction: of the 50 % one.
const CAUTIOUS_TAIL: f64 = 0.25;

/// t(k − 1)·√(τ² + SE²) with both on the large side of what the estimates agree with.
fn cautious_half_width(
    estimates: &[Estimate],
    random: &RandomEffects,
    tau2: f64,
    level: Level,
) -> f64 {
    let weights: f64 = estimates.iter().map(|e| 1.0 / (e.variance + random.tau2)).sum();
    let variance = random.se.powi(2).max(1.0 / weights);
    let quantile = student_quantile(level.upper_point(), random.k as f64 - 1.0);
    quantile * (tau2 + variance).sqrt()
}
