//! Accepted answers that were drawn for a second look: the service's own measure of how often its
//! reading is wrong.

use kastanj_instrument::ItemId;
use kastanj_record::{Answer, AssessmentId, UnitCode};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json, word};
use crate::row_picture::is_the_machines;
use crate::seal::{hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, NewRowPicture, Noun, Rule, StoreError, View};

macro_rules! selected {
    ($rest:literal) => {
        concat!("SELECT id, unit, page, state, assessment, item, sealed FROM reading_check ", $rest)
    };
}

statements! {
    ADD = "INSERT INTO reading_check (id, unit, page, state, assessment, item, sealed)
           VALUES (?1, ?2, ?3, 'waiting', ?4, ?5, ?6)";
    KNOWN = "SELECT 1 FROM reading_check WHERE assessment = ?1 AND item = ?2";
    WAITING = selected!("WHERE state = 'waiting' ORDER BY id");
    DIFFERING = selected!("WHERE state = 'differs' ORDER BY id");
    KEPT = selected!("WHERE assessment IS NOT NULL ORDER BY id");
    OF_QUESTION = selected!("WHERE assessment = ?1 AND item = ?2");
    COUNTS = "SELECT unit, page, state, count(*) FROM reading_check GROUP BY unit, page, state
              ORDER BY unit, page, state";
    CHANGE = "UPDATE reading_check SET state = ?2, sealed = ?3 WHERE id = ?1";
    DROP_OPEN = "DELETE FROM reading_check WHERE assessment = ?1 AND item = ?2
                 AND state IN ('waiting', 'differs')";
}

/// How far a check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// Nobody has looked.
    Waiting,
    /// A person read the same.
    Agreed,
    /// A person read something else; a third look decides.
    Differs,
    /// The third look found what the machine had read.
    MachineRight,
    /// The third look found something else than the machine.
    MachineWrong,
}

/// A reading by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// What the person read.
    pub answer: Answer,
    /// Whose account.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: i64,
}

/// An accepted answer that was drawn for a second look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingCheck {
    pub(crate) id: [u8; 16],
    /// The unit that took the sheet in.
    pub unit: UnitCode,
    /// How far it has come.
    pub state: CheckState,
    /// Of which form.
    pub assessment: AssessmentId,
    /// Which question.
    pub item: ItemId,
    /// What the machine had read.
    pub machine: Answer,
    /// What a person read, without knowing what the machine had.
    pub second: Option<Look>,
}

/// How many answers of one page have come how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckCount {
    /// The unit that took the sheet in.
    pub unit: UnitCode,
    /// Random; the same for what was drawn from one page.
    pub page: [u8; 16],
    /// How far.
    pub state: CheckState,
    /// How many.
    pub count: u64,
}

#[derive(Serialize, Deserialize)]
struct Content {
    machine: Answer,
    second: Option<Look>,
}

fn place(id: &[u8; 16]) -> String {
    format!("reading_check/{}", hex(id))
}

