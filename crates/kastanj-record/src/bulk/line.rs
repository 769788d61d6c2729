use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use kastanj_instrument::{FormKey, Occasion, Serial, VariantId};
use kastanj_language::Lang;
use serde::{Deserialize, Serialize};

use super::{Answers, LineFault};
use crate::coded::coded;
use crate::{
    ClientKind, ConsentPurpose, EndReason, EpisodeCode, Loss, LossKeeping, Mode, MonthlyTally,
    Next, PackSlip, Provenance, RawAnswer, ReferralWay, SessionFormat, SessionLength,
    SheetIdentity, ShortCode, Submission, TargetBehaviour, Technique, Theme, UnitCode, Week, Who,
    questionnaire_id,
};

/// One line of bulk input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum BulkLine {
    /// A service unit.
    Unit(UnitLine),
    /// A client, so that several contacts can be given to one.
    Client(ClientLine),
    /// A contact.
    Episode(EpisodeLine),
    /// A form with its answers.
    Assess(AssessLine),
    /// A session report.
    Session(SessionLine),
    /// A monthly tally.
    Tally(MonthlyTally),
    /// A yes or no.
    Consent(ConsentLine),
    /// A loss.
    Loss(LossLine),
    /// The end of a contact.
    Closing(ClosingLine),
    /// A pack slip.
    PackSlip(PackSlip),
}

/// Names a client within one input, such as `c1`; never stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ClientLabel(String);

impl fmt::Display for ClientLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ClientLabel {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Too short and plain for a name or a number that means anything elsewhere.
        let digits = text.strip_prefix('c').unwrap_or_default();
        let sound = (1..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if sound {
            Ok(ClientLabel(text.to_owned()))
        } else {
            Err(format!("\"{text}\" is not a label for a client: c and 1-7 digits, such as c1"))
        }
    }
}

impl TryFrom<String> for ClientLabel {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ClientLabel> for String {
    fn from(label: ClientLabel) -> String {
        label.0
    }
}

/// Which contact a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EpisodeRef {
    /// By the code that staff use.
    Code(EpisodeCode),
    /// By its pack number.
    Pack(Serial),
}

fn reference(episode: Option<EpisodeCode>, pack: Option<Serial>) -> Result<EpisodeRef, LineFault> {
    match (episode, pack) {
        (Some(code), None) => Ok(EpisodeRef::Code(code)),
        (None, Some(pack)) if pack != Serial::NONE => Ok(EpisodeRef::Pack(pack)),
        _ => Err(LineFault::WhichContact),
    }
}

/// A line that is about a contact.
macro_rules! about_a_contact {
    ($($line:ident),*) => {$(
        impl $line {
            /// The contact that the line is about.
            ///
            /// # Errors
            /// Unless exactly one of `episode` and `pack` stands there.
            pub fn about(&self) -> Result<EpisodeRef, LineFault> {
                reference(self.episode, self.pack)
            }
        }
    )*};
}
about_a_contact!(AssessLine, SessionLine, ConsentLine, LossLine, ClosingLine);

/// A service unit. It must be in the study file; the line opens it in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitLine {
    /// Its code.
    pub code: UnitCode,
    /// How it keeps losses, if that is to differ from the study file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub losses: Option<LossKeeping>,
}

/// A client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientLine {
    /// Where.
    pub unit: UnitCode,
    /// What later lines of the same input call the client.
    pub client: ClientLabel,
    /// Own contact or relative.
    #[serde(default = "own")]
    pub kind: ClientKind,
}

fn own() -> ClientKind {
    ClientKind::Own
}

/// A contact. Without `client` it is the first contact of a new client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EpisodeLine {
    /// Where.
    pub unit: UnitCode,
    /// Whose, by the label of an earlier line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientLabel>,
    /// Own contact or relative, for a new client; own if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ClientKind>,
    /// Its code; drawn by the program if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeCode>,
    /// Its pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Serial>,
    /// Its code on the copyable edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_code: Option<ShortCode>,
    /// Week of the first visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_visit: Option<Week>,
    /// The way in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<ReferralWay>,
    /// What the client wants to change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub target_behaviours: Vec<TargetBehaviour>,
}

