//! The sign-flip permutation test of the mean change.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha12Rng;
use serde::Serialize;

use crate::distribution::normal_cdf;
use crate::moments::as_real;
use crate::paired_change::Pairs;
use crate::ranks::is_zero;
use crate::refusal::Refusal;
use crate::wilcoxon::magnitude;

/// Up to this number of non-zero changes all 2ⁿ sign patterns are visited.
pub const ENUMERATION_LIMIT: usize = 20;
/// Random sign patterns above that.
pub const DRAWS: u64 = 100_000;
/// Above this number of non-zero changes the normal approximation is used: the error of random
/// patterns is then the larger one, and drawing them would take minutes.
pub const DRAWING_LIMIT: usize = 5_000;

/// How the p-value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FlipMethod {
    /// Every sign pattern was visited.
    Enumerated,
    /// Random sign patterns were drawn.
    MonteCarlo,
    /// Normal approximation with the exact variance Σc² of the flipped sum.
    NormalApproximation,
}

/// The result of the sign-flip test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SignFlip {
    /// Two-sided p: share of sign patterns with |sum| at least as large as observed; by Monte
    /// Carlo (hits + 1)/(draws + 1).
    pub p_value: f64,
    /// Smallest p these data could give at all, 2/2ⁿ with n = non-zero changes.
    pub p_floor: f64,
    /// Changes that are not zero.
    pub n_nonzero: u64,
    /// How p was found.
    pub method: FlipMethod,
    /// True if every pattern was visited.
    pub enumerated: bool,
    /// Patterns visited; 0 with the normal approximation.
    pub patterns: u64,
    /// Monte Carlo standard error of p; 0 unless patterns were drawn.
    pub monte_carlo_se: f64,
    /// Seed used; `None` unless patterns were drawn.
    pub seed: Option<u64>,
}

/// The sign-flip test: under the null each change could as well have had the other sign.
///
/// The same seed gives the same bits on any machine and with any number of threads (one stream).
///
/// # Errors
/// [`Refusal::TooFew`] without a single non-zero change.
pub fn sign_flip(pairs: &Pairs, seed: u64) -> Result<SignFlip, Refusal> {
    let scale = magnitude(pairs);
    let sizes: Vec<f64> =
        pairs.change().iter().map(|c| c.abs()).filter(|&c| !is_zero(c, scale)).collect();
    let n = sizes.len();
    if n == 0 {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    // Zeros add nothing to any sum; rounding must not decide whether a pattern is as extreme.
    let observed = pairs.change().iter().sum::<f64>().abs();
    let bar = observed - 1e-10 * sizes.iter().sum::<f64>();
    let p_floor = 2.0 * 0.5_f64.powi(i32::try_from(n).unwrap_or(i32::MAX));
    let n_nonzero = n as u64;
    if n <= ENUMERATION_LIMIT {
        // The first sign is fixed: a pattern and its mirror image have the same |sum|.
        let hits = count_extreme(&sizes[1..], sizes[0], bar);
        let patterns = 1_u64 << (n - 1);
        let p_value = as_real(hits) / as_real(1 << (n - 1));
        return Ok(SignFlip {
            p_value,
            p_floor,
            n_nonzero,
            method: FlipMethod::Enumerated,
            enumerated: true,
            patterns: 2 * patterns,
            monte_carlo_se: 0.0,
            seed: None,
        });
    }
    if n > DRAWING_LIMIT {
        return Ok(SignFlip {
            p_value: approximate_p(&sizes, observed),
            p_floor,
            n_nonzero,
            method: FlipMethod::NormalApproximation,
            enumerated: false,
            patterns: 0,
            monte_carlo_se: 0.0,
            seed: None,
        });
    }
    let patterns = pattern_sums(&sizes);
    let mut rng = ChaCha12Rng::seed_from_u64(seed);
    let hits = (0..DRAWS).filter(|_| random_sum(&patterns, &mut rng).abs() >= bar).count();
    let draws = as_real(usize::try_from(DRAWS).unwrap_or(usize::MAX));
    let p_value = (as_real(hits) + 1.0) / (draws + 1.0);
    let monte_carlo_se = (p_value * (1.0 - p_value) / draws).sqrt();
    Ok(SignFlip {
        p_value,
        p_floor,
        n_nonzero,
        method: FlipMethod::MonteCarlo,
        enumerated: false,
        patterns: DRAWS,
        monte_carlo_se,
        seed: Some(seed),
    })
}

/// Two-sided tail of the sum of ±c: mean 0, variance Σc². Divided by the largest, no square overflows.
fn approximate_p(sizes: &[f64], observed: f64) -> f64 {
    let largest = sizes.iter().copied().fold(0.0_f64, f64::max);
    let squares: f64 = sizes.iter().map(|size| (size / largest).powi(2)).sum();
    (2.0 * normal_cdf(-(observed / largest) / squares.sqrt())).min(1.0)
}

fn count_extreme(rest: &[f64], sum: f64, bar: f64) -> usize {
    match rest.split_first() {
        None => usize::from(sum.abs() >= bar),
        Some((size, rest)) => {
            count_extreme(rest, sum + size, bar) + count_extreme(rest, sum - size, bar)
        }
    }
}

/// Sums of eight sizes under each of the 256 patterns of their signs (bit 1 = plus).
fn pattern_sums(sizes: &[f64]) -> Vec<[f64; 256]> {
    sizes
        .chunks(8)
        .map(|eight| {
            let mut sums = [0.0; 256];
            sums[0] = -eight.iter().sum::<f64>();
            for pattern in 1..256_usize {
                let first = pattern.trailing_zeros() as usize;
                let size = eight.get(first).copied().unwrap_or(0.0);
                sums[pattern] = sums[pattern & (pattern - 1)] + 2.0 * size;
            }
            sums
        })
        .collect()
}

/// The sum under one random pattern of signs: 64 signs a number, eight a look-up.
fn random_sum(patterns: &[[f64; 256]], rng: &mut impl Rng) -> f64 {
    let mut sum = 0.0;
    for eight in patterns.chunks(8) {
        for (sums, byte) in eight.iter().zip(rng.next_u64().to_le_bytes()) {
            sum += sums[usize::from(byte)];
        }
    }
    sum
}
