//! Methods on a few published or planned figures, and on a column of p-values.

use clap::{Args, ValueEnum};
use kastanj_analysis::individual::EntryRule;
use kastanj_analysis::summary_statistics::{PairedSummary, Similarity};

use super::Source;

/// A published table of one group, before and after.
#[derive(Debug, Args)]
pub(crate) struct Published {
    #[arg(long, value_name = "N")]
    pub(crate) n: u32,
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    pub(crate) mean_before: f64,
    #[arg(long, value_name = "SD")]
    pub(crate) sd_before: f64,
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    pub(crate) mean_after: f64,
    #[arg(long, value_name = "SD")]
    pub(crate) sd_after: f64,
    /// Correlation between before and after; .3, .5 and .7 are shown where it is not known.
    #[arg(long, value_name = "R", allow_negative_numbers = true)]
    pub(crate) r: Option<f64>,
}

impl From<&Published> for PairedSummary {
    fn from(table: &Published) -> Self {
        PairedSummary {
            n: table.n,
            mean_before: table.mean_before,
            sd_before: table.sd_before,
            mean_after: table.mean_after,
            sd_after: table.sd_after,
            r: table.r,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Summary {
    #[command(flatten)]
    pub(crate) table: Published,
    #[arg(long)]
    pub(crate) json: bool,
}

/// How alike the natural course is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Alike {
    Low,
    Moderate,
    High,
}

impl From<Alike> for Similarity {
    fn from(alike: Alike) -> Self {
        match alike {
            Alike::Low => Self::Low,
            Alike::Moderate => Self::Moderate,
            Alike::High => Self::High,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Benchmark {
    #[command(flatten)]
    pub(crate) table: Published,
    #[arg(long, value_name = "N")]
    pub(crate) natural_n: u32,
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    pub(crate) natural_mean_before: f64,
    #[arg(long, value_name = "SD")]
    pub(crate) natural_sd_before: f64,
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    pub(crate) natural_mean_after: f64,
    #[arg(long, value_name = "SD")]
    pub(crate) natural_sd_after: f64,
    #[arg(long, value_name = "R", allow_negative_numbers = true)]
    pub(crate) natural_r: Option<f64>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) natural_source: String,
    #[arg(long, value_enum)]
    pub(crate) similarity: Alike,
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which side of the cut-off let people in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Entry {
    Above,
    Below,
}

impl From<Entry> for EntryRule {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Above => Self::Above,
            Entry::Below => Self::Below,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct RegressionToTheMean {
    #[arg(long, value_name = "M", allow_negative_numbers = true)]
    pub(crate) mean: f64,
    #[arg(long, value_name = "SD")]
    pub(crate) sd: f64,
    #[arg(long, value_name = "R", allow_negative_numbers = true)]
    pub(crate) r: Option<f64>,
    #[arg(long, value_name = "SCORE", allow_negative_numbers = true)]
    pub(crate) cut_off: Option<f64>,
    #[arg(long, value_enum)]
    pub(crate) entry: Entry,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Precision {
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) pairs: u64,
    #[arg(long, value_name = "N")]
    pub(crate) persons: Option<u64>,
    #[arg(long, value_name = "N")]
    pub(crate) asked: Option<u64>,
    /// Correlation between before and after, the spreads being equal.
    #[arg(long, value_name = "R", allow_negative_numbers = true)]
    pub(crate) r: Option<f64>,
    /// A half-width of one's own, in SDs of the change.
    #[arg(long, value_name = "H")]
    pub(crate) half_width: Option<f64>,
    /// A planned d_z of one's own.
    #[arg(long, value_name = "D", allow_negative_numbers = true)]
    pub(crate) d_z: Option<f64>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Multiplicity {
    #[command(flatten)]
    pub(crate) source: Source,
    /// The column of p-values.
    #[arg(long, value_name = "COL")]
    pub(crate) p: String,
    #[arg(long, value_name = "COL")]
    pub(crate) label: Option<String>,
}
