//! The file that is analysed, and what is said where something in it is wrong.

use std::collections::HashMap;

use kastanj_analysis::ScaleRange;
use kastanj_desk::edition_data::EditionData;
use kastanj_language::{Explain, Lang, decimal, tr};

use super::edition::{self, Layout, edition_table};
use crate::arguments::analyze::Source;
use crate::context::Context;
use crate::failure::Failure;
use crate::table::{Table, TableProblem};

/// A table with the name of its file.
pub(super) struct Data {
    pub(super) lang: Lang,
    pub(super) table: Table,
    /// The edition that the table was taken from, if it is none of a file.
    pub(super) edition: Option<Box<EditionData>>,
    layout: Layout,
    file: String,
}

impl Data {
    /// Reads the whole file, or the data of an edition, a row a client.
    pub(super) fn read(context: &Context, source: &Source) -> Result<Data, Failure> {
        Data::read_as(context, source, Layout::Clients)
    }

    /// Reads the whole file, or the data of an edition in this layout.
    pub(super) fn read_as(
        context: &Context,
        source: &Source,
        layout: Layout,
    ) -> Result<Data, Failure> {
        let lang = context.lang;
        if let Some(number) = source.edition {
            let (table, edition) = edition_table(context, number, layout)?;
            let file = tr!(lang, "analyze-edition", number = number);
            return Ok(Data { lang, table, edition: Some(Box::new(edition)), layout, file });
        }
        let path = source.file.clone().unwrap_or_default();
        let bytes = context.read_bytes(&path)?;
        let file = path.display().to_string();
        match Table::read(&bytes, source.sep, source.decimal) {
            Ok(table) => Ok(Data { lang, table, edition: None, layout, file }),
            Err(problem) => Err(in_file(lang, &file, &problem.explain(lang))),
        }
    }

    /// How the file was read, or which edition the data are of.
    pub(super) fn told(&self) -> String {
        match &self.edition {
            None => self.table.explain_dialect(self.lang),
            Some(data) => tr!(
                self.lang,
                "analyze-edition-told",
                number = data.edition.number,
                week = data.edition.what.as_of.as_str(),
                digest = data.edition.what.data_digest.get(..12).unwrap_or_default()
            ),
        }
    }

