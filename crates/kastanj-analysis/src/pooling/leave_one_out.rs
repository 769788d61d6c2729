//! How much one service carries.

use serde::Serialize;

use super::random_effects::fit;
use super::sample::Sample;
use super::{Estimate, PoolingOptions, RandomEffects};
use crate::refusal::Refusal;

/// The pooled result without one estimate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LeftOut {
    /// Index of the estimate left out, the first is 0.
    pub left_out: u64,
    /// The model of the others.
    pub pooled: RandomEffects,
}

/// Fits the model k times, each time without one estimate. R: `metafor::leave1out(rma(…))`.
///
/// # Errors
/// Fewer than three estimates; otherwise as [`super::random_effects`].
pub fn leave_one_out(
    estimates: &[Estimate],
    options: &PoolingOptions,
) -> Result<Vec<LeftOut>, Refusal> {
    let whole = Sample::new(estimates, 3)?;
    let without = |values: &[f64], index: usize| {
        values.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, value)| *value).collect()
    };
    let left_out = |index: usize| {
        let y = without(&whole.y, index);
        let sample = Sample { y, v: without(&whole.v, index), unit: whole.unit };
        LeftOut { left_out: index as u64, pooled: fit(&sample, options) }
    };
    Ok((0..whole.k()).map(left_out).collect())
}
