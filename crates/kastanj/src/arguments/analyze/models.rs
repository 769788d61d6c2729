//! Models on rows: an outcome and the columns that explain it.

use clap::{Args, ValueEnum};
use kastanj_analysis::counts;
use kastanj_analysis::mixed::{Likelihood, SmallSample, Structure};
use kastanj_analysis::regression::cluster_robust::ClusterCorrection;
use kastanj_analysis::regression::heteroscedasticity::Heteroscedasticity;

use super::Source;

/// An outcome with the columns that explain it; a constant is always in the model.
#[derive(Debug, Args)]
pub(crate) struct ModelColumns {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "COL")]
    pub(crate) outcome: String,
    /// Columns of numbers.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    pub(crate) fixed: Vec<String>,
    /// Columns of categories.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    pub(crate) factor: Vec<String>,
    /// The levels that the others are compared with, one a column of categories.
    #[arg(long, value_name = "COL=LEVEL")]
    pub(crate) reference: Vec<String>,
}

/// Where t and F get their degrees of freedom from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DegreesOfFreedom {
    KenwardRoger,
    Satterthwaite,
}

impl From<DegreesOfFreedom> for SmallSample {
    fn from(df: DegreesOfFreedom) -> Self {
        match df {
            DegreesOfFreedom::KenwardRoger => Self::KenwardRoger,
            DegreesOfFreedom::Satterthwaite => Self::Satterthwaite,
        }
    }
}

/// Restricted or full likelihood.
pub(crate) fn likelihood(ml: bool) -> Likelihood {
    if ml { Likelihood::Ml } else { Likelihood::Reml }
}

#[derive(Debug, Args)]
pub(crate) struct Mixed {
    #[command(flatten)]
    pub(crate) columns: ModelColumns,
    /// Ends of the outcome's scale; a value outside is named with its line.
    #[arg(long, value_name = "A,B", allow_hyphen_values = true)]
    pub(crate) range: Option<String>,
    #[arg(long, value_name = "COL")]
    pub(crate) client: String,
    /// The column of occasions: a client stands once at each.
    #[arg(long, value_name = "COL")]
    pub(crate) wave: Option<String>,
    /// A column of numbers, among the fixed ones, whose slope differs between clients.
    #[arg(long, value_name = "COL")]
    pub(crate) slope: Option<String>,
    /// Products of two columns of the model, their interaction.
    #[arg(long, value_name = "COL:COL,…", value_delimiter = ',')]
    pub(crate) interaction: Vec<String>,
    #[arg(long, value_name = "COL")]
    pub(crate) service: Option<String>,
    #[arg(long)]
    pub(crate) ml: bool,
    #[arg(long, value_enum)]
    pub(crate) df: Option<DegreesOfFreedom>,
    #[arg(long)]
    pub(crate) profile: bool,
}

/// The covariance between waves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Covariance {
    ByCells,
    Unstructured,
    CompoundSymmetry,
}

