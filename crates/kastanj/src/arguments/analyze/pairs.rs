//! Methods on two columns of the same people, before and after.

use clap::{Args, ValueEnum};
use kastanj_analysis::resampling::PairedStatistic;

use super::Source;

/// Two scores of each person, and what is known about the scale.
#[derive(Debug, Args)]
pub(crate) struct ScoreColumns {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "COL")]
    pub(crate) before: String,
    #[arg(long, value_name = "COL")]
    pub(crate) after: String,
    /// The column that names the person: nobody twice.
    #[arg(long, value_name = "COL")]
    pub(crate) id: Option<String>,
    #[arg(long, value_name = "A,B", allow_hyphen_values = true)]
    pub(crate) range: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Paired {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    #[arg(long)]
    pub(crate) lower_is_better: bool,
    #[arg(long, value_name = "N")]
    pub(crate) eligible: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(crate) asked: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(crate) persons: Option<u64>,
    #[arg(long, value_name = "COL")]
    pub(crate) service: Option<String>,
    /// Two-sided error level of every interval.
    #[arg(long, value_name = "A")]
    pub(crate) alpha: Option<f64>,
    #[arg(long)]
    pub(crate) seed: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct Individual {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    #[arg(long)]
    pub(crate) lower_is_better: bool,
    #[arg(long, value_name = "R")]
    pub(crate) reliability: f64,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reliability_source: String,
    #[arg(long, value_name = "M", requires = "norm_sd", requires = "norm_source")]
    #[arg(allow_negative_numbers = true)]
    pub(crate) norm_mean: Option<f64>,
    #[arg(long, value_name = "SD", requires = "norm_mean")]
    pub(crate) norm_sd: Option<f64>,
    #[arg(long, value_name = "TEXT", requires = "norm_mean")]
    pub(crate) norm_source: Option<String>,
    #[arg(long, value_name = "M", requires = "clinical_sd", allow_negative_numbers = true)]
    pub(crate) clinical_mean: Option<f64>,
    #[arg(long, value_name = "SD", requires = "clinical_mean")]
    pub(crate) clinical_sd: Option<f64>,
}

#[derive(Debug, Args)]
pub(crate) struct Wilcoxon {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// What is computed in every resample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Resampled {
    MeanChange,
    MedianChange,
    DZ,
    DAv,
    Glass,
    RateRatio,
}

impl From<Resampled> for PairedStatistic {
    fn from(statistic: Resampled) -> Self {
        match statistic {
            Resampled::MeanChange => Self::MeanChange,
            Resampled::MedianChange => Self::MedianChange,
            Resampled::DZ => Self::DZ,
            Resampled::DAv => Self::DAv,
            Resampled::Glass => Self::Glass,
            Resampled::RateRatio => Self::RateRatio,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Bootstrap {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    #[arg(long, value_enum, default_value = "mean-change")]
    pub(crate) statistic: Resampled,
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub(crate) resamples: u32,
    /// R's type of quantile.
    #[arg(long, value_name = "6|7", default_value_t = 7)]
    #[arg(value_parser = clap::value_parser!(u8).range(6..=7))]
    pub(crate) quantile: u8,
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct Subgroups {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    /// The columns by whose words the pairs are divided, each apart.
    #[arg(long, value_name = "COL,…", value_delimiter = ',', required = true)]
    pub(crate) by: Vec<String>,
    #[arg(long, value_name = "COL")]
    pub(crate) service: Option<String>,
    #[arg(long, value_name = "A")]
    pub(crate) alpha: Option<f64>,
}

/// Two answers of each person: words, or counts.
#[derive(Debug, Args)]
pub(crate) struct AnswerColumns {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "COL")]
    pub(crate) before: String,
    #[arg(long, value_name = "COL")]
    pub(crate) after: String,
    #[arg(long, value_name = "COL")]
    pub(crate) id: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct YesNo {
    #[command(flatten)]
    pub(crate) answers: AnswerColumns,
    #[arg(long, value_name = "WORD", default_value = "1")]
    pub(crate) yes: String,
    #[arg(long, value_name = "WORD", default_value = "0")]
    pub(crate) no: String,
}

#[derive(Debug, Args)]
pub(crate) struct Ordinal {
    #[command(flatten)]
    pub(crate) answers: AnswerColumns,
    #[arg(long, value_name = "A,B,…", value_delimiter = ',', required = true)]
    #[arg(allow_hyphen_values = true)]
    pub(crate) categories: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Counts {
    #[command(flatten)]
    pub(crate) counts: AnswerColumns,
}

#[derive(Debug, Args)]
pub(crate) struct Ancova {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    #[arg(long, value_name = "COL")]
    pub(crate) service: Option<String>,
    #[arg(long, requires = "service")]
    pub(crate) by_service: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Attrition {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    #[arg(long, value_name = "COL")]
    pub(crate) service: Option<String>,
    /// Week in which the contact began.
    #[arg(long, value_name = "COL")]
    pub(crate) start_week: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct MissingData {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    #[arg(long)]
    pub(crate) lower_is_better: bool,
    /// The largest shift of those lost that is held plausible.
    #[arg(long, value_name = "SD")]
    pub(crate) delta_sd: Option<f64>,
    #[arg(long, value_name = "N")]
    pub(crate) imputations: Option<u32>,
    #[arg(long)]
    pub(crate) seed: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct Monitor {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    /// Standard deviation of one change, declared before the data.
    #[arg(long, value_name = "SD")]
    pub(crate) sd: f64,
    #[arg(long, value_name = "RHO", default_value_t = 0.5)]
    pub(crate) rho: f64,
    #[arg(long, value_name = "ALPHA", default_value_t = 0.05)]
    pub(crate) alpha: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Bayes {
    #[command(flatten)]
    pub(crate) scores: ScoreColumns,
    /// Scale of the Cauchy prior on d_z.
    #[arg(long, value_name = "R", default_value_t = kastanj_analysis::bayes::DEFAULT_RSCALE)]
    pub(crate) rscale: f64,
    #[arg(long, value_name = "M", requires = "prior_sd", allow_negative_numbers = true)]
    pub(crate) prior_mean: Option<f64>,
    #[arg(long, value_name = "SD", requires = "prior_mean")]
    pub(crate) prior_sd: Option<f64>,
}
