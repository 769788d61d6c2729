//! Passkeys of staff: what the pages need to recognise a telephone or machine again.
//!
//! They let a person in while the store is open, and cannot open it: no key of the store is
//! derived from them. They rest in the encrypted database, which shows every change of theirs.

use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::Columns;
use crate::statement::statements;
use crate::{Batch, Noun, Person, Rule, StoreError, View};

statements! {
    ANY = "SELECT 1 FROM passkey LIMIT 1";
    GET = "SELECT credential, whose, handle, label, content, added_at, used_at FROM passkey
           WHERE credential = ?1";
    OF = "SELECT credential, whose, handle, label, content, added_at, used_at FROM passkey
          WHERE whose = ?1 ORDER BY added_at, credential";
    ADD = "INSERT INTO passkey (credential, whose, handle, label, content, added_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    USE = "UPDATE passkey SET content = ?2, used_at = ?3 WHERE credential = ?1";
    REMOVE = "DELETE FROM passkey WHERE credential = ?1 AND whose = ?2";
    REMOVE_ALL = "DELETE FROM passkey WHERE whose = ?1";
}

/// How many passkeys one person may have.
pub const PASSKEYS_MAXIMUM: usize = 10;
/// Characters that a passkey may be called.
pub const PASSKEY_LABEL_MAXIMUM: usize = 40;

/// A passkey of a member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPasskey {
    /// What the telephone calls it; unique in the store.
    pub credential: String,
    /// Whose account.
    pub person: Person,
    /// The random number under which the telephone knows the account.
    pub handle: String,
    /// What the person calls it.
    pub label: String,
    /// Public key and counter, as the pages write them.
    pub content: String,
    /// When it was added, in seconds since 1970.
    pub added_at: i64,
    /// When it was last used, in seconds since 1970.
    pub used_at: Option<i64>,
}

impl KeptPasskey {
    fn from_row(row: &Row<'_>) -> Result<KeptPasskey, StoreError> {
        let columns = Columns::of(row, Noun::Passkey);
        let credential: String = columns.plain(0)?;
        let person: String = columns.plain(1)?;
        let unreadable = |_| StoreError::unreadable(Noun::Passkey, &credential);
        Ok(KeptPasskey {
            person: person.parse().map_err(unreadable)?,
            handle: columns.plain(2)?,
            label: columns.plain(3)?,
            content: columns.plain(4)?,
            added_at: columns.plain(5)?,
            used_at: columns.plain(6)?,
            credential,
        })
    }
}

impl View<'_> {
    /// Whether anybody has a passkey.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_passkeys(&self) -> Result<bool, StoreError> {
        self.any(ANY, [])
    }

    /// A passkey by what the telephone calls it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn passkey(&self, credential: &str) -> Result<Option<KeptPasskey>, StoreError> {
        self.first(GET, [credential], KeptPasskey::from_row)
    }

    /// A person's passkeys, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn passkeys_of(&self, person: &Person) -> Result<Vec<KeptPasskey>, StoreError> {
        self.all(OF, [person.as_str()], KeptPasskey::from_row)
    }
}

impl Batch<'_> {
    /// Keeps a new passkey of the person at the store.
    ///
    /// # Errors
    /// When it is kept already, its label is empty, too long or not one line, or the person has
    /// [`PASSKEYS_MAXIMUM`].
    pub fn add_passkey(
        &mut self,
        credential: &str,
        handle: &str,
        label: &str,
        content: &str,
    ) -> Result<(), StoreError> {
        let length = label.chars().count();
        let sound =
            (1..=PASSKEY_LABEL_MAXIMUM).contains(&length) && !label.chars().any(char::is_control);
        let own = self.view().passkeys_of(&self.person)?;
        if !sound || own.len() >= PASSKEYS_MAXIMUM {
            return Err(StoreError::refused(Noun::Passkey, label, Rule::OutOfRange));
        }
        if self.view().passkey(credential)?.is_some() {
            return Err(StoreError::exists(Noun::Passkey, label));
        }
        self.change(
            (Action::Add, Noun::Passkey, called(credential)),
            ADD,
            params![credential, self.person.as_str(), handle, label, content, self.at],
        )?;
        Ok(())
    }

    /// Notes that the person at the store has come in with a passkey of the own, and what has
    /// changed about it.
    ///
    /// # Errors
    /// When it is not kept any more, or is somebody else's.
    pub fn come_in_by_passkey(
        &mut self,
        credential: &str,
        content: &str,
    ) -> Result<(), StoreError> {
        let own = self.view().passkey(credential)?.filter(|it| it.person == self.person);
        if own.is_none() {
            return Err(StoreError::not_found(Noun::Passkey, called(credential)));
        }
        let what = (Action::Open, Noun::Passkey, called(credential));
        self.change(what, USE, params![credential, content, self.at])?;
        Ok(())
    }

    /// Takes away a passkey of the person at the store.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn remove_passkey(&mut self, credential: &str) -> Result<(), StoreError> {
        let gone = self.also(REMOVE, [credential, self.person.as_str()])?;
        if gone == 0 {
            return Err(StoreError::not_found(Noun::Passkey, called(credential)));
        }
        self.log(Action::Erase, Noun::Passkey, called(credential), 1)
    }

    /// Takes away all passkeys of a person, whose telephone is lost or whose account is gone.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_passkeys_of(&mut self, person: &Person) -> Result<(), StoreError> {
        match self.also(REMOVE_ALL, [person.as_str()])? {
            0 => Ok(()),
            _ => self.log(Action::Erase, Noun::Passkey, person.as_str(), 1),
        }
    }
}

/// Enough of it to tell it from others in the log.
fn called(credential: &str) -> &str {
    credential.get(..8).unwrap_or(credential)
}
