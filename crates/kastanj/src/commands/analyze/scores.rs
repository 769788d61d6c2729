//! Two scores of each person, read from two columns.

use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::{Direction, PairedInput, PairedRow, Refusal, ScaleRange};
use kastanj_language::{Lang, tr};
use serde::Serialize;

use super::data::Data;
use super::edition::SERVICE_COLUMN;
use super::persons::Persons;
use super::place::Place;
use super::sheet::Sheet;
use crate::arguments::analyze::pairs::ScoreColumns;
use crate::context::Context;
use crate::failure::Failure;
use crate::table::refuse_swapped;

/// Below this number of pairs no figure about them leaves the program: it would tell of single
/// people. `analysis.md`, section 6.
pub(super) const FEWEST_PAIRS: usize = 5;

/// How many rows gave what.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PairCounts {
    /// Rows of the file.
    pub(super) rows: u64,
    /// Rows with both scores.
    pub(super) pairs: u64,
    /// Rows with a score before alone.
    pub(super) before_only: u64,
    /// Rows with a score after alone.
    pub(super) after_only: u64,
    /// Rows with neither.
    pub(super) neither: u64,
    /// Which column names the persons.
    #[serde(flatten)]
    persons: Persons,
}

impl PairCounts {
    /// Counts the rows of two columns.
    pub(super) fn of<T>(before: &[Option<T>], after: &[Option<T>], persons: Persons) -> PairCounts {
        let count = |b: bool, a: bool| {
            let both = before.iter().zip(after);
            both.filter(|(x, y)| x.is_some() == b && y.is_some() == a).count() as u64
        };
        PairCounts {
            rows: before.len() as u64,
            pairs: count(true, true),
            before_only: count(true, false),
            after_only: count(false, true),
            neither: count(false, false),
            persons,
        }
    }

    /// How many rows gave what, and what a row is taken as, in words.
    pub(super) fn told(&self, lang: Lang) -> Vec<String> {
        let counts = tr!(
            lang,
            "analyze-pairs",
            pairs = self.pairs,
            rows = self.rows,
            before = self.before_only,
            after = self.after_only,
            neither = self.neither
        );
        std::iter::once(counts).chain(self.persons.told(lang)).collect()
    }

    /// The same at the top of a sheet.
    pub(super) fn print(&self, sheet: &mut Sheet) {
        for sentence in self.told(sheet.lang) {
            sheet.sentence(sentence);
        }
    }
}

/// The scores with the rows of the file they came from.
pub(super) struct Scores {
    pub(super) data: Data,
    pub(super) range: Option<ScaleRange>,
    pub(super) before: Vec<Option<f64>>,
    pub(super) after: Vec<Option<f64>>,
    columns: [String; 2],
    persons: Persons,
}

/// The complete pairs of some scores.
pub(super) struct CompletePairs {
    pub(super) pairs: Pairs,
    /// The row of the file of each pair.
    pub(super) rows: Vec<usize>,
}

impl Scores {
    /// Reads the columns; nobody may stand in two rows, no score outside the scale.
    pub(super) fn read(context: &Context, asked: &ScoreColumns) -> Result<Scores, Failure> {
        let data = Data::read(context, &asked.source)?;
        refuse_swapped(&asked.before, &asked.after).map_err(|problem| data.problem(&problem))?;
        let range = data.range(asked.range.as_deref())?;
        let before = data.scores(&asked.before, range)?;
        let after = data.scores(&asked.after, range)?;
        let used = [asked.before.as_str(), asked.after.as_str()];
        let persons = Persons::read(&data, asked.id.as_deref(), &used)?;
        let columns = used.map(str::to_owned);
        Ok(Scores { data, range, before, after, columns, persons })
    }

    /// The primary outcome of an edition, to be analysed as its report was: with the plan's gates,
    /// level and seed, the flow and every service. `None` for a file and for any other outcome.
    pub(super) fn of_the_report(&self) -> Option<&PairedInput> {
        let edition = self.data.edition.as_ref()?;
        (self.columns == ["before", "after"]).then_some(&edition.input.paired)
    }

    /// How many rows gave what.
    pub(super) fn counts(&self) -> PairCounts {
        PairCounts::of(&self.before, &self.after, self.persons.clone())
    }

    /// The complete pairs.
    pub(super) fn pairs(&self) -> Result<CompletePairs, Failure> {
        let (mut rows, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        for (row, scores) in self.before.iter().zip(&self.after).enumerate() {
            if let (Some(b), Some(a)) = scores {
                rows.push(row);
                before.push(*b);
                after.push(*a);
            }
        }
        if rows.len() < FEWEST_PAIRS {
            let few = Refusal::TooFew { found: rows.len(), needed: FEWEST_PAIRS };
            return Err(self.refused(&rows, &few));
        }
        match Pairs::new(before, after) {
            Ok(pairs) => Ok(CompletePairs { pairs, rows }),
            Err(refusal) => Err(self.refused(&rows, &refusal)),
        }
    }

    /// Every row of the file as the analysis takes it, with its service. The rows of an edition have
    /// theirs without asking, as in its report.
    pub(super) fn rows(&self, service: Option<&str>) -> Result<Vec<PairedRow>, Failure> {
        let of_the_edition = self.data.edition.as_ref().map(|_| SERVICE_COLUMN);
        let services = match service.or(of_the_edition) {
            Some(column) => self.data.categories(column)?,
            None => vec![None; self.before.len()],
        };
        let scores = self.before.iter().zip(&self.after).zip(services);
        Ok(scores
            .map(|((before, after), service)| PairedRow { before: *before, after: *after, service })
            .collect())
    }

    /// Every score before.
    pub(super) fn all_before(&self) -> Vec<f64> {
        self.before.iter().flatten().copied().collect()
    }

    /// A refusal with line and column of the file.
    pub(super) fn refused(&self, rows: &[usize], refusal: &Refusal) -> Failure {
        let columns = [self.columns[0].as_str(), self.columns[1].as_str()];
        Place { rows, columns: &columns }.refused(&self.data, refusal)
    }

    /// A sheet that begins with how many rows gave what.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::of(&self.data);
        self.counts().print(&mut sheet);
        sheet
    }
}

/// Which way is better.
pub(super) fn direction(lower_is_better: bool) -> Direction {
    if lower_is_better { Direction::LowerIsBetter } else { Direction::HigherIsBetter }
}

/// `A,B`: the lowest and highest possible score.
pub(super) fn parse_range(lang: Lang, range: &str) -> Result<ScaleRange, Failure> {
    let refused = || Failure(tr!(lang, "program-paired-bad-range", range = range));
    let (lower, upper) = range.split_once(',').ok_or_else(refused)?;
    match (lower.trim().parse(), upper.trim().parse()) {
        (Ok(lower), Ok(upper)) => ScaleRange::new(lower, upper).map_err(|_| refused()),
        _ => Err(refused()),
    }
}
