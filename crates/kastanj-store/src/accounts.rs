//! The file `accounts`: the database key, wrapped once per person and once by the paper key.
//!
//! First line: SHA-256 of the rest, so that damage is told apart from a wrong
//! passphrase. The rest is JSON without any secret in clear.

use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::reach::Reach;
use crate::seal::{SecretKey, hex, random_bytes, sha256_hex, unhex};
use crate::{
    Damage, KeyCost, Noun, Person, RecoveryKey, Role, SecondStep, Standing, StoreError,
    durable_file, judge_passphrase,
};

/// The database key wrapped for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    person: Person,
    salt: String,
    cost: KeyCost,
    wrapped: String,
    /// Absent in the profile of two people on one laptop: everything.
    #[serde(default)]
    standing: Standing,
    /// What the person's telephone knows, sealed under the database key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    second_step: Option<String>,
}

/// The database key wrapped by the recovery key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recovery {
    salt: String,
    wrapped: String,
}

/// All ways to the database key of one store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accounts {
    format: u32,
    /// Random number of the store, hexadecimal: files of two stores are not mixed up.
    store: String,
    accounts: Vec<Account>,
    recovery: Option<Recovery>,
}

impl Accounts {
    pub(crate) fn new() -> Result<Accounts, StoreError> {
        let store = hex(&random_bytes::<16>()?);
        Ok(Accounts { format: 1, store, accounts: Vec::new(), recovery: None })
    }

    /// The store's number, hexadecimal.
    pub(crate) fn store_id(&self) -> &str {
        &self.store
    }

    pub(crate) fn persons(&self) -> impl Iterator<Item = &Person> {
        self.accounts.iter().map(|account| &account.person)
    }

    /// Reads and checks the file; opens nothing.
    pub(crate) fn read(path: &Path) -> Result<Accounts, StoreError> {
        let bytes = durable_file::read(path)?;
        Accounts::parse(&bytes).map_err(|damage| StoreError::damaged(path, damage))
    }

    fn parse(bytes: &[u8]) -> Result<Accounts, Damage> {
        let text = std::str::from_utf8(bytes).map_err(|_| Damage::Content)?;
        let (checksum, body) = text.split_once('\n').ok_or(Damage::Truncated)?;
        if sha256_hex(body.as_bytes()) != checksum {
            return Err(Damage::Content);
        }
        let accounts: Accounts = serde_json::from_str(body).map_err(|_| Damage::Foreign)?;
        if accounts.format == 1 { Ok(accounts) } else { Err(Damage::Foreign) }
    }

    pub(crate) fn write(&self, path: &Path) -> Result<(), StoreError> {
        let body = serde_json::to_string_pretty(self)
            .map_err(|_| StoreError::damaged(path, Damage::Content))?;
        let text = format!("{}\n{body}", sha256_hex(body.as_bytes()));
        durable_file::replace(path, text.as_bytes())
    }

    /// Adds a person, or gives one a new passphrase.
    pub(crate) fn set(
        &mut self,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
        database_key: &SecretKey,
    ) -> Result<(), StoreError> {
        judge_passphrase(passphrase, [person.as_str()])
            .map_err(|fault| StoreError::WeakPassphrase { fault })?;
        let salt = random_bytes::<16>()?;
        let wrapping = cost.stretch(passphrase, &salt)?;
        let wrapped = wrapping.seal(&self.place(Some(person)), database_key.bytes())?;
        let standing = self.standing(person).cloned().unwrap_or_default();
        let second_step = self.find(person).and_then(|known| known.second_step.clone());
        let (salt, wrapped, person) = (hex(&salt), hex(&wrapped), person.clone());
        let account = Account { person, salt, cost, wrapped, standing, second_step };
        self.accounts.retain(|other| other.person != account.person);
        self.accounts.push(account);
        self.accounts.sort_by(|a, b| a.person.cmp(&b.person));
        Ok(())
    }

    pub(crate) fn remove(&mut self, person: &Person) -> Result<(), StoreError> {
        if !self.persons().any(|known| known == person) {
            return Err(StoreError::UnknownPerson { person: person.clone() });
        }
        if self.accounts.len() == 1 {
            return Err(StoreError::LastPerson { person: person.clone() });
        }
        if !self.others_keep_accounts(person) || !self.every_right_stays_without(person) {
            return Err(StoreError::LastKeeper { person: person.clone() });
        }
        self.accounts.retain(|account| account.person != *person);
        Ok(())
    }

    fn find(&self, person: &Person) -> Option<&Account> {
        self.accounts.iter().find(|account| account.person == *person)
    }

    /// Whether a person has a second step at the door.
    pub(crate) fn has_second_step(&self, person: &Person) -> bool {
        self.find(person).is_some_and(|account| account.second_step.is_some())
    }

    /// A person's second step, if there is one.
    pub(crate) fn second_step(
        &self,
        person: &Person,
        database_key: &SecretKey,
    ) -> Result<Option<SecondStep>, StoreError> {
        let Some(sealed) = self.find(person).and_then(|known| known.second_step.as_ref()) else {
            return Ok(None);
        };
        let broken = || StoreError::SealBroken { noun: Noun::Account, id: person.to_string() };
        let sealed: [u8; 60] = unhex(sealed).ok_or_else(broken)?;
        let opened =
            database_key.open(&self.second_place(person), &sealed).map_err(|_| broken())?;
        SecondStep::from_bytes(&opened).map(Some).ok_or_else(broken)
    }

