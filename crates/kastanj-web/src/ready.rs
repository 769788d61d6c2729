use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::session::Key;
use crate::tongue::Tongue;
use crate::visit::Step;

/// Pages that are shown next, made in the same turn as the change before them: whoever has
/// answered waits for the disk once and not again behind somebody else's answer.
#[derive(Debug, Default)]
pub(crate) struct Ready(Mutex<HashMap<Key, (Step, Tongue, String)>>);

impl Ready {
    fn pages(&self) -> MutexGuard<'_, HashMap<Key, (Step, Tongue, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the page of a step for one look.
    pub(crate) fn put(&self, key: Key, step: Step, tongue: Tongue, page: String) {
        self.pages().insert(key, (step, tongue, page));
    }

    /// The page, once, if it is that of this step in this language.
    pub(crate) fn take(&self, key: Key, step: Step, tongue: Tongue) -> Option<String> {
        let (made_for, made_in, page) = self.pages().remove(&key)?;
        (made_for == step && made_in == tongue).then_some(page)
    }

    /// Forgets the pages of sessions that have ended.
    pub(crate) fn keep_only(&self, lives: impl Fn(Key) -> bool) {
        self.pages().retain(|key, _| lives(*key));
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.pages().clear();
    }
}
