//! Student's t distribution.

use statrs::function::beta::beta_reg;

use super::{find_root, normal_quantile};

/// P(T > t) with `df` > 0 degrees of freedom, exact far into the tail:
/// ½·I(df/(df+t²); df/2, ½) for t ≥ 0.
#[must_use]
pub fn student_upper(t: f64, df: f64) -> f64 {
    let tail = beta_reg(df / 2.0, 0.5, (df / (df + t * t)).clamp(0.0, 1.0)) / 2.0;
    if t >= 0.0 { tail } else { 1.0 - tail }
}

/// The two-sided p: P(|T| ≥ |t|).
#[must_use]
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    (2.0 * student_upper(t.abs(), df)).min(1.0)
}

/// The t with P(T ≤ t) = `p`, 0 < p < 1.
#[must_use]
pub fn student_quantile(p: f64, df: f64) -> f64 {
    if p < 0.5 {
        return -student_quantile(1.0 - p, df);
    }
    if p <= 0.5 {
        return 0.0;
    }
    let tail = 1.0 - p;
    let mut high = normal_quantile(p).max(1.0);
    while student_upper(high, df) > tail && high < 1e300 {
        high *= 2.0;
    }
    find_root(|t| student_upper(t, df) - tail, 0.0, high).unwrap_or(high)
}
