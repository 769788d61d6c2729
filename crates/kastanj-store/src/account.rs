use std::path::Path;

use crate::accounts::Accounts;
use crate::audit::Action;
use crate::place::Place;
use crate::{KeyCost, Noun, Person, RecoveryKey, Store, StoreError};

impl Store {
    /// Whether a folder holds a store.
    pub fn exists(dir: &Path) -> bool {
        Place::new(dir).accounts().exists()
    }

    /// The people who can open the store in a folder; their names are no secret to whoever
    /// has the folder.
    ///
    /// # Errors
    /// When the file of the accounts is damaged or cannot be read.
    pub fn people(dir: &Path) -> Result<Vec<Person>, StoreError> {
        Ok(Accounts::read(&Place::new(dir).accounts())?.persons().cloned().collect())
    }

    /// The people who can open the store.
    pub fn persons(&self) -> Vec<Person> {
        self.accounts.persons().cloned().collect()
    }

    /// Gives a new person an account.
    ///
    /// # Errors
    /// When the person has one, or the passphrase is short.
    pub fn add_person(
        &mut self,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<(), StoreError> {
        if self.accounts.persons().any(|known| known == person) {
            return Err(StoreError::PersonExists { person: person.clone() });
        }
        self.set_account(person, passphrase, cost)
    }

    /// Gives a person with an account a new passphrase.
    ///
    /// # Errors
    /// When the person has none, or the passphrase is short.
    pub fn change_passphrase(
        &mut self,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<(), StoreError> {
        if !self.accounts.persons().any(|known| known == person) {
            return Err(StoreError::UnknownPerson { person: person.clone() });
        }
        self.set_account(person, passphrase, cost)
    }

    /// Takes a person's account away. Somebody who kept a copy of an older
    /// `accounts` file and of the database could still open that copy.
    ///
    /// # Errors
    /// When there is no such account, or it is the last.
    pub fn remove_person(&mut self, person: &Person) -> Result<(), StoreError> {
        let mut accounts = self.accounts.clone();
        accounts.remove(person)?;
        self.replace_accounts(accounts, Action::Erase, person.as_str())
    }

    /// Makes a new paper key; the old one stops working.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn new_recovery_key(&mut self) -> Result<RecoveryKey, StoreError> {
        let mut accounts = self.accounts.clone();
        let key = accounts.new_recovery(&self.database_key)?;
        self.replace_accounts(accounts, Action::Change, "*")?;
        Ok(key)
    }

    pub(crate) fn set_account(
        &mut self,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<(), StoreError> {
        let mut accounts = self.accounts.clone();
        accounts.set(person, passphrase, cost, &self.database_key)?;
        self.replace_accounts(accounts, Action::Change, person.as_str())
    }

    /// Logs first: an account without its entry must not exist, an entry without its change may.
    fn replace_accounts(
        &mut self,
        accounts: Accounts,
        action: Action,
        object: &str,
    ) -> Result<(), StoreError> {
        self.batch(|batch| batch.log(action, Noun::Account, object, 1))?;
        accounts.write(&self.place.accounts())?;
        self.accounts = accounts;
        Ok(())
    }
}
