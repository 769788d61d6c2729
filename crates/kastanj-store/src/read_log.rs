use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::{Noun, Person};

/// Reads of clients' data that have not reached the audit log yet, each by whom.
///
/// Gathered, so that a page view does not cost a sync of the disk; they go
/// into the log with the next write, or when the store is closed.
#[derive(Debug)]
pub(crate) struct ReadLog {
    reader: RefCell<Person>,
    reads: RefCell<BTreeMap<Read, u64>>,
}

/// Who read what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Read {
    pub(crate) person: Person,
    pub(crate) noun: Noun,
    pub(crate) object: String,
}

impl ReadLog {
    pub(crate) fn by(person: &Person) -> ReadLog {
        ReadLog { reader: RefCell::new(person.clone()), reads: RefCell::default() }
    }

    /// From now on this person reads.
    pub(crate) fn hand_to(&self, person: &Person) {
        *self.reader.borrow_mut() = person.clone();
    }

    pub(crate) fn note(&self, noun: Noun, object: String) {
        let read = Read { person: self.reader.borrow().clone(), noun, object };
        *self.reads.borrow_mut().entry(read).or_default() += 1;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.reads.borrow().is_empty()
    }

    /// What has gathered; it stays until [`ReadLog::clear`], because the write may fail.
    pub(crate) fn gathered(&self) -> Vec<(Read, u64)> {
        self.reads.borrow().iter().map(|(read, times)| (read.clone(), *times)).collect()
    }

    pub(crate) fn clear(&self) {
        self.reads.borrow_mut().clear();
    }
}
