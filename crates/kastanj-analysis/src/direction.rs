//! Which way is better, and which way it went.

use serde::{Deserialize, Serialize};

use crate::input::ScaleRange;

/// Which way on the scale is better for the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A higher score is better (the default study).
    #[default]
    HigherIsBetter,
    /// A lower score is better (symptom scales).
    LowerIsBetter,
}

/// What a mean change means for the clients. It says nothing about size or cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    /// The mean moved towards the better end.
    Improvement,
    /// The mean moved towards the worse end.
    Worsening,
    /// The mean did not move.
    NoChange,
}

impl Direction {
    /// The worst and the best end of a scale.
    #[must_use]
    pub fn ends(self, range: ScaleRange) -> (f64, f64) {
        match self {
            Self::HigherIsBetter => (range.lower, range.upper),
            Self::LowerIsBetter => (range.upper, range.lower),
        }
    }

    /// Reads a mean change (after − before).
    #[must_use]
    pub fn course(self, mean_change: f64) -> Course {
        let towards_better = match self {
            Self::HigherIsBetter => mean_change,
            Self::LowerIsBetter => -mean_change,
        };
        if towards_better > 0.0 {
            Course::Improvement
        } else if towards_better < 0.0 {
            Course::Worsening
        } else {
            Course::NoChange
        }
    }
}
