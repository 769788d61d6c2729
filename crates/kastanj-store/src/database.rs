//! Opening the SQLCipher file, with every setting spelled out.

use std::path::Path;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::seal::SecretKey;
use crate::{Damage, StoreError, write_ahead_log};

/// Below this size every page is authenticated at each start; above it, by `verify` alone.
const CHECKED_AT_START: u64 = 256 * 1024 * 1024;

/// SQLCipher sets its cipher up with the first connection and takes it down with the last; a
/// thread that opens a file at that very moment is refused. So one connection to nothing is held for
/// as long as the program runs, and the first opening is made alone.
static HELD: LazyLock<Option<Mutex<Connection>>> = LazyLock::new(|| {
    let connection = Connection::open_in_memory().ok()?;
    connection.execute_batch("PRAGMA key = 'nothing';").ok()?;
    Some(Mutex::new(connection))
});

/// Opens or creates the file under a raw key.
///
/// The raw key spares SQLCipher's own stretching at every start (2 ms instead
/// of 222 ms); the passphrase was stretched by Argon2id before.
fn keyed(path: &Path, key: &SecretKey, flags: OpenFlags) -> Result<Connection, StoreError> {
    LazyLock::force(&HELD);
    let connection = Connection::open_with_flags(path, flags)?;
    let hex = key.derive("database file").hex();
    let statement = Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", hex.as_str()));
    connection.execute_batch(&statement)?;
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE;
         PRAGMA cipher_page_size = 4096;
         PRAGMA cipher_use_hmac = ON;
         PRAGMA cipher_hmac_algorithm = HMAC_SHA512;
         PRAGMA cipher_plaintext_header_size = 0;",
    )?;
    connection.busy_timeout(Duration::from_secs(5))?;
    Ok(connection)
}

/// A new, empty database file.
pub(crate) fn create(path: &Path, key: &SecretKey) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = keyed(path, key, flags)?;
    settle(&connection)?;
    Ok(connection)
}

/// An existing database file, after its pages have been authenticated.
pub(crate) fn open(path: &Path, key: &SecretKey) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::MissingFile { file: path.to_owned() });
    }
    let size = path.metadata().map_err(|source| StoreError::io(path, source))?.len();
    if size == 0 || size % 4096 != 0 {
        return Err(StoreError::damaged(path, Damage::Truncated));
    }
    // Before the engine sees it: it would drop the damaged part without a word.
    write_ahead_log::check(&log_of(path))?;
    let connection = keyed(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Reads the first page: a wrong key or damage there shows here.
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(|error| of_damage(path, error))?;
    if size <= CHECKED_AT_START {
        authenticate(&connection, path)?;
    }
    settle(&connection).map_err(|error| located(path, error))?;
    Ok(connection)
}

/// Checks the seal of every page of the main file, and that none is missing at its end.
pub(crate) fn authenticate(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let faults: Vec<String> = connection
        .prepare("PRAGMA cipher_integrity_check")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()
        .map_err(|error| of_damage(path, error))?;
    if !faults.is_empty() {
        return Err(StoreError::damaged(path, Damage::Content));
    }
    let pages: u64 = connection
        .query_row("PRAGMA page_count", [], |row| row.get::<_, i64>(0))
        .map_err(|error| of_damage(path, error))
        .map(|pages| pages.try_into().unwrap_or(0))?;
    let size = path.metadata().map_err(|source| StoreError::io(path, source))?.len();
    let log = log_of(path).metadata().map_or(0, |log| log.len());
    // With a write-ahead log the last pages may still lie there.
    if log == 0 && size < pages * 4096 {
        return Err(StoreError::damaged(path, Damage::Truncated));
    }
    Ok(())
}

/// The structure of the tables themselves: indices, references, constraints.
pub(crate) fn check_structure(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let answer: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| of_damage(path, error))?;
    let dangling = connection
        .prepare("PRAGMA foreign_key_check")?
        .exists([])
        .map_err(|error| of_damage(path, error))?;
    if answer == "ok" && !dangling {
        Ok(())
    } else {
        Err(StoreError::damaged(path, Damage::Content))
    }
}

/// Durability: a commit returns after its log is on the disk, and deleted rows are overwritten.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    // Sorting never spills to a file.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Moves the log into the main file and empties it: overwritten rows are gone from both.
pub(crate) fn checkpoint(connection: &Connection) -> Result<(), StoreError> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// A copy of one moment, encrypted under the same key with a salt of its own.
pub(crate) fn snapshot(from: &Connection, path: &Path, key: &SecretKey) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut copy = keyed(path, key, flags)?;
    Backup::new(from, &mut copy)?.run_to_completion(1024, Duration::ZERO, None)?;
    copy.pragma_update(None, "synchronous", "FULL")?;
    copy.pragma_update(None, "secure_delete", "ON")?;
    crate::strip::leave_out(&copy)?;
    copy.close().map_err(|(_, error)| StoreError::Database(error))
}

fn log_of(path: &Path) -> std::path::PathBuf {
    let mut text = path.as_os_str().to_owned();
    text.push("-wal");
    text.into()
}

/// An engine error that means damage, with the file that is damaged.
pub(crate) fn of_damage(path: &Path, error: rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match error.sqlite_error_code() {
        Some(DatabaseCorrupt | NotADatabase) => StoreError::damaged(path, Damage::Content),
        _ => StoreError::Database(error),
    }
}

/// [`of_damage`] for an error that is already the store's.
pub(crate) fn located(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Database(error) => of_damage(path, error),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_hold() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        let key = SecretKey::random().unwrap();
        let created = create(&path, &key).unwrap();
        created.execute_batch("CREATE TABLE t (a INTEGER) STRICT").unwrap();
        let text = |connection: &Connection, pragma: &str| {
            connection
                .query_row(&format!("PRAGMA {pragma}"), [], |row| {
                    Ok(row.get::<_, i64>(0).map_or_else(
                        |_| row.get::<_, String>(0).unwrap_or_default(),
                        |number| number.to_string(),
                    ))
                })
                .unwrap()
        };
        // An engine without encryption knows no such pragma and would write in clear.
        assert!(!text(&created, "cipher_version").is_empty());
        drop(created);
        let opened = open(&path, &key).unwrap();
        let expected = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("temp_store", "2"),
            ("cipher_page_size", "4096"),
            ("cipher_hmac_algorithm", "HMAC_SHA512"),
        ];
        for (pragma, value) in expected {
            assert_eq!(text(&opened, pragma), value, "{pragma}");
        }
        drop(opened);
        assert!(open(&path, &SecretKey::random().unwrap()).is_err());
    }
}
