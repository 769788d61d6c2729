//! The weighted sums from which every estimator of τ² is made, as functions of τ².

use crate::moments::{as_real, mean};

use super::sample::Sample;

/// Sums under the weights w = 1/(v + τ²) with residuals r and P = W − WX(X′WX)⁻¹X′W.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    /// Σw.
    pub(super) weights: f64,
    /// tr P.
    pub(super) trace: f64,
    /// Σw·r² = y′Py.
    pub(super) squares: f64,
    /// Σw²·r² = y′PPy.
    pub(super) weighted_squares: f64,
}

/// A model of the mean whose fit is known for every τ².
pub(super) trait Profile {
    fn sample(&self) -> &Sample;
    /// Number of coefficients.
    fn p(&self) -> usize;
    fn sums(&self, tau2: f64) -> Sums;
    /// ln|X′WX|.
    fn log_information(&self, tau2: f64) -> f64;
    /// Ordinary least squares: Σr² and Σv·(1 − h) with leverages h.
    fn unweighted(&self) -> (f64, f64);
    /// tr PP.
    fn trace_squared(&self, tau2: f64) -> f64;

    /// k − p.
    fn df(&self) -> f64 {
        as_real(self.sample().k() - self.p())
    }

    /// Σ ln w.
    fn log_weights(&self, tau2: f64) -> f64 {
        -self.sample().v.iter().map(|v| (v + tau2).ln()).sum::<f64>()
    }

    /// (k − p)/tr P at τ² = 0: the typical sampling variance of Higgins and Thompson (2002).
    fn typical_variance(&self) -> f64 {
        self.df() / self.sums(0.0).trace
    }
}

/// The common mean alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct CommonMean<'a>(pub(super) &'a Sample);

impl CommonMean<'_> {
    /// Σw, the weighted mean.
    pub(super) fn fit(&self, tau2: f64) -> (f64, f64) {
        let (mut weights, mut values) = (0.0, 0.0);
        for (y, v) in self.0.y.iter().zip(&self.0.v) {
            let weight = 1.0 / (v + tau2);
            weights += weight;
            values += weight * y;
        }
        (weights, values / weights)
    }
}

impl Profile for CommonMean<'_> {
    fn sample(&self) -> &Sample {
        self.0
    }

    fn p(&self) -> usize {
        1
    }

    fn sums(&self, tau2: f64) -> Sums {
        let (weights, mean) = self.fit(tau2);
        let (mut squared, mut squares, mut weighted_squares) = (0.0, 0.0, 0.0);
        for (y, v) in self.0.y.iter().zip(&self.0.v) {
            let weight = 1.0 / (v + tau2);
            let part = weight * (y - mean);
            squared += weight * weight;
            squares += part * (y - mean);
            weighted_squares += part * part;
        }
        Sums { weights, trace: weights - squared / weights, squares, weighted_squares }
    }

    fn log_information(&self, tau2: f64) -> f64 {
        self.fit(tau2).0.ln()
    }

    fn unweighted(&self) -> (f64, f64) {
        let centre = mean(&self.0.y);
        let squares = self.0.y.iter().map(|y| (y - centre).powi(2)).sum();
        let k = as_real(self.0.k());
        (squares, self.0.v.iter().sum::<f64>() * (1.0 - 1.0 / k))
    }

    fn trace_squared(&self, tau2: f64) -> f64 {
        let power = |n: i32| self.0.v.iter().map(|v| (v + tau2).powi(-n)).sum::<f64>();
        let (first, second, third) = (power(1), power(2), power(3));
        second - 2.0 * third / first + (second / first).powi(2)
    }
}
