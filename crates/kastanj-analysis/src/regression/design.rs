//! The columns that a regression explains an outcome by.

use std::collections::BTreeSet;

use nalgebra::DMatrix;

use crate::input::LARGEST_SCORE;
use crate::refusal::Refusal;

/// Name of the constant column, as in R.
pub const INTERCEPT: &str = "(Intercept)";

/// Named columns of equal length: R's model matrix with treatment contrasts.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    rows: usize,
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
}

impl Design {
    /// A design with the constant column alone.
    #[must_use]
    pub fn with_intercept(rows: usize) -> Self {
        Self { rows, names: vec![INTERCEPT.to_owned()], columns: vec![vec![1.0; rows]] }
    }

    /// Adds a column of numbers.
    ///
    /// # Errors
    /// Another length than the design; a value that is not finite or larger than 1e100.
    pub fn numeric(mut self, name: &str, values: &[f64]) -> Result<Self, Refusal> {
        self.check_length(values.len())?;
        check_values(name, values)?;
        self.names.push(name.to_owned());
        self.columns.push(values.to_vec());
        Ok(self)
    }

    /// Adds a 0/1 column for every level but the first in ascending order, named name + level
    /// (R: `contr.treatment`). A factor with one level adds nothing.
    ///
    /// # Errors
    /// Another length than the design.
    pub fn factor<S: AsRef<str>>(mut self, name: &str, values: &[S]) -> Result<Self, Refusal> {
        self.check_length(values.len())?;
        let levels: BTreeSet<&str> = values.iter().map(AsRef::as_ref).collect();
        for level in levels.into_iter().skip(1) {
            self.names.push(format!("{name}{level}"));
            let is_level = |value: &S| if value.as_ref() == level { 1.0 } else { 0.0 };
            self.columns.push(values.iter().map(is_level).collect());
        }
        Ok(self)
    }

    /// Rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Names of the columns, the constant first.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Mean of every column: the weights that give the outcome at the average row.
    #[must_use]
    pub fn column_means(&self) -> Vec<f64> {
        self.columns.iter().map(|column| crate::moments::mean(column)).collect()
    }

    pub(crate) fn matrix(&self) -> DMatrix<f64> {
        DMatrix::from_fn(self.rows, self.columns.len(), |row, column| self.columns[column][row])
    }

    fn check_length(&self, length: usize) -> Result<(), Refusal> {
        if length == self.rows {
            Ok(())
        } else {
            Err(Refusal::UnequalLengths { left: self.rows, right: length })
        }
    }
}

/// Every value must be finite and at most 1e100 in size.
pub(crate) fn check_values(name: &str, values: &[f64]) -> Result<(), Refusal> {
    let unusable = |value: &f64| !value.is_finite() || value.abs() > LARGEST_SCORE;
    match values.iter().position(unusable) {
        Some(row) => Err(Refusal::UnusableValue { row, column: name.to_owned() }),
        None => Ok(()),
    }
}
