//! Rows of an outcome with the columns that explain it; only rows where every cell is filled.

use std::collections::{BTreeMap, BTreeSet};

use kastanj_analysis::{Refusal, counts, mixed, regression};
use kastanj_language::tr;
use serde::Serialize;

use super::data::Data;
use super::edition::Layout;
use super::place::Place;
use super::sheet::Sheet;
use crate::arguments::analyze::models::ModelColumns;
use crate::context::Context;
use crate::failure::Failure;

/// A column of categories as the model takes it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FactorLevels {
    /// The column.
    pub(super) name: String,
    /// The level that the others are compared with.
    pub(super) reference: String,
    /// The other levels, each a column of the model called name + level.
    pub(super) levels: Vec<String>,
}

/// How many rows there are, and what the categories are compared with.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FrameCounts {
    /// Rows of the file.
    pub(super) rows: u64,
    /// Rows in the model.
    pub(super) used: u64,
    /// Rows with an empty cell in a column of the model: not in it.
    pub(super) incomplete: u64,
    /// The columns of categories.
    pub(super) factors: Vec<FactorLevels>,
}

/// The rows of a model.
pub(super) struct Frame<T> {
    pub(super) data: Data,
    pub(super) outcome: Vec<T>,
    /// Columns behind the outcome, categories as columns of 0 and 1.
    pub(super) columns: Vec<(String, Vec<f64>)>,
    pub(super) factors: Vec<FactorLevels>,
    /// Interactions: the name that was asked for, and the names of their columns.
    pub(super) interactions: Vec<(String, Vec<String>)>,
    /// Columns that name clients, services or clusters.
    keys: Vec<(String, Vec<String>)>,
    /// The row of the file of each row.
    pub(super) rows: Vec<usize>,
    outcome_name: String,
}

impl<T> Frame<T> {
    /// Reads the columns of a model; `keys` name clients, services or clusters.
    pub(super) fn read(
        context: &Context,
        asked: &ModelColumns,
        keys: &[&str],
        outcome: impl FnOnce(&Data, &str) -> Result<Vec<Option<T>>, Failure>,
    ) -> Result<Frame<T>, Failure> {
        Frame::of(Data::read(context, &asked.source)?, asked, keys, outcome)
    }

    /// The same of a model of repeated measures: an edition's data have a row an occasion.
    pub(super) fn read_repeated(
        context: &Context,
        asked: &ModelColumns,
        keys: &[&str],
        outcome: impl FnOnce(&Data, &str) -> Result<Vec<Option<T>>, Failure>,
    ) -> Result<Frame<T>, Failure> {
        let data = Data::read_as(context, &asked.source, Layout::Occasions)?;
        Frame::of(data, asked, keys, outcome)
    }

    fn of(
        data: Data,
        asked: &ModelColumns,
        keys: &[&str],
        outcome: impl FnOnce(&Data, &str) -> Result<Vec<Option<T>>, Failure>,
    ) -> Result<Frame<T>, Failure> {
        refuse_twice(&data, asked)?;
        let mut cells: Vec<Option<T>> = outcome(&data, &asked.outcome)?;
        let numbers = read_each(&asked.fixed, |column| data.numbers(column))?;
        let words = read_each(&asked.factor, |column| data.words(column))?;
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let names = read_each(&keys, |column| data.words(column))?;
        let filled = |row: &usize| {
            cells[*row].is_some()
                && numbers.iter().all(|(_, cells)| cells[*row].is_some())
                && words.iter().chain(&names).all(|(_, cells)| cells[*row].is_some())
        };
        let rows: Vec<usize> = (0..data.table.len()).filter(filled).collect();
        let outcome = rows.iter().filter_map(|row| cells[*row].take()).collect();
        let mut columns: Vec<(String, Vec<f64>)> = numbers
            .into_iter()
            .map(|(name, cells)| (name, rows.iter().filter_map(|row| cells[*row]).collect()))
            .collect();
        let at_rows = |cells: Vec<Option<String>>| -> Vec<String> {
            rows.iter().filter_map(|row| cells[*row].clone()).collect()
        };
        let mut factors = Vec::new();
        for (name, cells) in words {
            let (levels, further) = levels(&name, &at_rows(cells));
            factors.push(levels);
            columns.extend(further);
        }
        let keys = names.into_iter().map(|(name, cells)| (name, at_rows(cells))).collect();
        let outcome_name = asked.outcome.clone();
        let interactions = Vec::new();
        let frame =
            Frame { data, outcome, columns, factors, interactions, keys, rows, outcome_name };
        if frame.rows.is_empty() {
            return Err(frame.refused(&Refusal::TooFew { found: 0, needed: 2 }));
        }
        // A single level, one service for instance, explains nothing and would vanish silently.
        if let Some(single) = frame.factors.iter().find(|factor| factor.levels.is_empty()) {
            let column = single.name.clone();
            return Err(frame.refused(&Refusal::ConstantColumn { column }));
        }
        Ok(frame)
    }

    /// How many rows there are, and what the categories are compared with.
    pub(super) fn counts(&self) -> FrameCounts {
        let (rows, used) = (self.data.table.len() as u64, self.rows.len() as u64);
        FrameCounts { rows, used, incomplete: rows - used, factors: self.factors.clone() }
    }

