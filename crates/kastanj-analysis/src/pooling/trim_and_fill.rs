//! Trim and fill: how many estimates would have to be missing for the funnel to be symmetric.

use serde::{Deserialize, Serialize};

use super::egger::on_standard_errors;
use super::profile::CommonMean;
use super::random_effects::fit;
use super::sample::Sample;
use super::{Estimate, PoolingOptions, RandomEffects, SMALL_STUDY_ESTIMATES};
use crate::moments::as_real;
use crate::refusal::Refusal;

/// The side of the funnel on which estimates are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Below the pooled mean.
    Left,
    /// Above it.
    Right,
}

/// Duval and Tweedie (2000), estimator L₀. R: `metafor::trimfill(rma(…))`, the filled data refitted
/// with the same test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrimAndFill {
    /// Side on which estimates were filled in: the left one if the slope of the estimates on their
    /// standard errors is not negative.
    pub side: Side,
    /// How many estimates are missing, L₀ rounded (halves to even).
    pub missing: u64,
    /// Standard error of L₀.
    pub missing_se: f64,
    /// The estimates filled in, mirrored at the trimmed mean.
    pub filled: Vec<Estimate>,
    /// The model with them. A sensitivity figure, no correction.
    pub pooled: RandomEffects,
}

/// Rounds after which the trimming is given up.
const MOST_ROUNDS: u32 = 100;

/// Trim and fill.
///
/// # Errors
/// Fewer than [`SMALL_STUDY_ESTIMATES`] estimates; all variances equal; trimming that goes back and forth
/// ([`Refusal::NoConvergence`]); otherwise as [`super::random_effects`].
pub fn trim_and_fill(
    estimates: &[Estimate],
    options: &PoolingOptions,
) -> Result<TrimAndFill, Refusal> {
    let sample = Sample::new(estimates, SMALL_STUDY_ESTIMATES)?;
    let side = side(&sample, options)?;
    let sign = if side == Side::Right { -1.0 } else { 1.0 };
    let mut order: Vec<usize> = (0..sample.k()).collect();
    order.sort_by(|a, b| (sign * sample.y[*a]).total_cmp(&(sign * sample.y[*b])));
    let sorted = Sample {
        y: order.iter().map(|i| sign * sample.y[*i]).collect(),
        v: order.iter().map(|i| sample.v[*i]).collect(),
        unit: sample.unit,
    };
    let (centre, missing, missing_se) = trim(&sorted, options)?;

    let mut full = sample;
    let kept = sorted.k() - missing;
    let mut filled = Vec::with_capacity(missing);
    for (y, v) in sorted.y.iter().zip(&sorted.v).skip(kept) {
        let mirrored = sign * (2.0 * centre - y);
        filled.push(Estimate { value: mirrored * full.unit, variance: v * full.unit * full.unit });
        full.y.push(mirrored);
        full.v.push(*v);
    }
    let pooled = fit(&full, options);
    Ok(TrimAndFill { side, missing: missing as u64, missing_se, filled, pooled })
}

fn side(sample: &Sample, options: &PoolingOptions) -> Result<Side, Refusal> {
    let model = on_standard_errors(sample)?;
    let slope = model.fit(options.estimator.estimate(&model)).beta[1];
    Ok(if slope < 0.0 { Side::Right } else { Side::Left })
}

/// The trimmed mean, the number trimmed on the right, its standard error.
fn trim(sorted: &Sample, options: &PoolingOptions) -> Result<(f64, usize, f64), Refusal> {
    let k = sorted.k();
    let n = as_real(k);
    let mut missing = 0;
    for _ in 0..MOST_ROUNDS {
        let kept = Sample {
            y: sorted.y[..k - missing].to_vec(),
            v: sorted.v[..k - missing].to_vec(),
            unit: sorted.unit,
        };
        let model = CommonMean(&kept);
        let tau2 = if kept.k() > 1 { options.estimator.estimate(&model) } else { 0.0 };
        let centre = model.fit(tau2).1;
        let positive = positive_ranks(&sorted.y, centre);
        let l0 = (4.0 * positive - n * (n + 1.0)) / (2.0 * n - 1.0);
        let next = (l0.round_ties_even().max(0.0) as usize).min(k - 1);
        if next == missing {
            return Ok((centre, missing, standard_error(l0, n)));
        }
        missing = next;
    }
    Err(Refusal::NoConvergence { what: "trimming" })
}

/// Sum of the ranks of |y − centre| over the y above the centre, ties in the given order.
fn positive_ranks(y: &[f64], centre: f64) -> f64 {
    let mut order: Vec<usize> = (0..y.len()).collect();
    order.sort_by(|a, b| (y[*a] - centre).abs().total_cmp(&(y[*b] - centre).abs()));
    let above = order.iter().enumerate().filter(|(_, i)| y[**i] > centre);
    above.map(|(rank, _)| as_real(rank + 1)).sum()
}

/// Duval and Tweedie (2000), section 4: the variance of the rank sum under L₀ missing estimates.
fn standard_error(l0: f64, n: f64) -> f64 {
    let variance =
        (n * (n + 1.0) * (2.0 * n + 1.0) + 10.0 * l0.powi(3) + 27.0 * l0 * l0 + 17.0 * l0
            - 18.0 * n * l0 * l0
            - 18.0 * n * l0
            + 6.0 * n * n * l0)
            / 24.0;
    4.0 * variance.max(0.0).sqrt() / (2.0 * n - 1.0)
}
