use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use kastanj_record::EpisodeCode;
use kastanj_store::{Person, Store};

/// Which contact's client was given this machine, by whom: whoever unlocks afterwards comes back to
/// that contact. The last one given stands last. That the machine is given outlives the program, to
/// whom and by whom does not.
#[derive(Debug)]
pub(crate) struct HandedOver {
    given: Mutex<Vec<(Person, EpisodeCode)>>,
    /// The folder of the store.
    beside: PathBuf,
}

impl HandedOver {
    pub(crate) fn beside(store: &Path) -> HandedOver {
        HandedOver { given: Mutex::default(), beside: store.to_owned() }
    }

    fn all(&self) -> MutexGuard<'_, Vec<(Person, EpisodeCode)>> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The machine is the client's now.
    pub(crate) fn give(&self, by: &Person, contact: EpisodeCode) {
        let mut given = self.all();
        given.retain(|(person, _)| person != by);
        given.push((by.clone(), contact));
        Store::note_given(&self.beside, true);
    }

    /// Whether a client has a machine, also when the program was started anew meanwhile.
    pub(crate) fn any(&self) -> bool {
        !self.all().is_empty() || Store::is_given(&self.beside)
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
        let others = if all { given.drain(..).next_back().map(|(_, at)| at) } else { None };
        if given.is_empty() {
            Store::note_given(&self.beside, false);
        }
        own.or(others)
    }

    /// Forgets by whom and to whom; the machine stays with the client.
    pub(crate) fn clear(&self) {
        self.all().clear();
    }
}
