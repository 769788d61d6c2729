//! The chi-square distribution.

use statrs::function::gamma::{gamma_lr, gamma_ur};

use super::find_root;

/// P(X > x) with `df` > 0 degrees of freedom.
#[must_use]
pub fn chi_square_upper(x: f64, df: f64) -> f64 {
    if x <= 0.0 { 1.0 } else { gamma_ur(df / 2.0, x / 2.0) }
}

/// The x with P(X ≤ x) = `p`, 0 < p < 1.
#[must_use]
pub fn chi_square_quantile(p: f64, df: f64) -> f64 {
    let lower = |x: f64| if x <= 0.0 { 0.0 } else { gamma_lr(df / 2.0, x / 2.0) };
    let mut high = df.max(1.0);
    while lower(high) < p && high < 1e300 {
        high *= 2.0;
    }
    find_root(|x| lower(x) - p, 0.0, high).unwrap_or(high)
}
