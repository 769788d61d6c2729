//! What may be said: one of four words, and the gates that led there.

use serde::{Deserialize, Serialize};

/// The verdict. A step requires its own gates and those of every step below.
///
/// No gate sees regression to the mean or natural course, and there is no comparison group:
/// even the highest step speaks of *change during contact*, never of an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Too few pairs for any mean.
    NoStatement,
    /// Figures may be described, nothing concluded.
    DescribeOnly,
    /// An indication of change during the contact.
    Indication,
    /// A change during the contact that the sensitivity analyses support.
    SupportedChange,
}

impl Verdict {
    /// The step above, if there is one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::NoStatement => Some(Self::DescribeOnly),
            Self::DescribeOnly => Some(Self::Indication),
            Self::Indication => Some(Self::SupportedChange),
            Self::SupportedChange => None,
        }
    }
}

/// What a gate looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateName {
    /// Number of complete pairs.
    Pairs,
    /// Pairs ÷ before forms whose after-window has closed.
    AfterPerBefore,
    /// Half-width of the interval ÷ SD_av: Student's for *indication*, which speaks of those who
    /// answered; over services for *supported change* ([`crate::over_services`]).
    HalfWidth,
    /// The change when those lost are predicted and then shifted against it.
    LostShifted,
    /// The change when those lost count as unchanged.
    LostUnchanged,
    /// Whether eligible and asked are known.
    AskedKnown,
    /// Asked ÷ eligible.
    AskedShare,
    /// Services with enough pairs of their own, with a prediction interval over them.
    Services,
}

/// How value and threshold are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Passes at value ≥ threshold.
    AtLeast,
    /// Passes at value ≤ threshold.
    AtMost,
    /// Passes at value > threshold.
    MoreThan,
    /// Passes if there is a value.
    Known,
}

/// How a gate came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateStatus {
    /// Passed.
    Pass,
    /// Not passed, also when there is no value to judge.
    Fail,
    /// Nothing to judge (nobody lost); counts as passed.
    NotApplicable,
}

/// One gate of one step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    /// The step that needs this gate.
    pub step: Verdict,
    /// What it looks at.
    pub name: GateName,
    /// The value judged; `None` if unknown, not computable or withheld (below 5 pairs).
    ///
    /// [`GateName::LostShifted`] and [`GateName::LostUnchanged`]: scale points counted *in the
    /// direction of the observed change*: the mean (indication) or the end of the interval
    /// nearest zero (supported change), at its least favourable, see [`crate::dropout::least_favourable_mean`].
    pub value: Option<f64>,
    /// What the value is compared with; `None` for [`Rule::Known`].
    pub threshold: Option<f64>,
    /// How they are compared.
    pub rule: Rule,
    /// The outcome.
    pub status: GateStatus,
}

impl Gate {
    /// Judges a value by a rule. A missing value fails.
    #[must_use]
    pub fn judge(
        step: Verdict,
        name: GateName,
        value: Option<f64>,
        rule: Rule,
        threshold: Option<f64>,
    ) -> Self {
        let passed = match (rule, value, threshold) {
            (Rule::Known, Some(_), _) => true,
            (Rule::AtLeast, Some(value), Some(threshold)) => value >= threshold,
            (Rule::AtMost, Some(value), Some(threshold)) => value <= threshold,
            (Rule::MoreThan, Some(value), Some(threshold)) => value > threshold,
            _ => false,
        };
        let status = if passed { GateStatus::Pass } else { GateStatus::Fail };
        Self { step, name, value, threshold, rule, status }
    }

    /// The same gate with nothing to judge.
    #[must_use]
    pub fn not_applicable(self) -> Self {
        Self { value: None, status: GateStatus::NotApplicable, ..self }
    }

    /// True unless the gate failed.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.status != GateStatus::Fail
    }
}
