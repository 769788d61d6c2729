use kastanj_record::ClientId;
use rusqlite::{Connection, Params, Row};

use crate::keyring::{KeyId, Keyring};
use crate::reach::Reach;
use crate::read_log::ReadLog;
use crate::seal::{SecretKey, hex};
use crate::{Noun, StoreError};

/// Everything that can be read from a store; each noun adds its own questions.
///
/// Comes from [`crate::Store::view`] and, inside a change, from
/// [`crate::Batch::view`]. What is read about a client is noted in the audit log. It holds what
/// the person at the store may know of: the rest is not there.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) keys: &'a Keyring,
    pub(crate) reads: &'a ReadLog,
    pub(crate) reach: &'a Reach,
}

impl View<'_> {
    /// All rows of a statement.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(&self.reach.ask(sql))?;
        let mut rows = statement.query(parameters)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }

    /// The first row of a statement, if any.
    pub(crate) fn first<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(&self.reach.ask(sql))?;
        let mut rows = statement.query(parameters)?;
        rows.next()?.map(read).transpose()
    }

    /// Whether a statement finds anything.
    pub(crate) fn any(&self, sql: &str, parameters: impl Params) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(&self.reach.ask(sql))?.exists(parameters)?)
    }

    /// Whether a statement finds anything anywhere, whoever asks: for numbers that are given out
    /// once in the whole store.
    pub(crate) fn taken(&self, sql: &str, parameters: impl Params) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(sql)?.exists(parameters)?)
    }

    /// The data key of a client.
    pub(crate) fn client_key(&self, client: &ClientId) -> Result<&SecretKey, StoreError> {
        self.key(Noun::Client, &client.0)
    }

    /// The data key of a client or of an unassigned sheet.
    pub(crate) fn key(&self, noun: Noun, id: &KeyId) -> Result<&SecretKey, StoreError> {
        self.keys.get(id).ok_or_else(|| StoreError::SealBroken { noun, id: hex(id) })
    }
}
