//! An interval with its level.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// The usual level of an interval, where no plan asks for another.
pub const LEVEL: f64 = 0.95;

/// The nominal level of an interval, above 0.5 and below 1: 1 − alpha.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Level(f64);

impl Level {
    /// 95 %.
    pub const USUAL: Level = Level(LEVEL);

    /// The level that belongs to a two-sided error level `alpha`, above 0 and below 0.5.
    ///
    /// # Errors
    /// [`Refusal::BadSetting`] for any other number.
    pub fn of_alpha(alpha: f64) -> Result<Self, Refusal> {
        if alpha > 0.0 && alpha < 0.5 {
            Ok(Self(1.0 - alpha))
        } else {
            Err(Refusal::BadSetting {
                name: "alpha",
                value: alpha,
                allowed: "above 0 and below 0.5",
            })
        }
    }

    /// The level itself, 0.5–1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// The share of a distribution below the upper end of a two-sided interval, 0.975 for 95 %.
    pub(crate) fn upper_point(self) -> f64 {
        f64::midpoint(1.0, self.0)
    }

    /// The share outside each end, 0.025 for 95 %.
    pub(crate) fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}

impl Default for Level {
    fn default() -> Self {
        Self::USUAL
    }
}

impl TryFrom<f64> for Level {
    type Error = Refusal;

    fn try_from(level: f64) -> Result<Self, Refusal> {
        if level > 0.5 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(Refusal::BadSetting {
                name: "level",
                value: level,
                allowed: "above 0.5 and below 1",
            })
        }
    }
}

impl From<Level> for f64 {
    fn from(level: Level) -> f64 {
        level.0
    }
}

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
        Self::around_at(centre, half_width, Level::USUAL)
    }

    /// The interval `centre` ± `half_width`, which is a half-width at `level`.
    #[must_use]
    pub fn around_at(centre: f64, half_width: f64, level: Level) -> Self {
        Self::between_at(centre - half_width, centre + half_width, level)
    }

    /// The interval from `lower` to `upper` at the level 0.95.
    #[must_use]
    pub fn between(lower: f64, upper: f64) -> Self {
        Self::between_at(lower, upper, Level::USUAL)
    }

    /// The interval from `lower` to `upper`, which are ends at `level`.
    #[must_use]
    pub fn between_at(lower: f64, upper: f64, level: Level) -> Self {
        Self { lower, upper, level: level.0 }
    }

    /// Half the distance between the ends.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        (self.upper - self.lower) / 2.0
    }

    /// The interval, or one around its middle where that is wider.
    #[must_use]
    pub fn at_least(&self, half_width: f64) -> Self {
        let (centre, own) = (f64::midpoint(self.lower, self.upper), self.half_width());
        if own >= half_width {
            return *self;
        }
        Self { lower: centre - half_width, upper: centre + half_width, level: self.level }
    }

    /// The interval `factor` times as wide around its middle.
    #[must_use]
    pub fn stretched(&self, factor: f64) -> Self {
        let (centre, half) = (f64::midpoint(self.lower, self.upper), factor * self.half_width());
        Self { lower: centre - half, upper: centre + half, level: self.level }
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
