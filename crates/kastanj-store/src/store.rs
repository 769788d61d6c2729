use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, TransactionBehavior};

use crate::accounts::Accounts;
use crate::audit::Action;
use crate::keyring::Keyring;
use crate::lock::Lock;
use crate::place::Place;
use crate::reach::Reach;
use crate::read_log::{Read, ReadLog};
use crate::reserve::Reserve;
use crate::seal::SecretKey;
use crate::{
    Batch, Damage, Gate, KeyCost, Noun, Person, RecoveryKey, StoreError, View, database,
    durable_file, erased_file, migration, setting,
};

/// Seconds since 1970. The audit log shows it; no order rests on it.
pub type Clock = fn() -> i64;

/// The wall clock of the operating system.
pub fn wall_clock() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// An open store: one folder, one process, one person.
///
/// Reading goes through [`Store::view`], changing through [`Store::batch`].
#[derive(Debug)]
pub struct Store {
    pub(crate) place: Place,
    pub(crate) connection: Connection,
    pub(crate) accounts: Accounts,
    /// The same accounts, for those who ask beside the store.
    pub(crate) gate: Gate,
    pub(crate) database_key: SecretKey,
    pub(crate) keys: Keyring,
    pub(crate) reads: ReadLog,
    pub(crate) person: Person,
    /// How far that person sees.
    pub(crate) reach: Reach,
    pub(crate) clock: Clock,
    /// Set when a write failed half-way: what the disk holds is known only after a new start.
    pub(crate) stopped: bool,
    /// Clients whose erasure was completed when the store was opened.
    pub(crate) erased_at_start: usize,
    // Last, so that it is given back after the database is closed.
    pub(crate) _lock: Lock,
}

