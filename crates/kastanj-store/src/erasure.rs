use std::path::PathBuf;

use kastanj_record::ClientId;

use crate::erased_file::{ErasedList, Moment};
use crate::removal::ErasedRows;
use crate::reserve::Reserve;
use crate::{Store, StoreError, database, erased_file, whereabouts};

/// What an erasure took away, and which backups know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// How many clients.
    pub clients: usize,
    /// When, in seconds since 1970.
    pub at: i64,
    /// How much was taken away; numbers alone, so that it can be filed.
    pub rows: ErasedRows,
    /// Lists of erased clients beside backups, renewed.
    pub lists: Vec<PathBuf>,
    /// Folders with backups that cannot be reached now: until their lists are renewed (by the
    /// next backup or erasure), a restore from there has to be told where a newer list is.
    pub unreached: Vec<PathBuf>,
}

/// Where the lists were left.
pub(crate) struct Left {
    pub(crate) lists: Vec<PathBuf>,
    pub(crate) unreached: Vec<PathBuf>,
}

impl Store {
    /// Erases a client: the key is destroyed, the rows are overwritten, a
    /// tombstone stays that no restore overrules.
    ///
    /// The order matters. The tombstone is durable first: from then on the
    /// client's answers open nowhere, whatever happens next, and a new start
    /// completes what a crash interrupts. Backups made earlier still hold the
    /// sealed rows until they are thrown away, and each holds the key of its
    /// time: a restore applies the newest tombstones it can find before
    /// anything can be read. For that, a list of them is left in every folder
    /// into which a backup was written.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub fn erase_client(&mut self, client: ClientId) -> Result<Erasure, StoreError> {
        self.erase_clients(&[client])
    }

    /// [`Store::erase_client`] for several at once: all of them or none.
    ///
    /// # Errors
    /// As for [`Store::erase_client`].
    pub fn erase_clients(&mut self, clients: &[ClientId]) -> Result<Erasure, StoreError> {
        if self.stopped {
            return Err(StoreError::Stopped);
        }
        for client in clients {
            self.view().client(*client)?;
        }
        let _room = Reserve::open(&self.place);
        self.destroy_keys(clients)?;
        let rows = self.batch(|batch| {
            clients.iter().try_fold(ErasedRows::default(), |rows, client| {
                Ok(rows.and(batch.remove_client(*client)?))
            })
        })?;
        database::checkpoint(&self.connection)?;
        let entry = self.view().audit_head()?.entry;
        let now = Moment { entry, at: (self.clock)() };
        let Left { lists, unreached } = self.leave_lists(now)?;
        Ok(Erasure { clients: clients.len(), at: now.at, rows, lists, unreached })
    }

    /// Writes the list of erased clients into every folder that holds a backup.
    ///
    /// `as_of` is the moment of the deed that renews them, not of the writing: the list that
    /// comes with a backup knows no more than the backup.
    pub(crate) fn leave_lists(&self, as_of: Moment) -> Result<Left, StoreError> {
        let store = self.accounts.store_id();
        let ids = self.keys.tombstones().clone();
        let erased = ErasedList { ids, as_of };
        let mut left = Left { lists: Vec::new(), unreached: Vec::new() };
        for folder in whereabouts::backup_folders(&self.view())? {
            let list = whereabouts::list_beside(store, &folder);
            match erased.write(&list, store, &self.database_key) {
                Ok(()) => left.lists.push(list),
                Err(_) => left.unreached.push(folder),
            }
        }
        Ok(left)
    }

    /// The list of erased clients as it lies beside backups, for a backup that was carried away.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn erased_list(&self) -> Result<Vec<u8>, StoreError> {
        let as_of = Moment { entry: self.view().audit_head()?.entry, at: (self.clock)() };
        let list = ErasedList { ids: self.keys.tombstones().clone(), as_of };
        list.bytes(self.accounts.store_id(), &self.database_key)
    }

    /// The folders into which backups have been written, as far as they are known.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn backup_folders(&self) -> Result<Vec<PathBuf>, StoreError> {
        whereabouts::backup_folders(&self.view())
    }

    fn destroy_keys(&mut self, clients: &[ClientId]) -> Result<(), StoreError> {
        for client in clients {
            self.keys.destroy(client.0);
        }
        let written = erased_file::write(
            &self.place.erased(),
            self.accounts.store_id(),
            &self.database_key,
            self.keys.tombstones(),
        )
        .and_then(|()| self.keys.write(&self.place.keys(), &self.database_key));
        if written.is_err() {
            self.stopped = true;
        }
        written
    }

    /// Completes erasures that a crash interrupted, or that a restored backup is older than.
    pub(crate) fn finish_erasures(&mut self, keys_outdated: bool) -> Result<usize, StoreError> {
        let left: Vec<ClientId> = self
            .keys
            .tombstones()
            .iter()
            .map(|id| ClientId(*id))
            .filter_map(|client| match self.view().client(client) {
                Ok(_) => Some(Ok(client)),
                Err(StoreError::NotFound { .. }) => None,
                Err(other) => Some(Err(other)),
            })
            .collect::<Result<_, _>>()?;
        if keys_outdated {
            // The file still holds what the tombstones forbid.
            self.keys.write(&self.place.keys(), &self.database_key)?;
        }
        if left.is_empty() {
            return Ok(0);
        }
        for client in &left {
            self.batch(|batch| batch.remove_client(*client))?;
        }
        database::checkpoint(&self.connection)?;
        Ok(left.len())
    }

    /// How many clients have been erased from this store.
    pub fn erased_clients(&self) -> usize {
        self.keys.tombstones().len()
    }
}

#[cfg(test)]
mod tests {
    use kastanj_record::{ClientKind, UnitCode};

    use crate::{EpisodeFacts, KeyCost, Person, ServiceUnit, Store, StoreError};

    #[test]
    fn an_erasure_that_a_crash_interrupts_is_completed_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("s");
        let person: Person = "anna".parse().unwrap();
        let passphrase = "exempel exempel";
        let (mut store, _) = Store::create(&dir, &person, passphrase, KeyCost::WEAK).unwrap();
        let code: UnitCode = "EX".parse().unwrap();
        let unit = ServiceUnit { code: code.clone(), label: "SYNTETISK".to_owned() };
        let episode = store
            .batch(|batch| {
                batch.add_unit(&unit)?;
                batch.start_contact(&code, ClientKind::Own, &EpisodeFacts::default())
            })
            .unwrap();
        let keys_before = std::fs::read(dir.join("keys")).unwrap();
        // The crash comes after the key is destroyed and before a row is touched.
        store.destroy_keys(&[episode.client]).unwrap();
        assert!(matches!(store.view().episode(episode.id), Err(StoreError::SealBroken { .. })));
        drop(store);
        let store = Store::open(&dir, &person, passphrase).unwrap();
        assert_eq!(store.erased_at_start, 1);
        assert!(matches!(store.view().episode(episode.id), Err(StoreError::NotFound { .. })));
        drop(store);
        // Or it comes between the tombstone and the keys file, which still holds the key.
        std::fs::write(dir.join("keys"), keys_before).unwrap();
        let store = Store::open(&dir, &person, passphrase).unwrap();
        assert_eq!(store.verify(None).unwrap().spare_keys, 0);
        assert!(store.keys.get(&episode.client.0).is_none());
    }
}
