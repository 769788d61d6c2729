//! What the paired analysis is told: numbers, nothing about forms or people.

use serde::{Deserialize, Serialize};

use crate::direction::Direction;
use crate::gates::Gates;
use crate::interval::Level;
use crate::refusal::{Column, Refusal};

/// The seed of resampling when none is given.
pub const DEFAULT_SEED: u64 = 20_260_101;

/// The largest size of a score: squares and sums of anything larger could leave the range of numbers.
pub const LARGEST_SCORE: f64 = 1e100;

/// One person in the study: the primary score before and after.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PairedRow {
    /// Score before; `None` if the form is missing or has too few answers for a score.
    pub before: Option<f64>,
    /// Score after; `None` likewise. A row with `before` and without `after` is a person
    /// **lost**: only people whose after-window has closed may be given as rows.
    pub after: Option<f64>,
    /// Service code, if services are to be pooled.
    pub service: Option<String>,
}

impl PairedRow {
    /// A row without service.
    #[must_use]
    pub fn new(before: Option<f64>, after: Option<f64>) -> Self {
        Self { before, after, service: None }
    }

    /// The same row within a service.
    #[must_use]
    pub fn in_service(self, service: impl Into<String>) -> Self {
        Self { service: Some(service.into()), ..self }
    }
}

/// The ends of the scale, lowest and highest possible score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ScaleRange {
    /// Lowest possible score.
    pub lower: f64,
    /// Highest possible score.
    pub upper: f64,
}

impl ScaleRange {
    /// A scale from `lower` to `upper`.
    ///
    /// # Errors
    /// [`Refusal::BadRange`] unless both are finite and `lower < upper`.
    pub fn new(lower: f64, upper: f64) -> Result<Self, Refusal> {
        if lower.is_finite() && upper.is_finite() && lower < upper {
            Ok(Self { lower, upper })
        } else {
            Err(Refusal::BadRange { lower, upper })
        }
    }

    /// True if `value` lies on the scale, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        (self.lower..=self.upper).contains(&value)
    }
}

/// Everything the paired analysis needs. Unit of analysis: a client's first episode.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairedInput {
    /// One row per client whose after-window has closed.
    pub rows: Vec<PairedRow>,
    /// Which way is better.
    pub direction: Direction,
    /// The ends of the scale; without them there is no worst case and no judgement whether the
    /// tipping delta is plausible.
    pub range: Option<ScaleRange>,
    /// People who met the criteria for being asked; `None` if not known in full.
    pub eligible: Option<u64>,
    /// People who were asked; `None` if not known in full.
    pub asked: Option<u64>,
    /// People who said yes ("29 persons in all").
    pub persons: Option<u64>,
    /// Clients with a before form whose after-window is still open: counted, never lost.
    pub open_contacts: u64,
    /// Before forms whose after-window has closed. `None`: the rows with a score before.
    /// Larger than that number when a form came in but gave no score.
    pub closed_before_forms: Option<u64>,
    /// The gates of the verdict, as in the frozen plan.
    pub gates: Gates,
    /// Level of every interval, 1 − alpha of the plan. The gates that ask for a half-width or for
    /// an interval without 0 judge intervals at this level.
    #[serde(default)]
    pub level: Level,
    /// Seed of the Monte Carlo part (sign-flip with more than 20 pairs).
    pub seed: u64,
}

impl PairedInput {
    /// Rows and direction, everything else unknown or default.
    #[must_use]
    pub fn new(rows: Vec<PairedRow>, direction: Direction) -> Self {
        Self {
            rows,
            direction,
            range: None,
            eligible: None,
            asked: None,
            persons: None,
            open_contacts: 0,
            closed_before_forms: None,
            gates: Gates::default(),
            level: Level::USUAL,
            seed: DEFAULT_SEED,
        }
    }

    /// Checks every value and every count against the others.
    ///
    /// # Errors
    /// The first contradiction found, with the row where there is one.
    pub fn check(&self) -> Result<(), Refusal> {
        self.gates.check()?;
        if let Some(range) = self.range {
            ScaleRange::new(range.lower, range.upper)?;
        }
        for (row, scores) in self.rows.iter().enumerate() {
            self.check_score(row, Column::Before, scores.before)?;
            self.check_score(row, Column::After, scores.after)?;
        }
        if self.rows.iter().all(|row| row.before.is_none() && row.after.is_none()) {
            return Err(Refusal::AllMissing);
        }
        self.check_counts()
    }

    fn check_score(&self, row: usize, column: Column, score: Option<f64>) -> Result<(), Refusal> {
        let Some(value) = score else { return Ok(()) };
        if !value.is_finite() {
            return Err(Refusal::NotFinite { row, column });
        }
        if value.abs() > LARGEST_SCORE {
            return Err(Refusal::TooLarge { row, column });
        }
        match self.range {
            Some(ScaleRange { lower, upper }) if value < lower || value > upper => {
                Err(Refusal::OutsideRange { row, column, value, lower, upper })
            }
            _ => Ok(()),
        }
    }

    fn check_counts(&self) -> Result<(), Refusal> {
        let scored = self.rows.iter().filter(|row| row.before.is_some()).count() as u64;
        let forms = self.closed_before_forms.unwrap_or(scored);
        let all_forms = forms.saturating_add(self.open_contacts);
        let chain = [
            ("scores before", Some(scored), "before forms", Some(forms)),
            ("before forms", Some(all_forms), "persons", self.persons),
            ("persons", self.persons, "asked", self.asked),
            ("before forms", Some(all_forms), "asked", self.asked),
            ("asked", self.asked, "eligible", self.eligible),
            ("persons", self.persons, "eligible", self.eligible),
        ];
        for (part_name, part, whole_name, whole) in chain {
            if let (Some(part), Some(whole)) = (part, whole)
                && part > whole
            {
                return Err(Refusal::CountsDisagree { part_name, part, whole_name, whole });
            }
        }
        Ok(())
    }
}