    /// The occasions that a column holds, the earliest first: known of an edition alone.
    pub(super) fn occasions(&self, column: &str) -> Option<&'static [&'static str]> {
        let known = self.edition.is_some() && self.layout == Layout::Occasions;
        (known && column == edition::OCCASION).then_some(&edition::OCCASIONS)
    }

    /// Refuses the data of an edition, which say nothing of the order in which people came.
    pub(super) fn refuse_unordered(&self) -> Result<(), Failure> {
        match &self.edition {
            None => Ok(()),
            Some(_) => Err(self.fail(&tr!(self.lang, "analyze-wrong-edition-order"))),
        }
    }

    /// What is wrong, under the name of the file.
    pub(super) fn fail(&self, what: &str) -> Failure {
        in_file(self.lang, &self.file, what)
    }

    /// A problem of the table under the name of the file.
    pub(super) fn problem(&self, problem: &TableProblem) -> Failure {
        self.fail(&problem.explain(self.lang))
    }

    /// The numbers of a column, nothing where a cell is empty.
    pub(super) fn numbers(&self, column: &str) -> Result<Vec<Option<f64>>, Failure> {
        let numbers = self.table.numbers(column).map_err(|problem| self.problem(&problem))?;
        for (row, number) in numbers.iter().enumerate() {
            if number.is_some_and(|number| number.abs() > kastanj_analysis::input::LARGEST_SCORE) {
                return Err(self.too_large(row, column));
            }
        }
        Ok(numbers)
    }

    /// The numbers of a column, all within the range where one is given.
    pub(super) fn scores(
        &self,
        column: &str,
        range: Option<ScaleRange>,
    ) -> Result<Vec<Option<f64>>, Failure> {
        let numbers = self.numbers(column)?;
        let Some(range) = range else { return Ok(numbers) };
        for (row, number) in numbers.iter().enumerate() {
            if let Some(value) = number.filter(|v| *v < range.lower || *v > range.upper) {
                return Err(self.fail(&tr!(
                    self.lang,
                    "program-table-outside-range",
                    line = self.line(row),
                    column = column,
                    value = brief(self.lang, value),
                    lower = brief(self.lang, range.lower),
                    upper = brief(self.lang, range.upper)
                )));
            }
        }
        Ok(numbers)
    }

    /// The words of a column, nothing where a cell is empty.
    pub(super) fn words(&self, column: &str) -> Result<Vec<Option<String>>, Failure> {
        self.table.words(column).map_err(|problem| self.problem(&problem))
    }

    /// The words of a column that divides the rows. Two that only differ in capitals or spaces are
    /// refused: counted as two categories they would be two by mistake.
    pub(super) fn categories(&self, column: &str) -> Result<Vec<Option<String>>, Failure> {
        let words = self.words(column)?;
        let mut seen: HashMap<String, (&str, usize)> = HashMap::new();
        for (row, word) in words.iter().enumerate() {
            let Some(word) = word else { continue };
            let plain = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let (first, at) = *seen.entry(plain).or_insert((word, row));
            if first != word {
                return Err(self.fail(&tr!(
                    self.lang,
                    "analyze-wrong-alike",
                    line = self.line(row),
                    column = column,
                    word = word,
                    other = first,
                    first = self.line(at)
                )));
            }
        }
        Ok(words)
    }

    /// Refuses a column that names somebody twice or not at all.
    pub(super) fn refuse_repeated(&self, column: &str) -> Result<(), Failure> {
        let mut seen = HashMap::new();
        for (row, name) in self.words(column)?.into_iter().enumerate() {
            let Some(name) = name else { return Err(self.empty(row, column)) };
            if let Some(first) = seen.insert(name.clone(), row) {
                return Err(self.fail(&tr!(
                    self.lang,
                    "analyze-wrong-repeated",
                    line = self.line(row),
                    column = column,
                    name = name,
                    first = self.line(first)
                )));
            }
        }
        Ok(())
    }

    /// A cell that may not be empty is.
    pub(super) fn empty(&self, row: usize, column: &str) -> Failure {
        let line = self.line(row);
        self.fail(&tr!(self.lang, "analyze-wrong-empty", line = line, column = column))
    }

    /// A number is larger than anything that can be computed with.
    pub(super) fn too_large(&self, row: usize, column: &str) -> Failure {
        let line = self.line(row);
        self.fail(&tr!(self.lang, "program-table-too-large", line = line, column = column))
    }

    /// The place of each word among those that may stand in a column, which were given `with` options.
    pub(super) fn places(
        &self,
        column: &str,
        allowed: &[&str],
        with: &str,
    ) -> Result<Vec<Option<usize>>, Failure> {
        let words = self.words(column)?;
        let place = |(row, word): (usize, Option<String>)| {
            let Some(word) = word else { return Ok(None) };
            match allowed.iter().position(|one| *one == word) {
                Some(place) => Ok(Some(place)),
                None => Err(self.fail(&tr!(
                    self.lang,
                    "analyze-wrong-word",
                    line = self.line(row),
                    column = column,
                    cell = word.chars().take(40).collect::<String>(),
                    allowed = allowed.join(", "),
                    with = with
                ))),
            }
        };
        words.into_iter().enumerate().map(place).collect()
    }

    /// The line of the file that a row begins on, as words.
    pub(super) fn line(&self, row: usize) -> String {
        self.table.line(row).to_string()
    }

    /// The ends of a scale as they were asked for, `A,B`.
    pub(super) fn range(&self, range: Option<&str>) -> Result<Option<ScaleRange>, Failure> {
        range.map(|range| super::scores::parse_range(self.lang, range)).transpose()
    }
}

fn in_file(lang: Lang, file: &str, what: &str) -> Failure {
    Failure(tr!(lang, "program-table-in-file", file = file, what = what))
}

/// A number without decimals that say nothing.
pub(super) fn brief(lang: Lang, value: f64) -> String {
    let places = if value.fract() == 0.0 { 0 } else { 3 };
    decimal(lang, value, places)
}
