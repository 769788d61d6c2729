//! Multiple imputation by chained equations (fully conditional specification).

use rayon::prelude::*;
use serde::Serialize;

use crate::distribution::RandomDraw;
use crate::imputation::chain::{self, Finished, Prepared};
use crate::imputation::incomplete::{ImputationSettings, IncompleteColumn};
use crate::imputation::rubin::{RubinPooled, pool_imputations};
use crate::moments::moments;
use crate::refusal::Refusal;
use crate::regression::design::check_values;

/// Mean and spread of the filled-in values of one column after one round of one chain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChainPoint {
    /// Imputation, from 0.
    pub imputation: u32,
    /// Round, from 1.
    pub iteration: u32,
    /// The column.
    pub column: String,
    /// Mean of the filled-in values.
    pub mean: f64,
    /// Their SD (n − 1); `None` with one hole.
    pub sd: Option<f64>,
}

/// The filled-in data sets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Imputations {
    /// How they were made.
    pub settings: ImputationSettings,
    /// Rows.
    pub rows: u64,
    /// Names of the columns.
    pub names: Vec<String>,
    /// Holes per column.
    pub missing: Vec<u64>,
    /// Mean and spread by round: chains that drift apart or trend have not settled. R:
    /// `chainMean`, `chainVar`.
    pub chains: Vec<ChainPoint>,
    /// Individual values: not serialised.
    #[serde(skip)]
    pub(crate) columns: Vec<IncompleteColumn>,
    /// By imputation, by column: the values for the holes in the order of the rows.
    #[serde(skip)]
    pub(crate) filled: Vec<Vec<Vec<f64>>>,
}

/// Fills every hole `m` times. Each column is regressed on all others, from left to right, for
/// the stated number of rounds (van Buuren 2007). R: `mice(method = "norm" | "pmm")`.
///
/// Each imputation draws from its own stream: the same bits for any number of threads. It
/// assumes that who is missing depends on nothing beyond the observed columns (missing at random).
///
/// # Errors
/// No column, unequal lengths; a value that is not finite or larger than 1e100; a setting out of
/// range; a column with holes that has no value at all or fewer than p + 2 of them
/// ([`Refusal::TooFewObserved`]); a column that does not vary ([`Refusal::ConstantColumn`]) or
/// follows from the others ([`Refusal::Collinear`]); no hole at all ([`Refusal::NothingMissing`]).
pub fn impute(
    columns: &[IncompleteColumn],
    settings: &ImputationSettings,
) -> Result<Imputations, Refusal> {
    settings.check()?;
    let rows = columns.first().ok_or(Refusal::TooFew { found: 0, needed: 1 })?.values.len();
    let prepared: Vec<Prepared> = columns
        .iter()
        .map(|column| prepare(column, rows, columns.len()))
        .collect::<Result<_, _>>()?;
    if prepared.iter().all(|column| column.missing.is_empty()) {
        return Err(Refusal::NothingMissing);
    }
    let one = |imputation: u32| {
        let random = RandomDraw::new(settings.seed, u64::from(imputation));
        chain::run(&prepared, rows, settings.iterations, settings.donors as usize, random)
            .map_err(|index| Refusal::Collinear { column: columns[index].name.clone() })
    };
    let finished: Vec<Result<Finished, Refusal>> =
        (0..settings.m).into_par_iter().map(one).collect();
    let mut chains = Vec::new();
    let mut filled = Vec::with_capacity(finished.len());
    for (imputation, chain) in (0..).zip(finished) {
        let chain = chain?;
        chains.extend(chain.course.into_iter().map(|(iteration, index, mean, sd)| ChainPoint {
            imputation,
            iteration,
            column: columns[index].name.clone(),
            mean,
            sd,
        }));
        filled.push(chain.filled);
    }
    Ok(Imputations {
        settings: *settings,
        rows: rows as u64,
        names: columns.iter().map(|column| column.name.clone()).collect(),
        missing: prepared.iter().map(|column| column.missing.len() as u64).collect(),
        chains,
        columns: columns.to_vec(),
        filled,
    })
}

fn prepare(column: &IncompleteColumn, rows: usize, columns: usize) -> Result<Prepared, Refusal> {
    if column.values.len() != rows {
        return Err(Refusal::UnequalLengths { left: rows, right: column.values.len() });
    }
    let cells: Vec<f64> = column.values.iter().map(|value| value.unwrap_or(0.0)).collect();
    check_values(&column.name, &cells)?;
    let (observed, missing): (Vec<usize>, Vec<usize>) =
        (0..rows).partition(|row| column.values[*row].is_some());
    let given: Vec<f64> = column.values.iter().flatten().copied().collect();
    let needed = if missing.is_empty() { 2 } else { columns + 2 };
    if given.len() < needed {
        let name = column.name.clone();
        return Err(Refusal::TooFewObserved { column: name, found: given.len(), needed });
    }
    let spread = moments(&given)?;
    if spread.sd == 0.0 {
        return Err(Refusal::ConstantColumn { column: column.name.clone() });
    }
    let standard = given.iter().map(|value| (value - spread.mean) / spread.sd).collect();
    Ok(Prepared {
        centre: spread.mean,
        spread: spread.sd,
        method: column.method,
        observed,
        missing,
        standard,
        given,
    })
}

impl Imputations {
    /// Number of imputations.
    #[must_use]
    pub fn m(&self) -> usize {
        self.filled.len()
    }

    /// The columns of one imputation, whole; `None` beyond the last.
    #[must_use]
    pub fn complete(&self, imputation: usize) -> Option<Vec<Vec<f64>>> {
        let filled = self.filled.get(imputation)?;
        let whole = self.columns.iter().zip(filled).map(|(column, filled)| {
            let mut holes = filled.iter().copied();
            let value = |cell: &Option<f64>| cell.or_else(|| holes.next()).unwrap_or(f64::NAN);
            column.values.iter().map(value).collect()
        });
        Some(whole.collect())
    }

    /// Analyses every imputation and pools: `analyse` gives an estimate and its squared standard
    /// error from whole columns. `complete_df` as in [`pool_imputations`].
    ///
    /// # Errors
    /// What `analyse` refuses; fewer than two imputations.
    pub fn pool(
        &self,
        complete_df: Option<f64>,
        analyse: impl Fn(&[Vec<f64>]) -> Result<(f64, f64), Refusal>,
    ) -> Result<RubinPooled, Refusal> {
        let (mut estimates, mut variances) = (Vec::new(), Vec::new());
        for columns in (0..self.m()).filter_map(|imputation| self.complete(imputation)) {
            let (estimate, variance) = analyse(&columns)?;
            estimates.push(estimate);
            variances.push(variance);
        }
        pool_imputations(&estimates, &variances, complete_df)
    }
}
