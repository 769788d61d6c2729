//! The fixed effects and the outcome in coordinates that lose no digits.

use nalgebra::{DMatrix, DVector};

use super::design::Design;
use super::refusal::MixedRefusal;
use crate::moments::as_real;
use crate::refusal::Refusal;

/// A column is a combination of those before it if less than this share of its length is left
/// (as R's `qr`).
const RANK: f64 = 1e-7;

/// X = QR with orthonormal Q, and y = Qγ + scale·e: the model is fitted to e on Q, which is the same
/// model, and its figures are turned back. Neither the units nor the coding of the columns nor a
/// large common value of the outcome can then cost digits.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    /// Columns of Q.
    pub(crate) columns: Vec<Vec<f64>>,
    /// Least-squares residuals in units of `scale`.
    pub(crate) residuals: Vec<f64>,
    /// Residual standard deviation of least squares, in the outcome's unit.
    pub(crate) scale: f64,
    /// Least-squares γ.
    gamma: DVector<f64>,
    /// R⁻¹.
    back: DMatrix<f64>,
    /// log|R|².
    log_determinant: f64,
    rows: usize,
}

impl Basis {
    /// # Errors
    /// No more rows than columns; a column that depends on others; no column; an outcome that the
    /// columns explain completely.
    pub(crate) fn new(design: &Design, outcome: &[f64]) -> Result<Self, Refusal> {
        let (n, p) = (outcome.len(), design.columns().len());
        if design.rows() != n {
            return Err(Refusal::UnequalLengths { left: n, right: design.rows() });
        }
        if p == 0 {
            return Err(MixedRefusal::NoFixedEffect.into());
        }
        if n <= p {
            return Err(Refusal::TooFew { found: n, needed: p + 1 });
        }
        let mut columns: Vec<Vec<f64>> = Vec::with_capacity(p);
        let mut r = DMatrix::zeros(p, p);
        for (j, raw) in design.columns().iter().enumerate() {
            super::check_values(raw)?;
            let dependent = || MixedRefusal::RankDeficient { column: design.names()[j].clone() };
            let unit = largest(raw);
            if unit == 0.0 {
                return Err(dependent().into());
            }
            let mut column: Vec<f64> = raw.iter().map(|x| x / unit).collect();
            let before = norm(&column);
            let shares = project_out(&mut column, &columns);
            let left = norm(&column);
            if left <= RANK * before {
                return Err(dependent().into());
            }
            column.iter_mut().for_each(|x| *x /= left);
            for (i, share) in shares.iter().enumerate() {
                r[(i, j)] = share * unit;
            }
            r[(j, j)] = left * unit;
            columns.push(column);
        }
        let unit = largest(outcome);
        if unit == 0.0 {
            return Err(MixedRefusal::NoVariation.into());
        }
        let mut residuals: Vec<f64> = outcome.iter().map(|y| y / unit).collect();
        let gamma = DVector::from_vec(project_out(&mut residuals, &columns)) * unit;
        let spread = norm(&residuals) / as_real(n - p).sqrt();
        if spread <= 1e-12 {
            return Err(MixedRefusal::NoVariation.into());
        }
        residuals.iter_mut().for_each(|e| *e /= spread);
        let back = r.clone().solve_upper_triangular(&DMatrix::identity(p, p));
        let log_determinant = 2.0 * r.diagonal().iter().map(|x: &f64| x.abs().ln()).sum::<f64>();
        let scale = spread * unit;
        Ok(Self {
            columns,
            residuals,
            scale,
            gamma,
            back: back.ok_or(MixedRefusal::NotConverged)?,
            log_determinant,
            rows: n,
        })
    }

    /// Number of columns.
    pub(crate) fn width(&self) -> usize {
        self.gamma.len()
    }

    /// Forgets the columns, which are large.
    pub(crate) fn release(&mut self) {
        self.columns = Vec::new();
        self.residuals = Vec::new();
    }

    /// β from the coefficients of the residuals on Q.
    pub(crate) fn beta(&self, delta: &DVector<f64>) -> DVector<f64> {
        &self.back * (&self.gamma + delta * self.scale)
    }

    /// Covariance of β from that of the coefficients on Q.
    pub(crate) fn covariance(&self, phi: &DMatrix<f64>) -> DMatrix<f64> {
        let turned = &self.back * phi * self.back.transpose() * self.scale.powi(2);
        (&turned + turned.transpose()) * 0.5
    }

    /// A contrast Lβ as a contrast of the coefficients on Q.
    pub(crate) fn contrast(&self, l: &DMatrix<f64>) -> DMatrix<f64> {
        l * &self.back
    }

    /// The value c′δ that makes the j-th β equal to `value`, with c from [`Self::contrast`].
    pub(crate) fn offset(&self, j: usize, value: f64) -> f64 {
        (value - (self.back.row(j) * &self.gamma)[(0, 0)]) / self.scale
    }

    /// What the criterion of the residuals on Q lacks to be that of the outcome on X.
    pub(crate) fn criterion_shift(&self, restricted: bool) -> f64 {
        let n = as_real(self.rows);
        if restricted {
            (n - as_real(self.width())) * 2.0 * self.scale.ln() + self.log_determinant
        } else {
            n * 2.0 * self.scale.ln()
        }
    }
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()))
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

/// Takes the orthonormal `columns` out of `values`, twice (Daniel et al. 1976), and says how much of
/// each there was.
fn project_out(values: &mut [f64], columns: &[Vec<f64>]) -> Vec<f64> {
    let mut shares = vec![0.0; columns.len()];
    for _ in 0..2 {
        for (column, share) in columns.iter().zip(&mut shares) {
            let found = dot(values, column);
            values.iter_mut().zip(column).for_each(|(v, q)| *v -= found * q);
            *share += found;
        }
    }
    shares
}
