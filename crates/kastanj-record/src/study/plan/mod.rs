//! What is decided before the data are seen.

mod difference;
mod estimand;
mod gates;
mod outside;
mod protocol;
mod standing;

pub use difference::{PlanChange, plan_changes};
pub use estimand::{Estimand, IntercurrentEvent, Strategy, Summary};
pub use gates::{DescribeGates, IndicationGates, PlanGates, SupportedGates};
pub use outside::{NaturalCourse, Norm, Reliability};
pub use protocol::{AnswerWindows, Protocol};
pub use standing::{PlanFreeze, PlanStanding};

use kastanj_instrument::{ItemId, QuestionnaireId, ScoreId};
use serde::{Deserialize, Serialize};

/// Which way is better on the primary score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    HigherIsBetter,
    /// Less is better.
    LowerIsBetter,
}

/// What is decided before the data are seen, and frozen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The questionnaire of the primary outcome.
    pub questionnaire: QuestionnaireId,
    /// The score of that questionnaire which is the primary outcome.
    pub score: ScoreId,
    /// Which way is better.
    pub direction: Direction,
    /// What is estimated, and for whom.
    pub estimand: Estimand,
    /// The other scores that are reported, as secondary; a score that is not among them is
    /// exploratory.
    pub secondary: Vec<ScoreId>,
    /// The questions of the before-form by whose answers changes are looked at apart; usually none.
    pub subgroups: Vec<ItemId>,
    /// Lowest and highest possible score; the worst case and the tipping point use them.
    pub range: (f64, f64),
    /// Two-sided error level of intervals, above 0 and below 0.5.
    pub alpha: f64,
    /// From and to, in before-SDs: the shift against the change that the delta line shows.
    pub sensitivity: (f64, f64),
    /// Below this number no figure of a service is printed for its board; 5 or more.
    pub board_threshold: u32,
    /// Below this number no figure is printed for the public; at least the board's.
    pub public_threshold: u32,
    /// Seed of everything that is drawn.
    pub seed: u64,
    /// The steps of the verdict.
    pub gates: PlanGates,
    /// How reliable the primary score is, if that is known from elsewhere.
    pub reliability: Option<Reliability>,
    /// What people outside such services score, if that is known.
    pub norm: Option<Norm>,
    /// The score from which on clients come in, if there is such a limit: what falls back towards
    /// the mean by itself can then be computed.
    pub entry_limit: Option<f64>,
    /// What happens to such clients without the service, if somebody has measured it.
    pub natural_course: Option<NaturalCourse>,
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
