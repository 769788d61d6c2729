//! The JZS Bayes factor of the paired t-test.

use serde::Serialize;

use crate::distribution::integrate;
use crate::paired_change::{Pairs, paired_change};
use crate::refusal::Refusal;

/// Scale of the Cauchy prior on mean change ÷ SD_change: √2/2, "medium".
pub const DEFAULT_RSCALE: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// The Bayes factor with its prior.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct JzsBayesFactor {
    /// Scale of the Cauchy prior on mean change ÷ SD_change.
    pub prior_rscale: f64,
    /// Prior chance that |mean change ÷ SD_change| exceeds 0.5, before any data.
    pub prior_beyond_half: f64,
    /// Pairs.
    pub n: u64,
    /// t statistic.
    pub t: f64,
    /// ln of the Bayes factor for a change against none.
    pub ln_bayes_factor: f64,
    /// The Bayes factor; `None` beyond what a number can hold.
    pub bayes_factor: Option<f64>,
}

/// Rouder, Speckman, Sun, Morey and Iverson (2009), equation 1: with N = n, ν = n − 1, the ratio of
/// ∫(1 + Ng)^(−1/2)·(1 + t²/((1 + Ng)ν))^(−(ν+1)/2)·p(g) dg, g inverse gamma (½, r²/2), to
/// (1 + t²/ν)^(−(ν+1)/2). R: `BayesFactor::ttestBF(change, rscale = sqrt(2)/2)`.
///
/// # Errors
/// Fewer than two pairs, changes that do not vary, a scale outside 0.001–1000.
pub fn jzs_bayes_factor(pairs: &Pairs, rscale: f64) -> Result<JzsBayesFactor, Refusal> {
    if !(1e-3..=1e3).contains(&rscale) {
        let allowed = "between 0.001 and 1000";
        return Err(Refusal::BadSetting { name: "rscale", value: rscale, allowed });
    }
    let change = paired_change(pairs)?;
    let (n, nu, t2) = (change.df + 1.0, change.df, change.t * change.t / change.df);
    // ln of the integrand over u = ln g, relative to the likelihood without a change.
    let log = |u: f64| {
        let spread = 1.0 + n * u.exp();
        let prior = (rscale * rscale / (2.0 * std::f64::consts::PI)).ln() / 2.0
            - u / 2.0
            - rscale * rscale / 2.0 * (-u).exp();
        prior - spread.ln() / 2.0 + n / 2.0 * (t2.ln_1p() - (t2 / spread).ln_1p())
    };
    // Beyond these ends nothing counts: the prior falls as exp(−e⁻ᵘ) and as e^(−u/2).
    let (low, high, pieces) = (-25.0, 100.0, 250);
    let width = (high - low) / f64::from(pieces);
    let ends = |piece: i32| low + width * f64::from(piece);
    let top = (0..=pieces).map(|i| log(ends(i))).fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = (0..pieces)
        .map(|i| integrate(&|u| (log(u) - top).exp(), ends(i), ends(i + 1), 1e-13))
        .sum();
    let ln_bayes_factor = total.ln() + top;
    if !ln_bayes_factor.is_finite() || nu < 1.0 {
        return Err(Refusal::UndefinedStatistic);
    }
    let bayes_factor = ln_bayes_factor.exp();
    Ok(JzsBayesFactor {
        prior_rscale: rscale,
        prior_beyond_half: 1.0 - 2.0 / std::f64::consts::PI * (0.5 / rscale).atan(),
        n: change.n,
        t: change.t,
        ln_bayes_factor,
        bayes_factor: bayes_factor.is_finite().then_some(bayes_factor),
    })
}