impl From<Covariance> for Structure {
    fn from(covariance: Covariance) -> Self {
        match covariance {
            Covariance::ByCells => Self::ByCells,
            Covariance::Unstructured => Self::Unstructured,
            Covariance::CompoundSymmetry => Self::CompoundSymmetry,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct RepeatedMeasures {
    #[command(flatten)]
    pub(crate) columns: ModelColumns,
    /// Ends of the outcome's scale; a value outside is named with its line.
    #[arg(long, value_name = "A,B", allow_hyphen_values = true)]
    pub(crate) range: Option<String>,
    #[arg(long, value_name = "COL")]
    pub(crate) client: String,
    #[arg(long, value_name = "COL")]
    pub(crate) wave: String,
    /// The waves in their order; the first is the reference.
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', required = true)]
    pub(crate) waves: Vec<String>,
    /// Products of two columns of the model, their interaction.
    #[arg(long, value_name = "COL:COL,…", value_delimiter = ',')]
    pub(crate) interaction: Vec<String>,
    #[arg(long, value_enum, default_value = "by-cells")]
    pub(crate) covariance: Covariance,
    #[arg(long)]
    pub(crate) ml: bool,
    #[arg(long, value_enum)]
    pub(crate) df: Option<DegreesOfFreedom>,
}

/// Correction of squared residuals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Robust {
    Hc0,
    Hc1,
    Hc2,
    Hc3,
}

impl From<Robust> for Heteroscedasticity {
    fn from(robust: Robust) -> Self {
        match robust {
            Robust::Hc0 => Self::Hc0,
            Robust::Hc1 => Self::Hc1,
            Robust::Hc2 => Self::Hc2,
            Robust::Hc3 => Self::Hc3,
        }
    }
}

/// Correction of sums over clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Clustered {
    Cr0,
    Cr1,
    Cr2,
}

impl From<Clustered> for ClusterCorrection {
    fn from(clustered: Clustered) -> Self {
        match clustered {
            Clustered::Cr0 => Self::Cr0,
            Clustered::Cr1 => Self::Cr1,
            Clustered::Cr2 => Self::Cr2,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct LeastSquares {
    #[command(flatten)]
    pub(crate) columns: ModelColumns,
    /// Ends of the outcome's scale; a value outside is named with its line.
    #[arg(long, value_name = "A,B", allow_hyphen_values = true)]
    pub(crate) range: Option<String>,
    #[arg(long, value_enum, default_value = "hc3")]
    pub(crate) robust: Robust,
    #[arg(long, value_name = "COL")]
    pub(crate) cluster: Option<String>,
    #[arg(long, value_enum, default_value = "cr2", requires = "cluster")]
    pub(crate) cluster_robust: Clustered,
}

#[derive(Debug, Args)]
pub(crate) struct Logistic {
    #[command(flatten)]
    pub(crate) columns: ModelColumns,
    #[arg(long, value_name = "WORD", default_value = "1")]
    pub(crate) yes: String,
    #[arg(long, value_name = "WORD", default_value = "0")]
    pub(crate) no: String,
}

/// The distribution of counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CountDistribution {
    Poisson,
    NegativeBinomial,
    ZeroInflatedPoisson,
    ZeroInflatedNegativeBinomial,
    HurdlePoisson,
    HurdleNegativeBinomial,
}

impl From<CountDistribution> for counts::CountModel {
    fn from(model: CountDistribution) -> Self {
        match model {
            CountDistribution::Poisson => Self::Poisson,
            CountDistribution::NegativeBinomial => Self::NegativeBinomial,
            CountDistribution::ZeroInflatedPoisson => Self::ZeroInflatedPoisson,
            CountDistribution::ZeroInflatedNegativeBinomial => Self::ZeroInflatedNegativeBinomial,
            CountDistribution::HurdlePoisson => Self::HurdlePoisson,
            CountDistribution::HurdleNegativeBinomial => Self::HurdleNegativeBinomial,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CountModel {
    #[command(flatten)]
    pub(crate) columns: ModelColumns,
    #[arg(long, value_enum, default_value = "negative-binomial")]
    pub(crate) model: CountDistribution,
    /// Columns of numbers behind the zeros; those of the counts if none is given.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    pub(crate) zero: Vec<String>,
    /// A column of positive numbers: time or other exposure of the row.
    #[arg(long, value_name = "COL")]
    pub(crate) exposure: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct OrdinalModel {
    #[command(flatten)]
    pub(crate) columns: ModelColumns,
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', required = true)]
    pub(crate) categories: Vec<String>,
    /// A random level for each client.
    #[arg(long, value_name = "COL")]
    pub(crate) client: Option<String>,
    /// Nodes of the quadrature; 1 is Laplace's approximation.
    #[arg(long, value_name = "N", default_value_t = 10, requires = "client")]
    pub(crate) nodes: u8,
}

/// How holes are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Filling {
    Norm,
    Pmm,
}

#[derive(Debug, Args)]
pub(crate) struct Impute {
    #[command(flatten)]
    pub(crate) scores: super::pairs::ScoreColumns,
    /// Further columns of numbers that help to fill the holes.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    pub(crate) auxiliary: Vec<String>,
    #[arg(long, value_enum, default_value = "norm")]
    pub(crate) method: Filling,
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) imputations: u32,
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) iterations: u32,
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) donors: u32,
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}
