//! The Hodges–Lehmann estimate of the change.

use serde::Serialize;

use crate::paired_change::Pairs;
use crate::ranks::is_zero;
use crate::refusal::Refusal;
use crate::wilcoxon::magnitude;

/// Median of the Walsh averages (cᵢ + cⱼ)/2, i ≤ j, in scale points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HodgesLehmann {
    /// Over all changes.
    pub with_zeros: f64,
    /// Over the changes that are not zero (as `wilcox.test` does); `None` if all are.
    pub without_zeros: Option<f64>,
}

/// The Hodges–Lehmann estimate. Hodges and Lehmann (1963).
///
/// # Errors
/// [`Refusal::TooFew`] without pairs.
pub fn hodges_lehmann(pairs: &Pairs) -> Result<HodgesLehmann, Refusal> {
    let scale = magnitude(pairs);
    let nonzero: Vec<f64> =
        pairs.change().iter().copied().filter(|&change| !is_zero(change, scale)).collect();
    let with_zeros =
        median_of_walsh(pairs.change()).ok_or(Refusal::TooFew { found: 0, needed: 1 })?;
    Ok(HodgesLehmann { with_zeros, without_zeros: median_of_walsh(&nonzero) })
}

fn median_of_walsh(changes: &[f64]) -> Option<f64> {
    let mut averages: Vec<f64> = changes
        .iter()
        .enumerate()
        .flat_map(|(i, &first)| {
            changes[i..].iter().map(move |&second| f64::midpoint(first, second))
        })
        .collect();
    let middle = averages.len() / 2;
    if averages.is_empty() {
        return None;
    }
    let even = averages.len().is_multiple_of(2);
    let (below, &mut upper, _) = averages.select_nth_unstable_by(middle, f64::total_cmp);
    if !even {
        return Some(upper);
    }
    below.iter().copied().max_by(f64::total_cmp).map(|lower| f64::midpoint(lower, upper))
}