/// A form with its answers, keyed or from a screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessLine {
    /// The contact, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeCode>,
    /// The contact, by its pack number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Serial>,
    /// The questionnaire at its version, `del-1@1`.
    pub questionnaire: String,
    /// The variant, such as `before`.
    pub variant: VariantId,
    /// The language of the form; Swedish if left out.
    #[serde(default)]
    pub lang: Lang,
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// When it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<Week>,
    /// Whether the therapist was in the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub therapist_present: Option<bool>,
    /// `keyed` (if left out) or `screen`.
    #[serde(default = "keyed")]
    pub mode: Mode,
    /// The sheet, if on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<SheetIdentity>,
    /// The pages that have come in; all if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<BTreeSet<u8>>,
    /// Question → answer. Questions left out were left blank.
    pub answers: Answers,
}

fn keyed() -> Mode {
    Mode::Keyed
}

impl AssessLine {
    /// What the line hands to the door.
    ///
    /// # Errors
    /// When the questionnaire is not named as `del-1@1`, or the mode is one that
    /// only the reader of scans may claim.
    pub fn submission(&self) -> Result<Submission, LineFault> {
        let questionnaire = questionnaire_id(&self.questionnaire)
            .ok_or_else(|| LineFault::Questionnaire(self.questionnaire.clone()))?;
        let provenance = match self.mode {
            Mode::Keyed => Provenance::keyed(),
            Mode::Screen => Provenance::on_screen(),
            Mode::Scanned => return Err(LineFault::Scanned),
        };
        let answers = self.answers.iter().map(|(item, value)| RawAnswer {
            item: item.clone(),
            response: value.response(),
            provenance: provenance.clone(),
        });
        Ok(Submission {
            form: FormKey { questionnaire, variant: self.variant.clone(), lang: self.lang },
            occasion: self.occasion,
            sheet: self.sheet,
            week: self.week,
            therapist_present: self.therapist_present,
            mode: self.mode,
            pages: self.pages.clone(),
            answers: answers.collect(),
        })
    }
}

/// A session report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionLine {
    /// The contact, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeCode>,
    /// The contact, by its pack number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Serial>,
    /// Running number; the next one if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// When.
    pub week: Week,
    /// How it was held.
    pub format: SessionFormat,
    /// Who took part.
    pub who: Who,
    /// How long; needed unless there was no session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<SessionLength>,
    /// What it was about, at most five.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Theme>,
    /// What the therapist did, at most five.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub techniques: Vec<Technique>,
    /// Whether safety was handled; stays at the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_handled: Option<bool>,
    /// What comes next.
    pub next: Next,
}

/// A yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentLine {
    /// The contact, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeCode>,
    /// The contact, by its pack number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Serial>,
    /// To what.
    pub purpose: ConsentPurpose,
    /// Yes or no.
    pub given: bool,
    /// Version of the information sheet.
    pub text_version: String,
    /// When.
    pub week: Week,
}

coded! {
    /// The kinds of loss.
    LossKind {
        /// Eligible but not asked.
        NotAsked = "not_asked", "record-loss-not-asked";
        /// Asked, said no.
        Declined = "declined", "record-loss-declined";
        /// A form will not come.
        FormMissing = "form_missing", "record-loss-form-missing";
    }
}

/// A loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LossLine {
    /// The contact, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeCode>,
    /// The contact, by its pack number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Serial>,
    /// What was lost.
    pub loss: LossKind,
    /// Why; not for a no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Which form; only for a form that will not come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<Occasion>,
}

impl LossLine {
    /// The loss with its reason.
    ///
    /// # Errors
    /// When reason or occasion is missing, superfluous or unknown.
    pub fn loss(&self) -> Result<Loss, LineFault> {
        let wrong = || LineFault::Loss(self.loss);
        match (self.loss, self.reason.as_deref(), self.occasion) {
            (LossKind::NotAsked, Some(reason), None) => {
                Ok(Loss::NotAsked { reason: reason.parse().map_err(LineFault::Reason)? })
            }
            (LossKind::Declined, None, None) => Ok(Loss::Declined),
            (LossKind::FormMissing, Some(reason), Some(occasion)) => Ok(Loss::FormMissing {
                occasion,
                reason: reason.parse().map_err(LineFault::Reason)?,
            }),
            _ => Err(wrong()),
        }
    }
}

/// The end of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingLine {
    /// The contact, by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeCode>,
    /// The contact, by its pack number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Serial>,
    /// The last week of contact.
    pub week: Week,
    /// How it ended.
    pub reason: EndReason,
}
