//! Arguments of `kastanj analyze`: one subcommand per method, in the terms of the field.

pub(crate) mod figures;
pub(crate) mod form;
pub(crate) mod models;
pub(crate) mod pairs;
pub(crate) mod pooling;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use figures::{Benchmark, Multiplicity, Precision, RegressionToTheMean, Summary};
use form::{ConfirmatoryFactors, ExploratoryFactors, IntraclassCorrelation, Reliability};
use models::{CountModel, Impute, LeastSquares, Logistic, Mixed, OrdinalModel, RepeatedMeasures};
use pairs::{
    Ancova, Attrition, Bayes, Bootstrap, Counts, Individual, MissingData, Monitor, Ordinal, Paired,
    Subgroups, Wilcoxon, YesNo,
};
use pooling::Pool;

#[derive(Debug, Subcommand)]
pub(crate) enum Analyze {
    Paired(Paired),
    Individual(Individual),
    Subgroups(Subgroups),
    #[command(alias = "permutation")]
    Wilcoxon(Wilcoxon),
    Bootstrap(Bootstrap),
    YesNo(YesNo),
    Ordinal(Ordinal),
    OrdinalModel(OrdinalModel),
    Counts(Counts),
    CountModel(CountModel),
    Mixed(Mixed),
    Mmrm(RepeatedMeasures),
    Regression(LeastSquares),
    Ancova(Ancova),
    Logistic(Logistic),
    Attrition(Attrition),
    MissingData(MissingData),
    Impute(Impute),
    Pool(Pool),
    Reliability(Reliability),
    Icc(IntraclassCorrelation),
    Cfa(ConfirmatoryFactors),
    Efa(ExploratoryFactors),
    Summary(Summary),
    Benchmark(Benchmark),
    Rtm(RegressionToTheMean),
    Precision(Precision),
    Multiplicity(Multiplicity),
    Monitor(Monitor),
    Bayes(Bayes),
}

/// The file that is analysed, how it is read, and how the figures are told.
#[derive(Debug, Args)]
pub(crate) struct Source {
    #[arg(required_unless_present = "edition")]
    pub(crate) file: Option<PathBuf>,
    /// The data of an edition of the effect report instead of a file.
    #[arg(long, value_name = "N", conflicts_with = "file")]
    pub(crate) edition: Option<u32>,
    #[arg(long, value_name = "CHAR")]
    pub(crate) sep: Option<char>,
    #[arg(long, value_name = "CHAR")]
    pub(crate) decimal: Option<char>,
    #[arg(long)]
    pub(crate) json: bool,
}
