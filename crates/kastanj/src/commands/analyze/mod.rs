//! `kastanj analyze`: the methods on anybody's CSV file, one family in each file.

mod answers;
mod bayes;
mod bootstrap;
mod count_model;
mod counts;
mod data;
mod edition;
mod estimate;
mod factors;
mod frame;
mod impute;
mod individual;
mod items;
mod least_squares;
mod levels;
mod logistic;
mod losses;
mod mixed;
mod monitor;
mod multiplicity;
mod occasions;
mod ordinal;
mod outcome;
mod paired;
mod persons;
mod place;
mod pool;
mod precision;
mod published;
mod reliability;
mod repeated;
mod rtm;
mod scores;
mod sheet;
mod subgroups;
mod wilcoxon;
mod working;
mod yes_no;

use crate::arguments::Analyze;
use crate::context::Context;
use crate::failure::Failure;

/// Runs one of the methods.
pub(super) fn run(context: &Context, command: &Analyze) -> Result<(), Failure> {
    match command {
        Analyze::Paired(asked) => paired::paired(context, asked),
        Analyze::Individual(asked) => individual::run(context, asked),
        Analyze::Subgroups(asked) => subgroups::run(context, asked),
        Analyze::Wilcoxon(asked) => wilcoxon::run(context, asked),
        Analyze::Bootstrap(asked) => bootstrap::run(context, asked),
        Analyze::YesNo(asked) => yes_no::run(context, asked),
        Analyze::Ordinal(asked) => ordinal::run(context, asked),
        Analyze::OrdinalModel(asked) => ordinal::run_model(context, asked),
        Analyze::Counts(asked) => counts::run(context, asked),
        Analyze::CountModel(asked) => count_model::run(context, asked),
        Analyze::Mixed(asked) => mixed::run(context, asked),
        Analyze::Mmrm(asked) => repeated::run(context, asked),
        Analyze::Regression(asked) => least_squares::run(context, asked),
        Analyze::Ancova(asked) => least_squares::run_ancova(context, asked),
        Analyze::Logistic(asked) => logistic::run(context, asked),
        Analyze::Attrition(asked) => losses::run_attrition(context, asked),
        Analyze::MissingData(asked) => losses::run(context, asked),
        Analyze::Impute(asked) => impute::run(context, asked),
        Analyze::Pool(asked) => pool::run(context, asked),
        Analyze::Reliability(asked) => reliability::run(context, asked),
        Analyze::Icc(asked) => reliability::run_icc(context, asked),
        Analyze::Cfa(asked) => factors::run_confirmatory(context, asked),
        Analyze::Efa(asked) => factors::run_exploratory(context, asked),
        Analyze::Summary(asked) => published::run(context, asked),
        Analyze::Benchmark(asked) => published::run_benchmark(context, asked),
        Analyze::Rtm(asked) => rtm::run(context, asked),
        Analyze::Precision(asked) => precision::run(context, asked),
        Analyze::Multiplicity(asked) => multiplicity::run(context, asked),
        Analyze::Monitor(asked) => monitor::run(context, asked),
        Analyze::Bayes(asked) => bayes::run(context, asked),
    }
}
