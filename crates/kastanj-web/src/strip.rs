use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kastanj_desk::Desk;
use kastanj_instrument::{AnswerCode, ItemId};
use kastanj_language::Lang;
use kastanj_record::EpisodeId;

/// What clients marked on the strip that is torn off on paper: thoughts of not wanting to live is
/// one of its lines. It is stored nowhere; it lives in memory until somebody says that it is read,
/// and whoever locks the service before that is asked first.
#[derive(Debug, Default)]
pub(crate) struct Strips(Mutex<BTreeMap<EpisodeId, Marks>>);

/// Questions of the strip with the answers given.
pub(crate) type Marks = Vec<(ItemId, AnswerCode)>;

impl Strips {
    fn all(&self) -> MutexGuard<'_, BTreeMap<EpisodeId, Marks>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves a mark for the therapist; the last answer to a question holds.
    pub(crate) fn leave(&self, episode: EpisodeId, item: ItemId, code: AnswerCode) {
        let mut strips = self.all();
        let marks = strips.entry(episode).or_default();
        marks.retain(|(known, _)| *known != item);
        marks.push((item, code));
    }

    /// What was left and is not read.
    pub(crate) fn look(&self, episode: EpisodeId) -> Marks {
        self.all().get(&episode).cloned().unwrap_or_default()
    }

    /// Contacts with something that is not read.
    pub(crate) fn unread(&self) -> Vec<EpisodeId> {
        self.all().keys().copied().collect()
    }

    /// It is read, or its client erased: it is gone.
    pub(crate) fn forget(&self, episode: EpisodeId) {
        self.all().remove(&episode);
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.all().clear();
    }
}

/// The marks in words: question, answer.
pub(crate) fn strip_words(desk: &Desk, marks: &Marks, lang: Lang) -> Vec<(String, String)> {
    let Some(questionnaire) = desk.library.get(&desk.study.plan.questionnaire) else {
        return Vec::new();
    };
    let words = |(id, code): &(ItemId, AnswerCode)| {
        let item = questionnaire.item(id)?;
        let option = questionnaire.scale(item.scale()?)?.option(*code)?;
        Some((item.stem.get(lang).to_owned(), option.label.get(lang).to_owned()))
    };
    marks.iter().filter_map(words).collect()
}

/// The contacts of the own units with something that is not read, by their codes.
pub(crate) fn unread_codes(desk: &Desk, unread: &[EpisodeId]) -> Vec<String> {
    let view = desk.store.view();
    unread.iter().filter_map(|id| Some(view.episode(*id).ok()?.code.to_string())).collect()
}
