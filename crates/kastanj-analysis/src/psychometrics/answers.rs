//! A table of answers: persons in rows, items in columns.

use nalgebra::{DMatrix, DVectorView};

use crate::moments::{as_real, mean};
use crate::refusal::Refusal;

/// Fewest items of anything that is called a scale here.
pub(super) const FEWEST_ITEMS: usize = 3;

/// Answers of persons (rows) to items (columns), turned so that a higher number means the same on
/// every item.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    names: Vec<String>,
    rows: Vec<Vec<Option<f64>>>,
}

/// Covariances of the persons who answered everything.
#[derive(Debug, Clone)]
pub(super) struct Covariances {
    /// Persons.
    pub(super) n: usize,
    /// Divided by n − 1.
    pub(super) matrix: DMatrix<f64>,
}

impl Answers {
    /// A table of `names.len()` items.
    ///
    /// # Errors
    /// A row of another length; an answer that is not finite or larger than 1e100.
    pub fn new(names: Vec<String>, rows: Vec<Vec<Option<f64>>>) -> Result<Self, Refusal> {
        for (index, row) in rows.iter().enumerate() {
            if row.len() != names.len() {
                return Err(Refusal::UnequalLengths { left: names.len(), right: row.len() });
            }
            for answer in row.iter().flatten() {
                if !answer.is_finite() {
                    return Err(Refusal::NotFiniteValue { index });
                }
                if answer.abs() > 1e100 {
                    return Err(Refusal::BeyondArithmetic { what: "answers" });
                }
            }
        }
        Ok(Self { names, rows })
    }

    /// Names of the items.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The rows as given.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Option<f64>>] {
        &self.rows
    }

    /// Number of items.
    #[must_use]
    pub fn items(&self) -> usize {
        self.names.len()
    }

    /// Rows without a missing answer.
    pub(super) fn complete(&self) -> Vec<Vec<f64>> {
        self.rows.iter().filter_map(|row| row.iter().copied().collect()).collect()
    }

    /// The answers of the complete rows, a list an item.
    fn complete_by_item(&self) -> Vec<Vec<f64>> {
        let mut items = vec![Vec::with_capacity(self.rows.len()); self.items()];
        for row in self.rows.iter().filter(|row| row.iter().all(Option::is_some)) {
            for (item, answer) in items.iter_mut().zip(row.iter().flatten()) {
                item.push(*answer);
            }
        }
        items
    }

    /// Covariances of the complete rows.
    ///
    /// # Errors
    /// Fewer than `items` items or `persons` complete rows; an item that does not vary.
    pub(super) fn covariances(&self, items: usize, persons: usize) -> Result<Covariances, Refusal> {
        let p = self.items();
        if p < items {
            return Err(Refusal::TooFewItems { found: p, needed: items });
        }
        let mut centred = self.complete_by_item();
        let n = centred.first().map_or(0, Vec::len);
        if n < persons {
            return Err(Refusal::TooFew { found: n, needed: persons });
        }
        for (column, name) in centred.iter_mut().zip(&self.names) {
            let centre = mean(column);
            let largest = column.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
            for value in column.iter_mut() {
                *value -= centre;
            }
            let spread = column.iter().fold(0.0_f64, |spread, x| spread.max(x.abs()));
            if spread <= 1e-12 * largest {
                return Err(Refusal::ConstantItem { item: name.clone() });
            }
        }
        let matrix = products(&centred) / as_real(n - 1);
        let smallest = matrix.diagonal().min();
        if !(smallest > 1e-200 && matrix.iter().all(|c| c.is_finite() && c.abs() < 1e200)) {
            return Err(Refusal::BeyondArithmetic { what: "answers" });
        }
        Ok(Covariances { n, matrix })
    }
}

/// Sums of products of each pair of columns, taken over so many persons at a time that their answers
/// are fetched once and not once for each pair.
fn products(columns: &[Vec<f64>]) -> DMatrix<f64> {
    const PERSONS: usize = 4096;
    let p = columns.len();
    let mut sums = DMatrix::zeros(p, p);
    for from in (0..columns.first().map_or(0, Vec::len)).step_by(PERSONS) {
        let part = |item: usize| {
            let column: &[f64] = &columns[item];
            let part = &column[from..column.len().min(from + PERSONS)];
            DVectorView::from_slice(part, part.len())
        };
        for i in 0..p {
            for j in 0..=i {
                sums[(i, j)] += part(i).dot(&part(j));
            }
        }
    }
    sums.fill_upper_triangle_with_lower_triangle();
    sums
}

impl Covariances {
    pub(super) fn p(&self) -> usize {
        self.matrix.nrows()
    }

    pub(super) fn correlations(&self) -> DMatrix<f64> {
        let sd: Vec<f64> = self.matrix.diagonal().iter().map(|v| v.sqrt()).collect();
        DMatrix::from_fn(self.p(), self.p(), |i, j| {
            if i == j { 1.0 } else { self.matrix[(i, j)] / (sd[i] * sd[j]) }
        })
    }

    /// # Errors
    /// [`Refusal::Singular`] if an item follows from the others.
    pub(super) fn regular_correlations(&self) -> Result<DMatrix<f64>, Refusal> {
        let correlations = self.correlations();
        let smallest = correlations.symmetric_eigenvalues().min();
        if smallest > 1e-10 { Ok(correlations) } else { Err(Refusal::Singular { what: "items" }) }
    }
}
