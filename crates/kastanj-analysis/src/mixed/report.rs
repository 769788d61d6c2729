//! The figures of a mixed model.

use serde::Serialize;

use super::criterion::Likelihood;

/// A fitted mixed model. R: `summary(lme4::lmer(…))`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MixedReport {
    /// Measurements.
    pub rows: u64,
    /// Clients.
    pub clients: u64,
    /// Services; `None` if the model has none.
    pub services: Option<u64>,
    /// What was maximised.
    pub likelihood: Likelihood,
    /// −2 (restricted) log-likelihood. R: `-2 * logLik(m)`, for REML `REMLcrit(m)`.
    pub criterion: f64,
    /// (Restricted) log-likelihood.
    pub log_likelihood: f64,
    /// Fixed effects, variances and covariances together.
    pub parameters: u64,
    /// criterion + 2·parameters.
    pub aic: f64,
    /// criterion + ln(rows)·parameters.
    pub bic: f64,
    /// In the order of the design.
    pub fixed_effects: Vec<FixedEffect>,
    /// Covariance of the fixed effects, (X′V⁻¹X)⁻¹. R: `vcov(m)`.
    pub vcov: Vec<Vec<f64>>,
    /// Variance components.
    pub random_effects: RandomEffects,
    /// Relative Cholesky factor of the clients' covariance (column by column), then of the services'.
    /// R: `getME(m, "theta")`.
    pub theta: Vec<f64>,
    /// Intraclass correlations.
    pub icc: Icc,
    /// True if the estimate lies on the boundary: a variance of zero or a correlation of ±1, told by
    /// a diagonal element of theta below 1e-4. Then theta says nothing and the model is too large for
    /// the data. R: `isSingular(m)`.
    pub singular: bool,
}

/// One fixed effect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FixedEffect {
    /// The column's name.
    pub name: String,
    /// The estimate β.
    pub estimate: f64,
    /// Its standard error, not adjusted for the estimation of the variances.
    pub se: f64,
    /// estimate ÷ SE.
    pub t: f64,
}

/// Variances in the outcome's unit squared; of slopes per unit of their variable.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RandomEffects {
    /// Variance of the clients' intercepts.
    pub client_variance: f64,
    /// Its square root.
    pub client_sd: f64,
    /// Variance of the clients' slopes; `None` without a random slope.
    pub slope_variance: Option<f64>,
    /// Its square root.
    pub slope_sd: Option<f64>,
    /// Covariance of intercept and slope.
    pub covariance: Option<f64>,
    /// Correlation of intercept and slope; `None` if one of them does not vary.
    pub correlation: Option<f64>,
    /// Variance between services; `None` without services.
    pub service_variance: Option<f64>,
    /// Its square root.
    pub service_sd: Option<f64>,
    /// Residual variance σ².
    pub residual_variance: f64,
    /// σ.
    pub residual_sd: f64,
}

/// Shares of the variance that fixed effects leave. A client's variance under a random slope is the
/// mean of z′Gz over the rows (Johnson 2014). R: `performance::icc(m)$ICC_adjusted`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Icc {
    /// Correlation of two measurements of one client: (service + client) ÷ total.
    pub client: f64,
    /// Correlation of measurements of two clients of one service: service ÷ total; `None` without
    /// services.
    pub service: Option<f64>,
}
