use std::collections::BTreeMap;

use kastanj_instrument::{Occasion, Serial};
use kastanj_language::{Explain, Lang, tr};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::labels::occasion_label;
use crate::{
    ClientKind, ConsentEvent, ConsentPurpose, EndReason, Ending, EpisodeId, EpisodeLoss, Loss,
    NotAskedReason, ReferralWay, TargetBehaviour, UnitCode, Week,
};

/// The pack slip (*följesedel*): staff's sheet of one pack, keyed, never read by machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackSlip {
    /// Where.
    pub unit: UnitCode,
    /// The pack number.
    pub pack: Serial,
    /// Own contact or relative.
    #[serde(default = "own")]
    pub kind: ClientKind,
    /// What the client wants to change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub target_behaviours: Vec<TargetBehaviour>,
    /// The way in, merged into three groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<ReferralWay>,
    /// Yes or no per purpose, for those that were asked.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub consents: BTreeMap<ConsentPurpose, bool>,
    /// Version of the information sheet; needed where there is a yes or no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_version: Option<String>,
    /// Week of the first visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_visit: Option<Week>,
    /// Week in which each sheet was answered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sheets: BTreeMap<Occasion, Week>,
    /// Whether the therapist was in the room while each sheet was answered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub present: BTreeMap<Occasion, bool>,
    /// When and how the contact ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
    /// Why the client was not asked, if that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_asked: Option<NotAskedReason>,
    /// Whether the client was asked and said no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
    /// Why the form of an occasion will not come.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub missing: BTreeMap<Occasion, EndReason>,
}

fn own() -> ClientKind {
    ClientKind::Own
}

/// What does not fit together on a pack slip.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SlipFault {
    /// The copyable edition has no pack number.
    #[error("a pack slip needs a pack number")]
    NoPack,
    /// A yes or no without the version of the information sheet.
    #[error("a yes or no needs the version of the information sheet")]
    NoTextVersion,
    /// A yes or no, and no week that it could be dated by.
    #[error("a yes or no needs the week of the first visit or of the before-form")]
    NoConsentWeek,
    /// Not asked and said no at once.
    #[error("somebody who was not asked cannot have said no")]
    NotAskedAndDeclined,
    /// A form that came and that will not come.
    #[error("the form of the occasion {0} both came and will not come")]
    CameAndMissing(Occasion),
    /// Weeks against the order of time.
    #[error("the week of {later} comes before the week of {earlier}")]
    WeeksOutOfOrder {
        /// What should come first.
        earlier: SlipWeek,
        /// What should come later.
        later: SlipWeek,
    },
}

/// A week that a pack slip can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipWeek {
    /// Of the first visit.
    FirstVisit,
    /// Of the sheet of an occasion.
    Sheet(Occasion),
    /// Of the end.
    End,
}

impl std::fmt::Display for SlipWeek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SlipWeek::FirstVisit => f.write_str("the first visit"),
            SlipWeek::Sheet(occasion) => write!(f, "the form {occasion}"),
            SlipWeek::End => f.write_str("the end"),
        }
    }
}

impl SlipWeek {
    fn label(self, lang: Lang) -> String {
        match self {
            SlipWeek::FirstVisit => tr!(lang, "record-slip-first-visit"),
            SlipWeek::Sheet(occasion) => {
                tr!(lang, "record-slip-sheet", occasion = occasion_label(occasion, lang))
            }
            SlipWeek::End => tr!(lang, "record-slip-end"),
        }
    }
}

impl Explain for SlipFault {
    fn explain(&self, lang: Lang) -> String {
        match self {
            SlipFault::NoPack => tr!(lang, "record-slip-no-pack"),
            SlipFault::NoTextVersion => tr!(lang, "record-slip-no-text-version"),
            SlipFault::NoConsentWeek => tr!(lang, "record-slip-no-consent-week"),
            SlipFault::NotAskedAndDeclined => tr!(lang, "record-slip-not-asked-and-declined"),
            SlipFault::CameAndMissing(occasion) => tr!(
                lang,
                "record-slip-came-and-missing",
                occasion = occasion_label(*occasion, lang)
            ),
            SlipFault::WeeksOutOfOrder { earlier, later } => tr!(
                lang,
                "record-slip-weeks",
                earlier = earlier.label(lang),
                later = later.label(lang)
            ),
        }
    }
}

impl PackSlip {
    /// What does not fit together; empty if the slip is sound.
    pub fn check(&self) -> Vec<SlipFault> {
        let mut faults = Vec::new();
        if self.pack == Serial::NONE {
            faults.push(SlipFault::NoPack);
        }
        if !self.consents.is_empty() {
            if self.text_version.as_ref().is_none_or(|version| version.trim().is_empty()) {
                faults.push(SlipFault::NoTextVersion);
            }
            if self.consent_week().is_none() {
                faults.push(SlipFault::NoConsentWeek);
            }
        }
        if self.not_asked.is_some() && self.declined {
            faults.push(SlipFault::NotAskedAndDeclined);
        }
        let both = self.missing.keys().filter(|occasion| self.sheets.contains_key(occasion));
        faults.extend(both.map(|occasion| SlipFault::CameAndMissing(*occasion)));
        faults.extend(self.weeks_out_of_order());
        faults
    }

    fn weeks_out_of_order(&self) -> Option<SlipFault> {
        let sheets = Occasion::ALL
            .into_iter()
            .filter_map(|it| Some((SlipWeek::Sheet(it), *self.sheets.get(&it)?)));
        let first = self.first_visit.map(|week| (SlipWeek::FirstVisit, week));
        let in_time: Vec<(SlipWeek, Week)> = first.into_iter().chain(sheets).collect();
        let end = self.ending.map(|ending| (SlipWeek::End, ending.week));
        let pairs = in_time.windows(2).map(|pair| (pair[0], pair[1]));
        let with_end = first.zip(end);
        pairs.chain(with_end).find(|(earlier, later)| later.1 < earlier.1).map(
            |(earlier, later)| SlipFault::WeeksOutOfOrder { earlier: earlier.0, later: later.0 },
        )
    }

    fn consent_week(&self) -> Option<Week> {
        self.first_visit.or_else(|| self.sheets.get(&Occasion::Before).copied())
    }

    /// The consents of the slip as events of its episode.
    pub fn consent_events(&self, episode: EpisodeId) -> Vec<ConsentEvent> {
        let (Some(week), Some(version)) = (self.consent_week(), &self.text_version) else {
            return Vec::new();
        };
        let event = |(purpose, given): (&ConsentPurpose, &bool)| ConsentEvent {
            episode,
            purpose: *purpose,
            given: *given,
            text_version: version.clone(),
            week,
        };
        self.consents.iter().map(event).collect()
    }

    /// The losses of the slip.
    pub fn losses(&self, episode: EpisodeId) -> Vec<EpisodeLoss> {
        let not_asked = self.not_asked.map(|reason| Loss::NotAsked { reason });
        let declined = self.declined.then_some(Loss::Declined);
        let missing = self
            .missing
            .iter()
            .map(|(occasion, reason)| Loss::FormMissing { occasion: *occasion, reason: *reason });
        not_asked
            .into_iter()
            .chain(declined)
            .chain(missing)
            .map(|loss| EpisodeLoss { episode, loss })
            .collect()
    }
}
