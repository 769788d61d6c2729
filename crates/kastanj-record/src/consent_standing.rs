use serde::{Deserialize, Serialize};

use crate::{ConsentEvent, ConsentPurpose};

/// What a client's log of consents comes to for the use of the answers in knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentStanding {
    /// Neither yes nor no to any of the two uses has been keyed.
    NotKeyed,
    /// Said no from the start.
    No,
    /// Said yes once and has taken it back.
    Withdrawn,
    /// The latest word on at least one of the two uses is yes.
    Yes,
}

/// What holds for one purpose: the latest event, or nothing.
///
/// `events` must be of one episode, oldest first.
pub fn consent_to<'a>(
    events: impl IntoIterator<Item = &'a ConsentEvent>,
    purpose: ConsentPurpose,
) -> Option<bool> {
    events.into_iter().filter(|event| event.purpose == purpose).last().map(|event| event.given)
}

/// Whether answers of this client would be of any use: not when the client has said no to it, or
/// taken a yes back, and has not said yes to support in the talks either. Whoever has said
/// nothing yet may be asked.
///
/// `events` must be of one episode, oldest first.
pub fn answers_have_a_use<'a>(events: impl IntoIterator<Item = &'a ConsentEvent> + Clone) -> bool {
    let talks = consent_to(events.clone(), ConsentPurpose::CareSupport);
    talks == Some(true)
        || matches!(consent_standing(events), ConsentStanding::Yes | ConsentStanding::NotKeyed)
}

/// Where an episode stands: local follow-up and national study alone decide;
/// support in the talks and being asked for an interview open no analysis.
///
/// `events` must be of one episode, oldest first.
pub fn consent_standing<'a>(
    events: impl IntoIterator<Item = &'a ConsentEvent> + Clone,
) -> ConsentStanding {
    let uses = [ConsentPurpose::LocalFollowUp, ConsentPurpose::NationalStudy];
    let latest = uses.map(|purpose| consent_to(events.clone(), purpose));
    if latest.contains(&Some(true)) {
        return ConsentStanding::Yes;
    }
    if latest == [None, None] {
        return ConsentStanding::NotKeyed;
    }
    let once_yes = events.into_iter().any(|event| event.given && uses.contains(&event.purpose));
    if once_yes { ConsentStanding::Withdrawn } else { ConsentStanding::No }
}
