//! The raw table of counts before and after.

use serde::Serialize;

use crate::refusal::Refusal;
use crate::resampling::QuantileType;

/// One occasion's counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CountSummary {
    /// People.
    pub n: u64,
    /// People with a count of 0.
    pub zeros: u64,
    /// Sum of all counts.
    pub total: f64,
    /// Mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
    /// Largest count.
    pub largest: f64,
    /// Variance (n − 1) ÷ mean: 1 for Poisson counts; `None` for one person or a mean of 0.
    pub dispersion: Option<f64>,
}

/// Describes counts. R: `sum(x == 0)`, `median(x)`, `var(x) / mean(x)`.
///
/// # Errors
/// [`Refusal::TooFew`] without a count, [`Refusal::NotACount`].
pub fn count_summary(counts: &[f64]) -> Result<CountSummary, Refusal> {
    check_counts(counts)?;
    let mut sorted = counts.to_vec();
    sorted.sort_by(f64::total_cmp);
    let too_few = Refusal::TooFew { found: 0, needed: 1 };
    let median = QuantileType::Type7.of_sorted(&sorted, 0.5).ok_or(too_few)?;
    let n = counts.len() as f64;
    let total: f64 = counts.iter().sum();
    let mean = total / n;
    let squares: f64 = counts.iter().map(|count| (count - mean).powi(2)).sum();
    Ok(CountSummary {
        n: counts.len() as u64,
        zeros: counts.iter().filter(|&&count| count == 0.0).count() as u64,
        total,
        mean,
        median,
        largest: sorted.last().copied().unwrap_or(0.0),
        dispersion: (counts.len() > 1 && mean > 0.0).then(|| squares / (n - 1.0) / mean),
    })
}

/// The largest count that is accepted.
const LARGEST_COUNT: f64 = 1e9;

/// Whole numbers from 0 to a thousand million, at least one.
pub(super) fn check_counts(counts: &[f64]) -> Result<(), Refusal> {
    if counts.is_empty() {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    let is_count = |count: f64| (0.0..=LARGEST_COUNT).contains(&count) && count.fract() == 0.0;
    match counts.iter().position(|&count| !is_count(count)) {
        Some(index) => Err(Refusal::NotACount { index }),
        None => Ok(()),
    }
}