    /// Gives a person a second step, or takes it away.
    pub(crate) fn set_second_step(
        &mut self,
        person: &Person,
        step: Option<&SecondStep>,
        database_key: &SecretKey,
    ) -> Result<(), StoreError> {
        let place = self.second_place(person);
        let sealed = step.map(|step| database_key.seal(&place, step.bytes())).transpose()?;
        let found = self.accounts.iter_mut().find(|account| account.person == *person);
        let account = found.ok_or_else(|| StoreError::UnknownPerson { person: person.clone() })?;
        account.second_step = sealed.map(|sealed| hex(&sealed));
        Ok(())
    }

    fn second_place(&self, person: &Person) -> String {
        format!("account/{}/{person}/second", self.store)
    }

    /// What a person may do, if there is such an account.
    pub(crate) fn standing(&self, person: &Person) -> Option<&Standing> {
        Some(&self.find(person)?.standing)
    }

    /// How far a person sees.
    pub(crate) fn reach(&self, person: &Person) -> Reach {
        // What a card opens is one contact, which its lock names; no account stands behind it.
        if person.is_with_card() {
            return Reach::WHOLE.clone();
        }
        let opener = person.screen_opened_by();
        Reach::of(self.standing(opener.as_ref().unwrap_or(person)))
    }

    /// Says what a person may do.
    pub(crate) fn set_standing(
        &mut self,
        person: &Person,
        standing: Standing,
    ) -> Result<(), StoreError> {
        let keeps = standing.keeps_accounts() || self.others_keep_accounts(person);
        // Only every right can give every right: with its last holder it would be gone for good.
        let every = standing.role == Role::EveryRight || self.every_right_stays_without(person);
        if !keeps || !every {
            return Err(StoreError::LastKeeper { person: person.clone() });
        }
        let found = self.accounts.iter_mut().find(|account| account.person == *person);
        let account = found.ok_or_else(|| StoreError::UnknownPerson { person: person.clone() })?;
        account.standing = standing;
        Ok(())
    }

    /// Whether anybody has another role than every right.
    pub(crate) fn has_roles(&self) -> bool {
        self.accounts.iter().any(|account| account.standing.role != Role::EveryRight)
    }

    /// Whether every right is not this person's alone: nobody has it, somebody else does, or this
    /// person does not.
    fn every_right_stays_without(&self, person: &Person) -> bool {
        let mut holders =
            self.accounts.iter().filter(|account| account.standing.role == Role::EveryRight);
        !matches!((holders.next(), holders.next()), (Some(only), None) if only.person == *person)
    }

    /// Whether somebody beside this person keeps the accounts.
    fn others_keep_accounts(&self, person: &Person) -> bool {
        self.accounts
            .iter()
            .any(|account| account.person != *person && account.standing.keeps_accounts())
    }

    /// Makes a new recovery key; an older one stops working.
    pub(crate) fn new_recovery(
        &mut self,
        database_key: &SecretKey,
    ) -> Result<RecoveryKey, StoreError> {
        let key = RecoveryKey::random()?;
        let salt = random_bytes::<16>()?;
        let wrapped = key.wrapping_key(&salt).seal(&self.place(None), database_key.bytes())?;
        self.recovery = Some(Recovery { salt: hex(&salt), wrapped: hex(&wrapped) });
        Ok(key)
    }

    /// The database key, by a person's passphrase.
    pub(crate) fn open(&self, person: &Person, passphrase: &str) -> Result<SecretKey, StoreError> {
        let unknown = || StoreError::UnknownPerson { person: person.clone() };
        let wrong = || StoreError::WrongPassphrase { person: person.clone() };
        let Some(account) = self.find(person) else {
            // Whoever guesses names is to wait as long as for a name that exists.
            if let Some(other) = self.accounts.first() {
                other.cost.stretch(passphrase, &[0; 16])?;
            }
            return Err(unknown());
        };
        let salt = unhex(&account.salt).ok_or_else(wrong)?;
        let wrapping = account.cost.stretch(passphrase, &salt)?;
        unwrap(&wrapping, &self.place(Some(person)), &account.wrapped).ok_or_else(wrong)
    }

    /// The database key, by the paper key.
    pub(crate) fn open_with_recovery(&self, key: &RecoveryKey) -> Result<SecretKey, StoreError> {
        let recovery = self.recovery.as_ref().ok_or(StoreError::WrongRecoveryKey)?;
        let salt = unhex(&recovery.salt).ok_or(StoreError::WrongRecoveryKey)?;
        unwrap(&key.wrapping_key(&salt), &self.place(None), &recovery.wrapped)
            .ok_or(StoreError::WrongRecoveryKey)
    }

    /// Binds a wrapped key to this store and this person.
    fn place(&self, person: Option<&Person>) -> String {
        format!("account/{}/{}", self.store, person.map_or("*", Person::as_str))
    }
}

fn unwrap(wrapping: &SecretKey, place: &str, wrapped: &str) -> Option<SecretKey> {
    let sealed: [u8; 72] = unhex(wrapped)?;
    let opened: Zeroizing<Vec<u8>> = wrapping.open(place, &sealed).ok()?;
    Some(SecretKey::from_bytes(opened.as_slice().try_into().ok()?))
}
