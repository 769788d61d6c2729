//! The columns of a regression.

use nalgebra::DMatrix;

use crate::refusal::Refusal;

/// Named columns of equal length, not one of them a sum of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    names: Vec<String>,
    values: DMatrix<f64>,
}

impl Design {
    /// `rows` rows of an intercept and further columns. Without columns: the intercept alone.
    ///
    /// # Errors
    /// As [`Design::without_intercept`].
    pub fn with_intercept(rows: usize, columns: &[(&str, Vec<f64>)]) -> Result<Self, Refusal> {
        let mut all = vec![("(Intercept)", vec![1.0; rows])];
        all.extend(columns.iter().cloned());
        Self::build(rows, &all, false)
    }

    /// Further columns alone, for models whose thresholds take the place of the intercept: no
    /// column may be constant.
    ///
    /// # Errors
    /// A column of another length, a value that is not finite or beyond 10¹⁰⁰,
    /// [`Refusal::Collinear`].
    pub fn without_intercept(rows: usize, columns: &[(&str, Vec<f64>)]) -> Result<Self, Refusal> {
        Self::build(rows, columns, true)
    }

    fn build(
        rows: usize,
        columns: &[(&str, Vec<f64>)],
        beside_intercept: bool,
    ) -> Result<Self, Refusal> {
        if rows == 0 {
            return Err(Refusal::TooFew { found: 0, needed: 1 });
        }
        for (_, column) in columns {
            if column.len() != rows {
                return Err(Refusal::UnequalLengths { left: rows, right: column.len() });
            }
            if let Some(index) = column.iter().position(|x| !x.is_finite() || x.abs() > 1e100) {
                return Err(Refusal::NotFiniteValue { index });
            }
        }
        let mut basis: Vec<Vec<f64>> = Vec::new();
        if beside_intercept {
            basis.push(vec![1.0 / (rows as f64).sqrt(); rows]);
        }
        // What each column adds to those before it (twice, against rounding).
        for (name, column) in columns {
            let largest = column.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
            let mut rest: Vec<f64> =
                column.iter().map(|x| if largest > 0.0 { x / largest } else { 0.0 }).collect();
            let before = norm(&rest);
            for _ in 0..2 {
                for unit in &basis {
                    let share: f64 = rest.iter().zip(unit).map(|(x, u)| x * u).sum();
                    rest.iter_mut().zip(unit).for_each(|(x, u)| *x -= share * u);
                }
            }
            let after = norm(&rest);
            if after <= 1e-9 * before || after == 0.0 {
                return Err(Refusal::Collinear { column: (*name).to_owned() });
            }
            rest.iter_mut().for_each(|x| *x /= after);
            basis.push(rest);
        }
        let values = DMatrix::from_fn(rows, columns.len(), |i, j| columns[j].1[i]);
        Ok(Self { names: columns.iter().map(|(name, _)| (*name).to_owned()).collect(), values })
    }

    /// Names of the columns.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.values.nrows()
    }

    /// How many columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.values.ncols()
    }

    pub(crate) fn at(&self, row: usize, column: usize) -> f64 {
        self.values[(row, column)]
    }

    /// Root mean square of a column, never 0.
    pub(crate) fn size_of(&self, column: usize) -> f64 {
        let squares: f64 = self.values.column(column).iter().map(|x| x * x).sum();
        (squares / self.rows() as f64).sqrt()
    }
}

fn norm(values: &[f64]) -> f64 {
    values.iter().map(|x| x * x).sum::<f64>().sqrt()
}
