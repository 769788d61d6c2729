//! Turning factors: varimax and oblimin.

use nalgebra::DMatrix;

use crate::moments::as_real;
use crate::refusal::Refusal;

const MOST_ROUNDS: usize = 1000;

/// Kaiser's (1958) planar rotations on rows of length 1, until no angle exceeds 1e-12.
pub(super) fn varimax(loadings: &DMatrix<f64>) -> DMatrix<f64> {
    let (p, m) = loadings.shape();
    let lengths: Vec<f64> = loadings.row_iter().map(|row| row.norm()).collect();
    let unit = |i: usize| if lengths[i] > 0.0 { lengths[i] } else { 1.0 };
    let mut turned = DMatrix::from_fn(p, m, |i, j| loadings[(i, j)] / unit(i));
    for _ in 0..MOST_ROUNDS {
        let mut largest = 0.0_f64;
        for first in 0..m {
            for second in first + 1..m {
                let angle = angle(&turned, first, second);
                largest = largest.max(angle.abs());
                let (sine, cosine) = angle.sin_cos();
                for i in 0..p {
                    let (x, y) = (turned[(i, first)], turned[(i, second)]);
                    turned[(i, first)] = cosine * x + sine * y;
                    turned[(i, second)] = cosine * y - sine * x;
                }
            }
        }
        if largest <= 1e-12 {
            break;
        }
    }
    DMatrix::from_fn(p, m, |i, j| turned[(i, j)] * unit(i))
}

/// The angle that maximises the variance of the squared loadings of two columns.
fn angle(turned: &DMatrix<f64>, first: usize, second: usize) -> f64 {
    let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
    for row in turned.row_iter() {
        let (u, v) = (row[first].powi(2) - row[second].powi(2), 2.0 * row[first] * row[second]);
        a += u;
        b += v;
        c += u * u - v * v;
        d += 2.0 * u * v;
    }
    let p = as_real(turned.nrows());
    (d - 2.0 * a * b / p).atan2(c - (a * a - b * b) / p) / 4.0
}

/// Pattern and factor correlations under direct oblimin, γ = 0: ΣᵢΣⱼ≠ₖ λ²ᵢⱼλ²ᵢₖ is minimised by
/// gradient projection (Jennrich 2002).
pub(super) fn oblimin(loadings: &DMatrix<f64>) -> Result<(DMatrix<f64>, DMatrix<f64>), Refusal> {
    let m = loadings.ncols();
    let failed = || Refusal::NoConvergence { what: "rotation" };
    let mut turn = DMatrix::<f64>::identity(m, m);
    let mut length = 1.0;
    let (mut pattern, mut inverse) = turned(loadings, &turn).ok_or_else(failed)?;
    let mut value = criterion(&pattern);
    for _ in 0..20 * MOST_ROUNDS {
        let slope = -(pattern.tr_mul(&slope(&pattern)) * &inverse).transpose();
        // The part that keeps the columns of the turn at length 1.
        let mut projected = slope.clone();
        for j in 0..m {
            let along = turn.column(j).dot(&slope.column(j));
            projected.column_mut(j).axpy(-along, &turn.column(j), 1.0);
        }
        let size = projected.norm();
        if size <= 1e-10 {
            break;
        }
        length *= 2.0;
        let mut moved = false;
        while length > 1e-14 {
            let mut next = &turn - &projected * length;
            for mut column in next.column_iter_mut() {
                let norm = column.norm();
                column /= norm;
            }
            if let Some((there, its_inverse)) = turned(loadings, &next) {
                let lower = criterion(&there);
                if lower < value - 0.5 * size * size * length {
                    (turn, pattern, inverse, value) = (next, there, its_inverse, lower);
                    moved = true;
                    break;
                }
            }
            length /= 2.0;
        }
        if !moved {
            // Rounding ends the descent near its foot.
            if size > 1e-6 {
                return Err(failed());
            }
            break;
        }
    }
    let correlations = turn.tr_mul(&turn);
    Ok((pattern, correlations))
}

/// A(T′)⁻¹ and T⁻¹.
fn turned(loadings: &DMatrix<f64>, turn: &DMatrix<f64>) -> Option<(DMatrix<f64>, DMatrix<f64>)> {
    let inverse = turn.clone().try_inverse()?;
    Some((loadings * inverse.transpose(), inverse))
}

/// ¼ΣᵢΣⱼ≠ₖ λ²ᵢⱼλ²ᵢₖ.
fn criterion(pattern: &DMatrix<f64>) -> f64 {
    let of_row = |i: usize| {
        let squares = pattern.row(i).norm_squared();
        let fourth: f64 = pattern.row(i).iter().map(|x| x.powi(4)).sum();
        (squares * squares - fourth) / 4.0
    };
    (0..pattern.nrows()).map(of_row).sum()
}

/// λᵢⱼ·Σₖ≠ⱼ λ²ᵢₖ.
fn slope(pattern: &DMatrix<f64>) -> DMatrix<f64> {
    DMatrix::from_fn(pattern.nrows(), pattern.ncols(), |i, j| {
        let others = pattern.row(i).norm_squared() - pattern[(i, j)].powi(2);
        pattern[(i, j)] * others
    })
}
