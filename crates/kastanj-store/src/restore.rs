use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::archive::Archive;
use crate::audit::Action;
use crate::keyring::KeyId;
use crate::place::Place;
use crate::seal::{SecretKey, hex, random_bytes};
use crate::store::empty;
use crate::{Damage, Noun, Store, StoreError, Unlock, Verified, durable_file, erased_file};

/// What a restore brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What a check of the restored store found.
    pub verified: Verified,
    /// Clients in the backup that had been erased since, and were erased again.
    pub erased_again: usize,
    /// Files beside the backup that look like backups but could not be asked for tombstones.
    pub unread: Vec<PathBuf>,
}

impl Store {
    /// Restores a backup into a folder that is empty or does not exist.
    ///
    /// Tombstones come first: those in the backup, in the files of
    /// `tombstones` (`erased` files, store folders or other backups), and in
    /// every other backup of the same store that lies beside this one. Only
    /// then can anything be read. Until all is checked the files lie in a
    /// folder beside the target, so that a failure leaves no half store.
    ///
    /// # Errors
    /// When the target is in use, the backup is damaged, or it does not open.
    pub fn restore(
        file: &Path,
        dir: &Path,
        unlock: &Unlock,
        tombstones: &[PathBuf],
    ) -> Result<Restored, StoreError> {
        let target = Place::new(dir);
        if target.accounts().exists() || target.database().exists() {
            return Err(StoreError::AlreadyAStore { dir: dir.to_owned() });
        }
        // A folder given as `.` has no name to put the staging folder beside.
        let dir = match dir.canonicalize() {
            Ok(existing) => {
                empty(&existing)?;
                existing
            }
            Err(_) => dir.to_owned(),
        };
        let dir = dir.as_path();
        let mut archive = Archive::open(file)?;
        let staging = Staging::beside(dir)?;
        let place = Place::new(&staging.0);
        archive.unpack(&place)?;
        let key = unlock.key(&place)?;
        let gathered = Gathered::from(&mut archive, file, &key, tombstones)?;
        erased_file::write(&place.erased(), &archive.manifest.store, &key, &gathered.ids)?;

        let mut store = Store::enter_with_key(place.clone(), key, unlock.person().clone())?;
        let erased_again = store.erased_at_start;
        store.batch(|batch| batch.log(Action::Add, Noun::Backup, "restored", 1))?;
        let verified = store.verify(None)?;
        store.close()?;
        // The lock belongs to the folder it was taken in.
        fs::remove_file(place.lock()).map_err(|source| StoreError::io(&place.lock(), source))?;
        if dir.exists() {
            fs::remove_dir(dir).map_err(|source| StoreError::io(dir, source))?;
        }
        fs::rename(&staging.0, dir).map_err(|source| StoreError::io(dir, source))?;
        durable_file::sync_folder_of(dir)?;
        Ok(Restored { verified, erased_again, unread: gathered.unread })
    }
}

/// A folder beside the target, gone unless it takes the target's place.
struct Staging(PathBuf);

impl Staging {
    fn beside(dir: &Path) -> Result<Staging, StoreError> {
        let mut label = dir.file_name().unwrap_or_default().to_owned();
        label.push(format!(".{}.restoring", hex(&random_bytes::<4>()?)));
        let path = dir.with_file_name(label);
        durable_file::private_folder(&path)?;
        Ok(Staging(path))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Tombstones from everywhere they may be found.
struct Gathered {
    ids: BTreeSet<KeyId>,
    unread: Vec<PathBuf>,
}

impl Gathered {
    fn from(
        archive: &mut Archive<'_>,
        file: &Path,
        key: &SecretKey,
        named: &[PathBuf],
    ) -> Result<Gathered, StoreError> {
        let store = archive.manifest.store.clone();
        let own = archive.content(Place::ERASED)?;
        let ids = erased_file::parse(&own, &store, key)
            .map_err(|damage| StoreError::damaged(file, damage))?;
        let mut gathered = Gathered { ids, unread: Vec::new() };
        // A source that was named must be readable; one that was found may be anything.
        for source in named {
            gathered.ids.extend(tombstones_of(source, &store, key)?);
        }
        for source in neighbours(file) {
            match tombstones_of(&source, &store, key) {
                Ok(ids) => gathered.ids.extend(ids),
                Err(StoreError::Damaged {
                    damage: Damage::Foreign | Damage::OtherStore, ..
                }) => {}
                Err(_) => gathered.unread.push(source),
            }
        }
        Ok(gathered)
    }
}

/// The tombstones of a store folder, an `erased` file or a backup.
fn tombstones_of(
    source: &Path,
    store: &str,
    key: &SecretKey,
) -> Result<BTreeSet<KeyId>, StoreError> {
    if source.is_dir() {
        return erased_file::read(&Place::new(source).erased(), store, key);
    }
    match erased_file::read(source, store, key) {
        Err(StoreError::Damaged { damage: Damage::Foreign, .. }) => {}
        other => return other,
    }
    let mut archive = Archive::open(source)?;
    if archive.manifest.store != store {
        return Err(StoreError::damaged(source, Damage::OtherStore));
    }
    let content = archive.content(Place::ERASED)?;
    erased_file::parse(&content, store, key).map_err(|damage| StoreError::damaged(source, damage))
}

/// The other files in a backup's folder.
fn neighbours(file: &Path) -> Vec<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let Ok(entries) = fs::read_dir(folder.unwrap_or(Path::new("."))) else { return Vec::new() };
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && path.file_name() != file.file_name())
        .collect()
}
