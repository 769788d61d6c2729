//! The noncentral t distribution by quadrature, and the interval for its noncentrality.

use std::f64::consts::LN_2;

use statrs::function::gamma::ln_gamma;

use super::quadrature::integrate;
use super::{find_root, normal_cdf};

/// T = (Z + δ) / S with S² = χ²(df)/df.
///
/// P(T ≤ t) = ∫₀^∞ Φ(t·s − δ)·f(s) ds, f the density of S; the upper tail is integrated as such
/// and not as a complement, so that neither tail loses digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoncentralT {
    /// Degrees of freedom, ≥ 1.
    pub df: f64,
    /// Noncentrality δ.
    pub noncentrality: f64,
}

impl NoncentralT {
    /// P(T ≤ t).
    #[must_use]
    pub fn lower(&self, t: f64) -> f64 {
        self.integral(t, |s| normal_cdf(t * s - self.noncentrality))
    }

    /// P(T > t).
    #[must_use]
    pub fn upper(&self, t: f64) -> f64 {
        self.integral(t, |s| normal_cdf(self.noncentrality - t * s))
    }

    fn integral(&self, t: f64, tail: impl Fn(f64) -> f64) -> f64 {
        let df = self.df;
        let log_constant = LN_2 + df / 2.0 * (df / 2.0).ln() - ln_gamma(df / 2.0);
        let density = |s: f64| {
            if s <= 0.0 {
                return if df > 1.0 { 0.0 } else { log_constant.exp() };
            }
            (log_constant + (df - 1.0) * s.ln() - df * s * s / 2.0).exp()
        };
        // Outside these ends the density of S is below 1e-17.
        let (low, high) = ((1.0 - 6.5 / df.sqrt()).max(0.0), 1.0 + 9.0 / df.sqrt());
        let step = self.noncentrality / t;
        let mut cuts = vec![low, 1.0, high];
        if step.is_finite() && step > low && step < high {
            cuts.push(step);
        }
        cuts.sort_by(f64::total_cmp);
        let product = |s: f64| density(s) * tail(s);
        let sum: f64 =
            cuts.windows(2).map(|ends| integrate(&product, ends[0], ends[1], 1e-15)).sum();
        sum.clamp(0.0, 1.0)
    }
}

/// The two noncentralities under which the observed `t` lies at the upper and lower
/// (1 − `level`)/2 point; `None` if no such pair is found (|t| beyond about 1e6).
#[must_use]
pub fn noncentrality_interval(t: f64, df: f64, level: f64) -> Option<(f64, f64)> {
    let tail = (1.0 - level) / 2.0;
    let at = |noncentrality| NoncentralT { df, noncentrality };
    let above = |delta: f64| at(delta).upper(t) - tail;
    let below = |delta: f64| at(delta).lower(t) - tail;
    let scale = (1.0 + t * t / (2.0 * df)).sqrt();
    let mut reach = 4.0 * scale;
    for _ in 0..40 {
        let lower = find_root(above, t - reach, t + reach);
        let upper = find_root(below, t - reach, t + reach);
        if let (Some(lower), Some(upper)) = (lower, upper) {
            return Some((lower, upper));
        }
        reach *= 2.0;
    }
    None
}
