//! Numbered, forward-only changes of the schema.

use rusqlite::{Connection, params};

use crate::StoreError;
use crate::seal::sha256_hex;
use crate::statement::statements;

/// All migrations in order; a released one is never edited.
const MIGRATIONS: &[(u32, &str)] = &[
    (1, include_str!("../migrations/0001_record.sql")),
    (2, include_str!("../migrations/0002_room.sql")),
    (3, include_str!("../migrations/0003_form_outline.sql")),
    (4, include_str!("../migrations/0004_card.sql")),
    (5, include_str!("../migrations/0005_export_request.sql")),
    (6, include_str!("../migrations/0006_passkey.sql")),
    (7, include_str!("../migrations/0007_export_extent.sql")),
    (8, include_str!("../migrations/0008_second_look.sql")),
    (9, include_str!("../migrations/0009_frozen_plan.sql")),
    (10, include_str!("../migrations/0010_report_edition.sql")),
    (11, include_str!("../migrations/0011_strip.sql")),
];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_or_unknown_migration_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        bring_up_to_date(&mut connection).unwrap();
        bring_up_to_date(&mut connection).unwrap();
        connection.execute(RECORD, params![99, "later"]).unwrap();
        let newer = bring_up_to_date(&mut connection);
        assert!(matches!(newer, Err(StoreError::NewerStore { number: 99 })));
        connection.execute_batch("DELETE FROM migration WHERE number = 99").unwrap();
        connection.execute_batch("UPDATE migration SET checksum = 'x' WHERE number = 1").unwrap();
        let changed = bring_up_to_date(&mut connection);
        assert!(matches!(changed, Err(StoreError::ChangedMigration { number: 1 })));
    }

    /// Parts of column names, in English and Swedish, that would point at a person.
    const IDENTIFYING: &[&str] = &[
        "name",
        "namn",
        "personal",
        "pnr",
        "ssn",
        "phone",
        "telefon",
        "mobile",
        "mail",
        "epost",
        "address",
        "adress",
        "street",
        "gata",
        "postal",
        "birth",
        "fodel",
        "born",
        "age",
        "alder",
        "gender",
        "city",
        "ip",
        "alias",
        "photo",
        "signature",
        "therapist_id",
        "note",
    ];
    /// Columns in which such a part is another word's.
    const INNOCENT: &[&str] = &[
        "page",
        "page_code",
        "lacks_page",
        "message",
        "stage",
        "therapist_present",
        "lang",
        "language",
        "receipt",
        "receipt_at",
    ];

    #[test]
    fn no_column_can_hold_an_identity() {
        let mut connection = Connection::open_in_memory().unwrap();
        bring_up_to_date(&mut connection).unwrap();
        let mut tables = connection
            .prepare(
                "SELECT s.tbl_name, c.name FROM sqlite_schema s, pragma_table_info(s.tbl_name) c
                      WHERE s.type = 'table'",
            )
            .unwrap();
        let columns: Vec<(String, String)> = tables
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(columns.len() > 80, "{}", columns.len());
        for (table, column) in &columns {
            if INNOCENT.contains(&column.as_str()) {
                continue;
            }
            for part in IDENTIFYING {
                assert!(!column.contains(part), "{table}.{column}");
            }
        }
        // Columns that stand for a person of staff are in the logs and in what concerns staff
        // alone; beside answers one says which of the two gave them.
        let of_staff = |column: &str| {
            column.contains("person") || column.ends_with("_by") || column == "whose"
        };
        let person: Vec<_> = columns.iter().filter(|(_, column)| of_staff(column)).collect();
        let allowed = [
            "audit",
            "alias_log",
            "tally_reason",
            "export_request",
            "passkey",
            "added_value",
            "frozen_plan",
            "report_edition",
        ];
        assert!(person.iter().all(|(table, _)| allowed.contains(&table.as_str())), "{person:?}");
    }

    #[test]
    fn every_table_is_strict() {
        let mut connection = Connection::open_in_memory().unwrap();
        bring_up_to_date(&mut connection).unwrap();
        let loose: i64 = connection
            .query_row(
                "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0
                        AND name NOT LIKE 'sqlite_%'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(loose, 0);
    }
}
