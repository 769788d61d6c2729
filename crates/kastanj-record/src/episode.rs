use std::fmt;
use std::str::FromStr;

use kastanj_instrument::{SYMBOLS, Serial, check_symbols, verify_check_symbols};
use serde::{Deserialize, Serialize};

use crate::coded::coded;
use crate::{ClientId, ReferralWay, TargetBehaviour, UnitCode, Week};

/// Internal identity of an episode: 128 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EpisodeId(pub [u8; 16]);

/// What staff call an episode: four random symbols and two check symbols, `7KQ4-HN`.
///
/// Known to the service alone; never on a client's sheet, never exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EpisodeCode([u8; 6]);

impl EpisodeCode {
    /// A code from four random numbers, each taken modulo 29.
    pub fn from_numbers(numbers: [u8; 4]) -> EpisodeCode {
        let body = numbers.map(|number| SYMBOLS[usize::from(number) % SYMBOLS.len()]);
        let text = String::from_utf8_lossy(&body).into_owned();
        let check = check_symbols(&text).unwrap_or([SYMBOLS[0]; 2]);
        EpisodeCode([body[0], body[1], body[2], body[3], check[0], check[1]])
    }

    /// The six symbols without the hyphen.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for EpisodeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.as_str();
        write!(f, "{}-{}", &text[..4], &text[4..])
    }
}

impl FromStr for EpisodeCode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let symbols: String = text
            .chars()
            .filter(|c| !matches!(c, '-' | ' '))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let bytes = <[u8; 6]>::try_from(symbols.as_bytes()).ok();
        bytes.filter(|_| verify_check_symbols(&symbols)).map(EpisodeCode).ok_or_else(|| {
            format!("\"{text}\" is not an episode code: look once more, it has six symbols")
        })
    }
}

impl TryFrom<String> for EpisodeCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EpisodeCode> for String {
    fn from(code: EpisodeCode) -> String {
        code.to_string()
    }
}

/// The three-digit code of the copyable edition, unique among a unit's episodes under follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShortCode(pub u16);

coded! {
    /// How a contact ended.
    EndReason {
        /// As agreed.
        Planned = "planned", "record-end-planned";
        /// Stopped coming, could not be reached.
        Faded = "faded", "record-end-faded";
        /// Moved away.
        Moved = "moved", "record-end-moved";
        /// Went on to other help.
        Referred = "referred", "record-end-referred";
        /// Something else.
        Other = "other", "record-end-other";
    }
}

/// When and how a contact ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The last week of contact.
    pub week: Week,
    /// How.
    pub reason: EndReason,
}

/// One contact (*kontaktperiod*) of one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// Internal identity.
    pub id: EpisodeId,
    /// What staff call it.
    pub code: EpisodeCode,
    /// Whose contact.
    pub client: ClientId,
    /// Where.
    pub unit: UnitCode,
    /// 1 for the client's first contact in the study; later ones are counted, not analysed.
    pub sequence: u32,
    /// Week of the first visit; unknown until the pack slip is keyed.
    pub first_visit: Option<Week>,
    /// The way in.
    pub referral: Option<ReferralWay>,
    /// What the client wants to change.
    pub target_behaviours: Vec<TargetBehaviour>,
    /// The pack that belongs to it, if any.
    pub pack: Option<Serial>,
    /// Its code on the copyable edition, if issued.
    pub short_code: Option<ShortCode>,
    /// Its end, when it has ended.
    pub ending: Option<Ending>,
}

impl Episode {
    /// Whether it is the client's first contact in the study: the only one of a client that the flow
    /// counts and the analysis uses.
    pub fn is_first(&self) -> bool {
        self.sequence <= 1
    }
}
