//! Pooling over services: random effects by REML, Hartung–Knapp, prediction interval.

use serde::Serialize;

use crate::distribution::{
    chi_square_upper, find_root, normal_quantile, student_quantile, student_two_sided,
};
use crate::interval::{Interval, LEVEL};
use crate::moments::as_real;
use crate::refusal::{Quantity, Refusal};

/// Below this number of services no pooled p-value is given.
pub const P_VALUE_SERVICES: usize = 5;

/// One study or service: an estimate and its sampling variance (> 0).
#[derive(Debug, Clone, Copy, PartialEq)]
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
/// variance that is not positive.
pub fn pool(estimates: &[Estimate]) -> Result<Pooled, Refusal> {
    match estimates.len() {
        0 => return Err(Refusal::TooFew { found: 0, needed: 2 }),
        1 => return Err(Refusal::OneService),
        _ => {}
    }
    for (index, estimate) in estimates.iter().enumerate() {
        if !(estimate.value.is_finite() && estimate.variance.is_finite()) {
            return Err(Refusal::NotFiniteValue { index });
        }
        if estimate.variance <= 0.0 {
            return Err(Refusal::ZeroVariance { what: Quantity::Change });
        }
    }
    let k = as_real(estimates.len());
    let df = k - 1.0;
    let tau2 = reml(estimates);
    let random = Weighted::at(estimates, tau2);
    let fixed = Weighted::at(estimates, 0.0);

    let se = (random.squares / (df * random.weights)).sqrt();
    let quantile = student_quantile(f64::midpoint(1.0, LEVEL), df);
    let interval = Interval::around(random.mean, quantile * se);
    let fixed_half = normal_quantile(f64::midpoint(1.0, LEVEL)) / fixed.weights.sqrt();
    let guard_applied = fixed_half > interval.half_width();
    let typical_variance = df * fixed.weights / (fixed.weights.powi(2) - fixed.squared_weights);
    let t = random.mean / se;
    Ok(Pooled {
        k: estimates.len() as u64,
        estimate: random.mean,
        se,
        interval,
        df,
        t,
        p_value: (estimates.len() >= P_VALUE_SERVICES && se > 0.0)
            .then(|| student_two_sided(t, df)),
        prediction: Interval::around(random.mean, quantile * (tau2 + se * se).sqrt()),
        tau2,
        tau2_at_boundary: tau2 == 0.0,
        i2: 100.0 * tau2 / (tau2 + typical_variance),
        q: fixed.squares,
        q_p_value: chi_square_upper(fixed.squares, df),
        guarded_interval: if guard_applied {
            Interval::around(random.mean, fixed_half)
        } else {
            interval
        },
        guard_applied,
    })
}

/// Sums under the weights w = 1/(v + τ²).
struct Weighted {
    mean: f64,
    weights: f64,
    squared_weights: f64,
    /// Σw(y − mean)².
    squares: f64,
    /// Σw²(y − mean)².
    weighted_squares: f64,
    log_weights: f64,
}

impl Weighted {
    fn at(estimates: &[Estimate], tau2: f64) -> Self {
        let weight = |estimate: &Estimate| 1.0 / (estimate.variance + tau2);
        let sum = |f: &dyn Fn(&Estimate) -> f64| estimates.iter().map(f).sum::<f64>();
        let weights = sum(&weight);
        let mean = sum(&|e| weight(e) * e.value) / weights;
        Self {
            mean,
            weights,
            squared_weights: sum(&|e| weight(e).powi(2)),
            squares: sum(&|e| weight(e) * (e.value - mean).powi(2)),
            weighted_squares: sum(&|e| (weight(e) * (e.value - mean)).powi(2)),
            log_weights: sum(&|e| weight(e).ln()),
        }
    }

    /// Twice the derivative of the restricted log-likelihood by τ²: y′PPy − tr P.
    fn score(&self) -> f64 {
        self.weighted_squares - (self.weights - self.squared_weights / self.weights)
    }

    /// Twice the restricted log-likelihood up to a constant.
    fn likelihood(&self) -> f64 {
        self.log_weights - self.weights.ln() - self.squares
    }
}

/// The τ² ≥ 0 with the highest restricted likelihood: every sign change of the score on a
/// logarithmic grid is refined, so that a second maximum cannot be missed by a bad start.
fn reml(estimates: &[Estimate]) -> f64 {
    let at = |tau2: f64| Weighted::at(estimates, tau2);
    let plain_mean = crate::moments::mean(&estimates.iter().map(|e| e.value).collect::<Vec<_>>());
    let spread: f64 = estimates.iter().map(|e| (e.value - plain_mean).powi(2)).sum();
    let largest = estimates.iter().fold(0.0_f64, |largest, e| largest.max(e.variance));
    // Beyond this the score is negative: Σw²(y−μ)² < tr P.
    let top = 4.0 * (spread + largest);
    let mut grid = vec![0.0];
    grid.extend((0..=240).map(|i| top * 10_f64.powf(f64::from(i - 240) / 20.0)));
    let mut best = (0.0, at(0.0).likelihood());
    for ends in grid.windows(2) {
        if at(ends[0]).score() > 0.0 && at(ends[1]).score() <= 0.0 {
            let root = find_root(|tau2| at(tau2).score(), ends[0], ends[1]).unwrap_or(ends[1]);
            let likelihood = at(root).likelihood();
            if likelihood > best.1 {
                best = (root, likelihood);
            }
        }
    }
    best.0
}
