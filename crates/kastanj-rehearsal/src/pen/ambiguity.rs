use serde::{Deserialize, Serialize};

/// A way of marking that nobody can read with certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ambiguity {
    /// Two boxes are marked where one is allowed.
    TwoMarks,
    /// One box is filled and none is crossed: chosen or taken back?
    LoneFilled,
    /// A touch of the pen only.
    Trace,
    /// *Vill inte svara* and an answer are both marked.
    DeclinedAndAnswered,
}

impl Ambiguity {
    /// All of them.
    pub const ALL: [Ambiguity; 4] = [
        Ambiguity::TwoMarks,
        Ambiguity::LoneFilled,
        Ambiguity::Trace,
        Ambiguity::DeclinedAndAnswered,
    ];
}
