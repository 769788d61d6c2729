//! The beta distribution.

use statrs::function::beta::beta_reg;

use super::find_root;

/// P(X ≤ x) for a beta(a, b) variable, a, b > 0.
#[must_use]
pub fn beta_lower(x: f64, a: f64, b: f64) -> f64 {
    beta_reg(a, b, x.clamp(0.0, 1.0))
}

/// The x with P(X ≤ x) = `p`, 0 < p < 1.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    find_root(|x| beta_lower(x, a, b) - p, 0.0, 1.0).unwrap_or(0.5)
}
