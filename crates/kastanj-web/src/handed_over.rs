use std::sync::{Mutex, MutexGuard, PoisonError};

use kastanj_record::EpisodeCode;
use kastanj_store::Person;

/// Which contact's client was given this machine, by whom: whoever unlocks afterwards comes back to
/// that contact. The last one given stands last.
#[derive(Debug, Default)]
pub(crate) struct HandedOver(Mutex<Vec<(Person, EpisodeCode)>>);

impl HandedOver {
    fn all(&self) -> MutexGuard<'_, Vec<(Person, EpisodeCode)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The machine is the client's now.
    pub(crate) fn give(&self, by: &Person, contact: EpisodeCode) {
        let mut given = self.all();
        given.retain(|(person, _)| person != by);
        given.push((by.clone(), contact));
    }

    /// Who gave a machine to a client last and has not come back.
    pub(crate) fn giver(&self) -> Option<Person> {
        self.all().last().map(|(person, _)| person.clone())
    }

    /// The contact to come back to, once. Where one machine is shared by `all`, what a colleague
    /// has handed over counts, too.
    pub(crate) fn back(&self, person: &Person, all: bool) -> Option<EpisodeCode> {
        let mut given = self.all();
        let own = given.iter().rposition(|(giver, _)| giver == person);
        let own = own.map(|at| given.remove(at).1);
        if !all {
            return own;
        }
        let others = given.drain(..).next_back().map(|(_, contact)| contact);
        own.or(others)
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.all().clear();
    }
}
