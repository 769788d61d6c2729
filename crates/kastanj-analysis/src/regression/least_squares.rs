//! Ordinary least squares by Householder QR.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use crate::moments::as_real;
use crate::refusal::{Quantity, Refusal};
use crate::regression::coefficient::Coefficient;
use crate::regression::design::{Design, check_values};

/// A column whose part that the others leave over is smaller than this share of it follows from
/// them (as in R's `lm`).
const COLLINEAR: f64 = 1e-7;

/// Residuals smaller than this share of the outcome are rounding: the fit is perfect.
const PERFECT: f64 = 1e-13;

/// A fitted linear model. R: `lm`, `summary.lm`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeastSquares {
    /// Rows.
    pub n: u64,
    /// n − number of columns.
    pub df_residual: f64,
    /// Residual standard deviation √(RSS/df).
    pub sigma: f64,
    /// 1 − RSS ÷ squares about the mean, 0–1; `None` if the outcome does not vary.
    pub r_squared: Option<f64>,
    /// Coefficients with the classical standard errors: equal spread, independent rows.
    pub coefficients: Vec<Coefficient>,
    #[serde(skip)]
    pub(crate) geometry: Geometry,
}

/// What sandwich estimators need of the fit: X = QR.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Geometry {
    /// n × p, orthonormal columns.
    pub(crate) q: DMatrix<f64>,
    /// R⁻¹, p × p.
    pub(crate) r_inverse: DMatrix<f64>,
    pub(crate) beta: DVector<f64>,
    pub(crate) residuals: DVector<f64>,
    pub(crate) names: Vec<String>,
}

impl LeastSquares {
    /// Fits outcome = design · coefficients.
    ///
    /// # Errors
    /// Unequal lengths; a value that is not finite or larger than 1e100; fewer than p + 1 rows
    /// ([`Refusal::TooFew`]); a column that follows from the others ([`Refusal::Collinear`]); a
    /// perfect fit ([`Refusal::ZeroVariance`] of the residuals).
    pub fn fit(design: &Design, outcome: &[f64]) -> Result<Self, Refusal> {
        if design.rows() != outcome.len() {
            return Err(Refusal::UnequalLengths { left: design.rows(), right: outcome.len() });
        }
        check_values("outcome", outcome)?;
        let (n, p) = (outcome.len(), design.names().len());
        if n <= p {
            return Err(Refusal::TooFew { found: n, needed: p + 1 });
        }
        let x = design.matrix();
        let (q, r_inverse) = factorise(&x, design.names())?;
        let y = DVector::from_column_slice(outcome);
        let beta = &r_inverse * q.tr_mul(&y);
        // A second step on the residuals takes back the rounding of the first.
        let beta = &beta + &r_inverse * q.tr_mul(&(&y - &x * &beta));
        let residuals = &y - &x * &beta;
        let largest = outcome.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
        if residuals.amax() <= PERFECT * largest {
            return Err(Refusal::ZeroVariance { what: Quantity::Residuals });
        }
        let df_residual = as_real(n - p);
        let rss = residuals.norm_squared();
        let sigma = (rss / df_residual).sqrt();
        let mean = crate::moments::mean(outcome);
        let squares: f64 = outcome.iter().map(|value| (value - mean).powi(2)).sum();
        let coefficients = (0..p)
            .map(|j| {
                let se = sigma * r_inverse.row(j).norm();
                Coefficient::new(&design.names()[j], beta[j], se, df_residual)
            })
            .collect();
        Ok(Self {
            n: n as u64,
            df_residual,
            sigma,
            r_squared: (squares > 0.0).then(|| (1.0 - rss / squares).clamp(0.0, 1.0)),
            coefficients,
            geometry: Geometry { q, r_inverse, beta, residuals, names: design.names().to_vec() },
        })
    }

    /// The coefficient of that name.
    #[must_use]
    pub fn coefficient(&self, name: &str) -> Option<&Coefficient> {
        self.coefficients.iter().find(|coefficient| coefficient.name == name)
    }

    /// Σ weight·coefficient with its classical interval; weights in the order of the columns.
    ///
    /// # Errors
    /// [`Refusal::UnequalLengths`] unless there is one weight per column.
    pub fn contrast(&self, name: &str, weights: &[f64]) -> Result<Coefficient, Refusal> {
        let weights = self.geometry.weights(weights)?;
        let se = self.sigma * self.geometry.r_inverse.tr_mul(&weights).norm();
        Ok(Coefficient::new(name, weights.dot(&self.geometry.beta), se, self.df_residual))
    }

    /// Leverage of every row: the diagonal of the hat matrix, 0–1.
    #[must_use]
    pub fn leverages(&self) -> Vec<f64> {
        self.geometry.q.row_iter().map(|row| row.norm_squared().min(1.0)).collect()
    }
}

impl Geometry {
    /// Checked contrast weights.
    pub(crate) fn weights(&self, weights: &[f64]) -> Result<DVector<f64>, Refusal> {
        if weights.len() == self.names.len() {
            Ok(DVector::from_column_slice(weights))
        } else {
            Err(Refusal::UnequalLengths { left: self.names.len(), right: weights.len() })
        }
    }
}

/// Q and R⁻¹; refuses the first column that the earlier ones explain.
pub(crate) fn factorise(
    x: &DMatrix<f64>,
    names: &[String],
) -> Result<(DMatrix<f64>, DMatrix<f64>), Refusal> {
    let p = x.ncols();
    // To unit length first: scores of 1e100 beside a 0/1 column lose no digits.
    let lengths: Vec<f64> = x.column_iter().map(|column| column.norm()).collect();
    let mut scaled = x.clone();
    for (mut column, length) in scaled.column_iter_mut().zip(&lengths) {
        if *length > 0.0 {
            column /= *length;
        }
    }
    let qr = scaled.qr();
    let (q, r) = (qr.q(), qr.r());
    let collinear = |j: &usize| r[(*j, *j)].abs() <= COLLINEAR;
    if let Some(j) = (0..p).find(collinear) {
        return Err(Refusal::Collinear { column: names[j].clone() });
    }
    let mut r_inverse = r
        .solve_upper_triangular(&DMatrix::identity(p, p))
        .ok_or_else(|| Refusal::Collinear { column: names[p - 1].clone() })?;
    for (mut row, length) in r_inverse.row_iter_mut().zip(&lengths) {
        row /= *length;
    }
    Ok((q, r_inverse))
}
