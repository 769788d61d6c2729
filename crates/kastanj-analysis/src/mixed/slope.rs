//! The slope's variable around its mean and in units of its reach.

use nalgebra::DMatrix;

use crate::moments::mean;

/// t → (t − mean)/unit: the same model, without loss of digits for years or seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SlopeUnits {
    mean: f64,
    unit: f64,
    /// Mean of the squared new variable.
    pub(crate) square: f64,
}

impl SlopeUnits {
    /// For values that are finite, bounded and not all equal.
    pub(crate) fn new(values: &[f64]) -> Self {
        let mean = mean(values);
        let unit = values.iter().fold(0.0_f64, |unit, t| unit.max((t - mean).abs()));
        let squares: Vec<f64> = values.iter().map(|t| ((t - mean) / unit).powi(2)).collect();
        Self { mean, unit, square: crate::moments::mean(&squares) }
    }

    pub(crate) fn of(&self, t: f64) -> f64 {
        (t - self.mean) / self.unit
    }

    /// A triangle of the new variable's covariance as one of the old variable's.
    pub(crate) fn back(&self, l: &DMatrix<f64>) -> DMatrix<f64> {
        let shift = self.mean / self.unit;
        // Rows of T⁻¹L: intercept at t = 0, and slope.
        let (a, b) = (l[(0, 0)] - shift * l[(1, 0)], l[(0, 1)] - shift * l[(1, 1)]);
        let (c, d) = (l[(1, 0)] / self.unit, l[(1, 1)] / self.unit);
        let length = a.hypot(b);
        if length == 0.0 {
            return DMatrix::from_row_slice(2, 2, &[0.0, 0.0, 0.0, c.hypot(d)]);
        }
        // Turned so that the upper right corner vanishes; the determinant is kept exactly.
        let determinant = l[(0, 0)] * l[(1, 1)] / self.unit;
        let cross = (a * c + b * d) / length;
        DMatrix::from_row_slice(2, 2, &[length, 0.0, cross, determinant / length])
    }

    /// The linear map from the (τ₀₀, τ₀₁, τ₁₁) of t/unit, not centred, to that of the new variable.
    pub(crate) fn centring(&self) -> DMatrix<f64> {
        let m = self.mean / self.unit;
        DMatrix::from_row_slice(3, 3, &[1.0, 2.0 * m, m * m, 0.0, 1.0, m, 0.0, 0.0, 1.0])
    }

    /// The unit.
    pub(crate) fn unit(&self) -> f64 {
        self.unit
    }
}