impl Store {
    /// Makes a store in a folder that is empty or does not exist, with a first person.
    ///
    /// The recovery key is shown once and kept on paper.
    ///
    /// # Errors
    /// When the folder holds a store or anything else, or cannot be written.
    pub fn create(
        dir: &Path,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<(Store, RecoveryKey), StoreError> {
        let place = Place::new(dir);
        if place.accounts().exists() || place.database().exists() {
            return Err(StoreError::AlreadyAStore { dir: dir.to_owned() });
        }
        let mut accounts = Accounts::new()?;
        let database_key = SecretKey::random()?;
        accounts.set(person, passphrase, cost, &database_key)?;
        let recovery = accounts.new_recovery(&database_key)?;

        durable_file::private_folder(dir)?;
        empty(dir)?;
        let lock = Lock::take(&place)?;
        let mut keys = Keyring::new(accounts.store_id());
        keys.write(&place.keys(), &database_key)?;
        erased_file::write(&place.erased(), accounts.store_id(), &database_key, keys.tombstones())?;
        let mut connection = database::create(&place.database(), &database_key)?;
        migration::bring_up_to_date(&mut connection)?;
        // Last: a folder without accounts is no store, so a crash before this leaves none.
        accounts.write(&place.accounts())?;
        Reserve::hold(&place);
        let mut store = Store {
            place,
            connection,
            gate: Gate::of(accounts.clone()),
            accounts,
            database_key,
            keys,
            reads: ReadLog::by(person),
            person: person.clone(),
            reach: Reach::WHOLE.clone(),
            clock: wall_clock,
            stopped: false,
            erased_at_start: 0,
            _lock: lock,
        };
        store.batch(|batch| batch.log(Action::Add, Noun::Store, "", 1))?;
        Ok((store, recovery))
    }

    /// Opens a store with a person's passphrase.
    ///
    /// # Errors
    /// Wrong passphrase, damage in any file, a store of a later version, or a
    /// store that another program has open. Nothing is changed then.
    pub fn open(dir: &Path, person: &Person, passphrase: &str) -> Result<Store, StoreError> {
        let (place, lock, accounts) = Store::approach(dir)?;
        let database_key = accounts.open(person, passphrase)?;
        Store::enter(place, lock, accounts, database_key, person.clone())
    }

    /// Opens a store with the paper recovery key, and gives `person` a new passphrase
    /// (and an account, if there is none).
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn recover(
        dir: &Path,
        key: &RecoveryKey,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<Store, StoreError> {
        let (place, lock, accounts) = Store::approach(dir)?;
        let database_key = accounts.open_with_recovery(key)?;
        let mut store = Store::enter(place, lock, accounts, database_key, person.clone())?;
        store.recover_account(key, person, passphrase, cost)?;
        Ok(store)
    }

    /// Opens the store in a folder whose key is known already.
    pub(crate) fn enter_with_key(
        place: Place,
        key: SecretKey,
        person: Person,
    ) -> Result<Store, StoreError> {
        let (place, lock, accounts) = Store::approach(&place.dir)?;
        Store::enter(place, lock, accounts, key, person)
    }

    fn approach(dir: &Path) -> Result<(Place, Lock, Accounts), StoreError> {
        let place = Place::new(dir);
        if !place.accounts().exists() && !place.database().exists() {
            return Err(StoreError::NotAStore { dir: dir.to_owned() });
        }
        let lock = Lock::take(&place)?;
        let accounts = Accounts::read(&place.accounts())?;
        Ok((place, lock, accounts))
    }

    fn enter(
        place: Place,
        lock: Lock,
        accounts: Accounts,
        database_key: SecretKey,
        person: Person,
    ) -> Result<Store, StoreError> {
        let mut keys = Keyring::read(&place.keys(), accounts.store_id(), &database_key)?;
        let erased = erased_file::read(&place.erased(), accounts.store_id(), &database_key)?;
        let mut outdated = false;
        for id in erased {
            outdated |= keys.destroy(id);
        }
        // On a full disk there may be no room for the files that an open database needs.
        let mut connection = match database::open(&place.database(), &database_key) {
            Err(StoreError::Database(_)) if place.reserve().exists() => {
                let _room = Reserve::open(&place);
                database::open(&place.database(), &database_key)?
            }
            opened => opened?,
        };
        migration::bring_up_to_date(&mut connection)?;
        if keys.generation < setting::keys_generation(&connection)? {
            return Err(StoreError::damaged(&place.keys(), Damage::Outdated));
        }
        Reserve::hold(&place);
        let mut store = Store {
            place,
            connection,
            gate: Gate::of(accounts.clone()),
            accounts,
            database_key,
            keys,
            reads: ReadLog::by(&person),
            person,
            // What is to be completed at the start is completed for everybody.
            reach: Reach::WHOLE.clone(),
            clock: wall_clock,
            stopped: false,
            erased_at_start: 0,
            _lock: lock,
        };
        store.erased_at_start = store.finish_erasures(outdated)?;
        store.reach = store.accounts.reach(&store.person);
        Ok(store)
    }

    /// Takes the time of audit entries from elsewhere (tests, reproducible demonstrations).
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Whose account opened the store.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// From now on this person reads and changes: in a program that stays open for several
    /// people, each turn at the store begins with whose it is.
    pub fn hand_to(&mut self, person: &Person) {
        if self.person != *person {
            self.person = person.clone();
            self.reads.hand_to(person);
            self.reach = self.accounts.reach(person);
        }
    }

    /// What tells whether a passphrase is right, and what a person may do, without the store
    /// itself. It knows of every later change of the accounts.
    pub fn gate(&self) -> Gate {
        self.gate.clone()
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.place.dir
    }

    /// What can be read.
    pub fn view(&self) -> View<'_> {
        View {
            connection: &self.connection,
            keys: &self.keys,
            reads: &self.reads,
            reach: &self.reach,
        }
    }

    /// Does some changes in one transaction: all or none.
    ///
    /// When this returns without an error, the changes survive a power cut:
    /// new data keys were synced first, then the write-ahead log.
    ///
    /// # Errors
    /// Whatever `work` returns, or a failed write; nothing has changed then.
    /// After a failed sync the store refuses further changes ([`StoreError::Stopped`]),
    /// because the operating system may report the next one as done without having written.
    pub fn batch<T>(
        &mut self,
        work: impl FnOnce(&mut Batch<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.batch_with(work)
    }

    /// [`Store::batch`] for work that can fail in ways of its own, which take the changes back
    /// as well.
    ///
    /// # Errors
    /// As for [`Store::batch`].
    pub fn batch_with<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Batch<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.stopped {
            return Err(StoreError::Stopped.into());
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut batch = Batch {
            transaction,
            keys: self.keys.clone(),
            keys_added: false,
            spent: Vec::new(),
            reads: &self.reads,
            accounts: &self.accounts,
            person: self.person.clone(),
            reach: self.reach.clone(),
            at: (self.clock)(),
        };
        let done = work(&mut batch)?;
        for (read, times) in self.reads.gathered() {
            let Read { person, noun, object } = &read;
            batch.log_for(person, Action::Read, *noun, object, times)?;
        }
        let Batch { transaction, mut keys, keys_added, spent, .. } = batch;
        let keys_path = self.place.keys();
        if keys_added {
            if let Err(error) = keys.write(&keys_path, &self.database_key) {
                self.stopped = !error.is_full_disk();
                return Err(error.into());
            }
            setting::set_keys_generation(&transaction, keys.generation)?;
        }
        if let Err(error) = transaction.commit().map_err(StoreError::from) {
            // A full disk took nothing, and says so before anything is synced: the change is
            // taken back, and the next one may find room.
            self.stopped = !error.is_full_disk();
            return Err(error.into());
        }
        self.keys = keys;
        self.reads.clear();
        if !spent.is_empty() {
            for id in &spent {
                self.keys.forget(id);
            }
            // The change is done; a spent key that outlives it by a crash opens nothing.
            match self.keys.write(&keys_path, &self.database_key) {
                Err(error) if !error.is_full_disk() => {
                    self.stopped = true;
                    return Err(error.into());
                }
                _ => {}
            }
        }
        Ok(done)
    }

    /// Writes the gathered reads to the audit log and closes the store.
    ///
    /// # Errors
    /// When the log cannot be written.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.flush_reads()
    }

    pub(crate) fn flush_reads(&mut self) -> Result<(), StoreError> {
        if self.reads.is_empty() {
            return Ok(());
        }
        match self.batch(|_| Ok(())) {
            Err(error) if error.is_full_disk() => {
                // What was read has to be told, whatever else has no room.
                let _room = Reserve::open(&self.place);
                self.batch(|_| Ok(()))
            }
            told => told,
        }
    }
}

impl Drop for Store {
    /// The last chance for reads to reach the log; [`Store::close`] tells when that fails.
    fn drop(&mut self) {
        let _ = self.flush_reads();
    }
}

/// Refuses a folder with anything in it.
pub(crate) fn empty(dir: &Path) -> Result<(), StoreError> {
    let mut entries = std::fs::read_dir(dir).map_err(|source| StoreError::io(dir, source))?;
    if entries.next().is_some() {
        return Err(StoreError::NotEmpty { dir: dir.to_owned() });
    }
    Ok(())
}
