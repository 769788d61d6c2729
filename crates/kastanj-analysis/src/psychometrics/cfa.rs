//! Confirmatory factor analysis with one or two factors, each item on one of them.

mod fit_indices;
mod scoring;

use nalgebra::DMatrix;
use serde::Serialize;

use super::answers::{Answers, FEWEST_ITEMS};
use crate::distribution::{normal_cdf, normal_quantile};
use crate::interval::{Interval, LEVEL};
use crate::moments::as_real;
use crate::refusal::Refusal;

pub use fit_indices::CfaFit;
pub(super) use scoring::{Solution, solve};

/// One item on its factor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CfaLoading {
    /// Name of the item.
    pub item: String,
    /// Its factor, 0 or 1.
    pub factor: u64,
    /// Loading in the unit of the item, the factor having variance 1.
    pub loading: f64,
    /// Residual variance in the item's unit squared, covariances divided by n; below 0 in a Heywood
    /// case.
    pub residual_variance: f64,
    /// Completely standardised loading λ/√(λ² + ψ).
    pub standardised: f64,
    /// Its standard error, delta method on the expected information.
    pub standardised_se: f64,
    /// 95 % interval of the standardised loading.
    pub interval: Interval,
    /// Standardised loading ÷ SE; `None` if the standard error is 0.
    pub z: Option<f64>,
    /// Two-sided p; `None` without z.
    pub p_value: Option<f64>,
}

/// The model by maximum likelihood. R: `lavaan::cfa(model, data, std.lv = TRUE)`, listwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cfa {
    /// Persons who answered every item.
    pub n: u64,
    /// Number of items.
    pub items: u64,
    /// Number of free parameters.
    pub parameters: u64,
    /// How well the model fits.
    pub fit: CfaFit,
    /// Each item.
    pub loadings: Vec<CfaLoading>,
    /// Correlation of the two factors; `None` with one factor.
    pub factor_correlation: Option<f64>,
    /// Its standard error.
    pub factor_correlation_se: Option<f64>,
    /// True if a residual variance is not positive or the factors correlate beyond ±1: the solution
    /// is improper, and its figures must not be interpreted.
    pub heywood: bool,
}

/// Fits the model; `factors[i]` (0 or 1) is the factor of item i.
///
/// Jöreskog (1969). The likelihood does not depend on the items' units, so it is maximised on
/// correlations by Fisher scoring.
///
/// # Errors
/// Fewer than three items, for one factor; fewer than two on each of two factors
/// ([`Refusal::TooFewItems`]); `factors` of another length or with another number; no more complete
/// rows than free parameters ([`Refusal::TooFew`]); an item that does not vary
/// ([`Refusal::ConstantItem`]) or follows from the others ([`Refusal::Singular`]); scoring that does
/// not come to rest ([`Refusal::NoConvergence`]).
pub fn cfa(answers: &Answers, factors: &[usize]) -> Result<Cfa, Refusal> {
    let p = answers.items();
    if factors.len() != p {
        return Err(Refusal::UnequalLengths { left: p, right: factors.len() });
    }
    if let Some(other) = factors.iter().find(|factor| **factor > 1) {
        let allowed = "0 or 1";
        return Err(Refusal::BadSetting { name: "factor", value: as_real(*other), allowed });
    }
    if p < FEWEST_ITEMS {
        return Err(Refusal::TooFewItems { found: p, needed: FEWEST_ITEMS });
    }
    let second = factors.iter().filter(|factor| **factor == 1).count();
    let two = second > 0 && second < p;
    if two && second.min(p - second) < 2 {
        return Err(Refusal::TooFewItems { found: second.min(p - second), needed: 2 });
    }
    // A lone factor is factor 0, whatever its number.
    let factors: Vec<usize> = factors.iter().map(|factor| if two { *factor } else { 0 }).collect();
    let parameters = 2 * p + usize::from(two);
    let covariances = answers.covariances(FEWEST_ITEMS, parameters + 1)?;
    let correlations = covariances.regular_correlations()?;
    let solution = solve(&correlations, &factors, two)?;
    let n = covariances.n;
    let covariance =
        solution.information.clone().try_inverse().ok_or(Refusal::Singular { what: "loadings" })?
            * (2.0 / as_real(n));

    let loadings = answers.names().iter().enumerate().map(|(i, name)| {
        let scale = (covariances.matrix[(i, i)] * as_real(n - 1) / as_real(n)).sqrt();
        loading(name, factors[i], i, scale, &solution, &covariance)
    });
    let loadings: Vec<CfaLoading> = loadings.collect();
    let se = two.then(|| covariance[(2 * p, 2 * p)].max(0.0).sqrt());
    let improper = solution.residuals.iter().any(|psi| *psi <= 0.0);
    Ok(Cfa {
        n: n as u64,
        items: p as u64,
        parameters: parameters as u64,
        fit: CfaFit::new(n, parameters, &solution, &correlations)?,
        loadings,
        factor_correlation: two.then_some(solution.correlation),
        factor_correlation_se: se,
        heywood: improper || solution.correlation.abs() > 1.0,
    })
}

fn loading(
    name: &str,
    factor: usize,
    i: usize,
    scale: f64,
    solution: &Solution,
    covariance: &DMatrix<f64>,
) -> CfaLoading {
    let (lambda, psi) = (solution.loadings[i], solution.residuals[i]);
    let p = solution.loadings.len();
    let variance = lambda * lambda + psi;
    let standardised = lambda / variance.sqrt();
    let slopes = [psi / variance.powf(1.5), -lambda / (2.0 * variance.powf(1.5))];
    let places = [i, p + i];
    let mut squared = 0.0;
    for (slope, a) in slopes.iter().zip(places) {
        for (other, b) in slopes.iter().zip(places) {
            squared += slope * other * covariance[(a, b)];
        }
    }
    let se = squared.max(0.0).sqrt();
    let z = (se > 0.0).then(|| standardised / se);
    let reach = normal_quantile(f64::midpoint(1.0, LEVEL)) * se;
    CfaLoading {
        item: name.to_owned(),
        factor: factor as u64,
        loading: lambda * scale,
        residual_variance: psi * scale * scale,
        standardised,
        standardised_se: se,
        interval: Interval::around(standardised, reach),
        z,
        p_value: z.map(|z| (2.0 * normal_cdf(-z.abs())).min(1.0)),
    }
}
