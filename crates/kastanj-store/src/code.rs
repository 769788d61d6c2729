//! Values in columns: the same words as in the files, through serde.

use kastanj_instrument::{FormKey, QuestionnaireId, VariantId};
use kastanj_record::{EpisodeId, UnitCode, Week};
use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::seal::hex;
use crate::{Noun, StoreError};

/// The word of an enumeration, `follow_up`; empty for types that are no words.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value behind a word.
pub(crate) fn meaning<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

/// Reads the columns of one row of `noun`; a value without meaning names the row.
pub(crate) struct Columns<'r> {
    row: &'r Row<'r>,
    noun: Noun,
}

impl<'r> Columns<'r> {
    pub(crate) fn of(row: &'r Row<'r>, noun: Noun) -> Columns<'r> {
        Columns { row, noun }
    }

    pub(crate) fn plain<T: rusqlite::types::FromSql>(&self, at: usize) -> Result<T, StoreError> {
        Ok(self.row.get(at)?)
    }

    pub(crate) fn number<T: TryFrom<i64>>(&self, at: usize) -> Result<T, StoreError> {
        let number: i64 = self.row.get(at)?;
        T::try_from(number).map_err(|_| StoreError::unreadable(self.noun, number))
    }

    pub(crate) fn word<T: DeserializeOwned>(&self, at: usize) -> Result<T, StoreError> {
        let word: String = self.row.get(at)?;
        meaning(&word).ok_or_else(|| StoreError::unreadable(self.noun, word))
    }

    pub(crate) fn word_or_none<T: DeserializeOwned>(
        &self,
        at: usize,
    ) -> Result<Option<T>, StoreError> {
        match self.row.get::<_, Option<String>>(at)? {
            None => Ok(None),
            Some(_) => self.word(at).map(Some),
        }
    }

    /// A form from the four columns `questionnaire, version, variant, lang` that begin here.
    pub(crate) fn form(&self, at: usize) -> Result<FormKey, StoreError> {
        Ok(FormKey {
            questionnaire: QuestionnaireId { name: self.plain(at)?, version: self.number(at + 1)? },
            variant: VariantId(self.plain(at + 2)?),
            lang: self.word(at + 3)?,
        })
    }

    pub(crate) fn week(&self, at: usize) -> Result<Week, StoreError> {
        self.word(at)
    }

    pub(crate) fn unit(&self, at: usize) -> Result<UnitCode, StoreError> {
        self.word(at)
    }

    pub(crate) fn episode(&self, at: usize) -> Result<EpisodeId, StoreError> {
        Ok(EpisodeId(self.row.get(at)?))
    }
}

/// JSON for sealing.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<zeroize::Zeroizing<Vec<u8>>, StoreError> {
    serde_json::to_vec(value)
        .map(zeroize::Zeroizing::new)
        .map_err(|_| StoreError::unreadable(Noun::Store, "JSON"))
}

/// The value in a sealed JSON.
pub(crate) fn from_json<T: DeserializeOwned>(
    noun: Noun,
    id: &[u8],
    plain: &[u8],
) -> Result<T, StoreError> {
    serde_json::from_slice(plain).map_err(|_| StoreError::unreadable(noun, hex(id)))
}
