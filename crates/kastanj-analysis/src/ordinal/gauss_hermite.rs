//! Gauss–Hermite nodes.

use nalgebra::{DMatrix, SymmetricEigen};

/// `count` nodes x and weights w of ∫e^(−x²)f(x) dx ≈ Σw·f(x), ascending: eigenvalues of the Jacobi
/// matrix. Golub and Welsch (1969).
pub(super) fn hermite_nodes(count: usize) -> Vec<(f64, f64)> {
    let off = |i: usize| (i as f64 / 2.0).sqrt();
    let matrix =
        DMatrix::from_fn(count, count, |i, j| if i.abs_diff(j) == 1 { off(i.max(j)) } else { 0.0 });
    let eigen = SymmetricEigen::new(matrix);
    let mut nodes: Vec<(f64, f64)> = (0..count)
        .map(|k| {
            let first = eigen.eigenvectors[(0, k)];
            (eigen.eigenvalues[k], first * first * std::f64::consts::PI.sqrt())
        })
        .collect();
    nodes.sort_by(|a, b| a.0.total_cmp(&b.0));
    nodes
}

#[cfg(test)]
mod tests {
    use super::hermite_nodes;

    #[test]
    fn integrates_polynomials_exactly() {
        let sum = |f: &dyn Fn(f64) -> f64| -> f64 {
            hermite_nodes(7).iter().map(|&(x, w)| w * f(x)).sum()
        };
        let root_pi = std::f64::consts::PI.sqrt();
        assert!((sum(&|_| 1.0) - root_pi).abs() < 1e-13);
        assert!((sum(&|x| x.powi(12)) - root_pi * 10395.0 / 64.0).abs() < 1e-9);
    }
}
