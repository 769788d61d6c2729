//! Rubin's rules: one figure from many imputations.

use serde::Serialize;

use crate::distribution::{normal_quantile, student_quantile, student_two_sided};
use crate::interval::{Interval, Level};
use crate::moments::{as_real, mean};
use crate::refusal::{Quantity, Refusal};

/// An estimate pooled over imputations. R: `mice::pool.scalar`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RubinPooled {
    /// Imputations, at least 2.
    pub m: u64,
    /// Mean of the estimates, Q̄.
    pub estimate: f64,
    /// Mean of their squared standard errors, Ū.
    pub within: f64,
    /// Variance of the estimates, B.
    pub between: f64,
    /// Ū + (1 + 1/m)·B.
    pub total: f64,
    /// √total.
    pub se: f64,
    /// Barnard and Rubin's degrees of freedom (1999); `None` if infinite (no difference between
    /// imputations, and an infinite complete-data df).
    pub df: Option<f64>,
    /// Relative increase in variance due to nonresponse, (1 + 1/m)·B/Ū; `None` if Ū = 0.
    pub riv: Option<f64>,
    /// Share of the total variance that is due to the missing values, 0–1.
    pub lambda: f64,
    /// Fraction of missing information, (riv + 2/(df + 3))/(riv + 1), 0–1.
    pub fmi: f64,
    /// Estimate ± t(0.975; df)·SE at 95 %.
    pub interval: Interval,
    /// Estimate ÷ SE.
    pub t: f64,
    /// Two-sided p, 0–1.
    pub p_value: f64,
}

impl RubinPooled {
    /// The same figure with its interval at another level.
    #[must_use]
    pub fn at(self, level: Level) -> Self {
        let half = critical(self.df, level) * self.se;
        Self { interval: Interval::around_at(self.estimate, half, level), ..self }
    }
}

/// The quantile of t, of the normal distribution without degrees of freedom.
fn critical(df: Option<f64>, level: Level) -> f64 {
    let p = level.upper_point();
    df.map_or_else(|| normal_quantile(p), |df| student_quantile(p, df))
}

/// Pools estimates and their squared standard errors (Rubin 1987, ch. 3). `complete_df`: degrees of
/// freedom that the analysis would have without a hole, `None` if infinite.
///
/// mice raises λ below 1e-4 to it; here λ is what it is, and the df the limit of the formula.
///
/// # Errors
/// [`Refusal::TooFew`] below two imputations, [`Refusal::UnequalLengths`], a value that is not
/// finite, a negative squared standard error or a `complete_df` that is not positive
/// ([`Refusal::BadSetting`]), [`Refusal::ZeroVariance`] if nothing varies within or between.
pub fn pool_imputations(
    estimates: &[f64],
    variances: &[f64],
    complete_df: Option<f64>,
) -> Result<RubinPooled, Refusal> {
    if estimates.len() != variances.len() {
        return Err(Refusal::UnequalLengths { left: estimates.len(), right: variances.len() });
    }
    if estimates.len() < 2 {
        return Err(Refusal::TooFew { found: estimates.len(), needed: 2 });
    }
    for (index, (estimate, variance)) in estimates.iter().zip(variances).enumerate() {
        if !(estimate.is_finite() && variance.is_finite()) {
            return Err(Refusal::NotFiniteValue { index });
        }
        if *variance < 0.0 {
            let (name, value) = ("a squared standard error", *variance);
            return Err(Refusal::BadSetting { name, value, allowed: "0 or more" });
        }
    }
    if let Some(value) = complete_df
        && (value.is_nan() || value <= 0.0)
    {
        return Err(Refusal::BadSetting { name: "complete-data df", value, allowed: "above 0" });
    }
    let m = as_real(estimates.len());
    let (estimate, within) = (mean(estimates), mean(variances));
    let between = estimates.iter().map(|q| (q - estimate).powi(2)).sum::<f64>() / (m - 1.0);
    let inflated = (1.0 + 1.0 / m) * between;
    let total = within + inflated;
    if total <= 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Imputed });
    }
    let lambda = inflated / total;
    let df = barnard_rubin(m, lambda, complete_df.filter(|df| df.is_finite()));
    let se = total.sqrt();
    let t = estimate / se;
    let quantile = critical(df, Level::USUAL);
    let p_value = match df {
        Some(df) => student_two_sided(t, df),
        None => 2.0 * crate::distribution::normal_cdf(-t.abs()),
    };
    // (riv + 2/(df + 3))/(riv + 1), with riv = λ/(1 − λ): also where Ū = 0.
    let fmi = lambda + (1.0 - lambda) * df.map_or(0.0, |df| 2.0 / (df + 3.0));
    Ok(RubinPooled {
        m: estimates.len() as u64,
        estimate,
        within,
        between,
        total,
        se,
        df,
        riv: (within > 0.0).then(|| inflated / within),
        lambda,
        fmi,
        interval: Interval::around(estimate, quantile * se),
        t,
        p_value,
    })
}

/// Barnard and Rubin (1999): 1/df = λ²/(m − 1) + 1/df_observed, the latter
/// (ν + 1)/(ν + 3)·ν·(1 − λ) for a complete-data df of ν.
fn barnard_rubin(m: f64, lambda: f64, complete: Option<f64>) -> Option<f64> {
    let old = lambda * lambda / (m - 1.0);
    let observed = complete.map_or(0.0, |df| {
        let observed = (df + 1.0) / (df + 3.0) * df * (1.0 - lambda);
        if observed > 0.0 { observed.recip() } else { 0.0 }
    });
    let reciprocal = old + observed;
    (reciprocal > 0.0).then(|| reciprocal.recip())
}

/// How many imputations make the standard error repeat itself to a coefficient of variation of
/// `cv` (0.05 is customary) when the fraction of missing information is `fmi`:
/// 1 + ½(fmi/cv)² (von Hippel 2020, Sociological Methods & Research 49:699–718).
///
/// # Errors
/// [`Refusal::BadSetting`] unless 0 ≤ fmi ≤ 1 and cv lies between 0.001 and 1.
pub fn imputations_needed(fmi: f64, cv: f64) -> Result<u64, Refusal> {
    if !(0.0..=1.0).contains(&fmi) {
        let name = "fraction of missing information";
        return Err(Refusal::BadSetting { name, value: fmi, allowed: "between 0 and 1" });
    }
    if !(0.001..=1.0).contains(&cv) {
        let name = "coefficient of variation";
        return Err(Refusal::BadSetting { name, value: cv, allowed: "between 0.001 and 1" });
    }
    Ok((1.0 + (fmi / cv).powi(2) / 2.0).ceil().max(2.0) as u64)
}
