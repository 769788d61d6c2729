use std::fs;
use std::path::Path;

use crate::lock::Lock;
use crate::place::Place;
use crate::{Store, StoreError, durable_file};

impl Store {
    /// Throws away a store that is closed: its keys first, then the rest. The folder goes if
    /// nothing else lies in it.
    ///
    /// For a store to practise in; whoever calls makes sure that it is one.
    ///
    /// # Errors
    /// When the folder holds no store, somebody has it open, or a file cannot be removed.
    pub fn throw_away(dir: &Path) -> Result<(), StoreError> {
        let place = Place::new(dir);
        if !Store::exists(dir) {
            return Err(StoreError::MissingFile { file: place.accounts() });
        }
        let lock = Lock::take(&place)?;
        // Without its wrapped key the database opens nowhere, whatever happens next.
        let database = place.database();
        let beside = ["-wal", "-shm"].map(|end| {
            let mut name = database.file_name().unwrap_or_default().to_owned();
            name.push(end);
            database.with_file_name(name)
        });
        let (reserve, given) = (place.reserve(), place.given());
        let files = [place.accounts(), place.keys(), place.erased(), database, reserve, given];
        for file in files.iter().chain(&beside) {
            match fs::remove_file(file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StoreError::io(file, error));
                }
                _ => {}
            }
        }
        drop(lock);
        let _ = fs::remove_file(place.lock());
        // What else lies in the folder is not ours to remove.
        let _ = fs::remove_dir(dir);
        durable_file::sync_folder_of(dir)
    }
}

#[cfg(test)]
mod tests {
    use crate::{KeyCost, Store, StoreError};

    #[test]
    fn a_store_is_thrown_away_when_it_is_closed_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("s");
        let person = "anna".parse().unwrap();
        let (store, _) = Store::create(&dir, &person, "exempel exempel", KeyCost::WEAK).unwrap();
        let open = Store::throw_away(&dir);
        assert!(matches!(open, Err(StoreError::InUse { .. })), "{open:?}");
        store.close().unwrap();
        std::fs::write(dir.join("brev.txt"), "mine").unwrap();
        Store::throw_away(&dir).unwrap();
        assert!(!Store::exists(&dir));
        let left: Vec<_> =
            std::fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["brev.txt"]);
        assert!(Store::throw_away(&dir).is_err());
    }
}
