use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

use super::DecimalSign;

/// Why a file is no table of numbers.
#[derive(Debug, Error)]
pub(crate) enum TableProblem {
    #[error("no rows")]
    Empty,
    #[error("neither UTF-8, UTF-16 nor windows-1252")]
    NotText,
    #[error("line {line} cannot be read")]
    Broken { line: u64 },
    #[error("line {line}: {found} cells, the header has {expected}")]
    Cells { line: u64, found: u64, expected: u64 },
    #[error("no column {name}; there are {known}")]
    NoColumn { name: String, known: String },
    #[error("two columns are called {name}")]
    ColumnTwice { name: String },
    #[error("before and after are the same column {name}")]
    SameColumn { name: String },
    #[error("columns {before} and {after} look swapped")]
    Swapped { before: String, after: String },
    #[error("line {line}, column {column}: \"{cell}\" is not a number")]
    NotANumber { line: u64, column: String, cell: String, decimal: DecimalSign },
    #[error("both decimal points and decimal commas")]
    MixedDecimals,
    #[error("{0:?} cannot separate cells")]
    BadSeparator(char),
    #[error("{0:?} is no decimal sign")]
    BadDecimal(char),
    #[error("separator and decimal sign are the same")]
    SignTwice,
}

impl TableProblem {
    /// What the CSV reader stumbled over.
    pub(super) fn broken(error: &csv::Error) -> TableProblem {
        let line = error.position().map_or(0, csv::Position::line);
        if let csv::ErrorKind::UnequalLengths { expected_len, len, .. } = error.kind() {
            return TableProblem::Cells { line, found: *len, expected: *expected_len };
        }
        TableProblem::Broken { line }
    }
}

impl Explain for TableProblem {
    fn explain(&self, lang: Lang) -> String {
        match self {
            TableProblem::Empty => tr!(lang, "program-table-empty"),
            TableProblem::NotText => tr!(lang, "program-table-not-text"),
            TableProblem::Broken { line } => {
                tr!(lang, "program-table-broken", line = line.to_string())
            }
            TableProblem::Cells { line, found, expected } => {
                tr!(
                    lang,
                    "program-table-cells",
                    line = line.to_string(),
                    found = *found,
                    expected = *expected
                )
            }
            TableProblem::NoColumn { name, known } => {
                tr!(lang, "program-table-no-column", name = name, known = known)
            }
            TableProblem::ColumnTwice { name } => {
                tr!(lang, "program-table-column-twice", name = name)
            }
            TableProblem::SameColumn { name } => {
                tr!(lang, "program-table-same-column", name = name)
            }
            TableProblem::Swapped { before, after } => {
                tr!(lang, "program-table-swapped", before = before, after = after)
            }
            TableProblem::NotANumber { line, column, cell, decimal } => {
                let sign = match decimal {
                    DecimalSign::Point => ".",
                    DecimalSign::Comma => ",",
                };
                tr!(
                    lang,
                    "program-table-not-a-number",
                    line = line.to_string(),
                    column = column,
                    cell = cell,
                    sign = sign
                )
            }
            TableProblem::MixedDecimals => tr!(lang, "program-table-mixed-decimals"),
            TableProblem::BadSeparator(sign) => {
                tr!(lang, "program-table-bad-separator", sign = sign.to_string())
            }
            TableProblem::BadDecimal(sign) => {
                tr!(lang, "program-table-bad-decimal", sign = sign.to_string())
            }
            TableProblem::SignTwice => tr!(lang, "program-table-sign-twice"),
        }
    }
}