impl View<'_> {
    /// The checks that wait for a person.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn waiting_checks(&self) -> Result<Vec<ReadingCheck>, StoreError> {
        self.all(WAITING, [], |row| self.check_row(row))
    }

    /// The checks in which a person read something else than the machine.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn differing_checks(&self) -> Result<Vec<ReadingCheck>, StoreError> {
        self.all(DIFFERING, [], |row| self.check_row(row))
    }

    /// Every check whose client is still here, however far it has come.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn reading_checks(&self) -> Result<Vec<ReadingCheck>, StoreError> {
        self.all(KEPT, [], |row| self.check_row(row))
    }

    /// The check of one question, if it was drawn.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn check_of(
        &self,
        assessment: AssessmentId,
        item: &ItemId,
    ) -> Result<Option<ReadingCheck>, StoreError> {
        self.first(OF_QUESTION, params![assessment.0, item.0], |row| self.check_row(row))
    }

    /// What has come of all checks, page by page; those of erased clients are among them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn check_counts(&self) -> Result<Vec<CheckCount>, StoreError> {
        self.all(COUNTS, [], |row| {
            let columns = Columns::of(row, Noun::ReadingCheck);
            Ok(CheckCount {
                unit: columns.unit(0)?,
                page: columns.plain(1)?,
                state: columns.word(2)?,
                count: columns.number(3)?,
            })
        })
    }

    fn check_row(&self, row: &Row<'_>) -> Result<ReadingCheck, StoreError> {
        let columns = Columns::of(row, Noun::ReadingCheck);
        let id: [u8; 16] = columns.plain(0)?;
        let assessment = AssessmentId(columns.plain(4)?);
        let sealed: Vec<u8> = columns.plain(6)?;
        let key = self.episode_key(self.assessment(assessment)?.episode)?;
        let plain = key
            .open(&place(&id), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::ReadingCheck, id: hex(&id) })?;
        let Content { machine, second } = from_json(Noun::ReadingCheck, &id, &plain)?;
        Ok(ReadingCheck {
            id,
            unit: columns.unit(1)?,
            state: columns.word(3)?,
            assessment,
            item: ItemId(columns.plain(5)?),
            machine,
            second,
        })
    }
}

