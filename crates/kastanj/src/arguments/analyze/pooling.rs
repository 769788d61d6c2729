//! Estimates of several services or studies.

use clap::{Args, ValueEnum};
use kastanj_analysis::pooling::{PoolingTest, Tau2Estimator};

use super::Source;

/// Estimators of the variance between services, as metafor calls them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tau2 {
    Reml,
    Dl,
    Pm,
    Ml,
    He,
    Sj,
    Fe,
}

impl From<Tau2> for Tau2Estimator {
    fn from(tau2: Tau2) -> Self {
        match tau2 {
            Tau2::Reml => Self::RestrictedLikelihood,
            Tau2::Dl => Self::DerSimonianLaird,
            Tau2::Pm => Self::PauleMandel,
            Tau2::Ml => Self::Likelihood,
            Tau2::He => Self::Hedges,
            Tau2::Sj => Self::SidikJonkman,
            Tau2::Fe => Self::FixedEffect,
        }
    }
}

/// Test and interval of the mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MeanTest {
    HartungKnapp,
    HartungKnappGuarded,
    Wald,
}

impl From<MeanTest> for PoolingTest {
    fn from(test: MeanTest) -> Self {
        match test {
            MeanTest::HartungKnapp => Self::HartungKnapp,
            MeanTest::HartungKnappGuarded => Self::HartungKnappGuarded,
            MeanTest::Wald => Self::Wald,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Pool {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "COL")]
    pub(crate) estimate: String,
    #[arg(long, value_name = "COL", required_unless_present = "variance")]
    pub(crate) se: Option<String>,
    #[arg(long, value_name = "COL", conflicts_with = "se")]
    pub(crate) variance: Option<String>,
    /// Names the services or studies: none twice.
    #[arg(long, value_name = "COL")]
    pub(crate) label: Option<String>,
    #[arg(long, value_enum, default_value = "reml")]
    pub(crate) estimator: Tau2,
    #[arg(long, value_enum, default_value = "hartung-knapp")]
    pub(crate) test: MeanTest,
    #[arg(long)]
    pub(crate) k_minus_2: bool,
    /// Columns of numbers that may explain differences between services.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    pub(crate) moderator: Vec<String>,
    /// Effects of one cluster belong together: a three-level model.
    #[arg(long, value_name = "COL")]
    pub(crate) cluster: Option<String>,
}
