//! The random-effects model with a choice of estimator, test and prediction interval.

use serde::{Deserialize, Serialize};

use super::profile::{CommonMean, Profile as _};
use super::sample::Sample;
use super::tau2::Tau2Estimator;
use super::{Estimate, P_VALUE_SERVICES};
use crate::distribution::{
    chi_square_upper, normal_cdf, normal_quantile, student_quantile, student_two_sided,
};
use crate::interval::{Interval, Level};
use crate::refusal::Refusal;

/// How coefficients are tested. R: `test` of `metafor::rma`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum PoolingTest {
    /// Normal distribution, SE from the weights; too narrow for few services.
    #[serde(rename = "z")]
    Wald,
    /// Hartung and Knapp (2001), with moderators Knapp and Hartung (2003): SE² times
    /// s² = y′Py/(k − p), t with k − p degrees of freedom.
    #[default]
    #[serde(rename = "knha")]
    HartungKnapp,
    /// The same with max(1, s²): never narrower than the Wald SE (Knapp and Hartung 2003, section 4).
    #[serde(rename = "adhoc")]
    HartungKnappGuarded,
}

impl PoolingTest {
    /// The factor of SE².
    pub(super) fn inflation(self, squares: f64, df: f64) -> f64 {
        match self {
            Self::Wald => 1.0,
            Self::HartungKnapp => squares / df,
            Self::HartungKnappGuarded => (squares / df).max(1.0),
        }
    }

    /// `None` under the normal distribution.
    pub(super) fn df(self, df: f64) -> Option<f64> {
        (self != Self::Wald).then_some(df)
    }
}

/// The quantile of t, of the normal distribution without degrees of freedom, for 95 % intervals.
pub(super) fn critical(df: Option<f64>) -> f64 {
    critical_at(df, Level::USUAL)
}

/// The same for intervals at another level.
fn critical_at(df: Option<f64>, level: Level) -> f64 {
    let p = level.upper_point();
    df.map_or_else(|| normal_quantile(p), |df| student_quantile(p, df))
}

/// Two-sided p.
pub(super) fn two_sided(statistic: f64, df: Option<f64>) -> f64 {
    match df {
        Some(df) => student_two_sided(statistic, df),
        None => (2.0 * normal_cdf(-statistic.abs())).min(1.0),
    }
}

/// What is to be fitted. The default is REML with Hartung–Knapp and k − 1 for prediction.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct PoolingOptions {
    /// Estimator of τ².
    pub estimator: Tau2Estimator,
    /// Test and interval of the mean.
    pub test: PoolingTest,
    /// True: the prediction interval takes t with k − 2 (Higgins, Thompson and Spiegelhalter 2009)
    /// instead of what the test takes (metafor 3.8-1).
    pub prediction_k_minus_2: bool,
    /// Level of both intervals.
    #[serde(default)]
    pub level: Level,
}

/// Where the true mean of a further service is expected: estimate ± q·√(τ² + SE²).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prediction {
    /// The interval.
    pub interval: Interval,
    /// Degrees of freedom of t; `None` for the normal distribution.
    pub df: Option<f64>,
}

/// The random-effects model. R: `metafor::rma(yi, vi, method = , test = )`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RandomEffects {
    /// Estimator of τ².
    pub estimator: Tau2Estimator,
    /// Test of the mean.
    pub test: PoolingTest,
    /// Number of estimates pooled.
    pub k: u64,
    /// Pooled mean Σwy/Σw, w = 1/(v + τ²).
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// Estimate ÷ SE, z or t; `None` if the standard error is 0.
    pub statistic: Option<f64>,
    /// Degrees of freedom, k − 1; `None` under the normal distribution.
    pub df: Option<f64>,
    /// Two-sided p; `None` below five services.
    pub p_value: Option<f64>,
    /// Interval of the mean.
    pub interval: Interval,
    /// Prediction interval; `None` under a fixed effect, and for k = 2 with k − 2.
    pub prediction: Option<Prediction>,
    /// Variance between services, ≥ 0.
    pub tau2: f64,
    /// Its standard error under REML or ML; `None` under other estimators.
    pub tau2_se: Option<f64>,
    /// √τ², in the unit of the estimates.
    pub tau: f64,
    /// True if τ² lies on its boundary 0 (under a fixed effect it does by assumption).
    pub tau2_at_boundary: bool,
    /// Share of variance between services, per cent: τ²/(τ² + typical variance), for a fixed effect
    /// (Q − df)/Q (Higgins and Thompson 2002).
    pub i2: f64,
    /// H² = 1 + τ²/typical variance, for a fixed effect Q/df.
    pub h2: f64,
    /// Cochran's Q.
    pub q: f64,
    /// p of Q, χ² with k − 1.
    pub q_p_value: f64,
}

/// Fits the model.
///
/// # Errors
/// [`Refusal::OneService`] for k = 1, [`Refusal::TooFew`] for k = 0, a value that is not finite, a
/// variance that is not positive, numbers too far apart.
pub fn random_effects(
    estimates: &[Estimate],
    options: &PoolingOptions,
) -> Result<RandomEffects, Refusal> {
    Ok(fit(&Sample::new(estimates, 2)?, options))
}

pub(super) fn fit(sample: &Sample, options: &PoolingOptions) -> RandomEffects {
    let model = CommonMean(sample);
    let tau2 = options.estimator.estimate(&model);
    let (weights, mean) = model.fit(tau2);
    let (sums, fixed, df) = (model.sums(tau2), model.sums(0.0), model.df());
    let se = (options.test.inflation(sums.squares, df) / weights).sqrt();
    let test_df = options.test.df(df);
    let statistic = (se > 0.0).then(|| mean / se);
    let typical = df / fixed.trace;
    let fixed_effect = options.estimator == Tau2Estimator::FixedEffect;
    let (i2, h2) = if fixed_effect {
        let share = if fixed.squares > df { (fixed.squares - df) / fixed.squares } else { 0.0 };
        (100.0 * share, fixed.squares / df)
    } else {
        (100.0 * tau2 / (tau2 + typical), 1.0 + tau2 / typical)
    };
    let unit = sample.unit;
    let prediction_df = if options.prediction_k_minus_2 { Some(df - 1.0) } else { test_df };
    let prediction_exists = !fixed_effect && prediction_df.is_none_or(|df| df > 0.0);
    RandomEffects {
        estimator: options.estimator,
        test: options.test,
        k: sample.k() as u64,
        estimate: mean * unit,
        se: se * unit,
        statistic,
        df: test_df,
        p_value: statistic
            .filter(|_| sample.k() >= P_VALUE_SERVICES)
            .map(|statistic| two_sided(statistic, test_df)),
        interval: Interval::around_at(
            mean * unit,
            critical_at(test_df, options.level) * se * unit,
            options.level,
        ),
        prediction: prediction_exists.then(|| Prediction {
            interval: Interval::around_at(
                mean * unit,
                critical_at(prediction_df, options.level) * (tau2 + se * se).sqrt() * unit,
                options.level,
            ),
            df: prediction_df,
        }),
        tau2: tau2 * unit * unit,
        tau2_se: options.estimator.standard_error(&model, tau2).map(|se| se * unit * unit),
        tau: tau2.sqrt() * unit,
        tau2_at_boundary: tau2 == 0.0,
        i2,
        h2,
        q: fixed.squares,
        q_p_value: chi_square_upper(fixed.squares, df),
    }
}
