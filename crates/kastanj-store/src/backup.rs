use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::params;

use crate::accounts::Accounts;
use crate::archive::{Archive, Manifest, pack};
use crate::audit::{self, Action, AuditHead};
use crate::erased_file::Moment;
use crate::place::Place;
use crate::seal::{SecretKey, hex, random_bytes};
use crate::verification::PRINTED_HEAD;
use crate::{
    Noun, Person, RecoveryKey, Store, StoreError, Verified, database, durable_file, setting,
    whereabouts,
};

/// What was packed, and the head of the audit log to print and keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupReceipt {
    /// The archive.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// The head of the audit log: printed and kept, it shows later whether the log was cut.
    pub head: AuditHead,
    /// What a check of the finished archive found.
    pub verified: Verified,
    /// Folders of earlier backups that cannot be reached now (a stick that is not in): their
    /// lists of erased clients may be old.
    pub unreached: Vec<PathBuf>,
}

/// How a backup is opened.
#[derive(Clone)]
pub enum Unlock {
    /// With a person's passphrase as it was when the backup was made.
    Passphrase(Person, String),
    /// With the paper key as it was when the backup was made.
    Recovery(Person, RecoveryKey),
}

/// Never shows the passphrase.
impl fmt::Debug for Unlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unlock::Passphrase(person, _) => write!(f, "Passphrase({person}, …)"),
            Unlock::Recovery(person, _) => write!(f, "Recovery({person}, …)"),
        }
    }
}

impl Unlock {
    /// Whose name stands in the log.
    pub(crate) fn person(&self) -> &Person {
        match self {
            Unlock::Passphrase(person, _) | Unlock::Recovery(person, _) => person,
        }
    }

    /// The database key of the store in a folder.
    pub(crate) fn key(&self, place: &Place) -> Result<SecretKey, StoreError> {
        let accounts = Accounts::read(&place.accounts())?;
        match self {
            Unlock::Passphrase(person, passphrase) => accounts.open(person, passphrase),
            Unlock::Recovery(_, key) => accounts.open_with_recovery(key),
        }
    }
}

impl Store {
    /// Packs the whole store into one encrypted file and checks that file.
    ///
    /// The archive opens with the passphrases and the paper key of today. It
    /// holds the database, the accounts, the clients' keys and the tombstones.
    /// A list of the erased clients is left beside it, and renewed at every
    /// erasure, for a restore of an older backup.
    ///
    /// # Errors
    /// When the file exists, cannot be written, or does not pass its check (it
    /// is removed then).
    pub fn backup(&mut self, file: &Path) -> Result<BackupReceipt, StoreError> {
        if file.exists() {
            return Err(StoreError::FileExists { file: file.to_owned() });
        }
        let folder = whereabouts::folder_of(file);
        self.pack_into(file, Some(&folder))
    }

    /// Packs the whole store into one encrypted file that is carried away: where it will lie is
    /// not known, so that no list of erased clients can be left beside it
    /// ([`Store::erased_list`] is carried after it).
    ///
    /// # Errors
    /// As for [`Store::backup`].
    pub fn backup_to_carry(&mut self) -> Result<(BackupReceipt, Vec<u8>), StoreError> {
        let scratch = Scratch::new()?;
        let file = scratch.0.join("carried");
        let receipt = self.pack_into(&file, None)?;
        Ok((receipt, durable_file::read(&file)?))
    }

    fn pack_into(
        &mut self,
        file: &Path,
        folder: Option<&Path>,
    ) -> Result<BackupReceipt, StoreError> {
        let home = self.place.dir.clone();
        let head = self.batch(|batch| {
            whereabouts::note(batch, &home, folder)?;
            batch.log(Action::Export, Noun::Backup, "", 1)?;
            let head = audit::head(&batch.transaction)?;
            batch.also(setting::SET, params![PRINTED_HEAD, head.to_string()])?;
            Ok(head)
        })?;
        database::checkpoint(&self.connection)?;
        let scratch = Scratch::new()?;
        let copy = scratch.0.join(Place::DATABASE);
        database::snapshot(&self.connection, &copy, &self.database_key)?;
        let sources: [&Path; 4] =
            [&self.place.accounts(), &self.place.keys(), &self.place.erased(), &copy];
        let made_at = (self.clock)();
        pack(file, sources, self.accounts.store_id(), made_at, head.to_string())?;
        let verified = self.check_archive(file).inspect_err(|_| {
            // A backup that cannot be trusted must not lie there as one.
            let _ = std::fs::remove_file(file);
        })?;
        // A backup that moves on its own is told apart at a restore from one with its list.
        let left = self.leave_lists(Moment { entry: head.entry, at: made_at })?;
        let bytes = file.metadata().map_err(|source| StoreError::io(file, source))?.len();
        Ok(BackupReceipt {
            file: file.to_owned(),
            bytes,
            head,
            verified,
            unreached: left.unreached,
        })
    }

    fn check_archive(&self, file: &Path) -> Result<Verified, StoreError> {
        let scratch = Scratch::new()?;
        let place = Place::new(&scratch.0);
        Archive::open(file)?.unpack(&place)?;
        Store::enter_with_key(place, self.database_key.clone(), self.person.clone())?.verify(None)
    }

    /// Checks a backup as thoroughly as a store; the backup is not changed.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn verify_backup(file: &Path, unlock: &Unlock) -> Result<Verified, StoreError> {
        let scratch = Scratch::new()?;
        let mut archive = Archive::open(file)?;
        let head = archive.manifest.audit_head.parse().ok();
        let place = Place::new(&scratch.0);
        archive.unpack(&place)?;
        let key = unlock.key(&place)?;
        Store::enter_with_key(place, key, unlock.person().clone())?.verify(head.as_ref())
    }

    /// Reads what a backup says about itself, without a passphrase; checks no content.
    ///
    /// # Errors
    /// When the file is no backup or is cut off.
    pub fn backup_manifest(file: &Path) -> Result<Manifest, StoreError> {
        Ok(Archive::open(file)?.manifest)
    }
}

/// A folder for encrypted files only, gone when dropped.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new() -> Result<Scratch, StoreError> {
        let folder = format!("kastanj-{}", hex(&random_bytes::<8>()?));
        let path = std::env::temp_dir().join(folder);
        durable_file::private_folder(&path)?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
