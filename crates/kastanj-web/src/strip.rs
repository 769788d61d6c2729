use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kastanj_instrument::{AnswerCode, ItemId};
use kastanj_record::EpisodeId;

/// What a client marked on the strip that is torn off on paper. It is shown to the therapist once
/// and stored nowhere: it lives in memory until it is read or the store is locked.
#[derive(Debug, Default)]
pub(crate) struct Strips(Mutex<HashMap<EpisodeId, Marks>>);

/// Questions of the strip with the answers given.
pub(crate) type Marks = Vec<(ItemId, AnswerCode)>;

impl Strips {
    /// Leaves a mark for the therapist; the last answer to a question holds.
    pub(crate) fn leave(&self, episode: EpisodeId, item: ItemId, code: AnswerCode) {
        let mut strips = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let marks = strips.entry(episode).or_default();
        marks.retain(|(known, _)| *known != item);
        marks.push((item, code));
    }

    /// What was left, which is then gone.
    pub(crate) fn take(&self, episode: EpisodeId) -> Marks {
        let mut strips = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        strips.remove(&episode).unwrap_or_default()
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
