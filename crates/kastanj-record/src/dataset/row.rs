use std::collections::BTreeMap;
use std::fmt::Write;

use kastanj_instrument::{AnswerCode, QuestionnaireId, ScoreId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::study::hex;
use crate::{EndReason, UnitCode};

/// One score of one client at the three occasions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreRow {
    /// Which score.
    pub score: ScoreId,
    /// Before; `None` without a form or with too few answers.
    pub before: Option<f64>,
    /// After; `None` likewise.
    pub after: Option<f64>,
    /// At follow-up; `None` likewise.
    pub follow_up: Option<f64>,
}

/// One client's first contact, as the analysis sees it. No identifier, no time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnalysisRow {
    /// Where.
    pub unit: UnitCode,
    /// The primary score.
    pub primary: ScoreRow,
    /// The other scores of the same questionnaire.
    pub secondary: Vec<ScoreRow>,
    /// Whether a before-form came; it may still give no score.
    pub before_form: bool,
    /// Whether an after-form came.
    pub after_form: bool,
    /// Whether a follow-up came.
    pub follow_up_form: bool,
    /// Whether the after-window has closed: the form came, is lost, or its time is over.
    pub after_window_closed: bool,
    /// Whether the follow-up's window has closed: the form came, is lost, or its time is over. `false`
    /// without an after-form. Editions made before this was counted have no value, and read as open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub follow_up_window_closed: bool,
    /// Whether the before-form came outside its window.
    pub before_late: bool,
    /// Whether the after-form came outside its window.
    pub after_late: bool,
    /// Whether the follow-up came outside its window.
    pub follow_up_late: bool,
    /// Whether the therapist was present while the before-form was answered, if known.
    pub therapist_at_before: Option<bool>,
    /// Whether the therapist was present while the after-form was answered, if known.
    pub therapist_at_after: Option<bool>,
    /// How the contact ended, if it has.
    pub ending: Option<EndReason>,
    /// Yes to the service's own follow-up.
    pub local_consent: bool,
    /// Yes to the national study.
    pub national_consent: bool,
    /// Answers that the machine was unsure of and nobody has settled.
    pub open_doubts: u32,
    /// The answers before to the questions by which the plan divides, in its order; `None` where one
    /// was not answered with one option. Nothing is written where the plan divides by nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Option<AnswerCode>>,
}

/// Contacts with answers that are kept out of the primary analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KeptOut {
    /// Neither yes nor no has been keyed.
    pub consent_not_keyed: u64,
    /// Said no.
    pub consent_refused: u64,
    /// Took a yes back.
    pub withdrawn: u64,
    /// A client's second or later contact.
    pub later_contacts: u64,
    /// Relatives.
    pub relatives: u64,
}

/// The data of the primary analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnalysisDataset {
    /// The questionnaire of the primary score.
    pub questionnaire: QuestionnaireId,
    /// The primary score.
    pub score: ScoreId,
    /// One row per client with consent and at least one form, sorted by its own
    /// values, so that the order says nothing.
    pub rows: Vec<AnalysisRow>,
    /// Who is kept out, and why.
    pub kept_out: KeptOut,
    /// Before-forms, by unit, of clients who said yes to taking part but whose
    /// yes to the use at hand is missing or taken back: no row, but counted.
    pub forms_without_yes: BTreeMap<UnitCode, u64>,
}

impl AnalysisDataset {
    /// The rows with a yes to the national study; for every edition that leaves the service.
    #[must_use]
    pub fn national(&self) -> AnalysisDataset {
        self.with_yes(|row| row.national_consent)
    }

    /// The rows with a yes to the service's own follow-up; for every edition
    /// about one service.
    #[must_use]
    pub fn local(&self) -> AnalysisDataset {
        self.with_yes(|row| row.local_consent)
    }

    /// The rows with one yes; the before-forms of the others are counted.
    fn with_yes(&self, yes: impl Fn(&AnalysisRow) -> bool) -> AnalysisDataset {
        let mut kept = self.clone();
        for row in self.rows.iter().filter(|row| row.before_form && !yes(row)) {
            *kept.forms_without_yes.entry(row.unit.clone()).or_default() += 1;
        }
        kept.rows.retain(yes);
        kept
    }

    /// The rows of one unit.
    #[must_use]
    pub fn of_unit(&self, unit: &UnitCode) -> AnalysisDataset {
        let mut of_unit = self.clone();
        of_unit.rows.retain(|row| row.unit == *unit);
        of_unit.forms_without_yes.retain(|of, _| of == unit);
        of_unit
    }

    /// Before-forms of clients who said yes to taking part, but have no yes to
    /// the use at hand: kept out of the analysis.
    pub fn before_forms_without_yes(&self) -> u64 {
        self.forms_without_yes.values().sum()
    }

    /// Clients with both primary scores.
    pub fn pairs(&self) -> u64 {
        self.count(|row| row.primary.before.is_some() && row.primary.after.is_some())
    }

    /// Before-forms whose after-window has closed: the denominator of after/before.
    pub fn closed_before_forms(&self) -> u64 {
        self.count(|row| row.before_form && row.after_window_closed)
    }

    /// Before-forms whose after-window is still open: counted apart, never lost.
    pub fn open_contacts(&self) -> u64 {
        self.count(|row| row.before_form && !row.after_window_closed)
    }

    fn count(&self, which: impl Fn(&AnalysisRow) -> bool) -> u64 {
        self.rows.iter().filter(|row| which(row)).count() as u64
    }

    /// SHA-256 of the rows, lower-case hexadecimal; the same record gives the
    /// same digest in whatever order it is read.
    pub fn digest(&self) -> String {
        let mut text = format!("{} {}\n", self.questionnaire, self.score.0);
        for row in &self.rows {
            let _ = writeln!(text, "{}", row.canonical());
        }
        hex(&Sha256::digest(text.as_bytes()))
    }
}

impl AnalysisRow {
    /// The row as one line of text, for sorting and for the digest.
    pub(super) fn canonical(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
