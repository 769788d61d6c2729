use kastanj_instrument::{FormKey, Occasion, Serial, SheetKind};
use serde::{Deserialize, Serialize};

use crate::{EpisodeId, RecordedAnswer, Week};

/// Internal identity of an assessment: 128 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AssessmentId(pub [u8; 16]);

/// The sheet that the answers were written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetIdentity {
    /// How the sheet came to be.
    pub kind: SheetKind,
    /// Its serial or pack number.
    pub serial: Serial,
}

/// One self-rating (*självskattning*): a form answered at an occasion of an episode.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Internal identity.
    pub id: AssessmentId,
    /// Whose contact.
    pub episode: EpisodeId,
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// Which form, version and language.
    pub form: FormKey,
    /// When it was answered, if known.
    pub week: Option<Week>,
    /// Whether it was answered outside its window; kept and flagged, never dropped.
    pub late: bool,
    /// Whether the therapist was in the room, if known.
    pub therapist_present: Option<bool>,
    /// The sheet, if on paper.
    pub sheet: Option<SheetIdentity>,
    /// The answers in the order of the form.
    pub answers: Vec<RecordedAnswer>,
}
