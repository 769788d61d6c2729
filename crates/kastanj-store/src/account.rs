use std::path::Path;

use kastanj_record::UnitCode;

use crate::accounts::Accounts;
use crate::audit::Action;
use crate::place::Place;
use crate::reach::Reach;
use crate::{
    Batch, KeyCost, Noun, Person, RecoveryKey, Role, Rule, SecondStep, Standing, Store, StoreError,
    View, judge_passphrase,
};

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
    /// When the person has one, or the passphrase is too easily guessed.
    pub fn add_person(
        &mut self,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<(), StoreError> {
        self.add_person_as(person, passphrase, cost, Standing::default())
    }

    /// Gives a new person an account with a role, for some units or all.
    ///
    /// # Errors
    /// As for [`Store::add_person`]; when a unit is unknown.
    pub fn add_person_as(
        &mut self,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
        standing: Standing,
    ) -> Result<(), StoreError> {
        if self.accounts.standing(person).is_some() {
            return Err(StoreError::PersonExists { person: person.clone() });
        }
        self.check_units(&standing)?;
        self.check_gift(person, standing.role)?;
        self.check_passphrase(passphrase)?;
        let mut accounts = self.accounts.clone();
        accounts.set(person, passphrase, cost, &self.database_key)?;
        let given = given(person, &standing);
        accounts.set_standing(person, standing)?;
        self.replace_accounts(accounts, (Action::Add, Noun::Account, &given))
    }

    /// What a person may do here, if there is such an account.
    pub fn standing(&self, person: &Person) -> Option<&Standing> {
        self.accounts.standing(person)
    }

    /// Says what a person may do here, and for which units. It holds from the person's next turn
    /// at the store on.
    ///
    /// # Errors
    /// When the person has no account, a unit is unknown, or nobody would be left who keeps the
    /// accounts of the whole store.
    pub fn set_standing(&mut self, person: &Person, standing: Standing) -> Result<(), StoreError> {
        self.check_units(&standing)?;
        self.check_gift(person, standing.role)?;
        let mut accounts = self.accounts.clone();
        let given = given(person, &standing);
        accounts.set_standing(person, standing)?;
        self.replace_accounts(accounts, (Action::Change, Noun::Account, &given))
    }

    /// The second step of a person at the door, if there is one.
    ///
    /// # Errors
    /// When it was tampered with.
    pub fn second_step(&self, person: &Person) -> Result<Option<SecondStep>, StoreError> {
        self.accounts.second_step(person, &self.database_key)
    }

    /// Gives a person a second step at the door, or takes it away so that a new one can be given.
    ///
    /// # Errors
    /// When the person has no account.
    pub fn set_second_step(
        &mut self,
        person: &Person,
        step: Option<&SecondStep>,
    ) -> Result<(), StoreError> {
        let mut accounts = self.accounts.clone();
        accounts.set_second_step(person, step, &self.database_key)?;
        let action = if step.is_some() { Action::Add } else { Action::Erase };
        self.replace_accounts(accounts, (action, Noun::SecondStep, person.as_str()))
    }

    /// Who keeps the accounts without reading clients must not make a way in that does both.
    fn check_gift(&self, person: &Person, role: Role) -> Result<(), StoreError> {
        let own = self.accounts.standing(&self.person).map(|standing| standing.role);
        if role == Role::EveryRight && own != Some(Role::EveryRight) {
            return Err(StoreError::refused(Noun::Account, person, Rule::MoreThanOwn));
        }
        Ok(())
    }

    /// The name of a service is what anybody guesses first.
    fn check_passphrase(&self, passphrase: &str) -> Result<(), StoreError> {
        let units = View { reach: Reach::WHOLE, ..self.view() }.units()?;
        judge_passphrase(passphrase, units.iter().map(|unit| unit.label.as_str()))
            .map_err(|fault| StoreError::WeakPassphrase { fault })
    }

    fn check_units(&self, standing: &Standing) -> Result<(), StoreError> {
        let whole = View { reach: Reach::WHOLE, ..self.view() };
        standing.units.iter().flatten().try_for_each(|unit| whole.unit(unit).map(|_| ()))
    }

    /// Gives a person with an account a new passphrase.
    ///
    /// # Errors
    /// When the person has none, or the passphrase is too easily guessed.
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
        self.replace_accounts(accounts, (Action::Erase, Noun::Account, person.as_str()))
    }

    /// Makes a new paper key; the old one stops working.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn new_recovery_key(&mut self) -> Result<RecoveryKey, StoreError> {
        let mut accounts = self.accounts.clone();
        let key = accounts.new_recovery(&self.database_key)?;
        self.replace_accounts(accounts, (Action::Change, Noun::PaperKey, "*"))?;
        Ok(key)
    }

    /// Gives `person` a new passphrase (and an account, if there is none) on the strength of the
    /// paper key, while somebody else has the store open.
    ///
    /// # Errors
    /// When the key is not the one of today, or the passphrase is too easily guessed.
    pub fn recover_account(
        &mut self,
        key: &RecoveryKey,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<(), StoreError> {
        self.accounts.open_with_recovery(key)?;
        self.set_account(person, passphrase, cost)?;
        // Whoever lost the passphrase may have lost the telephone as well.
        self.set_second_step(person, None)?;
        self.batch(|batch| batch.remove_passkeys_of(person))
    }

    pub(crate) fn set_account(
        &mut self,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
    ) -> Result<(), StoreError> {
        self.check_passphrase(passphrase)?;
        let mut accounts = self.accounts.clone();
        accounts.set(person, passphrase, cost, &self.database_key)?;
        self.replace_accounts(accounts, (Action::Change, Noun::Passphrase, person.as_str()))
    }

    /// Logs first: an account without its entry must not exist, an entry without its change may.
    fn replace_accounts(
        &mut self,
        accounts: Accounts,
        (action, noun, object): (Action, Noun, &str),
    ) -> Result<(), StoreError> {
        let changes_rights =
            |person: &&Person| self.accounts.standing(person) != accounts.standing(person);
        let changed: Vec<Person> =
            self.accounts.persons().filter(changes_rights).cloned().collect();
        let gone = |person: &&Person| accounts.standing(person).is_none();
        self.batch(|batch| {
            changed.iter().try_for_each(|person| batch.end_exports_of(person))?;
            changed.iter().filter(gone).try_for_each(|person| batch.remove_passkeys_of(person))?;
            batch.log(action, noun, object, 1)
        })?;
        accounts.write(&self.place.accounts())?;
        self.gate.replace(accounts.clone());
        self.accounts = accounts;
        self.reach = self.accounts.reach(&self.person);
        Ok(())
    }
}

impl Batch<'_> {
    /// Notes that the person at the store has come in with the own passphrase, and how many tries
    /// under that name were wrong since the last time.
    ///
    /// # Errors
    /// When the log cannot be written.
    pub fn note_coming_in(&mut self, wrong: u64) -> Result<(), StoreError> {
        let person = self.person.clone();
        self.note_wrong_tries(&person, wrong)?;
        self.log(Action::Open, Noun::Account, person.as_str(), 1)
    }

    /// Notes wrong tries under a person's name; of none nothing is noted.
    ///
    /// # Errors
    /// When the log cannot be written.
    pub fn note_wrong_tries(&mut self, person: &Person, times: u64) -> Result<(), StoreError> {
        if times == 0 {
            return Ok(());
        }
        self.log(Action::Decline, Noun::WrongTries, person.as_str(), times)
    }
}

/// What an account was given, as it stands in the log: `person role units`, the units with commas
/// between them, `*` for all.
fn given(person: &Person, standing: &Standing) -> String {
    let units = standing.units.as_ref().map_or("*".to_owned(), |units| {
        units.iter().map(UnitCode::as_str).collect::<Vec<_>>().join(",")
    });
    format!("{person} {} {units}", standing.role.code())
}
