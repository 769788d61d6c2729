//! Columns with holes, and how they are to be filled.

use serde::{Deserialize, Serialize};

use crate::input::DEFAULT_SEED;
use crate::refusal::Refusal;

/// How the holes of a column are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImputationMethod {
    /// Bayesian linear regression: drawn coefficients, drawn spread, normal error. Values may lie
    /// off the scale. R: `mice.impute.norm`.
    Norm,
    /// Predictive mean matching, type 1: the value of a person whose prediction is close. Values
    /// are always ones that were seen. R: `mice.impute.pmm`.
    #[default]
    Pmm,
}

/// One numeric column, complete or not. Every other column predicts it.
#[derive(Debug, Clone, PartialEq)]
pub struct IncompleteColumn {
    /// Its name.
    pub name: String,
    /// One value per row, `None` where it is missing.
    pub values: Vec<Option<f64>>,
    /// How its holes are filled.
    pub method: ImputationMethod,
}

impl IncompleteColumn {
    /// A column.
    #[must_use]
    pub fn new(name: &str, values: Vec<Option<f64>>, method: ImputationMethod) -> Self {
        Self { name: name.to_owned(), values, method }
    }
}

/// The settings of multiple imputation; part of the plan, since every one moves the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImputationSettings {
    /// Number of imputations, 1–10,000; see [`super::imputations_needed`].
    pub m: u32,
    /// Rounds over all columns, 1–1,000.
    pub iterations: u32,
    /// Donors of predictive mean matching, 1–1,000.
    pub donors: u32,
    /// Seed; imputation i draws from stream i of it.
    pub seed: u64,
}

impl Default for ImputationSettings {
    fn default() -> Self {
        Self { m: 50, iterations: 10, donors: 5, seed: DEFAULT_SEED }
    }
}

impl ImputationSettings {
    /// # Errors
    /// [`Refusal::BadSetting`] naming the first setting out of its range.
    pub fn check(&self) -> Result<(), Refusal> {
        let settings = [
            ("imputations", self.m, 10_000, "between 1 and 10,000"),
            ("iterations", self.iterations, 1_000, "between 1 and 1,000"),
            ("donors", self.donors, 1_000, "between 1 and 1,000"),
        ];
        for (name, value, largest, allowed) in settings {
            if value == 0 || value > largest {
                return Err(Refusal::BadSetting { name, value: f64::from(value), allowed });
            }
        }
        Ok(())
    }
}
