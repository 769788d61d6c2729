//! The noncentral t distribution by quadrature, and the interval for its noncentrality.

use std::f64::consts::LN_2;

use statrs::function::gamma::ln_gamma;

use super::quadrature::{composite_nodes, integrate};
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
        Mixture::new(t, self.df).lower(self.noncentrality)
    }

    /// P(T > t).
    #[must_use]
    pub fn upper(&self, t: f64) -> f64 {
        Mixture::new(t, self.df).upper(self.noncentrality)
    }
}

/// Beyond this number of equal pieces the integral is refined adaptively instead.
const MOST_PANELS: f64 = 200.0;

/// The integral over S for one t, ready for any noncentrality.
struct Mixture {
    t: f64,
    density: Density,
    /// Nodes s and weights × density, spaced so that neither the density nor Φ(t·s − δ) moves by
    /// more than 1.5 of its own standard deviations between pieces; empty for huge |t|.
    nodes: Vec<(f64, f64)>,
}

/// The density of S = √(χ²(df)/df).
struct Density {
    df: f64,
    log_constant: f64,
}

impl Density {
    fn new(df: f64) -> Self {
        Self { df, log_constant: LN_2 + df / 2.0 * (df / 2.0).ln() - ln_gamma(df / 2.0) }
    }

    fn at(&self, s: f64) -> f64 {
        if s <= 0.0 {
            return if self.df > 1.0 { 0.0 } else { self.log_constant.exp() };
        }
        (self.log_constant + (self.df - 1.0) * s.ln() - self.df * s * s / 2.0).exp()
    }

    /// Ends outside which the density is below 1e-17.
    fn ends(&self) -> (f64, f64) {
        ((1.0 - 6.5 / self.df.sqrt()).max(0.0), 1.0 + 9.0 / self.df.sqrt())
    }
}

impl Mixture {
    fn new(t: f64, df: f64) -> Self {
        let density = Density::new(df);
        let (low, high) = density.ends();
        let panels = ((high - low) * t.abs().max((2.0 * df).sqrt()) / 1.5).ceil();
        let nodes = if panels <= MOST_PANELS {
            let nodes = composite_nodes(low, high, panels as u32);
            let weighted = nodes.into_iter().map(|(s, weight)| (s, weight * density.at(s)));
            // What weighs less cannot be seen in the sum.
            weighted.filter(|(_, weight)| *weight > 1e-19).collect()
        } else {
            Vec::new()
        };
        Self { t, density, nodes }
    }

    fn lower(&self, noncentrality: f64) -> f64 {
        self.integral(noncentrality, |s| normal_cdf(self.t * s - noncentrality))
    }

    fn upper(&self, noncentrality: f64) -> f64 {
        self.integral(noncentrality, |s| normal_cdf(noncentrality - self.t * s))
    }

    fn integral(&self, noncentrality: f64, tail: impl Fn(f64) -> f64) -> f64 {
        if !self.nodes.is_empty() {
            let sum: f64 = self.nodes.iter().map(|(s, weight)| weight * tail(*s)).sum();
            return sum.clamp(0.0, 1.0);
        }
        let (low, high) = self.density.ends();
        let step = noncentrality / self.t;
        let mut cuts = vec![low, 1.0, high];
        if step.is_finite() && step > low && step < high {
            cuts.push(step);
        }
        cuts.sort_by(f64::total_cmp);
        let product = |s: f64| self.density.at(s) * tail(s);
        let sum: f64 =
            cuts.windows(2).map(|ends| integrate(&product, ends[0], ends[1], 1e-12)).sum();
        sum.clamp(0.0, 1.0)
    }
}

/// The two noncentralities under which the observed `t` lies at the upper and lower
/// (1 − `level`)/2 point; `None` if no such pair is found (|t| beyond about 1e6).
#[must_use]
pub fn noncentrality_interval(t: f64, df: f64, level: f64) -> Option<(f64, f64)> {
    let tail = (1.0 - level) / 2.0;
    let mixture = Mixture::new(t, df);
    let above = |delta: f64| mixture.upper(delta) - tail;
    let below = |delta: f64| mixture.lower(delta) - tail;
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

#[cfg(test)]
mod tests {
    use super::{Mixture, NoncentralT};

    #[test]
    fn equal_pieces_and_adaptive_pieces_agree() {
        for (df, t, noncentrality) in [(1.0, 0.5, 1.0), (8.0, -3.0, -2.0), (49.0, 9.0, 6.0)] {
            let even = Mixture::new(t, df);
            let adaptive = Mixture { nodes: Vec::new(), ..Mixture::new(t, df) };
            let lower = even.lower(noncentrality) - adaptive.lower(noncentrality);
            let upper = even.upper(noncentrality) - adaptive.upper(noncentrality);
            // The error function itself is good to about 1e-12.
            assert!(lower.abs().max(upper.abs()) < 5e-12, "df {df}: {lower:e}, {upper:e}");
        }
    }

    #[test]
    fn a_huge_t_is_still_integrated() {
        let t = NoncentralT { df: 30.0, noncentrality: 900.0 };
        assert!((t.lower(1000.0) + t.upper(1000.0) - 1.0).abs() < 1e-9);
    }
}
