//! Sample quantiles.

use serde::Serialize;

/// Which definition of a sample quantile, numbered as by Hyndman and Fan (1996).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantileType {
    /// Position p·(n + 1), held at the ends.
    Type6,
    /// Position p·(n − 1) + 1: R's default.
    #[default]
    Type7,
}

impl QuantileType {
    /// The quantile `p` (0–1) of ascending values; `None` without values.
    /// R: `quantile(x, p, type = 6)`, `quantile(x, p)`.
    #[must_use]
    pub fn of_sorted(self, values: &[f64], p: f64) -> Option<f64> {
        let last = values.len().checked_sub(1)?;
        let n = values.len() as f64;
        let position = match self {
            Self::Type6 => p * (n + 1.0) - 1.0,
            Self::Type7 => p * (n - 1.0),
        };
        let position = position.clamp(0.0, last as f64);
        let below = position.floor();
        let index = (below as usize).min(last);
        let (low, high) = (values[index], values[(index + 1).min(last)]);
        let part = position - below;
        // Without a part, an infinite neighbour must not turn the value into NaN.
        Some(if part == 0.0 { low } else { low + part * (high - low) })
    }
}
