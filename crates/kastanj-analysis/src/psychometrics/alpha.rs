//! Cronbach's alpha and the items' share in it.

use nalgebra::DMatrix;
use serde::Serialize;

use super::answers::{Answers, Covariances, FEWEST_ITEMS};
use crate::distribution::f_quantile;
use crate::interval::{Interval, Level};
use crate::moments::as_real;
use crate::refusal::Refusal;

/// One item within its scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AlphaItem {
    /// Name of the item.
    pub item: String,
    /// Correlation with the sum of all items, itself included; `None` if the sum does not vary.
    pub item_total: Option<f64>,
    /// Correlation with the sum of the others (corrected item-total correlation, psych's `r.drop`);
    /// `None` if that sum does not vary.
    pub item_rest: Option<f64>,
    /// Alpha of the others; `None` if their sum does not vary.
    pub alpha_if_dropped: Option<f64>,
    /// Standardised alpha of the others; `None` as before.
    pub standardised_if_dropped: Option<f64>,
}

/// Alpha of one scale. R: `psych::alpha(na.omit(items))`, interval `psych::alpha.ci`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alpha {
    /// Persons who answered every item.
    pub n: u64,
    /// Number of items k.
    pub items: u64,
    /// Cronbach (1951): k/(k − 1)·(1 − Σs²ᵢ/s²_sum). May be negative.
    pub alpha: f64,
    /// Feldt (1965): 1 − (1 − α)·F, F with n − 1 and (n − 1)(k − 1) degrees of freedom.
    pub interval: Interval,
    /// k·r̄/(1 + (k − 1)·r̄), r̄ the mean correlation of two items.
    pub standardised: f64,
    /// r̄.
    pub mean_correlation: f64,
    /// Mean covariance of two items.
    pub mean_covariance: f64,
    /// True if the mean covariance is negative: some items probably run the other way, and alpha
    /// says nothing.
    pub negative_mean_covariance: bool,
    /// Each item.
    pub by_item: Vec<AlphaItem>,
}

/// Alpha of the complete rows.
///
/// # Errors
/// Fewer than three items, fewer than three complete rows, an item that does not vary
/// ([`Refusal::ConstantItem`]), a sum that does not vary ([`Refusal::Singular`]).
pub fn alpha(answers: &Answers) -> Result<Alpha, Refusal> {
    let covariances = answers.covariances(FEWEST_ITEMS, 3)?;
    let correlations = covariances.correlations();
    let none = || Refusal::Singular { what: "items" };
    let (raw, standardised) = (
        cronbach(&covariances.matrix).ok_or_else(none)?,
        cronbach(&correlations).ok_or_else(none)?,
    );
    let (n, k) = (covariances.n, covariances.p());
    let mean_covariance = mean_off_diagonal(&covariances.matrix);
    let by_item = answers.names().iter().enumerate().map(|(i, name)| {
        let rest = |matrix: &DMatrix<f64>| {
            if k > 2 { cronbach(&matrix.clone().remove_row(i).remove_column(i)) } else { None }
        };
        let (item_total, item_rest) = item_correlations(&covariances, i);
        AlphaItem {
            item: name.clone(),
            item_total,
            item_rest,
            alpha_if_dropped: rest(&covariances.matrix),
            standardised_if_dropped: rest(&correlations),
        }
    });
    Ok(Alpha {
        n: n as u64,
        items: k as u64,
        alpha: raw,
        interval: feldt(raw, n, k, Level::USUAL),
        standardised,
        mean_correlation: mean_off_diagonal(&correlations),
        mean_covariance,
        negative_mean_covariance: mean_covariance < 0.0,
        by_item: by_item.collect(),
    })
}

impl Alpha {
    /// The same alpha with its interval at another level.
    #[must_use]
    pub fn at(self, level: Level) -> Self {
        let (n, k) = (self.n as usize, self.items as usize);
        Self { interval: feldt(self.alpha, n, k, level), ..self }
    }
}

/// Feldt's interval of the alpha of `k` items that `n` persons answered.
fn feldt(alpha: f64, n: usize, k: usize, level: Level) -> Interval {
    let (df1, df2) = (as_real(n - 1), as_real((n - 1) * (k - 1)));
    let end = |p: f64| 1.0 - (1.0 - alpha) * f_quantile(p, df1, df2);
    Interval::between_at(end(1.0 - level.tail()), end(level.tail()), level)
}

/// `None` if the sum of the items does not vary.
fn cronbach(matrix: &DMatrix<f64>) -> Option<f64> {
    let k = as_real(matrix.nrows());
    let (trace, sum) = (matrix.trace(), matrix.sum());
    (sum > 1e-12 * trace).then(|| k / (k - 1.0) * (1.0 - trace / sum))
}

fn mean_off_diagonal(matrix: &DMatrix<f64>) -> f64 {
    let k = as_real(matrix.nrows());
    (matrix.sum() - matrix.trace()) / (k * (k - 1.0))
}

/// With the sum of all and with the sum of the others.
fn item_correlations(covariances: &Covariances, item: usize) -> (Option<f64>, Option<f64>) {
    let matrix = &covariances.matrix;
    let variance = matrix[(item, item)];
    let with_all = matrix.row(item).sum();
    let (total, with_rest) = (matrix.sum(), with_all - variance);
    let rest = total - 2.0 * with_all + variance;
    let correlation = |covariance: f64, other: f64| {
        (other > 1e-12 * matrix.trace()).then(|| covariance / (variance * other).sqrt())
    };
    (correlation(with_all, total), correlation(with_rest, rest))
}
