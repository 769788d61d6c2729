//! Wilcoxon's signed-rank test, exact with ties and zeros.

use serde::Serialize;

use crate::distribution::normal_cdf;
use crate::paired_change::Pairs;
use crate::ranks::{doubled_midranks, is_zero};
use crate::refusal::Refusal;

/// Above this number of non-zero changes the normal approximation is used.
pub const EXACT_LIMIT: usize = 500;

/// What is done with changes of exactly zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ZeroHandling {
    /// Wilcoxon: zeros are dropped before ranking.
    Wilcoxon,
    /// Pratt: zeros are ranked, then dropped.
    Pratt,
}

/// How the p-value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PMethod {
    /// The full conditional distribution given the observed midranks.
    Exact,
    /// Normal approximation with the tie-corrected variance, no continuity correction.
    NormalApproximation,
}

/// The result of one signed-rank test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SignedRank {
    /// How zeros were handled.
    pub zero_handling: ZeroHandling,
    /// Changes that are not zero.
    pub n_nonzero: u64,
    /// Changes that are zero.
    pub zeros: u64,
    /// True if at least two non-zero changes share a rank.
    pub ties: bool,
    /// Sum of the midranks of positive changes (V in R).
    pub v: f64,
    /// Two-sided p, twice the smaller tail, at most 1.
    pub p_value: f64,
    /// How p was found.
    pub method: PMethod,
}

/// The signed-rank test of after − before against 0.
///
/// The exact p is conditional on the observed midranks: each carries a fair sign. R:
/// `exactRankTests::wilcox.exact` (Wilcoxon), `coin::wilcoxsign_test(zero.method = "Pratt",
/// distribution = "exact")`.
///
/// # Errors
/// [`Refusal::TooFew`] without a single non-zero change.
pub fn signed_rank(pairs: &Pairs, zero_handling: ZeroHandling) -> Result<SignedRank, Refusal> {
    let scale = magnitude(pairs);
    let all = pairs.change();
    let nonzero: Vec<f64> = all.iter().copied().filter(|&change| !is_zero(change, scale)).collect();
    if nonzero.is_empty() {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    let zeros = all.len() - nonzero.len();
    let mut ranks = doubled_midranks(&nonzero, scale);
    if zero_handling == ZeroHandling::Pratt {
        // Zeros take the lowest ranks and then leave.
        for rank in &mut ranks {
            *rank += 2 * zeros;
        }
    }
    let doubled_v: usize =
        ranks.iter().zip(&nonzero).filter(|(_, change)| **change > 0.0).map(|(rank, _)| rank).sum();
    let mut sorted = ranks.clone();
    sorted.sort_unstable();
    let ties = sorted.windows(2).any(|two| two[0] == two[1]);
    let (p_value, method) = if nonzero.len() <= EXACT_LIMIT {
        (exact_p(&ranks, doubled_v), PMethod::Exact)
    } else {
        (approximate_p(&ranks, doubled_v), PMethod::NormalApproximation)
    };
    Ok(SignedRank {
        zero_handling,
        n_nonzero: nonzero.len() as u64,
        zeros: zeros as u64,
        ties,
        v: real(doubled_v) / 2.0,
        p_value,
        method,
    })
}

/// The largest number that was subtracted: rounding of a change is relative to it.
pub(crate) fn magnitude(pairs: &Pairs) -> f64 {
    pairs
        .before()
        .iter()
        .chain(pairs.after())
        .fold(0.0_f64, |largest, value| largest.max(value.abs()))
}

fn real(sum: usize) -> f64 {
    sum as f64
}

/// Distribution of the rank sum by adding one rank after the other, each with probability ½.
fn exact_p(doubled_ranks: &[usize], observed: usize) -> f64 {
    let total: usize = doubled_ranks.iter().sum();
    let mut probability = vec![0.0_f64; total + 1];
    probability[0] = 1.0;
    let mut reached = 0;
    for &rank in doubled_ranks {
        reached += rank;
        for sum in (0..=reached).rev() {
            let with = if sum >= rank { probability[sum - rank] } else { 0.0 };
            probability[sum] = f64::midpoint(probability[sum], with);
        }
    }
    // The distribution is symmetric: the smaller tail is the one below.
    let nearer = observed.min(total - observed);
    (2.0 * probability[..=nearer].iter().sum::<f64>()).min(1.0)
}

fn approximate_p(doubled_ranks: &[usize], observed: usize) -> f64 {
    let mean = doubled_ranks.iter().map(|&rank| real(rank)).sum::<f64>() / 2.0;
    let variance = doubled_ranks.iter().map(|&rank| real(rank).powi(2)).sum::<f64>() / 4.0;
    let z = (real(observed) - mean).abs() / variance.sqrt();
    (2.0 * normal_cdf(-z)).min(1.0)
}
