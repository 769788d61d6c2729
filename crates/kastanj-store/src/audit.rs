//! The log of who did what to which object, chained by SHA-256.
//!
//! An entry's head covers the head before it and its own content, so that an
//! edit, a swap or a deletion breaks every later head. Losing the end of the
//! log is seen against a head that was printed earlier. Objects are internal
//! numbers and codes: no content of a client stands here.

use std::fmt;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use crate::seal::{hex, unhex};
use crate::statement::statements;
use crate::{Noun, Person, StoreError, View};

statements! {
    LAST = "SELECT entry, head FROM audit ORDER BY entry DESC LIMIT 1";
    APPEND = "INSERT INTO audit (entry, at, person, action, noun, object, times, head)
              VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    ALL = "SELECT entry, at, person, action, noun, object, times, head FROM audit ORDER BY entry";
    NEWEST = "SELECT entry, at, person, action, noun, object, times, head FROM audit
              ORDER BY entry DESC LIMIT ?1";
    WRITTEN_BY = "SELECT person FROM audit WHERE action IN ('add', 'change') AND noun = ?1
                  AND object = ?2 ORDER BY entry";
    BEFORE = "SELECT entry, at, person, action, noun, object, times, head FROM audit
              WHERE entry < ?2 ORDER BY entry DESC LIMIT ?1";
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Made.
    Add,
    /// Changed.
    Change,
    /// Read.
    Read,
    /// Joined to an episode.
    Assign,
    /// Taken back.
    Undo,
    /// Erased for good.
    Erase,
    /// Opened.
    Open,
    /// Written out.
    Export,
    /// Said yes to.
    Approve,
    /// Said no to.
    Decline,
}

impl Action {
    /// The word in the log.
    pub fn code(self) -> &'static str {
        match self {
            Action::Add => "add",
            Action::Change => "change",
            Action::Read => "read",
            Action::Assign => "assign",
            Action::Undo => "undo",
            Action::Erase => "erase",
            Action::Open => "open",
            Action::Export => "export",
            Action::Approve => "approve",
            Action::Decline => "decline",
        }
    }
}

/// The state of the log at one moment, printed as `12-0a1b…` on every backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditHead {
    /// Number of entries so far.
    pub entry: u64,
    /// The last entry's head; zeros for an empty log.
    pub hash: [u8; 32],
}

impl fmt::Display for AuditHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.entry, hex(&self.hash))
    }
}

impl FromStr for AuditHead {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim()
            .split_once('-')
            .and_then(|(entry, hash)| {
                Some(AuditHead { entry: entry.parse().ok()?, hash: unhex(hash)? })
            })
            .ok_or_else(|| format!("\"{text}\" is not the head of an audit log"))
    }
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Running number, from 1.
    pub entry: u64,
    /// Seconds since 1970; for reading, never for order.
    pub at: i64,
    /// Whose account.
    pub person: String,
    /// What was done.
    pub action: String,
    /// To what kind of object.
    pub noun: String,
    /// Its internal number or code.
    pub object: String,
    /// How many times in a row (reads are gathered).
    pub times: u64,
    /// The chained hash.
    pub head: [u8; 32],
}

impl AuditEntry {
    /// The head that follows `before`: every field with its length, so that no two entries look alike.
    fn chained(&self, before: &[u8; 32]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"kastanj audit v1\0");
        hash.update(before);
        hash.update(self.entry.to_be_bytes());
        hash.update(self.at.to_be_bytes());
        hash.update(self.times.to_be_bytes());
        for text in [&self.person, &self.action, &self.noun, &self.object] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
        Ok(AuditEntry {
            entry: row.get::<_, i64>(0)?.try_into().unwrap_or(0),
            at: row.get(1)?,
            person: row.get(2)?,
            action: row.get(3)?,
            noun: row.get(4)?,
            object: row.get(5)?,
            times: row.get::<_, i64>(6)?.try_into().unwrap_or(0),
            head: row.get(7)?,
        })
    }
}

impl View<'_> {
    /// Whose account brought each state of a form's answers, in the order of
    /// [`View::history`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn written_by(&self, id: kastanj_record::AssessmentId) -> Result<Vec<String>, StoreError> {
        let key = [Noun::Assessment.code().to_owned(), hex(&id.0)];
        self.all(WRITTEN_BY, key, |row| Ok(row.get(0)?))
    }

    /// The state of the log, to be printed and compared later.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn audit_head(&self) -> Result<AuditHead, StoreError> {
        head(self.connection)
    }

    /// The newest entries of the log, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn audit_log(&self, limit: u32) -> Result<Vec<AuditEntry>, StoreError> {
        self.all(NEWEST, [limit], |row| Ok(AuditEntry::from_row(row)?))
    }

    /// Entries older than one, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn audit_log_before(&self, entry: u64, limit: u32) -> Result<Vec<AuditEntry>, StoreError> {
        let entry = i64::try_from(entry).unwrap_or(i64::MAX);
        self.all(BEFORE, params![limit, entry], |row| Ok(AuditEntry::from_row(row)?))
    }
}

/// What is appended.
pub(crate) struct Deed<'a> {
    pub(crate) person: &'a Person,
    pub(crate) at: i64,
    pub(crate) action: Action,
    pub(crate) noun: Noun,
    pub(crate) object: &'a str,
    pub(crate) times: u64,
}

