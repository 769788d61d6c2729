//! A refusal of the analysis, with the line of the file and the column it is about.

use kastanj_analysis::mixed::MixedRefusal;
use kastanj_analysis::{Column, Refusal};
use kastanj_language::tr;

use super::data::Data;
use crate::failure::Failure;

/// Which rows and columns of the file the numbers came from that were analysed.
pub(super) struct Place<'a> {
    /// The row of the file of each number, in the order of the analysis.
    pub(super) rows: &'a [usize],
    /// The columns: before and after, or the outcome.
    pub(super) columns: &'a [&'a str],
}

impl Place<'_> {
    /// The refusal in words; where it is about one number, by line and column.
    pub(super) fn refused(&self, data: &Data, refusal: &Refusal) -> Failure {
        let row = |index: usize| self.rows.get(index).copied().unwrap_or(index);
        let column = |at: usize| self.columns.get(at).copied().unwrap_or_default();
        let of = |side: &Column| match side {
            Column::Before => column(0),
            Column::After => column(1),
        };
        match refusal {
            Refusal::TooLarge { row: at, column } => data.too_large(row(*at), of(column)),
            Refusal::NotFinite { row: at, column } => data.empty(row(*at), of(column)),
            Refusal::UnusableValue { row: at, column } => data.too_large(row(*at), column),
            Refusal::Mixed(MixedRefusal::TooLarge { index }) => {
                data.too_large(row(*index), column(0))
            }
            Refusal::FullLeverage { row: at } => {
                let line = data.line(row(*at));
                data.fail(&tr!(data.lang, "analyze-wrong-leverage", line = line))
            }
            other => data.fail(&self.about_columns(data, other)),
        }
    }

    /// The words of the analysis, with the names of the columns where they tell what to look at.
    fn about_columns(&self, data: &Data, refusal: &Refusal) -> String {
        let words = kastanj_report::refusal::explain(refusal, data.lang);
        match refusal {
            Refusal::ZeroVariance { .. } | Refusal::OneOutcome if !self.columns.is_empty() => {
                let columns = self.columns.join(", ");
                tr!(data.lang, "analyze-wrong-in-columns", columns = columns, what = words)
            }
            Refusal::Mixed(MixedRefusal::NoVariation) => {
                let columns = self.columns.join(", ");
                tr!(data.lang, "analyze-wrong-in-columns", columns = columns, what = words)
            }
            _ => words,
        }
    }
}
