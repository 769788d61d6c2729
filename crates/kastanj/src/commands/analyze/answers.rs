//! Two answers of each person in words, read from two columns.

use kastanj_analysis::Refusal;
use serde::Serialize;

use super::data::Data;
use super::persons::Persons;
use super::place::Place;
use super::scores::{FEWEST_PAIRS, PairCounts};
use crate::arguments::analyze::pairs::AnswerColumns;
use crate::context::Context;
use crate::failure::Failure;
use crate::table::refuse_swapped;

/// The answers of those who gave both.
pub(super) struct AnswerPairs {
    pub(super) data: Data,
    pub(super) counts: PairCounts,
    /// Places in the list of answers.
    pub(super) before: Vec<usize>,
    pub(super) after: Vec<usize>,
    rows: Vec<usize>,
    columns: [String; 2],
}

impl AnswerPairs {
    /// Reads the columns; a cell holds one of the `allowed` words, given `with` options, or nothing.
    pub(super) fn read(
        context: &Context,
        asked: &AnswerColumns,
        allowed: &[&str],
        with: &str,
    ) -> Result<AnswerPairs, Failure> {
        let data = Data::read(context, &asked.source)?;
        refuse_swapped(&asked.before, &asked.after).map_err(|problem| data.problem(&problem))?;
        let used = [asked.before.as_str(), asked.after.as_str()];
        let persons = Persons::read(&data, asked.id.as_deref(), &used)?;
        let before = data.places(&asked.before, allowed, with)?;
        let after = data.places(&asked.after, allowed, with)?;
        let counts = PairCounts::of(&before, &after, persons);
        let complete: Vec<(usize, usize, usize)> = before
            .iter()
            .zip(&after)
            .enumerate()
            .filter_map(|(row, (b, a))| Some((row, (*b)?, (*a)?)))
            .collect();
        let answers = AnswerPairs {
            data,
            counts,
            before: complete.iter().map(|pair| pair.1).collect(),
            after: complete.iter().map(|pair| pair.2).collect(),
            rows: complete.iter().map(|pair| pair.0).collect(),
            columns: [asked.before.clone(), asked.after.clone()],
        };
        if answers.rows.len() < FEWEST_PAIRS {
            let few = Refusal::TooFew { found: answers.rows.len(), needed: FEWEST_PAIRS };
            return Err(answers.refused(&few));
        }
        Ok(answers)
    }

    /// A refusal with line and column of the file.
    pub(super) fn refused(&self, refusal: &Refusal) -> Failure {
        let columns = [self.columns[0].as_str(), self.columns[1].as_str()];
        Place { rows: &self.rows, columns: &columns }.refused(&self.data, refusal)
    }

    /// A sheet that begins with how many rows gave what.
    pub(super) fn sheet(&self) -> super::sheet::Sheet {
        let mut sheet = super::sheet::Sheet::of(&self.data);
        self.counts.print(&mut sheet);
        sheet
    }
}

/// Figures under a name that the file has.
#[derive(Debug, Serialize)]
pub(super) struct Named<T> {
    /// The name that the file has.
    pub(super) label: String,
    #[serde(flatten)]
    pub(super) figures: T,
}
