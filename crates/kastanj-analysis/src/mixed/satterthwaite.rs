//! Satterthwaite's degrees of freedom.

use nalgebra::{DMatrix, DVector};

use super::criterion;
use super::model::Fitted;
use super::parameters::Mapped;
use super::refusal::MixedRefusal;

/// What the degrees of freedom need: the covariance A of the covariance parameters ψ, twice the
/// inverse Hessian of the criterion, and the derivatives of Φ by ψ (Giesbrecht and Burns 1985;
/// Fai and Cornelius 1996; Kuznetsova et al. 2017 for lmerTest).
pub(crate) struct Satterthwaite {
    parameters: DMatrix<f64>,
    slopes: Vec<DMatrix<f64>>,
}

impl Satterthwaite {
    pub(crate) fn new(fitted: &Fitted) -> Result<Self, MixedRefusal> {
        let mapped = Mapped::at(&fitted.pieces, &fitted.psi);
        let by_phi = criterion::curved(&fitted.products, fitted.likelihood)
            .ok_or(MixedRefusal::NotConverged)?;
        let hessian = mapped.chain(&by_phi).hessian;
        if !hessian.iter().all(|x| x.is_finite()) {
            return Err(MixedRefusal::NoDegreesOfFreedom);
        }
        let (phi, p) = (&fitted.solution.covariance, fitted.basis.width());
        // ∂Φ/∂φ_k = Φ·X′V⁻¹V_kV⁻¹X·Φ.
        let by_component: Vec<DMatrix<f64>> =
            fitted.products.single.iter().map(|m| phi * m.view((0, 0), (p, p)) * phi).collect();
        let slopes = (0..fitted.psi.len())
            .map(|i| {
                let parts = by_component.iter().enumerate();
                parts.fold(DMatrix::zeros(p, p), |sum, (k, m)| sum + m * mapped.jacobian[(k, i)])
            })
            .collect();
        Ok(Self { parameters: positive_inverse(hessian) * 2.0, slopes })
    }

    /// 2·E/(E − q) with E = Σ ν/(ν − 2) over the q independent directions of the contrast; ν itself
    /// for a single row.
    pub(crate) fn freedom(&self, fitted: &Fitted, l: &DMatrix<f64>) -> f64 {
        let covariance = l * &fitted.solution.covariance * l.transpose();
        let directions = covariance.symmetric_eigen().eigenvectors.transpose() * l;
        let each: Vec<f64> =
            directions.row_iter().map(|row| self.single(fitted, &row.transpose())).collect();
        let q = each.len() as f64;
        let mean = each.iter().sum::<f64>() / q;
        if each.iter().all(|nu| (nu - each[0]).abs() < 1e-8) {
            return mean;
        }
        if each.iter().any(|nu| *nu <= 2.0) {
            return 2.0;
        }
        let e: f64 = each.iter().map(|nu| nu / (nu - 2.0)).sum();
        2.0 * e / (e - q)
    }

    /// 2(l′Φl)²/g′Ag with g = ∂(l′Φl)/∂ψ.
    fn single(&self, fitted: &Fitted, l: &DVector<f64>) -> f64 {
        let along = |m: &DMatrix<f64>| (m * l).dot(l);
        let slopes = DVector::from_iterator(self.slopes.len(), self.slopes.iter().map(along));
        let spread = (&self.parameters * &slopes).dot(&slopes);
        2.0 * along(&fitted.solution.covariance).powi(2) / spread
    }
}

/// The inverse on the directions in which the matrix is clearly positive.
fn positive_inverse(matrix: DMatrix<f64>) -> DMatrix<f64> {
    let size = matrix.nrows();
    let eigen = matrix.symmetric_eigen();
    let least = 1e-10 * eigen.eigenvalues.amax();
    let mut inverse = DMatrix::zeros(size, size);
    for (value, vector) in eigen.eigenvalues.iter().zip(eigen.eigenvectors.column_iter()) {
        if *value > least {
            inverse += vector * vector.transpose() / *value;
        }
    }
    inverse
}
