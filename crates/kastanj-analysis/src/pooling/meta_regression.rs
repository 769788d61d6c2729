//! Meta-regression: do services with other circumstances say something else?

mod design;

use nalgebra::DMatrix;
use serde::Serialize;

use super::heterogeneity::{Heterogeneity, q_profile};
use super::profile::{CommonMean, Profile as _};
use super::random_effects::{critical, two_sided};
use super::sample::Sample;
use super::{Estimate, PoolingOptions, PoolingTest, Tau2Estimator};
use crate::distribution::{chi_square_upper, f_upper};
use crate::interval::Interval;
use crate::moments::as_real;
use crate::refusal::Refusal;

pub(super) use design::{Design, design};

/// A circumstance of the services, one number each; categories as 0/1 columns without the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Moderator {
    /// Name, printed beside the coefficient.
    pub name: String,
    /// One value for each estimate.
    pub values: Vec<f64>,
}

/// One coefficient of a linear model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coefficient {
    /// `intercept` or the name of the moderator.
    pub name: String,
    /// Coefficient: estimate per unit of the moderator.
    pub estimate: f64,
    /// Standard error.
    pub se: f64,
    /// Estimate ÷ SE; `None` if the standard error is 0.
    pub statistic: Option<f64>,
    /// Degrees of freedom of t; `None` under the normal distribution.
    pub df: Option<f64>,
    /// Two-sided p; `None` without a statistic.
    pub p_value: Option<f64>,
    /// 95 % interval.
    pub interval: Interval,
}

/// The test that all moderators have a coefficient of 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OmnibusTest {
    /// Q_M, χ² with m under [`PoolingTest::Wald`]; F = Q_M/m with m and k − p otherwise.
    pub statistic: f64,
    /// Number of moderators m.
    pub df1: f64,
    /// k − p; `None` for χ².
    pub df2: Option<f64>,
    /// p.
    pub p_value: f64,
}

/// The mixed-effects model. R: `metafor::rma(yi, vi, mods = ~ …, method = , test = )`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MetaRegression {
    /// Estimator of τ².
    pub estimator: Tau2Estimator,
    /// Test of the coefficients.
    pub test: PoolingTest,
    /// Number of estimates.
    pub k: u64,
    /// Intercept, then the moderators in the given order.
    pub coefficients: Vec<Coefficient>,
    /// All moderators together; `None` if no residual variation is left to test against.
    pub omnibus: Option<OmnibusTest>,
    /// Residual variance between services.
    pub tau2: f64,
    /// Its standard error under REML or ML.
    pub tau2_se: Option<f64>,
    /// True if τ² lies on its boundary 0.
    pub tau2_at_boundary: bool,
    /// Residual I², per cent: τ²/(τ² + (k − p)/tr P).
    pub i2: f64,
    /// H² = 1 + τ²·tr P/(k − p).
    pub h2: f64,
    /// Share of τ² that the moderators explain, per cent, never below 0 (Raudenbush 2009); `None`
    /// if τ² without moderators is 0.
    pub r2: Option<f64>,
    /// Q_E: residual heterogeneity Σ w·r², w = 1/v.
    pub qe: f64,
    /// k − p.
    pub qe_df: f64,
    /// Its p, χ².
    pub qe_p_value: f64,
    /// Q-profile intervals of the residual heterogeneity.
    pub heterogeneity: Heterogeneity,
}

/// Fits the model.
///
/// # Errors
/// No moderator, a column of another length, fewer estimates than coefficients + 1, moderators that
/// repeat one another or the intercept ([`Refusal::Singular`]); otherwise as
/// [`super::random_effects`].
pub fn meta_regression(
    estimates: &[Estimate],
    moderators: &[Moderator],
    options: &PoolingOptions,
) -> Result<MetaRegression, Refusal> {
    if moderators.is_empty() {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    let sample = Sample::new(estimates, moderators.len() + 2)?;
    let model = design(&sample, moderators)?;
    let tau2 = options.estimator.estimate(&model);
    let df = model.df();
    let (fit, fixed) = (model.fit(tau2), model.sums(0.0));
    let inflation = options.test.inflation(fit.squares, df);
    let test_df = options.test.df(df);
    let unit = sample.unit;
    let names = std::iter::once("intercept").chain(moderators.iter().map(|m| m.name.as_str()));
    let coefficients = names.enumerate().map(|(i, name)| {
        let se = (inflation * fit.covariance[(i, i)]).sqrt();
        coefficient(name, fit.beta[i] * unit, se * unit, test_df)
    });
    let without = options.estimator.estimate(&CommonMean(&sample));
    let typical = df / fixed.trace;
    let fixed_effect = options.estimator == Tau2Estimator::FixedEffect;
    Ok(MetaRegression {
        estimator: options.estimator,
        test: options.test,
        k: sample.k() as u64,
        coefficients: coefficients.collect(),
        omnibus: omnibus(&fit.beta.as_slice()[1..], &fit.covariance, inflation, test_df),
        tau2: tau2 * unit * unit,
        tau2_se: options.estimator.standard_error(&model, tau2).map(|se| se * unit * unit),
        tau2_at_boundary: tau2 == 0.0,
        i2: if fixed_effect {
            (100.0 * (fixed.squares - df) / fixed.squares).max(0.0)
        } else {
            100.0 * tau2 / (tau2 + typical)
        },
        h2: if fixed_effect { fixed.squares / df } else { 1.0 + tau2 / typical },
        r2: (without > 0.0).then(|| (100.0 * (without - tau2) / without).max(0.0)),
        qe: fixed.squares,
        qe_df: df,
        qe_p_value: chi_square_upper(fixed.squares, df),
        heterogeneity: q_profile(&model),
    })
}

pub(super) fn coefficient(name: &str, estimate: f64, se: f64, df: Option<f64>) -> Coefficient {
    let statistic = (se > 0.0).then(|| estimate / se);
    Coefficient {
        name: name.to_owned(),
        estimate,
        se,
        statistic,
        df,
        p_value: statistic.map(|statistic| two_sided(statistic, df)),
        interval: Interval::around(estimate, critical(df) * se),
    }
}

/// b′C⁻¹b over the moderators, C their block of the covariance.
pub(super) fn omnibus(
    beta: &[f64],
    covariance: &DMatrix<f64>,
    inflation: f64,
    df: Option<f64>,
) -> Option<OmnibusTest> {
    let m = beta.len();
    let beta = nalgebra::DVector::from_column_slice(beta);
    let block = covariance.view((1, 1), (m, m)).into_owned() * inflation;
    let q = beta.dot(&block.cholesky()?.solve(&beta));
    let df1 = as_real(m);
    let (statistic, p_value) = match df {
        Some(df2) => (q / df1, f_upper(q / df1, df1, df2)),
        None => (q, chi_square_upper(q, df1)),
    };
    q.is_finite().then_some(OmnibusTest { statistic, df1, df2: df, p_value })
}
