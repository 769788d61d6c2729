//! One client's rows, turned so that the random effects touch Q of them only.

use super::small::Square;

/// A client's [Z U] under the orthogonal Householder turns that make Z upper triangular: Q rows in
/// which the random effects live, and the rest, whose covariance is σ²·I.
#[derive(Debug)]
pub(crate) struct Rotated<const Q: usize> {
    /// The triangle of Z.
    pub(crate) triangle: Square<Q>,
    /// Q rows of U.
    pub(crate) between: Vec<f64>,
    work: Vec<f64>,
    mirror: Vec<f64>,
    width: usize,
    rest: usize,
}

impl<const Q: usize> Rotated<Q> {
    pub(crate) fn new(width: usize) -> Self {
        Self {
            triangle: [[0.0; Q]; Q],
            between: vec![0.0; Q * width],
            work: Vec::new(),
            mirror: Vec::new(),
            width,
            rest: 0,
        }
    }

    /// Turns a client's rows, each Q values of Z followed by U.
    pub(crate) fn turn(&mut self, rows: &[usize], fill: impl Fn(usize, &mut [f64])) {
        let (n, stride) = (rows.len(), Q + self.width);
        self.work.clear();
        self.work.resize(n * stride, 0.0);
        for (&row, place) in rows.iter().zip(self.work.chunks_exact_mut(stride)) {
            fill(row, place);
        }
        for k in 0..Q.min(n) {
            self.reflect(k, n, stride);
        }
        self.triangle = [[0.0; Q]; Q];
        self.between.fill(0.0);
        for k in 0..Q.min(n) {
            let row = &self.work[k * stride..(k + 1) * stride];
            self.triangle[k][k..].copy_from_slice(&row[k..Q]);
            self.between[k * self.width..(k + 1) * self.width].copy_from_slice(&row[Q..]);
        }
        self.rest = n.saturating_sub(Q);
    }

    /// Householder's reflection that clears column k below its diagonal.
    fn reflect(&mut self, k: usize, n: usize, stride: usize) {
        let length = (k..n).map(|i| self.work[i * stride + k].powi(2)).sum::<f64>().sqrt();
        if length == 0.0 {
            return;
        }
        let head = self.work[k * stride + k];
        let image = if head > 0.0 { -length } else { length };
        // v = x − image·e₁, 2/v′v = 1/(length² − head·image).
        let factor = 1.0 / (length * length - head * image);
        self.mirror.clear();
        self.mirror.extend((k..n).map(|i| self.work[i * stride + k]));
        self.mirror[0] = head - image;
        for j in k..stride {
            let column = || (k..n).map(|i| i * stride + j);
            let along: f64 =
                self.mirror.iter().zip(column()).map(|(v, at)| v * self.work[at]).sum();
            let along = along * factor;
            for (v, at) in self.mirror.iter().zip(column()) {
                self.work[at] -= along * v;
            }
        }
    }

    /// The rows that the random effects do not touch.
    pub(crate) fn rest(&self) -> impl Iterator<Item = &[f64]> {
        let stride = Q + self.width;
        self.work.chunks_exact(stride).skip(Q).take(self.rest).map(|row| &row[Q..])
    }
}
