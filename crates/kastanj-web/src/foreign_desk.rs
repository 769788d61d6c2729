//! Forms that others printed, as sessions work on them: the template with its blank, and what was
//! read by it. Nothing of it is written anywhere: it lives in memory, ends with the session, and is
//! gone with the lock.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kastanj_desk::foreign_scans::ForeignFile;
use kastanj_paper::ForeignForm;

use crate::session::Key;

/// Sessions that have one open at the same time: the one opened longest ago gives way.
const MOST: usize = 8;

/// An unfilled form as it was sent.
#[derive(Debug)]
pub(crate) struct Blank {
    /// What the person calls it.
    pub(crate) name: String,
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// Its pages as PNG.
    pub(crate) pictures: Vec<Vec<u8>>,
}

/// A template that is worked on.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) form: ForeignForm,
    pub(crate) blank: Arc<Blank>,
    /// Grows with every change, so that an old page changes nothing.
    pub(crate) revision: u64,
}

/// What was read in scans of a form.
#[derive(Debug)]
pub(crate) struct WasRead {
    pub(crate) form: ForeignForm,
    /// Files that were read.
    pub(crate) files: Vec<ForeignFile>,
    /// Files that were not, and why, in Swedish and in English.
    pub(crate) unread: Vec<(String, [String; 2])>,
}

/// What all sessions have open.
#[derive(Debug, Default)]
pub(crate) struct ForeignDesk(Mutex<Desks>);

#[derive(Debug, Default)]
struct Desks {
    open: HashMap<Key, OnDesk>,
    opened: u64,
}

#[derive(Debug, Default)]
struct OnDesk {
    draft: Option<Draft>,
    read: Option<Arc<WasRead>>,
    opened: u64,
}

impl ForeignDesk {
    fn desks(&self) -> MutexGuard<'_, Desks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a template on the desk of a session; the one before is gone.
    pub(crate) fn put(&self, key: Key, form: ForeignForm, blank: Blank) {
        let mut desks = self.desks();
        let desk = desks.of(key);
        let revision = desk.draft.as_ref().map_or(1, |draft| draft.revision + 1);
        desk.draft = Some(Draft { form, blank: Arc::new(blank), revision });
    }

    /// The template that a session works on.
    pub(crate) fn draft(&self, key: Key) -> Option<Draft> {
        self.desks().open.get(&key)?.draft.clone()
    }

    /// Changes the template, if it still is as the page showed it that asks for the change. Where the
    /// page stays open, as after a download, it goes on being the one that holds: `stays`.
    pub(crate) fn change<T>(
        &self,
        key: Key,
        revision: u64,
        stays: bool,
        work: impl FnOnce(&mut ForeignForm) -> T,
    ) -> Option<T> {
        let mut desks = self.desks();
        let draft = desks.open.get_mut(&key)?.draft.as_mut();
        let draft = draft.filter(|draft| draft.revision == revision)?;
        draft.revision += u64::from(!stays);
        Some(work(&mut draft.form))
    }

    /// Keeps what was read; what was read before is gone.
    pub(crate) fn keep_read(&self, key: Key, read: WasRead) {
        self.desks().of(key).read = Some(Arc::new(read));
    }

    /// What was read last.
    pub(crate) fn was_read(&self, key: Key) -> Option<Arc<WasRead>> {
        self.desks().open.get(&key)?.read.clone()
    }

    /// Clears the desk of a session.
    pub(crate) fn forget(&self, key: Key) {
        self.desks().open.remove(&key);
    }

    /// Forgets answers, whoever had them read; blanks and templates tell of nobody.
    pub(crate) fn forget_answers(&self) {
        for desk in self.desks().open.values_mut() {
            desk.read = None;
        }
    }

    /// Clears the desks of sessions that have ended.
    pub(crate) fn keep_only(&self, lives: impl Fn(Key) -> bool) {
        self.desks().open.retain(|key, _| lives(*key));
    }

    /// Clears every desk.
    pub(crate) fn clear(&self) {
        self.desks().open.clear();
    }
}

impl Desks {
    /// The desk of a session, which now is the one used last.
    fn of(&mut self, key: Key) -> &mut OnDesk {
        self.opened += 1;
        let opened = self.opened;
        if !self.open.contains_key(&key) && self.open.len() >= MOST {
            let longest = self.open.iter().min_by_key(|(_, desk)| desk.opened).map(|(key, _)| *key);
            if let Some(longest) = longest {
                self.open.remove(&longest);
            }
        }
        let desk = self.open.entry(key).or_default();
        desk.opened = opened;
        desk
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Token;

    fn key(number: usize) -> Key {
        Token::from_browser(&number.to_string()).key()
    }

    fn blank() -> Blank {
        Blank { name: "b.pdf".to_owned(), bytes: Vec::new(), pictures: Vec::new() }
    }

    fn form() -> ForeignForm {
        ForeignForm {
            name: "f".to_owned(),
            blank: None,
            absent_fonts: Vec::new(),
            pages: Vec::new(),
        }
    }

    #[test]
    fn an_old_page_changes_nothing() {
        let desk = ForeignDesk::default();
        desk.put(key(1), form(), blank());
        assert_eq!(desk.change(key(1), 1, false, |form| form.name.clone()).as_deref(), Some("f"));
        assert!(desk.change(key(1), 1, false, |_| ()).is_none(), "sent twice");
        assert!(desk.change(key(2), 1, false, |_| ()).is_none(), "somebody else's");
        assert_eq!(desk.draft(key(1)).map(|draft| draft.revision), Some(2));
    }

    #[test]
    fn desks_are_few_and_end_with_their_sessions() {
        let desk = ForeignDesk::default();
        for number in 0..=MOST {
            desk.put(key(number), form(), blank());
        }
        assert!(desk.draft(key(0)).is_none() && desk.draft(key(1)).is_some());
        desk.keep_only(|one| one == key(1));
        assert!(desk.draft(key(1)).is_some() && desk.draft(key(2)).is_none());
        desk.keep_read(key(1), WasRead { form: form(), files: Vec::new(), unread: Vec::new() });
        desk.forget_answers();
        assert!(desk.was_read(key(1)).is_none() && desk.draft(key(1)).is_some());
        desk.clear();
        assert!(desk.draft(key(1)).is_none());
    }
}
