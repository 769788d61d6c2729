//! The readable table: rows of named figures.

use kastanj_analysis::{Interval, Proportion, Refusal};
use kastanj_language::{Lang, lookup, tr};
use serde::Serialize;

use super::data::Data;
use super::estimate;
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::{say, warn};

/// The lines of a table as they grow. A row is called by the end of its key `analyze-row-…`.
pub(super) struct Sheet {
    pub(super) lang: Lang,
    dialect: Option<String>,
    lines: Vec<String>,
}

impl Sheet {
    /// A sheet about a file.
    pub(super) fn of(data: &Data) -> Sheet {
        let dialect = Some(data.told());
        Sheet { lang: data.lang, dialect, lines: Vec::new() }
    }

    /// A sheet about figures that were given on the command line.
    pub(super) fn plain(context: &Context) -> Sheet {
        Sheet { lang: context.lang, dialect: None, lines: Vec::new() }
    }

    /// How many rows there are, and how many of them are whole and used.
    pub(super) fn rows(&mut self, rows: u64, used: u64) {
        let incomplete = rows - used;
        let words =
            tr!(self.lang, "analyze-rows", rows = rows, used = used, incomplete = incomplete);
        self.sentence(words);
    }

    /// A sentence.
    pub(super) fn sentence(&mut self, words: String) {
        self.lines.push(words);
    }

    /// A sentence by its key, `analyze-note-…`.
    pub(super) fn note(&mut self, key: &str) {
        self.lines.push(lookup(self.lang, &format!("analyze-note-{key}"), &[]));
    }

    /// Why something is not given, in the words of the analysis.
    pub(super) fn not_given(&mut self, key: &str, refusal: &Refusal) {
        let why = kastanj_report::refusal::explain(refusal, self.lang);
        let what = self.label(key);
        self.lines.push(format!("  {what}: – {why}"));
    }

    /// A heading after an empty line, `analyze-head-…`.
    pub(super) fn heading(&mut self, key: &str) {
        self.lines.push(String::new());
        self.lines.push(lookup(self.lang, &format!("analyze-head-{key}"), &[]));
    }

    fn label(&self, key: &str) -> String {
        lookup(self.lang, &format!("analyze-row-{key}"), &[])
    }

    fn row(&mut self, label: &str, value: &str) {
        self.lines.push(format!("  {label:<54} {value}").trim_end().to_owned());
    }

    /// A count.
    pub(super) fn count(&mut self, key: &str, count: u64) {
        self.row(&self.label(key), &format!("{count:>12}"));
    }

    /// A figure.
    pub(super) fn figure(&mut self, key: &str, value: f64) {
        let label = self.label(key);
        self.figure_of(&label, value);
    }

    /// A figure, or a dash where it does not exist.
    pub(super) fn figure_if(&mut self, key: &str, value: Option<f64>) {
        match value {
            Some(value) => self.figure(key, value),
            None => self.row(&self.label(key), &format!("{:>12}", "–")),
        }
    }

    /// A figure under a name of the file.
    pub(super) fn figure_of(&mut self, label: &str, value: f64) {
        self.row(label, &format!("{:>12}", estimate::figure(self.lang, value)));
    }

    /// An estimate with its interval.
    pub(super) fn estimate(&mut self, key: &str, value: f64, interval: &Interval) {
        let label = self.label(key);
        self.estimate_of(&label, value, interval);
    }

    /// An estimate under a name of the file.
    pub(super) fn estimate_of(&mut self, label: &str, value: f64, interval: &Interval) {
        let value = estimate::figure(self.lang, value);
        let interval = estimate::interval(self.lang, interval);
        self.row(label, &format!("{value:>12}   {interval}"));
    }

    /// An interval alone.
    pub(super) fn interval(&mut self, key: &str, interval: Option<&Interval>) {
        let words = interval.map_or_else(|| "–".to_owned(), |i| estimate::interval(self.lang, i));
        self.row(&self.label(key), &format!("{:>12}   {words}", ""));
    }

    /// A statistic with its degrees of freedom and p.
    pub(super) fn test(
        &mut self,
        key: &str,
        statistic: &str,
        df: &[f64],
        value: f64,
        p_value: Option<f64>,
    ) {
        let words = estimate::test(self.lang, statistic, df, value, p_value);
        self.row(&self.label(key), &format!("  {words}"));
    }

    /// Words under a name of the file.
    pub(super) fn words_of(&mut self, label: &str, words: &str) {
        self.row(label, &format!("  {words}"));
    }

    /// A share with what it is of.
    pub(super) fn share(&mut self, key: &str, share: &Proportion) {
        let words = estimate::share(self.lang, share);
        self.row(&self.label(key), &format!("  {words}"));
    }

    /// Words beside a label.
    pub(super) fn words(&mut self, key: &str, words: &str) {
        self.row(&self.label(key), &format!("  {words}"));
    }

    /// A small table of cells; the first column is a name. Headings by key, `analyze-column-…`.
    pub(super) fn grid(&mut self, headings: &[&str], rows: &[Vec<String>]) {
        let headings: Vec<String> = headings
            .iter()
            .map(|key| match *key {
                "" => String::new(),
                key => lookup(self.lang, &format!("analyze-column-{key}"), &[]),
            })
            .collect();
        let all = || std::iter::once(&headings).chain(rows);
        let width = |at: usize| {
            all().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..headings.len()).map(width).collect();
        let lines: Vec<String> = all()
            .map(|row| {
                let cells = row.iter().zip(&widths).enumerate();
                let cells = cells.map(|(at, (cell, width))| match at {
                    0 => format!("{cell:<width$}"),
                    _ => format!("{cell:>width$}"),
                });
                format!("  {}", cells.collect::<Vec<_>>().join("   ")).trim_end().to_owned()
            })
            .collect();
        self.lines.extend(lines);
    }

    /// A cell of a grid: a figure, or a dash.
    pub(super) fn cell(&self, value: impl Into<Option<f64>>) -> String {
        value.into().map_or_else(|| "–".to_owned(), |value| estimate::figure(self.lang, value))
    }

    /// A cell with an interval, or a dash.
    pub(super) fn interval_cell(&self, interval: Option<&Interval>) -> String {
        interval.map_or_else(|| "–".to_owned(), |i| estimate::interval(self.lang, i))
    }

    /// Prints the figures as JSON, or the sheet.
    pub(super) fn finish(self, json: bool, figures: &impl Serialize) -> Result<(), Failure> {
        if json {
            let json = serde_json::to_string_pretty(figures)
                .map_err(|error| Failure(error.to_string()))?;
            if let Some(dialect) = &self.dialect {
                warn(dialect);
            }
            say(&json);
        } else {
            if let Some(dialect) = &self.dialect {
                say(dialect);
            }
            say(&self.lines.join("\n"));
        }
        Ok(())
    }
}
