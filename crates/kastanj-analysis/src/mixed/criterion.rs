//! The restricted and the full likelihood, with their derivatives by the covariance.

use std::f64::consts::TAU;

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::products::{WeightedProducts, pair, pairs};
use crate::numeric::Curved;

/// Which likelihood is maximised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likelihood {
    /// Restricted maximum likelihood: the variances do not shrink with the number of fixed effects.
    Reml,
    /// Maximum likelihood: for comparing models with different fixed effects.
    Ml,
}

/// Generalised least squares at one covariance.
#[derive(Debug, Clone)]
pub(crate) struct Solution {
    pub(crate) beta: DVector<f64>,
    /// Φ = (X′V⁻¹X)⁻¹.
    pub(crate) covariance: DMatrix<f64>,
    /// log|X′V⁻¹X|.
    pub(crate) log_determinant: f64,
    /// (y − Xβ)′V⁻¹(y − Xβ).
    pub(crate) squares: f64,
}

/// β, Φ and the weighted squares; `None` if X′V⁻¹X is not positive definite.
pub(crate) fn solve(plain: &DMatrix<f64>) -> Option<Solution> {
    let p = plain.ncols() - 1;
    if p == 0 {
        let (beta, covariance) = (DVector::zeros(0), DMatrix::zeros(0, 0));
        return Some(Solution { beta, covariance, log_determinant: 0.0, squares: plain[(0, 0)] });
    }
    let cholesky = plain.view((0, 0), (p, p)).into_owned().cholesky()?;
    let beta = cholesky.solve(&plain.view((0, p), (p, 1)).column(0).into_owned());
    let residual = coefficients(&beta);
    let squares = (plain * &residual).dot(&residual);
    let log_determinant = 2.0 * cholesky.l_dirty().diagonal().iter().map(|x| x.ln()).sum::<f64>();
    (squares.is_finite() && log_determinant.is_finite()).then(|| Solution {
        beta,
        covariance: cholesky.inverse(),
        log_determinant,
        squares,
    })
}

/// y − Xβ as a combination of the columns of [X y].
fn coefficients(beta: &DVector<f64>) -> DVector<f64> {
    let mut whole = DVector::from_element(beta.len() + 1, 1.0);
    whole.rows_mut(0, beta.len()).copy_from(&-beta);
    whole
}

/// −2 log-likelihood: log|V| + (y − Xβ)′V⁻¹(y − Xβ) + n·log 2π, for REML + log|X′V⁻¹X| − p·log 2π
/// (Harville 1974 without the factor |X′X|, as `lme4` and `nlme::gls`).
pub(crate) fn value(products: &WeightedProducts, likelihood: Likelihood) -> Option<f64> {
    let solution = solve(&products.plain)?;
    let full = products.log_determinant + solution.squares + products.rows * TAU.ln();
    let restriction = solution.log_determinant - solution.beta.len() as f64 * TAU.ln();
    let value = match likelihood {
        Likelihood::Ml => full,
        Likelihood::Reml => full + restriction,
    };
    value.is_finite().then_some(value)
}

/// The criterion with its gradient and Hessian by φ. With P = V⁻¹ − V⁻¹XΦX′V⁻¹:
/// ∂ₖ = tr(PVₖ) − y′PVₖPy and ∂ₖₗ = −tr(PVₖPVₗ) + 2·y′PVₖPVₗPy; under ML V⁻¹ stands in the traces
/// instead of P (Harville 1977).
pub(crate) fn curved(products: &WeightedProducts, likelihood: Likelihood) -> Option<Curved> {
    let value = value(products, likelihood)?;
    let solution = solve(&products.plain)?;
    let (p, count) = (solution.beta.len(), products.single.len());
    let residual = coefficients(&solution.beta);
    let weighted: Vec<DVector<f64>> = products.single.iter().map(|m| m * &residual).collect();
    let traces = restricted_traces(products, &solution.covariance);
    let mut gradient = DVector::zeros(count);
    let mut hessian = DMatrix::zeros(count, count);
    for k in 0..count {
        let trace = match likelihood {
            Likelihood::Ml => products.trace[k],
            Likelihood::Reml => traces.single[k],
        };
        gradient[k] = trace - weighted[k].dot(&residual);
        let left = &solution.covariance * weighted[k].rows(0, p);
        for l in k..count {
            let at = pair(k, l, count);
            let trace = match likelihood {
                Likelihood::Ml => products.trace_pair[at],
                Likelihood::Reml => traces.double[at],
            };
            let squares = (&products.double[at] * &residual).dot(&residual)
                - left.dot(&weighted[l].rows(0, p));
            hessian[(k, l)] = 2.0 * squares - trace;
            hessian[(l, k)] = hessian[(k, l)];
        }
    }
    Some(Curved { value, gradient, hessian })
}

/// tr(PVₖ) and tr(PVₖPVₗ).
pub(crate) struct Traces {
    pub(crate) single: Vec<f64>,
    pub(crate) double: Vec<f64>,
}

pub(crate) fn restricted_traces(products: &WeightedProducts, phi: &DMatrix<f64>) -> Traces {
    let (p, count) = (phi.ncols(), products.single.len());
    let shrunk: Vec<DMatrix<f64>> =
        products.single.iter().map(|m| phi * m.view((0, 0), (p, p))).collect();
    let mut traces = Traces { single: Vec::with_capacity(count), double: vec![0.0; pairs(count)] };
    for k in 0..count {
        traces.single.push(products.trace[k] - shrunk[k].trace());
        for l in k..count {
            let at = pair(k, l, count);
            let inner = products.double[at].view((0, 0), (p, p));
            traces.double[at] = products.trace_pair[at] - 2.0 * phi.dot(&inner)
                + shrunk[k].dot(&shrunk[l].transpose());
        }
    }
    traces
}
