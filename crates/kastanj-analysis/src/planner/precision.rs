//! Pairs needed for an interval of a given half-width.

use serde::Serialize;

use super::persons::{Needed, Retention};
use crate::distribution::{chi_square_quantile, noncentrality_interval, student_quantile};
use crate::interval::Level;

/// No search goes beyond this number of pairs.
const MOST_PAIRS: u64 = 10_000_000;

/// What one half-width takes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PrecisionRow {
    /// Half-width wanted, in the unit of the table.
    pub half_width: f64,
    /// Pairs so that the half-width is met when the SD is as planned.
    pub expected: Needed,
    /// Pairs so that it is met with probability 0.80 whatever SD the sample shows.
    pub assured_80: Needed,
    /// The same with probability 0.90.
    pub assured_90: Needed,
}

impl PrecisionRow {
    /// The row for `half_width` in its own unit, which is `in_sd_change` SDs of the change.
    pub(super) fn at(
        half_width: f64,
        in_sd_change: f64,
        retention: &Retention,
        level: Level,
    ) -> Self {
        let needed = |pairs: Option<u64>| retention.needed(pairs.unwrap_or(MOST_PAIRS));
        Self {
            half_width,
            expected: needed(pairs_expected(in_sd_change, level)),
            assured_80: needed(pairs_assured(in_sd_change, 0.8, level)),
            assured_90: needed(pairs_assured(in_sd_change, 0.9, level)),
        }
    }
}

/// Smallest n with t(0.975; n − 1)/√n ≤ h (at 95 %), h in SDs of the change. `None` unless h > 0 and
/// n ≤ 10 million.
#[must_use]
pub fn pairs_expected(h: f64, level: Level) -> Option<u64> {
    smallest(h, (1.96 / h).powi(2), |n| t_width(n, level))
}

/// Half-width that n ≥ 2 pairs are expected to give, in SDs of the change: t(0.975; n − 1)/√n at 95 %.
/// `None` below 2 pairs.
#[must_use]
pub fn half_width_expected(pairs: u64, level: Level) -> Option<f64> {
    (pairs >= 2).then(|| t_width(pairs as f64, level))
}

/// Smallest n with t(0.975; n − 1)·√(χ²(γ; n − 1)/(n − 1))/√n ≤ h, γ the assurance, 0 < γ < 1.
#[must_use]
pub fn pairs_assured(h: f64, assurance: f64, level: Level) -> Option<u64> {
    if !(assurance > 0.0 && assurance < 1.0) {
        return None;
    }
    smallest(h, (1.96 / h).powi(2), |n| {
        t_width(n, level) * (chi_square_quantile(assurance, n - 1.0) / (n - 1.0)).sqrt()
    })
}

/// Smallest n for which half the width of the noncentral-t interval of d_z, at t = d_z·√n, is ≤ h.
#[must_use]
pub fn pairs_for_d_z(h: f64, d_z: f64, level: Level) -> Option<u64> {
    if !d_z.is_finite() {
        return None;
    }
    // The large-sample variance of d_z is (1 + d_z²/2)/n.
    let guess = (1.96 / h).powi(2) * (1.0 + d_z * d_z / 2.0);
    smallest(h, guess, |n| {
        noncentrality_interval(d_z * n.sqrt(), n - 1.0, level.value())
            .map_or(f64::INFINITY, |(lower, upper)| (upper - lower) / (2.0 * n.sqrt()))
    })
}

fn t_width(n: f64, level: Level) -> f64 {
    student_quantile(level.upper_point(), n - 1.0) / n.sqrt()
}

/// Smallest n ≥ 2 with `width(n)` ≤ h for a width that falls with n, searched outwards from a guess.
pub(super) fn smallest(h: f64, guess: f64, width: impl Fn(f64) -> f64) -> Option<u64> {
    if !(h > 0.0 && h.is_finite()) {
        return None;
    }
    let enough = |n: u64| width(n as f64) <= h;
    let start = (guess.clamp(2.0, MOST_PAIRS as f64)) as u64;
    // Invariant of the bisection: `low` is not enough (1 pair has no interval), `high` is.
    let (mut low, mut high, mut step);
    (high, step) = (start, 2);
    if enough(start) {
        low = start.saturating_sub(step).max(1);
        while low > 1 && enough(low) {
            high = low;
            step *= 2;
            low = low.saturating_sub(step).max(1);
        }
    } else {
        loop {
            if high >= MOST_PAIRS {
                return None;
            }
            low = high;
            high = high.saturating_add(step).min(MOST_PAIRS);
            step *= 2;
            if enough(high) {
                break;
            }
        }
    }
    while high - low > 1 {
        let middle = low.midpoint(high);
        if enough(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
