//! Snedecor's F distribution.

use statrs::function::beta::beta_reg;

/// P(F > f) with `numerator` and `denominator` > 0 degrees of freedom:
/// I(d₂/(d₂ + d₁f); d₂/2, d₁/2).
#[must_use]
pub fn f_upper(f: f64, numerator: f64, denominator: f64) -> f64 {
    if f <= 0.0 {
        return 1.0;
    }
    let x = denominator / (denominator + numerator * f);
    beta_reg(denominator / 2.0, numerator / 2.0, x.clamp(0.0, 1.0))
}
