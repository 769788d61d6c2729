//! Does the direction of the change survive what is not known about those lost?

use serde::Serialize;

use crate::dropout::{Assumption, DropoutSensitivity, TippingStatus};

/// Why the direction is called robust or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RobustnessReason {
    /// Nobody lost: nothing is assumed about anyone.
    NobodyLost,
    /// The delta that removes the change puts those lost off the scale.
    OffTheScale,
    /// That delta is larger than the range declared in the plan.
    BeyondDeclaredRange,
    /// A delta within the declared range removes the change.
    WithinDeclaredRange,
    /// Missing at random already takes the change away or turns it.
    TurnedAtRandom,
    /// The pairs do not change at all: there is no direction.
    NoChange,
}

/// Whether an implausible assumption is needed to remove the direction.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DirectionRobustness {
    /// True if it is; `None` if there is no direction.
    pub robust: Option<bool>,
    /// Why.
    pub reason: RobustnessReason,
    /// The declared range: the largest delta held plausible, in before-SDs of the pairs.
    pub declared_delta_sd: f64,
}

/// Judges by the regression line, which has no Monte Carlo error.
pub(super) fn judge(dropout: &DropoutSensitivity, declared_delta_sd: f64) -> DirectionRobustness {
    use RobustnessReason::{
        BeyondDeclaredRange, NoChange, NobodyLost, OffTheScale, TurnedAtRandom, WithinDeclaredRange,
    };
    let mean = |assumption| dropout.scenario(assumption).map_or(0.0, |row| row.mean_change);
    let (pairs, at_random) = (mean(Assumption::Completers), mean(Assumption::MissingAtRandom));
    let tipping_sd = dropout.tipping.delta_sd.map_or(0.0, f64::abs);
    let reason = if pairs == 0.0 {
        NoChange
    } else if dropout.tipping.status == TippingStatus::NobodyLost {
        NobodyLost
    } else if pairs * at_random <= 0.0 {
        TurnedAtRandom
    } else if tipping_sd > declared_delta_sd {
        // Off the scale speaks louder, but only for a shift that is not small as well.
        if dropout.tipping.status == TippingStatus::NoPlausibleDelta {
            OffTheScale
        } else {
            BeyondDeclaredRange
        }
    } else {
        WithinDeclaredRange
    };
    let robust = match reason {
        NobodyLost | OffTheScale | BeyondDeclaredRange => Some(true),
        WithinDeclaredRange | TurnedAtRandom => Some(false),
        NoChange => None,
    };
    DirectionRobustness { robust, reason, declared_delta_sd }
}
