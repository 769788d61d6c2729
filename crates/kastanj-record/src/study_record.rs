use std::collections::BTreeMap;

use kastanj_instrument::Occasion;

use crate::{
    Assessment, Client, ClientId, ClientKind, ConsentEvent, Episode, EpisodeId, EpisodeLoss, Loss,
    MonthlyTally, ReceivedForm, UnassignedSheet,
};

/// Everything that the rules of the record look at, borrowed from wherever it rests.
///
/// Rules that need no answer, as worklist and flow, take forms in outline
/// ([`crate::FormOutline`]) as well.
#[derive(Debug)]
pub struct StudyRecord<'a, F = Assessment> {
    /// The clients.
    pub clients: &'a [Client],
    /// Their contacts.
    pub episodes: &'a [Episode],
    /// The forms that have come in.
    pub assessments: &'a [F],
    /// Every yes and no, oldest first.
    pub consents: &'a [ConsentEvent],
    /// Losses kept per person.
    pub losses: &'a [EpisodeLoss],
    /// Losses kept per month.
    pub tallies: &'a [MonthlyTally],
    /// Sheets that nobody has been found for.
    pub unassigned: &'a [UnassignedSheet],
    /// Contacts whose client took a yes back alone, and of which nobody at the unit has seen it.
    pub withdrawals: &'a [EpisodeId],
}

impl<F> Clone for StudyRecord<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for StudyRecord<'_, F> {}

impl<F> Default for StudyRecord<'_, F> {
    fn default() -> Self {
        StudyRecord {
            clients: &[],
            episodes: &[],
            assessments: &[],
            consents: &[],
            losses: &[],
            tallies: &[],
            unassigned: &[],
            withdrawals: &[],
        }
    }
}

/// The record sorted by episode, so that every rule walks it once.
pub(crate) struct ByEpisode<'a, F = Assessment> {
    kinds: BTreeMap<ClientId, ClientKind>,
    assessments: BTreeMap<EpisodeId, Vec<&'a F>>,
    consents: BTreeMap<EpisodeId, Vec<&'a ConsentEvent>>,
    losses: BTreeMap<EpisodeId, Vec<Loss>>,
}

impl<'a, F: ReceivedForm> ByEpisode<'a, F> {
    pub(crate) fn new(record: &StudyRecord<'a, F>) -> Self {
        let mut sorted = ByEpisode {
            kinds: record.clients.iter().map(|client| (client.id, client.kind)).collect(),
            assessments: BTreeMap::new(),
            consents: BTreeMap::new(),
            losses: BTreeMap::new(),
        };
        for form in record.assessments {
            sorted.assessments.entry(form.episode()).or_default().push(form);
        }
        for event in record.consents {
            sorted.consents.entry(event.episode).or_default().push(event);
        }
        for loss in record.losses {
            sorted.losses.entry(loss.episode).or_default().push(loss.loss);
        }
        sorted
    }

    /// Own contact or relative; a client that the record does not list is taken as an own contact.
    pub(crate) fn kind(&self, episode: &Episode) -> ClientKind {
        self.kinds.get(&episode.client).copied().unwrap_or(ClientKind::Own)
    }

    pub(crate) fn assessments(&self, episode: &Episode) -> &[&'a F] {
        self.assessments.get(&episode.id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn consents(&self, episode: &Episode) -> &[&'a ConsentEvent] {
        self.consents.get(&episode.id).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn losses(&self, episode: &Episode) -> &[Loss] {
        self.losses.get(&episode.id).map_or(&[], Vec::as_slice)
    }

    /// The form of one occasion in the given questionnaire: the earliest, if there are several.
    pub(crate) fn form(
        &self,
        episode: &Episode,
        occasion: Occasion,
        questionnaire: &str,
    ) -> Option<&'a F> {
        self.assessments(episode)
            .iter()
            .copied()
            .filter(|form| {
                form.occasion() == occasion && form.form().questionnaire.name == questionnaire
            })
            // A form of a known week goes before one of an unknown week.
            .min_by_key(|form| (form.week().is_none(), form.week(), form.id()))
    }

    /// The recorded reason why the form of an occasion will not come.
    pub(crate) fn form_missing(
        &self,
        episode: &Episode,
        occasion: Occasion,
    ) -> Option<crate::EndReason> {
        self.losses(episode).iter().find_map(|loss| match loss {
            Loss::FormMissing { occasion: lost, reason } if *lost == occasion => Some(*reason),
            _ => None,
        })
    }
}
