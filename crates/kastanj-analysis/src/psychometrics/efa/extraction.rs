//! Extraction by maximum likelihood or minimum residuals: the uniquenesses, and loadings from
//! eigenvectors.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

use super::{Extraction, SMALLEST_UNIQUENESS};
use crate::moments::as_real;
use crate::refusal::Refusal;

const MOST_STEPS: usize = 2000;

/// Eigenvalues θ (falling) and eigenvectors ω of Ψ^{−½}RΨ^{−½} (maximum likelihood) or R − Ψ
/// (minimum residuals). Both discrepancies depend on those beyond the first m alone.
pub(super) struct Spectrum {
    extraction: Extraction,
    values: Vec<f64>,
    vectors: Vec<DVector<f64>>,
}

impl Spectrum {
    fn new(extraction: Extraction, r: &DMatrix<f64>, uniquenesses: &DVector<f64>) -> Self {
        let p = r.nrows();
        let roots = uniquenesses.map(f64::sqrt);
        let eigen = SymmetricEigen::new(match extraction {
            Extraction::MaximumLikelihood => {
                DMatrix::from_fn(p, p, |i, j| r[(i, j)] / (roots[i] * roots[j]))
            }
            Extraction::MinimumResidual => r - DMatrix::from_diagonal(uniquenesses),
        });
        let mut order: Vec<usize> = (0..p).collect();
        order.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
        Self {
            extraction,
            values: order.iter().map(|i| eigen.eigenvalues[*i]).collect(),
            vectors: order.iter().map(|i| eigen.eigenvectors.column(*i).into_owned()).collect(),
        }
    }

    /// Maximum likelihood: F = Σ(θ − ln θ − 1). Minimum residuals: ½Σθ², half the sum of squares of
    /// R − Ψ − ΛΛ′, whose diagonal is 0 at the minimum.
    fn discrepancy(&self, m: usize) -> f64 {
        let beyond = self.values[m..].iter();
        match self.extraction {
            Extraction::MaximumLikelihood => beyond.map(|t| t - t.ln() - 1.0).sum::<f64>().max(0.0),
            Extraction::MinimumResidual => beyond.map(|t| t * t / 2.0).sum(),
        }
    }

    fn loadings(&self, uniquenesses: &DVector<f64>, m: usize) -> DMatrix<f64> {
        DMatrix::from_fn(uniquenesses.len(), m, |i, j| {
            let (value, weight) = (self.values[j], self.vectors[j][i]);
            match self.extraction {
                Extraction::MaximumLikelihood => {
                    uniquenesses[i].sqrt() * weight * (value - 1.0).max(0.0).sqrt()
                }
                Extraction::MinimumResidual => weight * value.max(0.0).sqrt(),
            }
        })
    }

    /// ∂F/∂ln ψ = Σ(1 − θ)ω² over those beyond m; for minimum residuals ∂F/∂ψ = −Σθω².
    fn gradient(&self, m: usize) -> DVector<f64> {
        let mut gradient = DVector::zeros(self.values.len());
        for (value, vector) in self.values[m..].iter().zip(&self.vectors[m..]) {
            let factor = match self.extraction {
                Extraction::MaximumLikelihood => 1.0 - value,
                Extraction::MinimumResidual => -value,
            };
            gradient += vector.map(|w| factor * w * w);
        }
        gradient
    }

    /// Second derivatives by perturbation of symmetric matrices: Σₖ Σₗ cₖₗ·(ωₖ∘ωₗ)(ωₖ∘ωₗ)′ over k
    /// beyond m. In ln ψ c = ½(θₖ + θₗ) for l beyond m, −(1 − θₖ)(θₖ + θₗ)/(θₖ − θₗ) for the others;
    /// for minimum residuals, in ψ, c = 1 and 2θₖ/(θₖ − θₗ).
    fn hessian(&self, m: usize) -> DMatrix<f64> {
        let p = self.values.len();
        let mut hessian = DMatrix::zeros(p, p);
        for k in m..p {
            for l in 0..p {
                let (a, b) = (self.values[k], self.values[l]);
                let factor = match (self.extraction, l >= m) {
                    (Extraction::MaximumLikelihood, true) => (a + b) / 2.0,
                    (Extraction::MaximumLikelihood, false) => (1.0 - a) * (a + b) / (b - a),
                    (Extraction::MinimumResidual, true) => 1.0,
                    (Extraction::MinimumResidual, false) => 2.0 * a / (a - b),
                };
                let product = self.vectors[k].component_mul(&self.vectors[l]);
                hessian += &product * product.transpose() * factor;
            }
        }
        hessian
    }
}

/// What the search moves in: ln ψ for maximum likelihood, ψ itself for minimum residuals.
impl Extraction {
    fn parameter(self, uniqueness: f64) -> f64 {
        match self {
            Extraction::MaximumLikelihood => uniqueness.ln(),
            Extraction::MinimumResidual => uniqueness,
        }
    }

