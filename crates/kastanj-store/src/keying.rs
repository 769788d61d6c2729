//! Sheets that were keyed although the record had them: so that two people and the machine can be
//! compared.

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
    ADD = "INSERT INTO keying (assessment, number, settled, sealed) VALUES (?1, ?2, ?3, ?4)";
    LAST = "SELECT coalesce(max(number), 0) FROM keying WHERE assessment = ?1";
    OF_ASSESSMENT = "SELECT number, settled, sealed FROM keying WHERE assessment = ?1 ORDER BY number";
    KEYED = "SELECT DISTINCT assessment FROM keying ORDER BY assessment";
    UNSETTLED = "SELECT DISTINCT assessment FROM keying WHERE settled = 0 ORDER BY assessment";
    DROP = "DELETE FROM keying WHERE assessment = ?1 AND number = ?2 AND settled = 0";
    SETTLE = "UPDATE keying SET settled = 1 WHERE assessment = ?1";
    WANTED = "SELECT assessment FROM keying_wanted ORDER BY assessment";
    IS_WANTED = "SELECT 1 FROM keying_wanted WHERE assessment = ?1";
    WANT = "INSERT INTO keying_wanted (assessment) VALUES (?1)";
    UNWANT = "DELETE FROM keying_wanted WHERE assessment = ?1";
}

/// What one person keyed from a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keying {
    /// The first is 1.
    pub number: u32,
    /// Whether every difference from the record has been decided.
    pub settled: bool,
    /// Whose account.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: i64,
    /// Whether somebody had asked for it.
    pub asked_for: bool,
    /// What was keyed, question by question.
    pub answers: Vec<(ItemId, Answer)>,
}

#[derive(Serialize, Deserialize)]
struct Content {
    by: String,
    at: i64,
    #[serde(default)]
    asked_for: bool,
    answers: Vec<(ItemId, Answer)>,
}

fn place(id: AssessmentId, number: u32) -> String {
    format!("keying/{}/{number}", hex(&id.0))
}

impl View<'_> {
    /// Every keying of a sheet that the record had already, oldest first.
    ///
    /// # Errors
    /// When the assessment is unknown or the database cannot be read.
    pub fn keyings(&self, id: AssessmentId) -> Result<Vec<Keying>, StoreError> {
        let key = self.episode_key(self.assessment(id)?.episode)?;
        self.all(OF_ASSESSMENT, [id.0], |row| {
            let columns = Columns::of(row, Noun::Keying);
            let number = columns.number(0)?;
            let sealed: Vec<u8> = columns.plain(2)?;
            let plain = key
                .open(&place(id, number), &sealed)
                .map_err(|_| StoreError::SealBroken { noun: Noun::Keying, id: hex(&id.0) })?;
            let Content { by, at, asked_for, answers } = from_json(Noun::Keying, &id.0, &plain)?;
            Ok(Keying { number, settled: columns.plain(1)?, by, at, asked_for, answers })
        })
    }

    /// The forms that were keyed again.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn keyed_again(&self) -> Result<Vec<AssessmentId>, StoreError> {
        self.all(KEYED, [], |row| Ok(AssessmentId(Columns::of(row, Noun::Keying).plain(0)?)))
    }

    /// The forms with a keying whose differences from the record nobody has decided.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn keyings_unsettled(&self) -> Result<Vec<AssessmentId>, StoreError> {
        self.all(UNSETTLED, [], |row| Ok(AssessmentId(Columns::of(row, Noun::Keying).plain(0)?)))
    }

    /// The forms that somebody is to key once more.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn keyings_wanted(&self) -> Result<Vec<AssessmentId>, StoreError> {
        self.all(WANTED, [], |row| Ok(AssessmentId(Columns::of(row, Noun::Keying).plain(0)?)))
    }

    /// Whether a form is to be keyed once more.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_keying_wanted(&self, id: AssessmentId) -> Result<bool, StoreError> {
        self.any(IS_WANTED, [id.0])
    }
}

impl Batch<'_> {
    /// Keeps what somebody keyed from a sheet that the record has; it is wanted no longer.
    /// `settled` where nothing differs from the record.
    ///
    /// # Errors
    /// When the assessment is unknown.
    pub fn add_keying(
        &mut self,
        id: AssessmentId,
        answers: Vec<(ItemId, Answer)>,
        settled: bool,
    ) -> Result<(), StoreError> {
        let last: Option<u32> =
            self.view().first(LAST, [id.0], |row| Columns::of(row, Noun::Keying).number(0))?;
        let number = last.unwrap_or(0) + 1;
        let asked_for = self.view().is_keying_wanted(id)?;
        let content = Content { by: self.person.to_string(), at: self.at, asked_for, answers };
        let key = self.view().episode_key(self.view().assessment(id)?.episode)?.clone();
        let sealed = key.seal(&place(id, number), &to_json(&content)?)?;
        let parameters = params![id.0, number, settled, sealed];
        self.change((Action::Add, Noun::Keying, &hex(&id.0)), ADD, parameters)?;
        self.also(UNWANT, [id.0])?;
        Ok(())
    }

    /// Every difference of a form's keyings from the record has been decided.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn settle_keyings(&mut self, id: AssessmentId) -> Result<(), StoreError> {
        self.change((Action::Change, Noun::Keying, &hex(&id.0)), SETTLE, [id.0])?;
        Ok(())
    }

    /// Throws a keying away of which nothing has been decided, such as one from another sheet;
    /// what somebody had asked for is wanted again. Tells whether there was one.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_keying(&mut self, id: AssessmentId, number: u32) -> Result<bool, StoreError> {
        let known = self.view().keyings(id)?.into_iter().find(|one| one.number == number);
        let Some(known) = known.filter(|one| !one.settled) else { return Ok(false) };
        let object = hex(&id.0);
        self.change((Action::Undo, Noun::Keying, &object), DROP, params![id.0, number])?;
        if known.asked_for {
            self.want_keying(id, true)?;
        }
        Ok(true)
    }

    /// Somebody is to key a form once more, or not.
    ///
    /// # Errors
    /// When the assessment is unknown.
    pub fn want_keying(&mut self, id: AssessmentId, wanted: bool) -> Result<(), StoreError> {
        self.view().assessment(id)?;
        if self.view().is_keying_wanted(id)? == wanted {
            return Ok(());
        }
        let (action, sql) = if wanted { (Action::Assign, WANT) } else { (Action::Undo, UNWANT) };
        self.change((action, Noun::Keying, &hex(&id.0)), sql, [id.0])?;
        Ok(())
    }
}
