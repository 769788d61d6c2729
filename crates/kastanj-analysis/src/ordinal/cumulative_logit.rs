//! The cumulative logit model (proportional odds) and the check of its name.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::ordinal_data::{OrdinalData, log_share};
use crate::counts::Coefficient;
use crate::distribution::chi_square_upper;
use crate::numeric::{Curvature, Maximum, maximise};
use crate::refusal::Refusal;

/// A fitted cumulative logit model, logit P(answer ≤ j) = θⱼ − x′β.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CumulativeLogit {
    /// Rows.
    pub n: u64,
    /// Thresholds θ, ascending, one less than the categories. Their p has no meaning.
    pub thresholds: Vec<Coefficient>,
    /// Coefficients β; `ratio` is the odds ratio of a later answer.
    pub coefficients: Vec<Coefficient>,
    /// Log-likelihood.
    pub log_likelihood: f64,
    /// Parameters.
    pub parameters: u64,
    /// 2·parameters − 2·log-likelihood.
    pub aic: f64,
}

/// Likelihood-ratio test of one column: one coefficient for all thresholds, or one for each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProportionalOdds {
    /// The column.
    pub column: String,
    /// Twice the gain in log-likelihood; `None` where the wider model has no maximum.
    pub chi_square: Option<f64>,
    /// Categories − 2.
    pub df: u64,
    /// Its p; a small one speaks against one common odds ratio.
    pub p_value: Option<f64>,
}

/// Fits the proportional odds model. McCullagh (1980). R: `ordinal::clm(answer ~ x)`.
///
/// # Errors
/// More parameters than rows; [`Refusal::NoMaximum`] (a column that separates the answers).
pub fn cumulative_logit(data: &OrdinalData) -> Result<CumulativeLogit, Refusal> {
    let fit = fit(data, None)?;
    let (cuts, design) = (data.cuts(), data.design());
    let se = |index: usize| fit.covariance[(index, index)].sqrt();
    let coefficient = |name: &str, i: usize| Coefficient::new(name, fit.at[i], se(i));
    let parameters = fit.at.len();
    Ok(CumulativeLogit {
        n: data.rows() as u64,
        thresholds: (0..cuts).map(|j| coefficient(&format!("{j}|{}", j + 1), j)).collect(),
        coefficients: (design.names().iter().enumerate())
            .map(|(j, name)| coefficient(name, cuts + j))
            .collect(),
        log_likelihood: fit.value,
        parameters: parameters as u64,
        aic: 2.0 * parameters as f64 - 2.0 * fit.value,
    })
}

/// The check for each column in turn. R: `ordinal::nominal_test(clm)`.
///
/// # Errors
/// As [`cumulative_logit`]; [`Refusal::TooFew`] with two categories, where there is nothing to check.
pub fn proportional_odds(data: &OrdinalData) -> Result<Vec<ProportionalOdds>, Refusal> {
    if data.cuts() < 2 {
        return Err(Refusal::TooFew { found: 2, needed: 3 });
    }
    let plain = fit(data, None)?;
    let df = data.cuts() as u64 - 1;
    let test = |(column, name): (usize, &String)| {
        let chi_square =
            fit(data, Some(column)).ok().map(|wide| (2.0 * (wide.value - plain.value)).max(0.0));
        ProportionalOdds {
            column: name.clone(),
            chi_square,
            df,
            p_value: chi_square.map(|x| chi_square_upper(x, df as f64)),
        }
    };
    Ok(data.design().names().iter().enumerate().map(test).collect())
}

/// Maximum likelihood; the `nominal` column gets a coefficient at each threshold, the further ones
/// at the end of the parameters.
pub(super) fn fit(data: &OrdinalData, nominal: Option<usize>) -> Result<Maximum, Refusal> {
    let (cuts, design) = (data.cuts(), data.design());
    let p = design.columns();
    let further = if nominal.is_some() { cuts - 1 } else { 0 };
    let parameters = cuts + p + further;
    if parameters >= data.rows() {
        return Err(Refusal::TooFew { found: data.rows(), needed: parameters + 1 });
    }
    let evaluate = |at: &DVector<f64>| {
        let (mut value, mut gradient) = (0.0, DVector::zeros(parameters));
        let mut hessian = DMatrix::zeros(parameters, parameters);
        for row in 0..data.rows() {
            // Sparse: index and weight of the parameters behind one cut.
            let weights = |cut: usize| {
                let mut list = vec![(cut, 1.0)];
                list.extend((0..p).map(|j| (cuts + j, -design.at(row, j))));
                if let Some(column) = nominal.filter(|_| cut > 0) {
                    list.push((cuts + p + cut - 1, -design.at(row, column)));
                }
                list
            };
            let (upper, lower) = data.ends(row);
            let ends = [upper.map(weights), lower.map(weights)];
            let predictor = |end: &Option<Vec<(usize, f64)>>| {
                end.as_ref().map(|list| list.iter().map(|&(i, x)| x * at[i]).sum::<f64>())
            };
            let share = log_share(predictor(&ends[0]), predictor(&ends[1]));
            value += share.value;
            for (a, first) in ends.iter().enumerate() {
                for &(i, x) in first.iter().flatten() {
                    gradient[i] += share.gradient[a] * x;
                    for (b, second) in ends.iter().enumerate() {
                        for &(j, y) in second.iter().flatten() {
                            hessian[(i, j)] += share.hessian[a][b] * x * y;
                        }
                    }
                }
            }
        }
        Curvature { value, gradient, hessian }
    };
    let found = maximise(&evaluate, data.start(p + further)).ok_or(Refusal::NoMaximum)?;
    let runs_away = (0..p).any(|j| {
        let se = found.covariance[(cuts + j, cuts + j)].sqrt();
        se.is_nan() || se * design.size_of(j) > 300.0
    });
    if runs_away { Err(Refusal::NoMaximum) } else { Ok(found) }
}
