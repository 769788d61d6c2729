use std::fmt;

use kastanj_language::Text;
use serde::{Deserialize, Serialize};

use crate::AnswerCode;

/// The stable name of a question within its questionnaire, such as `grepp-1`.
///
/// Lower-case ASCII letters, digits and hyphens, at most 24 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(pub String);

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who wanted a question to be asked; printed on *Varför vi frågar*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedBy {
    /// The therapists, for the conversation.
    Therapists,
    /// The researchers, for the knowledge.
    Research,
    /// Both.
    Both,
}

/// How far an answer may travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Travels {
    /// Stays on the paper in the room: neither read by machine nor stored.
    Never,
    /// Stored at the service, never sent anywhere.
    Service,
    /// May leave the service in a de-identified bundle.
    Hub,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum ItemKind {
    /// Exactly one option of the named scale, or *vill inte svara*.
    One {
        /// Name of a [`crate::ResponseScale`] of the same questionnaire.
        scale: String,
    },
    /// Any number of options of the named scale, or *vill inte svara*.
    Many {
        /// Name of a [`crate::ResponseScale`] of the same questionnaire.
        scale: String,
    },
    /// Lines to write on; never read by machine.
    Open {
        /// Number of writing lines, 1–12.
        lines: u8,
    },
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Stable name.
    pub id: ItemId,
    /// The wording: one thought, at most 15 words.
    pub stem: Text,
    /// What kind of answer it takes.
    pub kind: ItemKind,
    /// Who wanted it.
    pub asked_by: AskedBy,
    /// Why, in plain words to the client.
    pub because: Text,
    /// How far its answer may travel.
    pub travels: Travels,
    /// The answer that a screen meets at once with the numbers to call in a crisis.
    pub crisis: Option<AnswerCode>,
}

impl Item {
    /// The name of the scale whose options are its boxes; none for open lines.
    pub fn scale(&self) -> Option<&str> {
        match &self.kind {
            ItemKind::One { scale } | ItemKind::Many { scale } => Some(scale),
            ItemKind::Open { .. } => None,
        }
    }
}
