//! An interval with its level.

use serde::{Deserialize, Serialize};

/// The level of every interval of the first level of analysis.
pub const LEVEL: f64 = 0.95;

/// A confidence or prediction interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
    /// Nominal level, 0–1; 0.95 unless said otherwise.
    pub level: f64,
}

impl Interval {
    /// The interval `centre` ± `half_width` at the level 0.95.
    #[must_use]
    pub fn around(centre: f64, half_width: f64) -> Self {
        Self { lower: centre - half_width, upper: centre + half_width, level: LEVEL }
    }

    /// The interval from `lower` to `upper` at the level 0.95.
    #[must_use]
    pub fn between(lower: f64, upper: f64) -> Self {
        Self { lower, upper, level: LEVEL }
    }

    /// Half the distance between the ends.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        (self.upper - self.lower) / 2.0
    }

    /// True if zero lies strictly outside.
    #[must_use]
    pub fn excludes_zero(&self) -> bool {
        self.lower > 0.0 || self.upper < 0.0
    }

    /// The interval with both ends divided by a positive number.
    #[must_use]
    pub fn divided_by(&self, divisor: f64) -> Self {
        Self { lower: self.lower / divisor, upper: self.upper / divisor, level: self.level }
    }
}
