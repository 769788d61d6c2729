//! Who decided what on a reading, when, and what the machine had said.

use kastanj_instrument::ItemId;
use kastanj_record::{Answer, AssessmentId};
use rusqlite::params;
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ADD = "INSERT INTO ruling (assessment, number, sealed) VALUES (?1, ?2, ?3)";
    LAST = "SELECT coalesce(max(number), 0) FROM ruling WHERE assessment = ?1";
    RULED = "SELECT DISTINCT assessment FROM ruling ORDER BY assessment";
    OF_ASSESSMENT = "SELECT number, sealed FROM ruling WHERE assessment = ?1 ORDER BY number";
}

/// What a person decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RulingOn {
    /// A question of which the machine was unsure.
    Doubt,
    /// An answer that had been accepted, read a second time.
    SecondLook,
    /// Two readings that differed.
    ThirdLook,
    /// Two keyings, or a reading and a keying, that differed.
    Keying,
    /// The decision before this one on the same question was taken back.
    TakenBack,
}

/// A decision, as it is handed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewRuling {
    /// On what.
    pub on: RulingOn,
    /// On which question.
    pub item: ItemId,
    /// What the machine had said, in its own words; none where it had not read.
    pub machine: Option<String>,
    /// How sure the machine was, 0–1, where it had read.
    pub posterior: Option<f64>,
    /// What the record said before.
    pub before: Answer,
    /// What the person read. The record says so from then on, but for a second look.
    pub said: Answer,
}

/// A decision with who made it, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// Whose account.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: i64,
    /// What was decided.
    pub what: NewRuling,
}

fn place(id: AssessmentId, number: u32) -> String {
    format!("ruling/{}/{number}", hex(&id.0))
}

impl View<'_> {
    /// Every decision on the readings of a form, oldest first.
    ///
    /// # Errors
    /// When the assessment is unknown or the database cannot be read.
    pub fn rulings(&self, id: AssessmentId) -> Result<Vec<Ruling>, StoreError> {
        let key = self.episode_key(self.assessment(id)?.episode)?;
        self.all(OF_ASSESSMENT, [id.0], |row| {
            let columns = Columns::of(row, Noun::Ruling);
            let sealed: Vec<u8> = columns.plain(1)?;
            let plain = key
                .open(&place(id, columns.number(0)?), &sealed)
                .map_err(|_| StoreError::SealBroken { noun: Noun::Ruling, id: hex(&id.0) })?;
            from_json(Noun::Ruling, &id.0, &plain)
        })
    }
}

impl View<'_> {
    /// The forms on whose readings somebody has decided something.
    pub(crate) fn ruled(&self) -> Result<Vec<AssessmentId>, StoreError> {
        self.all(RULED, [], |row| Ok(AssessmentId(Columns::of(row, Noun::Ruling).plain(0)?)))
    }
}

impl Batch<'_> {
    /// Keeps a decision, with who makes it and when.
    ///
    /// # Errors
    /// When the assessment is unknown.
    pub fn add_ruling(&mut self, id: AssessmentId, what: NewRuling) -> Result<(), StoreError> {
        let last: Option<u32> =
            self.view().first(LAST, [id.0], |row| Columns::of(row, Noun::Ruling).number(0))?;
        let number = last.unwrap_or(0) + 1;
        let ruling = Ruling { by: self.person.to_string(), at: self.at, what };
        let key = self.view().episode_key(self.view().assessment(id)?.episode)?.clone();
        let sealed = key.seal(&place(id, number), &to_json(&ruling)?)?;
        let object = hex(&id.0);
        self.change((Action::Add, Noun::Ruling, &object), ADD, params![id.0, number, sealed])?;
        Ok(())
    }
}