    fn uniqueness(self, parameter: f64) -> f64 {
        match self {
            Extraction::MaximumLikelihood => parameter.exp(),
            Extraction::MinimumResidual => parameter,
        }
    }
}

/// What came out: uniquenesses and the loadings before any rotation.
pub(super) struct Extracted {
    pub(super) uniquenesses: DVector<f64>,
    pub(super) loadings: DMatrix<f64>,
}

/// Newton's steps, held at a uniqueness of 0.005 where the slope points below it.
pub(super) fn extract(
    extraction: Extraction,
    r: &DMatrix<f64>,
    m: usize,
) -> Result<Extracted, Refusal> {
    let failed = || Refusal::NoConvergence { what: "factor analysis" };
    let p = r.nrows();
    let (lowest, highest) = (extraction.parameter(SMALLEST_UNIQUENESS), extraction.parameter(1.0));
    let inverse = r.clone().cholesky().ok_or(Refusal::Singular { what: "items" })?.inverse();
    let share = 1.0 - 0.5 * as_real(m) / as_real(p);
    let mut at = DVector::from_fn(p, |i, _| {
        extraction.parameter((share / inverse[(i, i)]).clamp(0.01, 0.99))
    });
    let uniquenesses = |at: &DVector<f64>| at.map(|parameter| extraction.uniqueness(parameter));
    let found = |at: &DVector<f64>, here: &Spectrum| {
        let uniquenesses = uniquenesses(at);
        Extracted { loadings: here.loadings(&uniquenesses, m), uniquenesses }
    };
    let mut here = Spectrum::new(extraction, r, &uniquenesses(&at));
    for _ in 0..MOST_STEPS {
        let gradient = here.gradient(m);
        let free: Vec<usize> = (0..p).filter(|i| at[*i] > lowest || gradient[*i] < 0.0).collect();
        if free.iter().all(|i| gradient[*i].abs() <= 1e-11) {
            return Ok(found(&at, &here));
        }
        let q = free.len();
        let full = here.hessian(m);
        let part = DMatrix::from_fn(q, q, |i, j| full[(free[i], free[j])]);
        let slope = DVector::from_fn(q, |i, _| gradient[free[i]]);
        let step = part.cholesky().map_or_else(|| slope.clone(), |c| c.solve(&slope));
        let mut length = 1.0_f64.min(2.0 / step.amax());
        let mut moved = None;
        while length > 1e-10 {
            let mut next = at.clone();
            for (place, &i) in free.iter().enumerate() {
                next[i] = (at[i] - length * step[place]).clamp(lowest, highest);
            }
            let there = Spectrum::new(extraction, r, &uniquenesses(&next));
            if there.discrepancy(m) < here.discrepancy(m) {
                moved = Some((next, there));
                break;
            }
            length /= 2.0;
        }
        let Some((next, there)) = moved else {
            // Rounding decides near the floor of F.
            let resting = free.iter().all(|i| gradient[*i].abs() <= 1e-6);
            return if resting { Ok(found(&at, &here)) } else { Err(failed()) };
        };
        (at, here) = (next, there);
    }
    Err(failed())
}

/// The maximum-likelihood discrepancy of a solution of either kind: ln|Σ| + tr RΣ⁻¹ − ln|R| − p with
/// Σ = ΛΛ′ + Ψ.
pub(super) fn likelihood_discrepancy(r: &DMatrix<f64>, found: &Extracted) -> Result<f64, Refusal> {
    let singular = || Refusal::Singular { what: "items" };
    let model =
        &found.loadings * found.loadings.transpose() + DMatrix::from_diagonal(&found.uniquenesses);
    let model = model.cholesky().ok_or_else(singular)?;
    let observed = r.clone().cholesky().ok_or_else(singular)?;
    let ln_determinant = |l: DMatrix<f64>| 2.0 * l.diagonal().map(f64::ln).sum();
    let trace = (model.inverse() * r).trace();
    let discrepancy =
        ln_determinant(model.l()) + trace - ln_determinant(observed.l()) - as_real(r.nrows());
    Ok(discrepancy.max(0.0))
}

/// Root mean square of the correlations that the factors leave, diagonal apart.
pub(super) fn residual_root_mean_square(r: &DMatrix<f64>, found: &Extracted) -> f64 {
    let left = r - &found.loadings * found.loadings.transpose();
    let p = r.nrows();
    let pairs = (0..p).flat_map(|i| (0..i).map(move |j| (i, j)));
    let sum: f64 = pairs.map(|at| left[at] * left[at]).sum();
    (2.0 * sum / (as_real(p) * as_real(p - 1))).sqrt()
}
