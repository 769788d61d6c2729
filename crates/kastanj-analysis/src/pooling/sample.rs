//! Estimates and variances, checked and brought to a unit in which nothing overflows.

use super::Estimate;
use crate::refusal::{Quantity, Refusal};

/// Checked estimates, divided by `unit`, a power of two (so that no digit changes).
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) y: Vec<f64>,
    pub(super) v: Vec<f64>,
    pub(super) unit: f64,
}

/// Variances may be this much smaller than the square of the largest number, not more.
const SMALLEST_SHARE: f64 = 1e-100;

impl Sample {
    pub(super) fn new(estimates: &[Estimate], needed: usize) -> Result<Self, Refusal> {
        match estimates.len() {
            1 if needed >= 2 => return Err(Refusal::OneService),
            found if found < needed => return Err(Refusal::TooFew { found, needed }),
            _ => {}
        }
        let mut largest = 0.0_f64;
        for (index, estimate) in estimates.iter().enumerate() {
            if !(estimate.value.is_finite() && estimate.variance.is_finite()) {
                return Err(Refusal::NotFiniteValue { index });
            }
            if estimate.variance <= 0.0 {
                return Err(Refusal::ZeroVariance { what: Quantity::Change });
            }
            largest = largest.max(estimate.value.abs()).max(estimate.variance.sqrt());
        }
        if !(1e-150..=1e150).contains(&largest) {
            return Err(Refusal::BeyondArithmetic { what: "estimates and variances" });
        }
        let unit = largest.log2().ceil().exp2();
        let sample = Self {
            y: estimates.iter().map(|e| e.value / unit).collect(),
            v: estimates.iter().map(|e| e.variance / unit / unit).collect(),
            unit,
        };
        if sample.v.iter().any(|v| *v < SMALLEST_SHARE) {
            return Err(Refusal::BeyondArithmetic { what: "estimates and variances" });
        }
        Ok(sample)
    }

    pub(super) fn k(&self) -> usize {
        self.y.len()
    }
}
