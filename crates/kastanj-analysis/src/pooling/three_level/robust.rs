//! CR2 variances and Satterthwaite's degrees of freedom.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

use super::likelihood::{Fit, Nested};
use crate::refusal::Refusal;

/// Variance and degrees of freedom of each coefficient.
///
/// Pustejovsky and Tipton (2018): with Φ = V of the model as working variance and W = Φ⁻¹,
/// A = D′B^{+½}D, B = D(Φ − XMX′)D′, Φ = D′D in each cluster; the variance is
/// M·Σ(X′WA·r)(r′A′WX)·M. With e = A′WXMc and u = X′e of each cluster, the df are
/// (tr G)²/tr G², Gᵢⱼ = δᵢⱼ·eᵢ′Φᵢeᵢ − uᵢ′Muⱼ.
pub(super) fn cr2(
    nested: &Nested<'_>,
    theta: [f64; 2],
    fit: &Fit,
) -> Result<Vec<(f64, f64)>, Refusal> {
    let p = nested.x.ncols();
    let mut scores = Vec::with_capacity(nested.members.len());
    for members in nested.members {
        let n = members.len();
        let x = DMatrix::from_fn(n, p, |i, j| nested.x[(members[i], j)]);
        let weighted_x = DMatrix::from_fn(n, p, |i, j| fit.weighted_x[(members[i], j)]);
        let residuals = DVector::from_fn(n, |i, _| fit.residuals[members[i]]);
        let phi = DMatrix::from_fn(n, n, |i, j| {
            theta[0] + if i == j { nested.sample.v[members[i]] + theta[1] } else { 0.0 }
        });
        let singular = || Refusal::Singular { what: "effects of a service" };
        let d = phi.clone().cholesky().ok_or_else(singular)?.l().transpose();
        let left = &phi - &x * &fit.covariance * x.transpose();
        let b = &d * left * d.transpose();
        let adjustment = d.transpose() * inverse_root(b) * &d;
        let e = adjustment.transpose() * weighted_x * &fit.covariance;
        let u = x.tr_mul(&e);
        let own =
            DVector::from_fn(p, |c, _| (e.column(c).transpose() * &phi * e.column(c))[(0, 0)]);
        scores.push((e.tr_mul(&residuals), u, own));
    }
    let each = (0..p).map(|c| {
        let variance: f64 = scores.iter().map(|(score, _, _)| score[c].powi(2)).sum();
        let (mut trace, mut squares) = (0.0, 0.0);
        for (i, (_, u, own)) in scores.iter().enumerate() {
            let reached = &fit.covariance * u.column(c);
            for (j, (_, other, _)) in scores.iter().enumerate() {
                let entry = if i == j { own[c] } else { 0.0 } - reached.dot(&other.column(c));
                if i == j {
                    trace += entry;
                }
                squares += entry * entry;
            }
        }
        (variance, trace * trace / squares)
    });
    Ok(each.collect())
}

/// The Moore–Penrose inverse of the symmetric square root.
fn inverse_root(matrix: DMatrix<f64>) -> DMatrix<f64> {
    let symmetric = (&matrix + matrix.transpose()) / 2.0;
    let eigen = SymmetricEigen::new(symmetric);
    let largest = eigen.eigenvalues.amax();
    let roots = eigen
        .eigenvalues
        .map(|value| if value > 1e-12 * largest { 1.0 / value.sqrt() } else { 0.0 });
    &eigen.eigenvectors * DMatrix::from_diagonal(&roots) * eigen.eigenvectors.transpose()
}
