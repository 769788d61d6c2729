//! Numbered, forward-only changes of the schema.

use rusqlite::{Connection, params};

use crate::StoreError;
use crate::seal::sha256_hex;
use crate::statement::statements;

/// All migrations in order; a released one is never edited.
const MIGRATIONS: &[(u32, &str)] = &[(1, include_str!("../migrations/0001_record.sql"))];

statements! {
    EXISTS = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND tbl_name = 'migration'";
    APPLIED = "SELECT number, checksum FROM migration ORDER BY number";
    RECORD = "INSERT INTO migration (number, checksum) VALUES (?1, ?2)";
}

/// Compares what was applied with what the program knows, then applies the rest.
///
/// A changed or unknown migration is refused before anything is written.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> Result<(), StoreError> {
    let applied = applied(connection)?;
    for (number, checksum) in &applied {
        match MIGRATIONS.iter().find(|(known, _)| known == number) {
            None => return Err(StoreError::NewerStore { number: *number }),
            Some((_, sql)) if sha256_hex(sql.as_bytes()) != *checksum => {
                return Err(StoreError::ChangedMigration { number: *number });
            }
            Some(_) => {}
        }
    }
    for (number, sql) in MIGRATIONS.iter().skip(applied.len()) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.execute(RECORD, params![number, sha256_hex(sql.as_bytes())])?;
        transaction.commit()?;
    }
    Ok(())
}

fn applied(connection: &Connection) -> Result<Vec<(u32, String)>, StoreError> {
    let present: i64 = connection.query_row(EXISTS, [], |row| row.get(0))?;
    if present == 0 {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare(APPLIED)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
