//! The figures of a model for repeated measures.

use serde::Serialize;

use crate::mixed::criterion::Likelihood;
use crate::mixed::report::FixedEffect;

/// Fewest clients measured at both of any two waves (or at any one) for an unstructured covariance.
pub const SMALLEST_CELL: usize = 10;

/// Which covariance between the waves is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Structure {
    /// Unstructured; compound symmetry when a cell has fewer than 10 clients.
    ByCells,
    /// A variance for each wave, a covariance for each pair.
    Unstructured,
    /// One variance, one covariance, which may be negative.
    CompoundSymmetry,
}

/// Which covariance was fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WaveStructure {
    /// A variance for each wave, a covariance for each pair.
    Unstructured,
    /// One variance, one covariance.
    CompoundSymmetry,
}

/// The two waves (or one, twice) with the fewest clients measured at both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SmallestCell {
    /// Code of one wave.
    pub first: usize,
    /// Code of the other.
    pub second: usize,
    /// Clients measured at both.
    pub clients: u64,
}

/// A fitted model for repeated measures. R: `summary(nlme::gls(…))`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepeatedReport {
    /// Measurements.
    pub rows: u64,
    /// Clients.
    pub clients: u64,
    /// Codes of the waves in ascending order.
    pub waves: Vec<usize>,
    /// Measurements at each wave.
    pub measurements: Vec<u64>,
    /// Where the data are thinnest.
    pub smallest_cell: SmallestCell,
    /// The covariance fitted.
    pub structure: WaveStructure,
    /// True if an unstructured covariance was wished for and the smallest cell forbade it.
    pub fallback: bool,
    /// What was maximised.
    pub likelihood: Likelihood,
    /// −2 (restricted) log-likelihood. R: `-2 * logLik(m)`.
    pub criterion: f64,
    /// (Restricted) log-likelihood.
    pub log_likelihood: f64,
    /// Fixed effects, variances and covariances together.
    pub parameters: u64,
    /// criterion + 2·parameters.
    pub aic: f64,
    /// In the order of the design.
    pub fixed_effects: Vec<FixedEffect>,
    /// Covariance of the fixed effects, (X′V⁻¹X)⁻¹; `nlme::gls` multiplies it by N/(N − p) after ML.
    pub vcov: Vec<Vec<f64>>,
    /// Covariance between the waves.
    pub covariance: Vec<Vec<f64>>,
    /// Correlation between the waves.
    pub correlation: Vec<Vec<f64>>,
    /// Standard deviation at each wave.
    pub sd: Vec<f64>,
}
