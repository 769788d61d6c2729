//! Maximum-likelihood extraction: the uniquenesses, and loadings from eigenvectors.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

use super::SMALLEST_UNIQUENESS;
use crate::moments::as_real;
use crate::refusal::Refusal;

const MOST_STEPS: usize = 2000;

/// Eigenvalues θ (falling) and eigenvectors ω of Ψ^{−½}RΨ^{−½}.
pub(super) struct Extraction {
    values: Vec<f64>,
    vectors: Vec<DVector<f64>>,
}

impl Extraction {
    pub(super) fn new(r: &DMatrix<f64>, uniquenesses: &DVector<f64>) -> Self {
        let p = r.nrows();
        let roots = uniquenesses.map(f64::sqrt);
        let eigen =
            SymmetricEigen::new(DMatrix::from_fn(p, p, |i, j| r[(i, j)] / (roots[i] * roots[j])));
        let mut order: Vec<usize> = (0..p).collect();
        order.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
        Self {
            values: order.iter().map(|i| eigen.eigenvalues[*i]).collect(),
            vectors: order.iter().map(|i| eigen.eigenvectors.column(*i).into_owned()).collect(),
        }
    }

    /// F = Σ(θ − ln θ − 1) over the eigenvalues beyond the first m.
    pub(super) fn discrepancy(&self, m: usize) -> f64 {
        self.values[m..].iter().map(|t| t - t.ln() - 1.0).sum::<f64>().max(0.0)
    }

    pub(super) fn loadings(&self, uniquenesses: &DVector<f64>, m: usize) -> DMatrix<f64> {
        DMatrix::from_fn(uniquenesses.len(), m, |i, j| {
            uniquenesses[i].sqrt() * self.vectors[j][i] * (self.values[j] - 1.0).max(0.0).sqrt()
        })
    }

    /// ∂F/∂ln ψ = Σ(1 − θ)ω² over those beyond m.
    fn gradient(&self, m: usize) -> DVector<f64> {
        let mut gradient = DVector::zeros(self.values.len());
        for (value, vector) in self.values[m..].iter().zip(&self.vectors[m..]) {
            gradient += vector.map(|w| (1.0 - value) * w * w);
        }
        gradient
    }

    /// ∂²F/∂ln ψ∂ln ψ by perturbation of symmetric matrices: Σₖ Σₗ cₖₗ·(ωₖ∘ωₗ)(ωₖ∘ωₗ)′ over k beyond
    /// m, with c = ½(θₖ + θₗ) for l beyond m, −(1 − θₖ)(θₖ + θₗ)/(θₖ − θₗ) for the others.
    fn hessian(&self, m: usize) -> DMatrix<f64> {
        let p = self.values.len();
        let mut hessian = DMatrix::zeros(p, p);
        for k in m..p {
            for l in 0..p {
                let (a, b) = (self.values[k], self.values[l]);
                let factor = if l >= m { (a + b) / 2.0 } else { (1.0 - a) * (a + b) / (b - a) };
                let product = self.vectors[k].component_mul(&self.vectors[l]);
                hessian += &product * product.transpose() * factor;
            }
        }
        hessian
    }
}

/// Newton's steps in ln ψ, held at ln 0.005 where the slope points below it.
pub(super) fn minimise(r: &DMatrix<f64>, m: usize) -> Result<DVector<f64>, Refusal> {
    let failed = || Refusal::NoConvergence { what: "factor analysis" };
    let p = r.nrows();
    let lowest = SMALLEST_UNIQUENESS.ln();
    let inverse = r.clone().cholesky().ok_or(Refusal::Singular { what: "items" })?.inverse();
    let share = 1.0 - 0.5 * as_real(m) / as_real(p);
    let mut log = DVector::from_fn(p, |i, _| (share / inverse[(i, i)]).clamp(0.01, 0.99).ln());
    let mut here = Extraction::new(r, &log.map(f64::exp));
    for _ in 0..MOST_STEPS {
        let gradient = here.gradient(m);
        let free: Vec<usize> = (0..p).filter(|i| log[*i] > lowest || gradient[*i] < 0.0).collect();
        if free.iter().all(|i| gradient[*i].abs() <= 1e-11) {
            return Ok(log.map(f64::exp));
        }
        let q = free.len();
        let full = here.hessian(m);
        let part = DMatrix::from_fn(q, q, |i, j| full[(free[i], free[j])]);
        let slope = DVector::from_fn(q, |i, _| gradient[free[i]]);
        let step = part.cholesky().map_or_else(|| slope.clone(), |c| c.solve(&slope));
        let mut length = 1.0_f64.min(2.0 / step.amax());
        let mut moved = None;
        while length > 1e-10 {
            let mut next = log.clone();
            for (place, &i) in free.iter().enumerate() {
                next[i] = (log[i] - length * step[place]).clamp(lowest, 0.0);
            }
            let there = Extraction::new(r, &next.map(f64::exp));
            if there.discrepancy(m) < here.discrepancy(m) {
                moved = Some((next, there));
                break;
            }
            length /= 2.0;
        }
        let Some((next, there)) = moved else {
            // Rounding decides near the floor of F.
            let resting = free.iter().all(|i| gradient[*i].abs() <= 1e-6);
            return if resting { Ok(log.map(f64::exp)) } else { Err(failed()) };
        };
        (log, here) = (next, there);
    }
    Err(failed())
}
