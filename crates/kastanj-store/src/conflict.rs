use std::collections::BTreeSet;

use kastanj_instrument::ItemId;
use kastanj_record::{Answer, Assessment, AssessmentId, Missing, RecordedAnswer, Week, chosen};
use rusqlite::params;
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json};
use crate::seal::{hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ADD = "INSERT INTO conflict (id, assessment, sealed) VALUES (?1, ?2, ?3)";
    ALL = "SELECT id, assessment, sealed FROM conflict ORDER BY assessment, id";
    BY_ID = "SELECT id, assessment, sealed FROM conflict WHERE id = ?1";
    DROP = "DELETE FROM conflict WHERE id = ?1";
}

/// Internal number of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConflictId(pub [u8; 16]);

/// A second version of a stored assessment that says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Its number.
    pub id: ConflictId,
    /// What is stored and holds until a person decides.
    pub stored: Assessment,
    /// What came in later.
    pub incoming: Assessment,
}

/// Which version a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The stored one; the other is dropped.
    Stored,
    /// The later one; the stored answers stay in the history.
    Incoming,
    /// The later answers to these questions, the stored ones to all others; week and sheet stay
    /// those that are stored.
    LaterTo(BTreeSet<ItemId>),
}

/// The part of the later version that can differ.
#[derive(PartialEq, Serialize, Deserialize)]
struct Version {
    week: Option<Week>,
    late: bool,
    therapist_present: Option<bool>,
    sheet: Option<kastanj_record::SheetIdentity>,
    answers: Vec<RecordedAnswer>,
}

fn place(id: ConflictId) -> String {
    format!("conflict/{}", hex(&id.0))
}

impl View<'_> {
    /// Everything that waits for a person's decision.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, StoreError> {
        let rows = self.all(ALL, [], read)?;
        rows.into_iter().map(|row| self.conflict_from(row)).collect()
    }

    /// One conflict.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn conflict(&self, id: ConflictId) -> Result<Conflict, StoreError> {
        let row = self
            .first(BY_ID, [id.0], read)?
            .ok_or_else(|| StoreError::not_found(Noun::Conflict, hex(&id.0)))?;
        self.conflict_from(row)
    }

    fn conflict_from(&self, (id, assessment, sealed): ConflictRow) -> Result<Conflict, StoreError> {
        let stored = self.assessment(assessment)?;
        let plain = self
            .episode_key(stored.episode)?
            .open(&place(id), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Conflict, id: hex(&id.0) })?;
        let version: Version = from_json(Noun::Conflict, &id.0, &plain)?;
        let incoming = Assessment {
            week: version.week.or(stored.week),
            late: if version.week.is_some() { version.late } else { stored.late },
            therapist_present: version.therapist_present.or(stored.therapist_present),
            sheet: version.sheet.or(stored.sheet),
            answers: over(&stored.answers, &version.answers),
            ..stored.clone()
        };
        Ok(Conflict { id, stored, incoming })
    }
}

/// The later answers where their page has come in, else the stored ones: a single page that says
/// something else takes nothing away from the others.
fn over(stored: &[RecordedAnswer], later: &[RecordedAnswer]) -> Vec<RecordedAnswer> {
    let absent = Answer::Missing(Missing::PageNotReceived);
    let later =
        |item: &ItemId| later.iter().find(|one| one.item == *item && one.answer != absent).cloned();
    stored.iter().map(|one| later(&one.item).unwrap_or_else(|| one.clone())).collect()
}

type ConflictRow = (ConflictId, AssessmentId, Vec<u8>);

fn read(row: &rusqlite::Row<'_>) -> Result<ConflictRow, StoreError> {
    let columns = Columns::of(row, Noun::Conflict);
    Ok((ConflictId(columns.plain(0)?), AssessmentId(columns.plain(1)?), columns.plain(2)?))
}

impl Batch<'_> {
    /// Keeps a differing version; the same one handed in again is not kept twice.
    pub(crate) fn add_conflict(
        &mut self,
        stored: &Assessment,
        incoming: &Assessment,
    ) -> Result<ConflictId, StoreError> {
        for known in self.view().conflicts()? {
            let later = || over(&stored.answers, &incoming.answers);
            if known.stored.id == stored.id && known.incoming.answers == later() {
                return Ok(known.id);
            }
        }
        let version = Version {
            week: incoming.week,
            late: incoming.late,
            therapist_present: incoming.therapist_present,
            sheet: incoming.sheet,
            answers: incoming.answers.clone(),
        };
        let id = ConflictId(random_bytes()?);
        let sealed =
            self.view().episode_key(stored.episode)?.seal(&place(id), &to_json(&version)?)?;
        let object = hex(&id.0);
        self.change(
            (Action::Add, Noun::Conflict, &object),
            ADD,
            params![id.0, stored.id.0, sealed],
        )?;
        Ok(id)
    }

    /// Settles a conflict as a person decided. Of what was read by machine the chosen answers count as
    /// seen by a person.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn settle_conflict(&mut self, id: ConflictId, choice: &Choice) -> Result<(), StoreError> {
        let Conflict { stored, incoming, .. } = self.view().conflict(id)?;
        let later = |item: &ItemId| match choice {
            Choice::Stored => false,
            Choice::Incoming => true,
            Choice::LaterTo(items) => items.contains(item),
        };
        let answers = chosen(&stored, &incoming, later).answers;
        let whole = *choice == Choice::Incoming;
        let decided = Assessment { answers, ..if whole { incoming } else { stored.clone() } };
        if decided != stored {
            self.revise(&decided, "conflict")?;
        }
        self.change((Action::Change, Noun::Conflict, &hex(&id.0)), DROP, [id.0])?;
        Ok(())
    }
}
