use std::collections::BTreeSet;

use kastanj_instrument::{AnswerCode, FormKey, ItemId, Occasion};
use serde::{Deserialize, Serialize};

use crate::{Mode, Provenance, SheetIdentity, Week};

/// What kind of place keeps the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptAt {
    /// A service: everything but what stays on paper is stored.
    Service,
    /// A study office: only what may leave a service is stored.
    StudyOffice,
}

/// What a door hands in for one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawResponse {
    /// The options chosen.
    Codes(Vec<AnswerCode>),
    /// *Vill inte svara*.
    Declined,
    /// Nothing marked.
    Blank,
    /// Marked, and a person says that nobody can tell how.
    Unreadable,
    /// The question cannot apply.
    NotApplicable,
    /// The machine is not sure: a person has to look. Holds what the machine
    /// saw, in its own words.
    Doubtful(String),
}

/// One question as it comes through a door.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RawAnswer {
    /// Which question.
    pub item: ItemId,
    /// What was marked.
    pub response: RawResponse,
    /// How it was read.
    pub provenance: Provenance,
}

/// One form as it comes through a door, in full or in part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// Which form, version and language.
    pub form: FormKey,
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// The sheet, if on paper.
    pub sheet: Option<SheetIdentity>,
    /// When it was answered, if known.
    pub week: Option<Week>,
    /// Whether the therapist was in the room, if known.
    pub therapist_present: Option<bool>,
    /// The door, for questions without a provenance of their own.
    pub mode: Mode,
    /// The pages that have come in, from 1; `None` means all of the form.
    pub pages: Option<BTreeSet<u8>>,
    /// The answers, in any order. Questions left out were left blank, or stand
    /// on a page that has not come in.
    pub answers: Vec<RawAnswer>,
}

impl Submission {
    /// Whether this page has come in.
    pub fn has_page(&self, page: u8) -> bool {
        self.pages.as_ref().is_none_or(|pages| pages.contains(&page))
    }
}
