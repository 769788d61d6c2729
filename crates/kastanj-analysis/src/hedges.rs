//! Hedges' small-sample factor.

use statrs::function::gamma::ln_gamma;

/// J = Γ(m/2) / (√(m/2)·Γ((m−1)/2)) for `df` = m degrees of freedom; `None` below m = 2, where it
/// does not exist. Hedges (1981).
#[must_use]
pub fn hedges_j(df: f64) -> Option<f64> {
    (df >= 2.0).then(|| (ln_gamma(df / 2.0) - ln_gamma((df - 1.0) / 2.0)).exp() / (df / 2.0).sqrt())
}
