//! Power of the paired t-test, both tails.

use serde::Serialize;

use super::persons::Needed;
use super::precision::smallest;
use crate::distribution::{NoncentralT, find_root, normal_quantile, student_quantile};
use crate::interval::Level;

/// Pairs for a two-sided test at alpha = 1 − level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PowerRow {
    /// The planned d_z.
    pub d_z: f64,
    /// What power 0.80 takes.
    pub power_80: Needed,
    /// What power 0.90 takes.
    pub power_90: Needed,
}

/// Power of `n` ≥ 2 pairs at a true d_z in a test at 1 − `level`, both tails counted. R: `power.t.test(type = "paired",
/// strict = TRUE)`.
#[must_use]
pub fn power_paired(n: f64, d_z: f64, level: Level) -> f64 {
    let df = n - 1.0;
    let critical = student_quantile(level.upper_point(), df);
    let t = NoncentralT { df, noncentrality: d_z * n.sqrt() };
    t.upper(critical) + t.lower(-critical)
}

/// Smallest whole number of pairs with at least `power`; `None` if `d_z` is 0 or no number up to
/// ten million is enough.
#[must_use]
pub fn pairs_for_power(d_z: f64, power: f64, level: Level) -> Option<u64> {
    if d_z == 0.0 || !(power > 0.0 && power < 1.0) {
        return None;
    }
    let guess = ((1.96 + normal_quantile(power)) / d_z).powi(2);
    smallest(1.0 - power, guess, |n| 1.0 - power_paired(n, d_z, level))
}

/// Smallest true d_z that `pairs` detect with `power`; `None` below two pairs.
#[must_use]
pub fn smallest_detectable(pairs: u64, power: f64, level: Level) -> Option<f64> {
    if pairs < 2 || !(power > 1.0 - level.value() && power < 1.0) {
        return None;
    }
    let n = pairs as f64;
    let mut high = 1.0;
    while power_paired(n, high, level) < power && high < 1e6 {
        high *= 2.0;
    }
    find_root(|d_z| power_paired(n, d_z, level) - power, 0.0, high)
}