impl Batch<'_> {
    /// Keeps an answer for a second look, with the picture of its row. Tells whether it is kept:
    /// what a person has seen already is not, nor what was drawn before. `page` is the same for
    /// what comes from one page, and tells nothing else.
    ///
    /// # Errors
    /// When the assessment is unknown.
    pub fn draw_check(
        &mut self,
        assessment: AssessmentId,
        unit: &UnitCode,
        page: [u8; 16],
        picture: &NewRowPicture,
    ) -> Result<bool, StoreError> {
        let known = self.view().assessment(assessment)?;
        let answer = known.answers.iter().find(|answer| answer.item == picture.item);
        let Some(answer) = answer.filter(|answer| is_the_machines(answer)) else {
            return Ok(false);
        };
        if self.view().any(KNOWN, params![assessment.0, picture.item.0])? {
            return Ok(false);
        }
        let id: [u8; 16] = random_bytes()?;
        let content = Content { machine: answer.answer.clone(), second: None };
        let key = self.view().episode_key(known.episode)?.clone();
        let sealed = key.seal(&place(&id), &to_json(&content)?)?;
        let parameters = params![id, unit.as_str(), page, assessment.0, picture.item.0, sealed];
        self.change((Action::Add, Noun::ReadingCheck, &hex(&id)), ADD, parameters)?;
        self.add_row_picture(assessment, picture)?;
        Ok(true)
    }

    /// Keeps what a person read; gives how far the check has come by that. The record stays as
    /// it is. The picture goes when both read the same.
    ///
    /// # Errors
    /// When the check has been made already.
    pub fn look_again(
        &mut self,
        check: &ReadingCheck,
        answer: Answer,
    ) -> Result<CheckState, StoreError> {
        self.stands(check, CheckState::Waiting)?;
        let state = if answer == check.machine { CheckState::Agreed } else { CheckState::Differs };
        let look = Look { answer, by: self.person.to_string(), at: self.at };
        self.keep_check(check, state, Some(look), Action::Change)?;
        if state == CheckState::Agreed {
            self.drop_picture_of(check)?;
        }
        Ok(state)
    }

    /// Takes a second look back: the check waits again, with its picture.
    ///
    /// # Errors
    /// When a third look has decided meanwhile.
    pub fn unlook(
        &mut self,
        check: &ReadingCheck,
        picture: Option<&NewRowPicture>,
    ) -> Result<(), StoreError> {
        let now = self.view().check_of(check.assessment, &check.item)?;
        if !now.is_some_and(|now| matches!(now.state, CheckState::Agreed | CheckState::Differs)) {
            return Err(refused(check));
        }
        self.keep_check(check, CheckState::Waiting, None, Action::Undo)?;
        if let Some(picture) = picture {
            self.add_row_picture(check.assessment, picture)?;
        }
        Ok(())
    }

    /// Keeps what the third look decided; the picture goes. What it means for the record is the
    /// caller's to store in the same batch.
    ///
    /// # Errors
    /// When it is decided already.
    pub fn decide_check(
        &mut self,
        check: &ReadingCheck,
        machine_was_right: bool,
    ) -> Result<(), StoreError> {
        self.stands(check, CheckState::Differs)?;
        let state =
            if machine_was_right { CheckState::MachineRight } else { CheckState::MachineWrong };
        self.keep_check(check, state, check.second.clone(), Action::Change)?;
        self.drop_picture_of(check)
    }

    /// Takes a third look back: two readings differ again, with the picture of the row. What it
    /// means for the record is the caller's to store in the same batch.
    ///
    /// # Errors
    /// When no third look has decided.
    pub fn undecide_check(
        &mut self,
        check: &ReadingCheck,
        picture: Option<&NewRowPicture>,
    ) -> Result<(), StoreError> {
        let now = self.view().check_of(check.assessment, &check.item)?;
        let decided = |now: &ReadingCheck| {
            matches!(now.state, CheckState::MachineRight | CheckState::MachineWrong)
        };
        let now = now.filter(decided).ok_or_else(|| refused(check))?;
        self.keep_check(&now, CheckState::Differs, now.second.clone(), Action::Undo)?;
        if let Some(picture) = picture {
            self.add_row_picture(check.assessment, picture)?;
        }
        Ok(())
    }

    fn stands(&self, check: &ReadingCheck, state: CheckState) -> Result<(), StoreError> {
        let now = self.view().check_of(check.assessment, &check.item)?;
        if now.is_some_and(|now| now.id == check.id && now.state == state) {
            return Ok(());
        }
        Err(refused(check))
    }

    fn keep_check(
        &mut self,
        check: &ReadingCheck,
        state: CheckState,
        second: Option<Look>,
        action: Action,
    ) -> Result<(), StoreError> {
        let episode = self.view().assessment(check.assessment)?.episode;
        let content = Content { machine: check.machine.clone(), second };
        let key = self.view().episode_key(episode)?.clone();
        let sealed = key.seal(&place(&check.id), &to_json(&content)?)?;
        let parameters = params![check.id, word(&state), sealed];
        self.change((action, Noun::ReadingCheck, &hex(&check.id)), CHANGE, parameters)?;
        Ok(())
    }

    fn drop_picture_of(&mut self, check: &ReadingCheck) -> Result<(), StoreError> {
        for picture in self.view().row_pictures(check.assessment)? {
            if picture.item == check.item {
                self.drop_row_picture(&picture)?;
            }
        }
        Ok(())
    }

    /// Drops a check that nobody has decided.
    pub(crate) fn drop_open_check(
        &mut self,
        assessment: AssessmentId,
        item: &ItemId,
    ) -> Result<(), StoreError> {
        self.also(DROP_OPEN, params![assessment.0, item.0])?;
        Ok(())
    }
}

/// A number from 0 up to 1 that nobody can foresee, from the operating system's randomness.
///
/// # Errors
/// When the operating system has no randomness.
pub fn draw_lot() -> Result<f64, StoreError> {
    let bytes: [u8; 8] = random_bytes()?;
    // The upper 53 bits are what a number of this kind can hold.
    Ok((u64::from_le_bytes(bytes) >> 11) as f64 / (1_u64 << 53) as f64)
}

/// A fresh random mark for what is drawn from one page.
///
/// # Errors
/// When the operating system has no randomness.
pub fn new_page_mark() -> Result<[u8; 16], StoreError> {
    random_bytes()
}

fn refused(check: &ReadingCheck) -> StoreError {
    StoreError::refused(Noun::ReadingCheck, hex(&check.id), Rule::AlreadySettled)
}
