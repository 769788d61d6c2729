use rusqlite::{Connection, OptionalExtension, params};

use crate::audit::Action;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    GET = "SELECT content FROM setting WHERE topic = ?1";
    SET = "INSERT INTO setting (topic, content) VALUES (?1, ?2)
           ON CONFLICT (topic) DO UPDATE SET content = excluded.content";
}

const KEYS_GENERATION: &str = "keys-generation";

impl View<'_> {
    /// A setting's content.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn setting(&self, topic: &str) -> Result<Option<String>, StoreError> {
        self.first(GET, [topic], |row| Ok(row.get(0)?))
    }
}

impl Batch<'_> {
    /// Sets a setting.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_setting(&mut self, topic: &str, content: &str) -> Result<(), StoreError> {
        self.change((Action::Change, Noun::Setting, topic), SET, [topic, content])?;
        Ok(())
    }
}

/// The generation of the keys file that the newest committed row relies on.
pub(crate) fn keys_generation(connection: &Connection) -> Result<u64, StoreError> {
    let text: Option<String> =
        connection.query_row(GET, [KEYS_GENERATION], |row| row.get(0)).optional()?;
    Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
}

pub(crate) fn set_keys_generation(
    connection: &Connection,
    generation: u64,
) -> Result<(), StoreError> {
    connection.execute(SET, params![KEYS_GENERATION, generation.to_string()])?;
    Ok(())
}
