//! The columns of a form.

use kastanj_analysis::psychometrics::Answers;
use kastanj_analysis::{Refusal, ScaleRange};
use kastanj_language::tr;
use serde::Serialize;

use super::data::Data;
use super::place::Place;
use super::sheet::Sheet;
use crate::arguments::analyze::form::ItemColumns;
use crate::context::Context;
use crate::failure::Failure;

/// How many rows there are, and what was turned.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ItemCounts {
    /// Rows of the file.
    pub(super) rows: u64,
    /// Rows with an answer to every item.
    pub(super) complete: u64,
    /// Items that were turned within the range.
    pub(super) reversed: Vec<String>,
}

/// The answers of a form.
pub(super) struct Items {
    pub(super) data: Data,
    pub(super) range: Option<ScaleRange>,
    pub(super) answers: Answers,
    reversed: Vec<String>,
}

impl Items {
    /// Reads the columns; no answer outside the range, nobody twice.
    pub(super) fn read(context: &Context, asked: &ItemColumns) -> Result<Items, Failure> {
        let data = Data::read(context, &asked.source)?;
        let range = data.range(asked.range.as_deref())?;
        if let Some(id) = &asked.id {
            data.refuse_repeated(id)?;
        }
        for (at, item) in asked.items.iter().enumerate() {
            if asked.items.iter().take(at).any(|earlier| earlier == item) {
                let words = tr!(context.lang, "analyze-wrong-part", column = item.as_str());
                return Err(data.fail(&words));
            }
        }
        refuse_unknown(&data, &asked.items, &asked.reversed)?;
        let mut rows = vec![Vec::with_capacity(asked.items.len()); data.table.len()];
        for item in &asked.items {
            let turned = range.filter(|_| asked.reversed.contains(item));
            for (row, answer) in rows.iter_mut().zip(data.scores(item, range)?) {
                row.push(match turned {
                    Some(range) => answer.map(|answer| range.lower + range.upper - answer),
                    None => answer,
                });
            }
        }
        let place = Place { rows: &[], columns: &[] };
        let answers = Answers::new(asked.items.clone(), rows)
            .map_err(|refusal| place.refused(&data, &refusal))?;
        Ok(Items { data, range, answers, reversed: asked.reversed.clone() })
    }

    /// How many rows there are.
    pub(super) fn counts(&self) -> ItemCounts {
        let rows = self.answers.rows();
        let complete = rows.iter().filter(|row| row.iter().all(Option::is_some)).count();
        ItemCounts {
            rows: rows.len() as u64,
            complete: complete as u64,
            reversed: self.reversed.clone(),
        }
    }

    /// A refusal under the name of the file.
    pub(super) fn refused(&self, refusal: &Refusal) -> Failure {
        Place { rows: &[], columns: &[] }.refused(&self.data, refusal)
    }

    /// A sheet that begins with how many rows there are.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::of(&self.data);
        let counts = self.counts();
        sheet.rows(counts.rows, counts.complete);
        sheet
    }
}

/// Names that belong to the items must be among them.
pub(super) fn refuse_unknown(
    data: &Data,
    items: &[String],
    named: &[String],
) -> Result<(), Failure> {
    match named.iter().find(|name| !items.contains(name)) {
        None => Ok(()),
        Some(name) => Err(data.fail(&tr!(data.lang, "analyze-wrong-item", column = name.as_str()))),
    }
}
