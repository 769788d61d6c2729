use std::fmt;

use kastanj_language::Text;
use serde::{Deserialize, Serialize};

/// The code of an answer option, as stored and exported; small whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AnswerCode(pub i16);

impl fmt::Display for AnswerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One answer option of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerOption {
    /// Stored code.
    pub code: AnswerCode,
    /// What the client reads.
    pub label: Text,
    /// A shorter wording for the head of a column of boxes, where the label is too wide.
    pub short: Option<Text>,
}

impl AnswerOption {
    /// The words over a column of boxes: the short wording, else the label.
    pub fn column_label(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.label)
    }
}

/// What may be computed from a scale's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Ordered steps that a scoring rule may average (the 5-step scale, 0–10).
    Steps,
    /// Ordered bins of unequal width; never averaged.
    Ordinal,
    /// Categories without order.
    Nominal,
}

/// A set of answer options shared by several questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseScale {
    /// Name within the questionnaire.
    pub id: String,
    /// What may be computed from it.
    pub measure: Measure,
    /// The options in printed order, without *vill inte svara*, which every question has
    /// (except a single box to tick, see [`ResponseScale::is_tick`]).
    pub options: Vec<AnswerOption>,
    /// Words over the short labels of a row of columns: *Det stämmer* … *inte alls*.
    pub lead: Option<Text>,
    /// What the lowest end of a row of numbers means.
    pub low_end: Option<Text>,
    /// What the highest end of a row of numbers means.
    pub high_end: Option<Text>,
}

impl ResponseScale {
    /// Whether the scale is one single box to tick (*vill prata om det här*),
    /// which stands alone, without *vill inte svara*.
    pub fn is_tick(&self) -> bool {
        self.options.len() == 1
    }

    /// The option with this code.
    pub fn option(&self, code: AnswerCode) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.code == code)
    }
}

/// What one printed box, or one key or tap, stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxMeaning {
    /// The option with this code.
    Code(AnswerCode),
    /// *Vill inte svara*: an answer of its own, not a missing one.
    Declined,
}
