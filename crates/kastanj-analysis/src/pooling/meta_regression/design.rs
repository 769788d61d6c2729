//! Weighted least squares on a design with an intercept.

use nalgebra::{DMatrix, DVector};

use super::Moderator;
use crate::moments::as_real;
use crate::pooling::profile::{Profile, Sums};
use crate::pooling::sample::Sample;
use crate::refusal::Refusal;

/// Intercept and moderators as columns.
#[derive(Debug, Clone)]
pub(in crate::pooling) struct Design<'a> {
    sample: &'a Sample,
    pub(in crate::pooling) x: DMatrix<f64>,
}

/// The fit at one τ².
#[derive(Debug, Clone)]
pub(in crate::pooling) struct Fit {
    pub(in crate::pooling) beta: DVector<f64>,
    /// (X′WX)⁻¹.
    pub(in crate::pooling) covariance: DMatrix<f64>,
    /// Σw·r².
    pub(in crate::pooling) squares: f64,
}

/// Weights, triangular factor and orthonormal columns of √W·X, residuals times √w.
struct Factors {
    weights: Vec<f64>,
    q: DMatrix<f64>,
    r: DMatrix<f64>,
    projected: DVector<f64>,
    residuals: DVector<f64>,
}

/// Puts moderators beside an intercept.
///
/// # Errors
/// Unequal lengths, values that are not finite, too few estimates, columns that repeat one another.
pub(in crate::pooling) fn design<'a>(
    sample: &'a Sample,
    moderators: &[Moderator],
) -> Result<Design<'a>, Refusal> {
    let k = sample.k();
    for moderator in moderators {
        if moderator.values.len() != k {
            return Err(Refusal::UnequalLengths { left: k, right: moderator.values.len() });
        }
        if let Some(index) = moderator.values.iter().position(|x| !x.is_finite()) {
            return Err(Refusal::NotFiniteValue { index });
        }
        if moderator.values.iter().any(|x| x.abs() > 1e100) {
            return Err(Refusal::BeyondArithmetic { what: "moderators" });
        }
    }
    if k < moderators.len() + 2 {
        return Err(Refusal::TooFew { found: k, needed: moderators.len() + 2 });
    }
    let x = DMatrix::from_fn(k, moderators.len() + 1, |row, column| {
        if column == 0 { 1.0 } else { moderators[column - 1].values[row] }
    });
    if !full_rank(&x) {
        return Err(Refusal::Singular { what: "moderators" });
    }
    Ok(Design { sample, x })
}

/// True if no column lies within 1e-10 of its own length of the span of those before it. A column
/// is measured by its spread about its mean, so that a year counts by its differences.
pub(in crate::pooling) fn full_rank(x: &DMatrix<f64>) -> bool {
    let mut scaled = x.clone();
    for (index, mut column) in scaled.column_iter_mut().enumerate() {
        if index > 0 {
            let mean = column.mean();
            let largest = column.amax();
            column.add_scalar_mut(-mean);
            if column.amax() <= 1e-10 * largest {
                return false;
            }
        }
        let largest = column.amax();
        if largest <= 0.0 {
            return false;
        }
        column /= largest;
        let norm = column.norm();
        column /= norm;
    }
    let r = scaled.qr().r();
    r.diagonal().iter().all(|entry| entry.abs() > 1e-10)
}

impl Design<'_> {
    pub(in crate::pooling) fn residual_df(&self) -> f64 {
        self.df()
    }

    fn factors(&self, tau2: f64) -> Factors {
        let weights: Vec<f64> = self.sample.v.iter().map(|v| 1.0 / (v + tau2)).collect();
        let mut weighted = self.x.clone();
        let mut y = DVector::from_column_slice(&self.sample.y);
        for (row, weight) in weights.iter().enumerate() {
            let root = weight.sqrt();
            weighted.row_mut(row).scale_mut(root);
            y[row] *= root;
        }
        let qr = weighted.qr();
        let (q, r) = (qr.q(), qr.r());
        let projected = q.tr_mul(&y);
        let residuals = y - &q * &projected;
        Factors { weights, q, r, projected, residuals }
    }

    pub(in crate::pooling) fn fit(&self, tau2: f64) -> Fit {
        let factors = self.factors(tau2);
        let p = self.p();
        // The rank was checked: R has no zero on its diagonal.
        let inverse = factors
            .r
            .solve_upper_triangular(&DMatrix::identity(p, p))
            .unwrap_or_else(|| DMatrix::from_element(p, p, f64::NAN));
        Fit {
            beta: &inverse * &factors.projected,
            covariance: &inverse * inverse.transpose(),
            squares: factors.residuals.norm_squared(),
        }
    }
}

impl Profile for Design<'_> {
    fn sample(&self) -> &Sample {
        self.sample
    }

    fn p(&self) -> usize {
        self.x.ncols()
    }

    fn sums(&self, tau2: f64) -> Sums {
        let factors = self.factors(tau2);
        let mut sums = Sums { weights: 0.0, trace: 0.0, squares: 0.0, weighted_squares: 0.0 };
        for (row, weight) in factors.weights.iter().enumerate() {
            let square = factors.residuals[row].powi(2);
            sums.weights += weight;
            sums.trace += weight * (1.0 - factors.q.row(row).norm_squared());
            sums.squares += square;
            sums.weighted_squares += weight * square;
        }
        sums
    }

    fn log_information(&self, tau2: f64) -> f64 {
        2.0 * self.factors(tau2).r.diagonal().iter().map(|entry| entry.abs().ln()).sum::<f64>()
    }

    fn unweighted(&self) -> (f64, f64) {
        let q = self.x.clone().qr().q();
        let y = DVector::from_column_slice(&self.sample.y);
        let residuals = &y - &q * q.tr_mul(&y);
        let sampling = self.sample.v.iter().enumerate();
        let sampling = sampling.map(|(row, v)| v * (1.0 - q.row(row).norm_squared())).sum();
        (residuals.norm_squared(), sampling)
    }

    fn trace_squared(&self, tau2: f64) -> f64 {
        // P = √W(I − QQ′)√W, tr PP = Σw² − 2Σw²h + ‖Q′WQ‖².
        let factors = self.factors(tau2);
        let mut inner = factors.q.clone();
        let mut sum = 0.0;
        for (row, weight) in factors.weights.iter().enumerate() {
            sum += weight * weight * (1.0 - 2.0 * factors.q.row(row).norm_squared());
            inner.row_mut(row).scale_mut(*weight);
        }
        sum + factors.q.tr_mul(&inner).norm_squared()
    }

    fn df(&self) -> f64 {
        as_real(self.sample.k() - self.x.ncols())
    }
}
