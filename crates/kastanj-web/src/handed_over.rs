use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kastanj_record::EpisodeCode;
use kastanj_store::Person;

/// Which contact's client was given this machine, by whom: whoever unlocks afterwards comes back to
/// that contact.
#[derive(Debug, Default)]
pub(crate) struct HandedOver(Mutex<HashMap<Person, EpisodeCode>>);

impl HandedOver {
    fn all(&self) -> MutexGuard<'_, HashMap<Person, EpisodeCode>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The machine is the client's now.
    pub(crate) fn give(&self, by: &Person, contact: EpisodeCode) {
        self.all().insert(by.clone(), contact);
    }

    /// The contact to come back to, once. Where one machine is shared by `all`, what a colleague
    /// has handed over counts, too.
    pub(crate) fn back(&self, person: &Person, all: bool) -> Option<EpisodeCode> {
        let mut given = self.all();
        let own = given.remove(person);
        if !all {
            return own;
        }
        let others = given.drain().map(|(_, contact)| contact).next();
        own.or(others)
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.all().clear();
    }
}
