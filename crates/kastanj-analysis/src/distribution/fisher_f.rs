//! Fisher's F distribution.

use statrs::function::beta::beta_reg;

use super::find_root;

/// P(F > x) with `df1`, `df2` > 0 degrees of freedom: I(df2/(df2 + df1·x); df2/2, df1/2).
/// R: `pf(x, df1, df2, lower.tail = FALSE)`.
#[must_use]
pub fn f_upper(x: f64, df1: f64, df2: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 1.0;
    }
    beta_reg(df2 / 2.0, df1 / 2.0, (df2 / (df2 + df1 * x)).clamp(0.0, 1.0))
}

/// The x with P(F ≤ x) = `p`, 0 < p < 1. R: `qf(p, df1, df2)`.
#[must_use]
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> f64 {
    let mut high = 1.0_f64;
    while f_upper(high, df1, df2) > 1.0 - p && high < 1e300 {
        high *= 2.0;
    }
    find_root(|x| 1.0 - f_upper(x, df1, df2) - p, 0.0, high).unwrap_or(high)
}

#[cfg(test)]
mod tests {
    use super::{f_quantile, f_upper};

    /// qf(.975, 5, 12) and pf(3.1, 2, 7, lower.tail = FALSE) of R 4.2.2.
    #[test]
    fn agrees_with_r() {
        assert!((f_quantile(0.975, 5.0, 12.0) / 3.891_133_933_902 - 1.0).abs() < 1e-9);
        assert!((f_upper(3.1, 2.0, 7.0) / 0.108_601_139_176_8 - 1.0).abs() < 1e-9);
    }
}
