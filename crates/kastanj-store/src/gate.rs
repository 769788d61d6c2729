use std::sync::{Arc, PoisonError, RwLock};

use crate::accounts::Accounts;
use crate::{Person, SecondStep, Standing, StoreError};

/// Tells whether a person's passphrase is right and what that person may do, while the store is
/// busy elsewhere.
///
/// Stretching a passphrase takes about a tenth of a second and 64 MiB: whoever serves several
/// people does it beside the store, not within. All clones look at the accounts as they are now.
#[derive(Debug, Clone)]
pub struct Gate(Arc<RwLock<Accounts>>);

impl Gate {
    pub(crate) fn of(accounts: Accounts) -> Gate {
        Gate(Arc::new(RwLock::new(accounts)))
    }

    /// The accounts have changed.
    pub(crate) fn replace(&self, accounts: Accounts) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = accounts;
    }

    fn with<T>(&self, ask: impl FnOnce(&Accounts) -> T) -> T {
        ask(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether this person may come in; gives the second step that is to be asked for, if the
    /// person has one.
    ///
    /// # Errors
    /// Unknown person or wrong passphrase.
    pub fn check(
        &self,
        person: &Person,
        passphrase: &str,
    ) -> Result<Option<SecondStep>, StoreError> {
        // Not under the lock: stretching is slow.
        let accounts = self.with(Accounts::clone);
        let key = accounts.open(person, passphrase)?;
        accounts.second_step(person, &key)
    }

    /// Whether a person has a second step.
    pub fn has_second_step(&self, person: &Person) -> bool {
        self.with(|accounts| accounts.has_second_step(person))
    }

    /// Everybody who has a second step.
    pub fn with_second_step(&self) -> Vec<Person> {
        self.with(|accounts| {
            accounts.persons().filter(|person| accounts.has_second_step(person)).cloned().collect()
        })
    }

    /// Whether anybody has another role than every right: then an export takes two people.
    pub fn has_roles(&self) -> bool {
        self.with(Accounts::has_roles)
    }

    /// Who can answer this person's wish for an export: somebody else with the right, who sees
    /// everything that would go along.
    pub fn can_answer_export_of(&self, person: &Person) -> Vec<Person> {
        self.with(|accounts| {
            let Some(asker) = accounts.standing(person) else { return Vec::new() };
            let sees = |other: &Standing| match (&asker.units, &other.units) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(units), Some(_)) => units.iter().all(|unit| other.sees(unit)),
            };
            let can = |other: &Person| {
                let standing = accounts.standing(other);
                other != person && standing.is_some_and(|it| it.role.exports() && sees(it))
            };
            accounts.persons().filter(|other| can(other)).cloned().collect()
        })
    }

    /// What a person may do, if the account still exists.
    pub fn standing(&self, person: &Person) -> Option<Standing> {
        self.with(|accounts| accounts.standing(person).cloned())
    }
}