    /// Adds the products of the columns of two names, `A:B`, each name among those that explain.
    /// R: `A:B` in a formula.
    pub(super) fn interact(&mut self, asked: &[String]) -> Result<(), Failure> {
        for pair in asked {
            let columns = pair
                .split_once(':')
                .filter(|(left, right)| left != right)
                .and_then(|(left, right)| Some((self.columns_of(left)?, self.columns_of(right)?)));
            let Some((lefts, rights)) = columns else {
                let words = tr!(self.data.lang, "analyze-wrong-interaction", pair = pair.as_str());
                return Err(self.data.fail(&words));
            };
            let mut names = Vec::new();
            for right in rights {
                for left in &lefts {
                    let (one, other) = (&self.columns[*left], &self.columns[right]);
                    let name = format!("{}:{}", one.0, other.0);
                    let product = one.1.iter().zip(&other.1).map(|(a, b)| a * b).collect();
                    names.push(name.clone());
                    self.columns.push((name, product));
                }
            }
            self.interactions.push((pair.clone(), names));
        }
        Ok(())
    }

    /// The places of a name's columns: one of numbers, or one for each level of a category.
    fn columns_of(&self, name: &str) -> Option<Vec<usize>> {
        let names: Vec<String> = match self.factors.iter().find(|factor| factor.name == name) {
            Some(factor) => factor.levels.iter().map(|level| format!("{name}{level}")).collect(),
            None => vec![name.to_owned()],
        };
        names.iter().map(|name| self.columns.iter().position(|(one, _)| one == name)).collect()
    }

    /// The words of a column that names something.
    pub(super) fn key(&self, at: usize) -> &[String] {
        self.keys.get(at).map_or(&[], |(_, words)| words)
    }

    /// The same as numbers, in the order of first appearance.
    pub(super) fn codes(&self, at: usize) -> Vec<usize> {
        let mut seen = BTreeMap::new();
        let words = self.key(at).iter();
        words
            .map(|word| {
                let next = seen.len();
                *seen.entry(word).or_insert(next)
            })
            .collect()
    }

    /// The columns as counts and ordered answers take them: for counts with a constant.
    pub(super) fn count_design(&self) -> Result<counts::Design, Refusal> {
        counts::Design::without_intercept(self.rows.len(), &self.borrowed())
    }

    /// The same with a constant.
    pub(super) fn count_design_with_constant(&self) -> Result<counts::Design, Refusal> {
        counts::Design::with_intercept(self.rows.len(), &self.borrowed())
    }

    fn borrowed(&self) -> Vec<(&str, Vec<f64>)> {
        self.columns.iter().map(|(name, values)| (name.as_str(), values.clone())).collect()
    }

    /// The columns as least squares take them, with a constant.
    pub(super) fn regression_design(&self) -> Result<regression::Design, Refusal> {
        let start = regression::Design::with_intercept(self.rows.len());
        self.columns.iter().try_fold(start, |design, (name, values)| design.numeric(name, values))
    }

    /// The columns as mixed models take them, with a constant.
    pub(super) fn mixed_design(&self) -> Result<mixed::Design, Refusal> {
        let start = mixed::Design::with_intercept(self.rows.len());
        self.columns.iter().try_fold(start, |design, (name, values)| design.covariate(name, values))
    }

    /// A refusal with line and column of the file.
    pub(super) fn refused(&self, refusal: &Refusal) -> Failure {
        let columns = [self.outcome_name.as_str()];
        Place { rows: &self.rows, columns: &columns }.refused(&self.data, refusal)
    }

    /// A sheet that begins with how many rows there are.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::of(&self.data);
        let counts = self.counts();
        sheet.rows(counts.rows, counts.used);
        for factor in &counts.factors {
            sheet.sentence(tr!(
                sheet.lang,
                "analyze-reference",
                name = factor.name.as_str(),
                reference = factor.reference.as_str()
            ));
        }
        sheet
    }
}

/// A column can play one part in a model only.
fn refuse_twice(data: &Data, asked: &ModelColumns) -> Result<(), Failure> {
    let mut seen = BTreeSet::from([&asked.outcome]);
    for column in asked.fixed.iter().chain(&asked.factor) {
        if !seen.insert(column) {
            return Err(data.fail(&tr!(data.lang, "analyze-wrong-part", column = column)));
        }
    }
    Ok(())
}

type Columns<T> = Vec<(String, Vec<Option<T>>)>;

fn read_each<T>(
    names: &[String],
    read: impl Fn(&str) -> Result<Vec<Option<T>>, Failure>,
) -> Result<Columns<T>, Failure> {
    names.iter().map(|name| Ok((name.clone(), read(name)?))).collect()
}

/// Treatment coding: numbers in their order, words by the alphabet; the first is the reference.
fn levels(name: &str, words: &[String]) -> (FactorLevels, Vec<(String, Vec<f64>)>) {
    let distinct: BTreeSet<&String> = words.iter().collect();
    let mut distinct: Vec<&String> = distinct.into_iter().collect();
    let number = |word: &String| word.replace(',', ".").parse::<f64>().ok();
    if distinct.iter().all(|word| number(word).is_some()) {
        distinct.sort_by(|a, b| number(a).partial_cmp(&number(b)).unwrap_or(a.cmp(b)));
    }
    let others: Vec<String> = distinct.iter().skip(1).map(|word| (*word).clone()).collect();
    let columns = others
        .iter()
        .map(|level| {
            let is_level = |word: &String| f64::from(u8::from(word == level));
            (format!("{name}{level}"), words.iter().map(is_level).collect())
        })
        .collect();
    let reference = distinct.first().map(|word| (*word).clone()).unwrap_or_default();
    (FactorLevels { name: name.to_owned(), reference, levels: others }, columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_stand_in_the_order_of_numbers_or_of_the_alphabet() {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let (factor, columns) = levels("wave", &words(&["10", "9", "10"]));
        assert_eq!(
            (factor.reference.as_str(), factor.levels.as_slice()),
            ("9", &words(&["10"])[..])
        );
        assert_eq!(columns, [("wave10".to_owned(), vec![1.0, 0.0, 1.0])]);
        let (factor, _) = levels("unit", &words(&["b", "a", "10"]));
        assert_eq!(factor.reference, "10");
    }
}
