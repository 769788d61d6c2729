//! Rows of an outcome with the columns that explain it; only rows where every cell is filled.

use std::collections::{BTreeMap, BTreeSet};

use kastanj_analysis::{Refusal, counts, mixed, regression};
use kastanj_language::tr;
use serde::Serialize;

use super::data::Data;
use super::levels::{FactorLevels, LevelOrder, References};
use super::place::Place;
use super::sheet::Sheet;
use crate::arguments::analyze::models::ModelColumns;
use crate::failure::Failure;

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

/// The parts that columns of the file play in a model.
pub(super) struct Parts<'a> {
    /// The outcome and what explains it.
    pub(super) columns: &'a ModelColumns,
    /// Columns that name clients, services or clusters.
    pub(super) keys: &'a [&'a str],
    /// The column of occasions with all of them in their order, where the method asks for them: it
    /// explains before all others.
    pub(super) waves: Option<(&'a str, &'a [String])>,
}

impl<'a> Parts<'a> {
    /// An outcome, what explains it, and columns that name clients, services or clusters.
    pub(super) fn of(columns: &'a ModelColumns, keys: &'a [&'a str]) -> Parts<'a> {
        Parts { columns, keys, waves: None }
    }

    /// The columns of categories, the waves first.
    fn factors(&self) -> Vec<String> {
        let waves = self.waves.iter().map(|(wave, _)| (*wave).to_owned());
        waves.chain(self.columns.factor.iter().cloned()).collect()
    }

    /// A column can play one part in a model only.
    fn refuse_twice(&self, data: &Data) -> Result<(), Failure> {
        let mut seen = BTreeSet::from([self.columns.outcome.clone()]);
        for column in self.columns.fixed.iter().cloned().chain(self.factors()) {
            if let Some(column) = seen.replace(column) {
                return Err(data.fail(&tr!(data.lang, "analyze-wrong-part", column = column)));
            }
        }
        Ok(())
    }
}

impl<T> Frame<T> {
    /// Takes the columns of a model out of the data; refuses what cannot be with line and column.
    pub(super) fn of(
        data: Data,
        parts: &Parts<'_>,
        outcome: impl FnOnce(&Data, &str) -> Result<Vec<Option<T>>, Failure>,
    ) -> Result<Frame<T>, Failure> {
        let asked = parts.columns;
        parts.refuse_twice(&data)?;
        let factors = parts.factors();
        let references = References::of(&data, &asked.reference, &factors)?;
        let mut cells: Vec<Option<T>> = outcome(&data, &asked.outcome)?;
        let numbers = read_each(&asked.fixed, |column| data.numbers(column))?;
        let words = read_each(&factors, |column| data.categories(column))?;
        let keys: Vec<String> = parts.keys.iter().map(|key| (*key).to_owned()).collect();
        let names = read_each(&keys, |column| data.words(column))?;
        let filled = |row: &usize| {
            cells[*row].is_some()
                && numbers.iter().all(|(_, cells)| cells[*row].is_some())
                && words.iter().chain(&names).all(|(_, cells)| cells[*row].is_some())
        };
        let rows: Vec<usize> = (0..data.table.len()).filter(filled).collect();
        let outcome = rows.iter().filter_map(|row| cells[*row].take()).collect();
        let at_rows = |cells: Vec<Option<String>>| -> Vec<String> {
            rows.iter().filter_map(|row| cells[*row].clone()).collect()
        };
        let (mut waves, mut columns, mut factors) = (Vec::new(), Vec::new(), Vec::new());
        for (name, cells) in words {
            let cells = at_rows(cells);
            let of_waves = parts.waves.filter(|(wave, _)| *wave == name);
            let order = match of_waves {
                Some((_, order)) => LevelOrder::all(order),
                None => LevelOrder::found(&data, &name, &cells),
            };
            let levels = references.choose(&data, &name, order)?;
            let further = levels.columns(&cells);
            factors.push(levels);
            let part = if of_waves.is_some() { &mut waves } else { &mut columns };
            part.extend(further);
        }
        let numbers = numbers
            .into_iter()
            .map(|(name, cells)| (name, rows.iter().filter_map(|row| cells[*row]).collect()));
        let columns = waves.into_iter().chain(numbers).chain(columns).collect();
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
            sheet.sentence(factor.told(sheet.lang));
        }
        sheet
    }
}

type Columns<T> = Vec<(String, Vec<Option<T>>)>;

fn read_each<T>(
    names: &[String],
    read: impl Fn(&str) -> Result<Vec<Option<T>>, Failure>,
) -> Result<Columns<T>, Failure> {
    names.iter().map(|name| Ok((name.clone(), read(name)?))).collect()
}
