use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::Noun;

/// Reads of clients' data that have not reached the audit log yet.
///
/// Gathered, so that a page view does not cost a sync of the disk; they go
/// into the log with the next write, or when the store is closed.
#[derive(Debug, Default)]
pub(crate) struct ReadLog(RefCell<BTreeMap<(Noun, String), u64>>);

impl ReadLog {
    pub(crate) fn note(&self, noun: Noun, object: String) {
        *self.0.borrow_mut().entry((noun, object)).or_default() += 1;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// What has gathered; it stays until [`ReadLog::clear`], because the write may fail.
    pub(crate) fn gathered(&self) -> Vec<((Noun, String), u64)> {
        self.0.borrow().iter().map(|(key, times)| (key.clone(), *times)).collect()
    }

    pub(crate) fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}
