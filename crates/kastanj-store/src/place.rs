use std::path::{Path, PathBuf};

/// Where the files of a store lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) dir: PathBuf,
}

impl Place {
    /// The encrypted database.
    pub(crate) const DATABASE: &str = "kastanj.db";
    /// The database key, wrapped once per account and once by the recovery key.
    pub(crate) const ACCOUNTS: &str = "accounts";
    /// The clients' data keys, sealed by the database key.
    pub(crate) const KEYS: &str = "keys";
    /// The keys that were destroyed, so that no restore brings them back.
    pub(crate) const ERASED: &str = "erased";
    /// Held while a program has the store open.
    pub(crate) const LOCK: &str = "lock";
    /// Room that is kept free for what has to work on a full disk.
    pub(crate) const RESERVE: &str = "reserve";
    /// There while a client has the machine.
    pub(crate) const GIVEN: &str = "given";

    pub(crate) fn new(dir: &Path) -> Place {
        Place { dir: dir.to_owned() }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.dir.join(Place::DATABASE)
    }

    pub(crate) fn accounts(&self) -> PathBuf {
        self.dir.join(Place::ACCOUNTS)
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.dir.join(Place::KEYS)
    }

    pub(crate) fn erased(&self) -> PathBuf {
        self.dir.join(Place::ERASED)
    }

    pub(crate) fn reserve(&self) -> PathBuf {
        self.dir.join(Place::RESERVE)
    }

    pub(crate) fn given(&self) -> PathBuf {
        self.dir.join(Place::GIVEN)
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.dir.join(Place::LOCK)
    }
}
