//! Two independent shares: difference with Newcombe's interval, Fisher's exact test.

use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use crate::interval::Interval;
use crate::proportion::Proportion;
use crate::refusal::Refusal;

/// Two shares side by side, first − second.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TwoShares {
    /// First group.
    pub first: Proportion,
    /// Second group.
    pub second: Proportion,
    /// Difference of the shares, −1 to 1.
    pub difference: f64,
    /// Newcombe's interval from the two Wilson intervals (1998, method 10).
    pub interval: Interval,
    /// Two-sided p of Fisher's exact test: all tables as improbable as the observed one or more.
    pub fisher_p_value: f64,
}

/// Compares `first.0` of `first.1` with `second.0` of `second.1`. R: `fisher.test(matrix)`.
///
/// # Errors
/// As [`Proportion::new`].
pub fn compare_shares(first: (u64, u64), second: (u64, u64)) -> Result<TwoShares, Refusal> {
    let (a, b) = (Proportion::new(first.0, first.1)?, Proportion::new(second.0, second.1)?);
    let difference = a.share - b.share;
    let below = (a.share - a.wilson.lower).hypot(b.wilson.upper - b.share);
    let above = (a.wilson.upper - a.share).hypot(b.share - b.wilson.lower);
    Ok(TwoShares {
        first: a,
        second: b,
        difference,
        interval: Interval::between(difference - below, difference + above),
        fisher_p_value: fisher_two_sided(first, second),
    })
}

/// Hypergeometric probabilities given all margins; tables within 1e-7 of the observed probability
/// count as equally probable, as in R.
fn fisher_two_sided(first: (u64, u64), second: (u64, u64)) -> f64 {
    let successes = first.0 + second.0;
    let (low, high) = (successes.saturating_sub(second.1), successes.min(first.1));
    let log_weight = |x: u64| log_choose(first.1, x) + log_choose(second.1, successes - x);
    let observed = log_weight(first.0);
    // Relative to the observed table, so that nothing underflows.
    let (mut extreme, mut all) = (0.0, 0.0);
    for x in low..=high {
        let weight = (log_weight(x) - observed).exp();
        all += weight;
        if weight <= 1.0 + 1e-7 {
            extreme += weight;
        }
    }
    (extreme / all).min(1.0)
}

fn log_choose(n: u64, k: u64) -> f64 {
    let factorial = |m: u64| ln_gamma(m as f64 + 1.0);
    factorial(n) - factorial(k) - factorial(n - k)
}
