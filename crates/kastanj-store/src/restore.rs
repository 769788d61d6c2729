use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::archive::Archive;
use crate::audit::Action;
use crate::erased_file::{ErasedList, Moment};
use crate::keyring::KeyId;
use crate::place::Place;
use crate::seal::{SecretKey, hex, random_bytes};
use crate::store::{empty, wall_clock};
use crate::{
    Damage, Noun, Store, StoreError, Unlock, Verified, durable_file, erased_file, whereabouts,
};

/// What is known of erasures since a backup was made.
#[derive(Debug, Clone, Default)]
pub struct Erasures {
    /// Store folders, lists of erased clients, or newer backups to be asked.
    pub named: Vec<PathBuf>,
    /// A person says that nobody has been erased since the backup.
    pub none_since: bool,
}

/// What a restore brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What a check of the restored store found.
    pub verified: Verified,
    /// Clients in the backup that had been erased since, and were erased again.
    pub erased_again: usize,
    /// Files beside the backup that look like backups but could not be asked for tombstones.
    pub unread: Vec<PathBuf>,
    /// Until when erasures are known, in seconds since 1970: whoever was erased later has come
    /// back. `None` when a person said that nobody was erased.
    pub erasures_known_until: Option<i64>,
}

impl Store {
    /// Restores a backup into a folder that is empty or does not exist.
    ///
    /// Tombstones come first: those in the backup, in what was named, in the
    /// lists and other backups that lie beside this one or where the store
    /// wrote its backups, and in the store itself if it is still where it was.
    /// Only then can anything be read. Until all is checked the files lie in a
    /// folder beside the target, so that a failure leaves no half store.
    ///
    /// # Errors
    /// When the target is in use, the backup is damaged, it does not open, or
    /// nothing tells who was erased since it was made
    /// ([`StoreError::ErasuresUnknown`]).
    pub fn restore(
        file: &Path,
        dir: &Path,
        unlock: &Unlock,
        erasures: &Erasures,
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
        let places = Store::whereabouts(&place, &key, unlock)?;
        let gathered = Gathered::from(&mut archive, file, &key, &erasures.named, &places)?;
        if !gathered.goes_on && !erasures.none_since {
            return Err(StoreError::ErasuresUnknown { file: file.to_owned() });
        }
        erased_file::write(&place.erased(), &archive.manifest.store, &key, &gathered.ids)?;

        let mut store = Store::enter_with_key(place.clone(), key, unlock.person().clone())?;
        let erased_again = store.erased_at_start;
        store.batch(|batch| {
            batch.end_exports()?;
            batch.log(Action::Add, Noun::Backup, "restored", 1)
        })?;
        let verified = store.verify(None)?;
        store.close()?;
        // The lock belongs to the folder it was taken in.
        fs::remove_file(place.lock()).map_err(|source| StoreError::io(&place.lock(), source))?;
        if dir.exists() {
            fs::remove_dir(dir).map_err(|source| StoreError::io(dir, source))?;
        }
        fs::rename(&staging.0, dir).map_err(|source| StoreError::io(dir, source))?;
        durable_file::sync_folder_of(dir)?;
        let erasures_known_until = (!erasures.none_since).then_some(gathered.known_until);
        let unread = gathered.unread;
        Ok(Restored { verified, erased_again, unread, erasures_known_until })
    }
}

impl Store {
    /// Where the store of a backup lived, and where its backups lie.
    fn whereabouts(
        place: &Place,
        key: &SecretKey,
        unlock: &Unlock,
    ) -> Result<Vec<PathBuf>, StoreError> {
        let store = Store::enter_with_key(place.clone(), key.clone(), unlock.person().clone())?;
        let view = store.view();
        let home = whereabouts::home(&view)?.map(|home| Place::new(&home).erased());
        let lists = whereabouts::backup_folders(&view)?
            .into_iter()
            .map(|folder| whereabouts::list_beside(store.accounts.store_id(), &folder));
        Ok(home.into_iter().chain(lists).collect())
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
    /// Until when somebody knew of erasures, in seconds since 1970.
    known_until: i64,
    /// Whether anybody knows what came after the backup.
    goes_on: bool,
}

/// What one source knows.
struct Told {
    ids: BTreeSet<KeyId>,
    until: Moment,
}

impl Gathered {
    fn from(
        archive: &mut Archive<'_>,
        file: &Path,
        key: &SecretKey,
        named: &[PathBuf],
        places: &[PathBuf],
    ) -> Result<Gathered, StoreError> {
        let store = archive.manifest.store.clone();
        let made = archive.manifest.moment().map_err(|damage| StoreError::damaged(file, damage))?;
        let own = archive.content(Place::ERASED)?;
        let ids = erased_file::parse(&own, &store, key)
            .map_err(|damage| StoreError::damaged(file, damage))?;
        let mut gathered =
            Gathered { ids, unread: Vec::new(), known_until: made.at, goes_on: false };
        // A source that was named must be readable; one that was found may be anything.
        for source in named {
            gathered.take(tombstones_of(source, &store, key)?, made);
        }
        for source in places.iter().cloned().chain(neighbours(file)) {
            match tombstones_of(&source, &store, key) {
                Ok(told) => gathered.take(told, made),
                Err(StoreError::MissingFile { .. }) => {}
                Err(StoreError::Damaged {
                    damage: Damage::Foreign | Damage::OtherStore, ..
                }) => {}
                Err(_) => gathered.unread.push(source),
            }
        }
        Ok(gathered)
    }

    fn take(&mut self, told: Told, made: Moment) {
        self.ids.extend(told.ids);
        self.known_until = self.known_until.max(told.until.at);
        self.goes_on |= told.until.is_after(made);
    }
}

/// What a store folder, its `erased` file, a list beside a backup, or a backup knows.
fn tombstones_of(source: &Path, store: &str, key: &SecretKey) -> Result<Told, StoreError> {
    // The store's own file is what it knows now: more than any backup.
    let own = |file: &Path| {
        let ids = erased_file::read(file, store, key)?;
        Ok(Told { ids, until: Moment { entry: u64::MAX, at: wall_clock() } })
    };
    if source.is_dir() {
        return own(&Place::new(source).erased());
    }
    match own(source) {
        Err(StoreError::Damaged { damage: Damage::Foreign, .. }) => {}
        other => return other,
    }
    match ErasedList::read(source, store, key) {
        Err(StoreError::Damaged { damage: Damage::Foreign, .. }) => {}
        other => return other.map(|list| Told { ids: list.ids, until: list.as_of }),
    }
    let mut archive = Archive::open(source)?;
    if archive.manifest.store != store {
        return Err(StoreError::damaged(source, Damage::OtherStore));
    }
    let content = archive.content(Place::ERASED)?;
    let ids = erased_file::parse(&content, store, key)
        .map_err(|damage| StoreError::damaged(source, damage))?;
    let until = archive.manifest.moment().map_err(|damage| StoreError::damaged(source, damage))?;
    Ok(Told { ids, until })
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
