//! One chain: the columns filled in turn, round after round, from one stream of random numbers.

use crate::distribution::RandomDraw;
use crate::imputation::bayesian_regression::{Posterior, predict};
use crate::imputation::donors::DonorPool;
use crate::imputation::incomplete::ImputationMethod;
use crate::moments::{as_real, mean};

/// A column in units of its own observed spread.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub(super) centre: f64,
    pub(super) spread: f64,
    pub(super) method: ImputationMethod,
    /// Rows with a value, rows without.
    pub(super) observed: Vec<usize>,
    pub(super) missing: Vec<usize>,
    /// The observed values, in the units above.
    pub(super) standard: Vec<f64>,
    /// The observed values as given.
    pub(super) given: Vec<f64>,
}

/// What one chain leaves: per column the values for its holes, and mean and SD of them by round.
#[derive(Debug, Clone)]
pub(super) struct Finished {
    pub(super) filled: Vec<Vec<f64>>,
    /// (round, column, mean, SD); SD `None` with one hole.
    pub(super) course: Vec<(u32, usize, f64, Option<f64>)>,
}

struct Chain<'a> {
    columns: &'a [Prepared],
    random: RandomDraw,
    /// Every column whole, in standard units.
    data: Vec<Vec<f64>>,
    filled: Vec<Vec<f64>>,
    pool: DonorPool,
    predictors: Vec<Vec<f64>>,
    at_missing: Vec<Vec<f64>>,
    predictions: Vec<f64>,
    /// (prediction, hole), in the order in which donors are sought.
    turn: Vec<(f64, u32)>,
}

/// Runs a chain.
///
/// # Errors
/// The index of the column that follows from the others.
pub(super) fn run(
    columns: &[Prepared],
    rows: usize,
    rounds: u32,
    donors: usize,
    random: RandomDraw,
) -> Result<Finished, usize> {
    let others = columns.len() - 1;
    let mut chain = Chain {
        columns,
        random,
        data: vec![vec![0.0; rows]; columns.len()],
        filled: columns.iter().map(|column| vec![0.0; column.missing.len()]).collect(),
        pool: DonorPool::default(),
        predictors: vec![Vec::with_capacity(rows); others],
        at_missing: vec![Vec::with_capacity(rows); others],
        predictions: Vec::with_capacity(rows),
        turn: Vec::new(),
    };
    chain.start();
    let mut course = Vec::new();
    for round in 1..=rounds {
        for (j, column) in columns.iter().enumerate().filter(|(_, c)| !c.missing.is_empty()) {
            chain.fill(j, donors)?;
            let values = &chain.filled[j];
            let centre = mean(values);
            let squares: f64 = values.iter().map(|value| (value - centre).powi(2)).sum();
            let sd = (column.missing.len() > 1)
                .then(|| (squares / as_real(column.missing.len() - 1)).sqrt());
            course.push((round, j, centre, sd));
        }
    }
    Ok(Finished { filled: chain.filled, course })
}

impl Chain<'_> {
    /// Holes are first filled by values drawn from those observed.
    fn start(&mut self) {
        for (j, column) in self.columns.iter().enumerate() {
            for (row, value) in column.observed.iter().zip(&column.standard) {
                self.data[j][*row] = *value;
            }
            for row in &column.missing {
                self.data[j][*row] = column.standard[self.random.below(column.standard.len())];
            }
        }
    }

    /// Fills the holes of column `j` from all other columns.
    fn fill(&mut self, j: usize, donors: usize) -> Result<(), usize> {
        let column = &self.columns[j];
        let others: Vec<usize> = (0..self.data.len()).filter(|k| *k != j).collect();
        for (place, k) in others.iter().enumerate() {
            gather(&self.data[*k], &column.observed, &mut self.predictors[place]);
            gather(&self.data[*k], &column.missing, &mut self.at_missing[place]);
        }
        let posterior = Posterior::fit(&self.predictors, &column.standard)
            .map_err(|place| others.get(place).copied().unwrap_or(j))?;
        let (drawn, sigma) = posterior.draw(&mut self.random);
        let holes = column.missing.len();
        predict(&drawn, &self.at_missing, &mut self.predictions, holes);
        if column.method == ImputationMethod::Pmm {
            self.pool.refill(&posterior.fitted, &mut self.random);
        }
        match column.method {
            ImputationMethod::Norm => {
                for (hole, row) in column.missing.iter().enumerate() {
                    let standard = self.predictions[hole] + sigma * self.random.normal();
                    self.data[j][*row] = standard;
                    self.filled[j][hole] = column.centre + column.spread * standard;
                }
            }
            ImputationMethod::Pmm => self.borrow_values(j, donors),
        }
        Ok(())
    }

    /// Fills the holes of column `j` by their donors, in ascending order of prediction: neighbours in
    /// it have the same donors, so that a long list is read from one end to the other and not by leaps.
    fn borrow_values(&mut self, j: usize, donors: usize) {
        let column = &self.columns[j];
        self.turn.clear();
        self.turn.extend(self.predictions.iter().copied().zip(0_u32..));
        self.turn.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (prediction, hole) in &self.turn {
            let hole = *hole as usize;
            let donor = self.pool.draw(*prediction, donors, &mut self.random);
            self.data[j][column.missing[hole]] = column.standard[donor];
            self.filled[j][hole] = column.given[donor];
        }
    }
}

fn gather(from: &[f64], rows: &[usize], into: &mut Vec<f64>) {
    into.clear();
    into.extend(rows.iter().map(|row| from[*row]));
}