pub(crate) fn append(connection: &Connection, deed: &Deed<'_>) -> Result<(), StoreError> {
    let before = head(connection)?;
    let mut entry = AuditEntry {
        entry: before.entry + 1,
        at: deed.at,
        person: deed.person.to_string(),
        action: deed.action.code().to_owned(),
        noun: deed.noun.code().to_owned(),
        object: deed.object.to_owned(),
        times: deed.times,
        head: [0; 32],
    };
    entry.head = entry.chained(&before.hash);
    connection.prepare_cached(APPEND)?.execute(params![
        i64::try_from(entry.entry).unwrap_or(i64::MAX),
        entry.at,
        entry.person,
        entry.action,
        entry.noun,
        entry.object,
        i64::try_from(entry.times).unwrap_or(i64::MAX),
        entry.head,
    ])?;
    Ok(())
}

pub(crate) fn head(connection: &Connection) -> Result<AuditHead, StoreError> {
    let last = connection
        .prepare_cached(LAST)?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.map_or(AuditHead { entry: 0, hash: [0; 32] }, |(entry, hash)| AuditHead {
        entry: entry.try_into().unwrap_or(0),
        hash,
    }))
}

/// Walks the whole chain; compares it with a head printed earlier, if given.
pub(crate) fn verify(
    connection: &Connection,
    printed: Option<&AuditHead>,
) -> Result<AuditHead, StoreError> {
    let mut at = AuditHead { entry: 0, hash: [0; 32] };
    let mut printed_seen = printed.is_none_or(|printed| printed.entry == 0);
    let mut statement = connection.prepare_cached(ALL)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let broken = StoreError::BrokenAudit { entry: at.entry + 1 };
        let Ok(entry) = AuditEntry::from_row(row) else { return Err(broken) };
        if entry.entry != at.entry + 1 || entry.chained(&at.hash) != entry.head {
            return Err(broken);
        }
        at = AuditHead { entry: entry.entry, hash: entry.head };
        if let Some(printed) = printed.filter(|printed| printed.entry == at.entry) {
            // The chain holds in itself but is another one than was printed.
            if printed.hash != at.hash {
                return Err(broken);
            }
            printed_seen = true;
        }
    }
    if printed_seen { Ok(at) } else { Err(StoreError::TruncatedAudit { entry: at.entry }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A log of six entries and its head after four.
    fn log() -> (Connection, AuditHead) {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::migration::bring_up_to_date(&mut connection).unwrap();
        let person: Person = "anna".parse().unwrap();
        let mut printed = AuditHead { entry: 0, hash: [0; 32] };
        for number in 1..=6_u64 {
            let object = format!("{number}");
            let deed = Deed {
                person: &person,
                at: 1_700_000_000,
                action: Action::Add,
                noun: Noun::Episode,
                object: &object,
                times: 1,
            };
            append(&connection, &deed).unwrap();
            if number == 4 {
                printed = head(&connection).unwrap();
            }
        }
        (connection, printed)
    }

    #[test]
    fn an_untouched_log_holds() {
        let (connection, printed) = log();
        assert_eq!(verify(&connection, Some(&printed)).unwrap().entry, 6);
        assert_eq!(printed.to_string().parse::<AuditHead>().unwrap(), printed);
    }

    #[test]
    fn every_edit_deletion_and_swap_is_detected() {
        let columns = [
            "at = at + 1",
            "person = 'bo'",
            "action = 'read'",
            "noun = 'loss'",
            "object = 'x'",
            "times = 2",
        ];
        for entry in 1..=6 {
            for column in columns {
                let (connection, printed) = log();
                connection
                    .execute_batch(&format!("UPDATE audit SET {column} WHERE entry = {entry}"))
                    .unwrap();
                let result = verify(&connection, Some(&printed));
                assert!(
                    matches!(result, Err(StoreError::BrokenAudit { entry: at }) if at == entry),
                    "{column}"
                );
            }
        }
        for entry in 1..=5 {
            let (connection, printed) = log();
            connection.execute_batch(&format!("DELETE FROM audit WHERE entry = {entry}")).unwrap();
            assert!(verify(&connection, Some(&printed)).is_err());
            let (connection, printed) = log();
            connection
                .execute_batch(&format!(
                    "UPDATE audit SET entry = 100 WHERE entry = {entry};
                     UPDATE audit SET entry = {entry} WHERE entry = {entry} + 1;
                     UPDATE audit SET entry = {entry} + 1 WHERE entry = 100"
                ))
                .unwrap();
            assert!(verify(&connection, Some(&printed)).is_err());
        }
    }

    #[test]
    fn a_cut_log_is_detected_against_a_printed_head_and_only_then() {
        let (connection, printed) = log();
        connection.execute_batch("DELETE FROM audit WHERE entry >= 4").unwrap();
        assert!(verify(&connection, None).is_ok());
        let cut = verify(&connection, Some(&printed));
        assert!(matches!(cut, Err(StoreError::TruncatedAudit { entry: 3 })));
    }

    #[test]
    fn a_rebuilt_log_is_detected_against_a_printed_head() {
        let (connection, printed) = log();
        connection.execute_batch("DELETE FROM audit WHERE entry >= 3").unwrap();
        let person: Person = "bo".parse().unwrap();
        for _ in 0..4 {
            let deed = Deed {
                person: &person,
                at: 0,
                action: Action::Add,
                noun: Noun::Loss,
                object: "",
                times: 1,
            };
            append(&connection, &deed).unwrap();
        }
        assert!(verify(&connection, None).is_ok());
        assert!(matches!(
            verify(&connection, Some(&printed)),
            Err(StoreError::BrokenAudit { entry: 4 })
        ));
    }
}
