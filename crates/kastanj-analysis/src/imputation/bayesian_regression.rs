//! The posterior of a linear regression under the usual vague prior, ready to be drawn from.

use crate::distribution::RandomDraw;
use crate::moments::as_real;

/// A pivot below this share of its diagonal: the column follows from those before it.
const COLLINEAR: f64 = 1e-10;

/// Posterior of y = β₀ + Σ βₖxₖ + σe: σ² ~ RSS/χ²(n − p), β ~ N(β̂, σ²(X'X)⁻¹) (Rubin 1987, p. 167).
#[derive(Debug, Clone)]
pub(crate) struct Posterior {
    /// β̂, the constant first.
    pub(crate) estimate: Vec<f64>,
    /// Lower Cholesky factor of X'X, row by row.
    factor: Vec<f64>,
    pub(crate) rss: f64,
    pub(crate) df: f64,
    /// X β̂ at the rows of the fit.
    pub(crate) fitted: Vec<f64>,
}

/// Σ aᵢbᵢ in eight fixed partial sums: fast, and the same bits everywhere.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (a_parts, b_parts) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a_parts.remainder().iter().zip(b_parts.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a_parts.zip(b_parts) {
        for lane in 0..8 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7])) + rest
}

/// β₀ + Σ βₖxₖ for every row of the columns, into `out`.
pub(crate) fn predict(coefficients: &[f64], columns: &[Vec<f64>], out: &mut Vec<f64>, rows: usize) {
    out.clear();
    out.resize(rows, coefficients[0]);
    for (coefficient, column) in coefficients[1..].iter().zip(columns) {
        for (sum, value) in out.iter_mut().zip(column) {
            *sum += coefficient * value;
        }
    }
}

impl Posterior {
    /// Fits `outcome` on the columns, which should be centred and of about unit spread.
    ///
    /// # Errors
    /// The index of the first column that follows from those before it.
    pub(crate) fn fit(columns: &[Vec<f64>], outcome: &[f64]) -> Result<Self, usize> {
        let (n, p) = (outcome.len(), columns.len() + 1);
        let ones = vec![1.0; n];
        let column = |k: usize| if k == 0 { ones.as_slice() } else { columns[k - 1].as_slice() };
        let mut factor = vec![0.0; p * p];
        for i in 0..p {
            for j in 0..=i {
                factor[i * p + j] = dot(column(i), column(j));
            }
        }
        cholesky(&mut factor, p).map_err(|index| index.saturating_sub(1))?;
        let mut estimate: Vec<f64> = (0..p).map(|k| dot(column(k), outcome)).collect();
        solve_lower(&factor, &mut estimate);
        solve_upper(&factor, &mut estimate);
        let mut fitted = Vec::with_capacity(n);
        predict(&estimate, columns, &mut fitted, n);
        let rss = outcome.iter().zip(&fitted).map(|(y, f)| (y - f) * (y - f)).sum();
        Ok(Self { estimate, factor, rss, df: as_real(n.saturating_sub(p).max(1)), fitted })
    }

    /// Drawn coefficients, and the drawn σ.
    pub(crate) fn draw(&self, random: &mut RandomDraw) -> (Vec<f64>, f64) {
        let sigma = (self.rss / random.chi_square(self.df)).sqrt();
        let mut step: Vec<f64> = self.estimate.iter().map(|_| random.normal() * sigma).collect();
        solve_upper(&self.factor, &mut step);
        let drawn = self.estimate.iter().zip(&step).map(|(b, s)| b + s).collect();
        (drawn, sigma)
    }
}

/// In place; on failure the index of the row whose pivot vanishes.
fn cholesky(a: &mut [f64], p: usize) -> Result<(), usize> {
    for i in 0..p {
        let diagonal = a[i * p + i];
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| a[i * p + k] * a[j * p + k]).sum();
            let rest = a[i * p + j] - sum;
            if i != j {
                a[i * p + j] = rest / a[j * p + j];
            } else if rest > COLLINEAR * diagonal {
                a[i * p + i] = rest.sqrt();
            } else {
                return Err(i);
            }
        }
    }
    Ok(())
}

/// L⁻¹b.
fn solve_lower(l: &[f64], b: &mut [f64]) {
    let p = b.len();
    for i in 0..p {
        let sum: f64 = (0..i).map(|k| l[i * p + k] * b[k]).sum();
        b[i] = (b[i] - sum) / l[i * p + i];
    }
}

/// L'⁻¹b.
fn solve_upper(l: &[f64], b: &mut [f64]) {
    let p = b.len();
    for i in (0..p).rev() {
        let sum: f64 = (i + 1..p).map(|k| l[k * p + i] * b[k]).sum();
        b[i] = (b[i] - sum) / l[i * p + i];
    }
}
