use kastanj_instrument::{AnswerCode, ItemId};
use serde::{Deserialize, Serialize};

/// Why there is no answer code. Never merged into one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// *Vill inte svara*: a recorded response, counted as not answered in scores.
    Declined,
    /// Left empty.
    Blank,
    /// Marked, but no human can tell how.
    Unreadable,
    /// The page never came in.
    PageNotReceived,
    /// The question is not part of the form that was used.
    NotAsked,
    /// The question cannot apply.
    NotApplicable,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// One option.
    One(AnswerCode),
    /// Any number of options, in the order of the form; at least one.
    Many(Vec<AnswerCode>),
    /// None, and why.
    Missing(Missing),
}

/// The door an answer came through. All are of equal rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Typed in from paper by a person.
    Keyed,
    /// Read from a scan by the machine.
    Scanned,
    /// Tapped by the client.
    Screen,
}

/// Where a machine-read answer comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadingOrigin {
    /// SHA-256 of the scan file, hexadecimal.
    pub scan: String,
    /// Page within that file, from 1.
    pub scan_page: u32,
    /// Version of the reader.
    pub reader: String,
    /// Probability that the machine gave its decision, 0–1.
    pub posterior: f64,
    /// What the machine had said, when a person decided otherwise or settled a doubt.
    pub machine_said: Option<String>,
}

/// How an answer got into the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// The door.
    pub mode: Mode,
    /// The reading, for scanned answers.
    pub reading: Option<ReadingOrigin>,
    /// Whether a person looked at this very answer (keyed it, settled the doubt).
    pub seen_by_person: bool,
}

/// One question's answer with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordedAnswer {
    /// The question.
    pub item: ItemId,
    /// The answer.
    pub answer: Answer,
    /// How it got here.
    pub provenance: Provenance,
}
