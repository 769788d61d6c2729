use rusqlite::{Params, Transaction};

use crate::accounts::Accounts;
use crate::audit::{Action, Deed};
use crate::keyring::{KeyId, Keyring};
use crate::reach::Reach;
use crate::read_log::ReadLog;
use crate::{Noun, Person, StoreError, View, audit};

/// Changes that happen together or not at all; each noun adds its own.
///
/// Handed to the closure of [`crate::Store::batch`]. When the closure returns
/// an error, nothing has happened.
pub struct Batch<'s> {
    pub(crate) transaction: Transaction<'s>,
    pub(crate) keys: Keyring,
    pub(crate) keys_added: bool,
    /// Provisional keys that are dropped once the change is durable.
    pub(crate) spent: Vec<KeyId>,
    pub(crate) reads: &'s ReadLog,
    pub(crate) accounts: &'s Accounts,
    pub(crate) person: Person,
    pub(crate) reach: Reach,
    pub(crate) at: i64,
}

impl Batch<'_> {
    /// What can be read, this batch's own changes included.
    pub fn view(&self) -> View<'_> {
        View {
            connection: &self.transaction,
            keys: &self.keys,
            reads: self.reads,
            reach: &self.reach,
        }
    }

    /// Whose work this is.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// Runs the work of one line of bulk input; an error carries the line, counted from 1.
    pub fn line<T>(
        &mut self,
        line: usize,
        work: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(self).map_err(|error| error.at_line(line))
    }

    /// Does one person's work within a batch that holds the work of several: when it fails, its
    /// own changes are taken back and those of the others stand. The batch is made durable once
    /// for all of them.
    ///
    /// # Errors
    /// Whatever `work` returns, or a failed savepoint.
    pub fn apart<T, E: From<StoreError>>(
        &mut self,
        person: &Person,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let whose = std::mem::replace(&mut self.person, person.clone());
        let reach = std::mem::replace(&mut self.reach, self.accounts.reach(person));
        self.reads.hand_to(person);
        let done = self.attempt(work);
        self.reads.hand_to(&whose);
        self.person = whose;
        self.reach = reach;
        done
    }

    /// Tries a part of the work: when it fails, its own changes are taken back and those before
    /// it stand.
    ///
    /// # Errors
    /// Whatever `work` returns, or a failed savepoint.
    pub fn attempt<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let run = |batch: &Self, sql: &str| batch.transaction.execute_batch(sql);
        let before = (self.keys.clone(), self.keys_added, self.spent.clone());
        run(self, "SAVEPOINT apart").map_err(StoreError::from)?;
        let done = work(self);
        if done.is_err() {
            (self.keys, self.keys_added, self.spent) = before;
            run(self, "ROLLBACK TO apart").map_err(StoreError::from)?;
        }
        run(self, "RELEASE apart").map_err(StoreError::from)?;
        done
    }

    /// Executes a statement that changes something, and logs it in the same
    /// transaction: a change without its entry cannot be written.
    pub(crate) fn change(
        &self,
        (action, noun, object): (Action, Noun, &str),
        sql: &str,
        parameters: impl Params,
    ) -> Result<usize, StoreError> {
        let changed = self.transaction.prepare_cached(sql)?.execute(parameters)?;
        self.log(action, noun, object, 1)?;
        Ok(changed)
    }

    /// Executes a further statement of a change that is already logged.
    pub(crate) fn also(&self, sql: &str, parameters: impl Params) -> Result<usize, StoreError> {
        Ok(self.transaction.prepare_cached(sql)?.execute(parameters)?)
    }

    pub(crate) fn log(
        &self,
        action: Action,
        noun: Noun,
        object: &str,
        times: u64,
    ) -> Result<(), StoreError> {
        self.log_for(&self.person, action, noun, object, times)
    }

    pub(crate) fn log_for(
        &self,
        person: &Person,
        action: Action,
        noun: Noun,
        object: &str,
        times: u64,
    ) -> Result<(), StoreError> {
        let deed = Deed { person, at: self.at, action, noun, object, times };
        audit::append(&self.transaction, &deed)
    }

    /// A new data key; it is durable before this batch is.
    pub(crate) fn add_key(&mut self, id: KeyId) -> Result<(), StoreError> {
        self.keys_added = true;
        self.keys.create(id)
    }
}
