//! Quality of a form: items or ratings in columns, a person in each row.

use clap::{Args, ValueEnum};
use kastanj_analysis::psychometrics;

use super::Source;

/// The columns of a form.
#[derive(Debug, Args)]
pub(crate) struct ItemColumns {
    #[command(flatten)]
    pub(crate) source: Source,
    #[arg(long, value_name = "COL,…", value_delimiter = ',', required = true)]
    pub(crate) items: Vec<String>,
    /// Items that run the other way, turned within the range.
    #[arg(long, value_name = "COL,…", value_delimiter = ',', requires = "range")]
    pub(crate) reversed: Vec<String>,
    #[arg(long, value_name = "A,B", allow_hyphen_values = true)]
    pub(crate) range: Option<String>,
    #[arg(long, value_name = "COL")]
    pub(crate) id: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Reliability {
    #[command(flatten)]
    pub(crate) items: ItemColumns,
}

#[derive(Debug, Args)]
pub(crate) struct IntraclassCorrelation {
    #[command(flatten)]
    pub(crate) items: ItemColumns,
}

#[derive(Debug, Args)]
pub(crate) struct ConfirmatoryFactors {
    #[command(flatten)]
    pub(crate) items: ItemColumns,
    /// Items of a second factor; the others belong to the first.
    #[arg(long, value_name = "COL,…", value_delimiter = ',')]
    pub(crate) second_factor: Vec<String>,
}

/// How factors are turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Turned {
    None,
    Varimax,
    Oblimin,
}

impl From<Turned> for psychometrics::Rotation {
    fn from(turned: Turned) -> Self {
        match turned {
            Turned::None => Self::None,
            Turned::Varimax => Self::Varimax,
            Turned::Oblimin => Self::Oblimin,
        }
    }
}

/// How factors are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Found {
    Ml,
    Minres,
}

impl From<Found> for psychometrics::Extraction {
    fn from(found: Found) -> Self {
        match found {
            Found::Ml => Self::MaximumLikelihood,
            Found::Minres => Self::MinimumResidual,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ExploratoryFactors {
    #[command(flatten)]
    pub(crate) items: ItemColumns,
    #[arg(long, value_name = "M", default_value_t = 1)]
    pub(crate) factors: usize,
    #[arg(long, value_enum, default_value = "ml")]
    pub(crate) extraction: Found,
    #[arg(long, value_enum, default_value = "oblimin")]
    pub(crate) rotation: Turned,
}
