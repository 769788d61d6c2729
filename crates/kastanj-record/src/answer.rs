use kastanj_instrument::{AnswerCode, ItemId};
use serde::{Deserialize, Serialize};

use crate::coded::coded;

coded! {
    /// Why there is no answer code. Never merged into one another.
    Missing {
        /// *Vill inte svara*: a recorded response, counted as not answered in scores.
        Declined = "declined", "record-missing-declined";
        /// Left empty.
        Blank = "blank", "record-missing-blank";
        /// Marked, but no human can tell how.
        Unreadable = "unreadable", "record-missing-unreadable";
        /// The page never came in.
        PageNotReceived = "page_not_received", "record-missing-page-not-received";
        /// The question is not part of the form that was used.
        NotAsked = "not_asked", "record-missing-not-asked";
        /// The question cannot apply.
        NotApplicable = "not_applicable", "record-missing-not-applicable";
    }
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

impl Answer {
    /// The answer in short words: codes, or why there is none.
    pub fn words(&self, lang: kastanj_language::Lang) -> String {
        match self {
            Answer::One(code) => code.to_string(),
            Answer::Many(codes) => {
                codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            }
            Answer::Missing(missing) => missing.label(lang),
        }
    }
}

coded! {
    /// The door an answer came through. All are of equal rank.
    Mode {
        /// Typed in from paper by a person.
        Keyed = "keyed", "record-mode-keyed";
        /// Read from a scan by the machine.
        Scanned = "scanned", "record-mode-scanned";
        /// Tapped by the client.
        Screen = "screen", "record-mode-screen";
    }
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

impl Answer {
    /// The answer in one word for lists and provenance: `3`, `1+4`, `declined`.
    pub fn as_text(&self) -> String {
        match self {
            Answer::One(code) => code.to_string(),
            Answer::Many(codes) => {
                codes.iter().map(ToString::to_string).collect::<Vec<_>>().join("+")
            }
            Answer::Missing(missing) => missing.code().to_owned(),
        }
    }
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

impl Provenance {
    /// The provenance of an answer that a person typed in.
    pub fn keyed() -> Provenance {
        Provenance { mode: Mode::Keyed, reading: None, seen_by_person: true }
    }

    /// The provenance of an answer that the client tapped.
    pub fn on_screen() -> Provenance {
        Provenance { mode: Mode::Screen, reading: None, seen_by_person: false }
    }

    /// The provenance of an answer that the machine read and nobody has looked at.
    pub fn scanned(reading: ReadingOrigin) -> Provenance {
        Provenance { mode: Mode::Scanned, reading: Some(reading), seen_by_person: false }
    }

    /// Whether a reading stands there exactly when the machine read, with a
    /// probability between 0 and 1.
    pub fn is_sound(&self) -> bool {
        match &self.reading {
            Some(reading) => self.mode == Mode::Scanned && (0.0..=1.0).contains(&reading.posterior),
            None => self.mode != Mode::Scanned,
        }
    }
}

impl RecordedAnswer {
    /// Whether the machine was unsure and no person has looked yet.
    pub fn is_in_doubt(&self) -> bool {
        self.answer == Answer::Missing(Missing::Unreadable)
            && self.provenance.mode == Mode::Scanned
            && !self.provenance.seen_by_person
    }

    /// Whether a person has decided on a reading of the machine.
    pub fn settled(&self) -> bool {
        self.provenance.mode == Mode::Scanned && self.provenance.seen_by_person
    }
}
