use kastanj_instrument::SheetKind;
use kastanj_record::{
    Assessment, AssessmentId, EpisodeCode, EpisodeId, Submission, UnassignedReason, UnitCode,
};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json, word};
use crate::seal::{SecretKey, hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, ConflictId, NewRowPicture, Noun, Put, Rule, Sheet, StoreError, View};

macro_rules! selected {
    ($rest:literal) => {
        concat!(
            "SELECT id, unit, reason, sealed, episode, outcome, assessment, revision, conflict
             FROM unassigned ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO unassigned (id, unit, reason, form, sheet_kind, sheet_serial, sealed)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    BY_ID = selected!("WHERE id = ?1");
    BY_SERIAL = selected!("WHERE sheet_kind = ?1 AND sheet_serial = ?2 AND form = ?3");
    WAITING = selected!("WHERE episode IS NULL ORDER BY unit, id");
    OF_EPISODE = selected!("WHERE episode = ?1 ORDER BY id");
    SETTLE = "UPDATE unassigned SET sealed = ?2, episode = ?3, outcome = ?4, assessment = ?5,
                                    revision = ?6, conflict = ?7 WHERE id = ?1";
    DROP = "DELETE FROM unassigned WHERE id = ?1";
}

/// Internal number of an unassigned sheet, and of its provisional key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnassignedId(pub [u8; 16]);

/// A sheet that waits for a person to say whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct UnassignedSheet {
    /// Its number.
    pub id: UnassignedId,
    /// The unit whose batch it came in with.
    pub unit: UnitCode,
    /// Why it waits.
    pub reason: UnassignedReason,
    /// What was read or keyed.
    pub submission: Submission,
    /// The episode that the copy's code points at.
    pub suggestion: Option<EpisodeCode>,
    /// The episode that a person chose; none while it waits.
    pub episode: Option<EpisodeId>,
}

#[derive(Serialize, Deserialize)]
struct Content {
    submission: Submission,
    suggestion: Option<EpisodeCode>,
}

/// What an assignment did, as far as undoing it needs to know.
struct Settlement {
    outcome: Option<String>,
    assessment: Option<AssessmentId>,
    revision: Option<u32>,
    conflict: Option<ConflictId>,
}

fn place(id: UnassignedId) -> String {
    format!("unassigned/{}", hex(&id.0))
}

impl View<'_> {
    /// The sheets that wait, unit by unit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unassigned_sheets(&self) -> Result<Vec<UnassignedSheet>, StoreError> {
        self.all(WAITING, [], |row| Ok(self.unassigned_row(row)?.0))
    }

    /// The sheets that a person assigned to an episode.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn assigned_sheets(&self, episode: EpisodeId) -> Result<Vec<UnassignedSheet>, StoreError> {
        self.all(OF_EPISODE, [episode.0], |row| Ok(self.unassigned_row(row)?.0))
    }

    /// One sheet, waiting or assigned.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn unassigned_sheet(&self, id: UnassignedId) -> Result<UnassignedSheet, StoreError> {
        Ok(self.unassigned(id)?.0)
    }

    fn unassigned(&self, id: UnassignedId) -> Result<(UnassignedSheet, Settlement), StoreError> {
        self.first(BY_ID, [id.0], |row| self.unassigned_row(row))?
            .ok_or_else(|| StoreError::not_found(Noun::Unassigned, hex(&id.0)))
    }

    /// The provisional key while the sheet waits, then the client's.
    pub(crate) fn unassigned_key(&self, id: UnassignedId) -> Result<&SecretKey, StoreError> {
        let owner = self.first(BY_ID, [id.0], |row| {
            Columns::of(row, Noun::Unassigned).plain::<Option<[u8; 16]>>(4)
        })?;
        match owner.flatten() {
            Some(episode) => self.episode_key(EpisodeId(episode)),
            None => self.key(Noun::Unassigned, &id.0),
        }
    }

    fn unassigned_row(&self, row: &Row<'_>) -> Result<(UnassignedSheet, Settlement), StoreError> {
        let columns = Columns::of(row, Noun::Unassigned);
        let id = UnassignedId(columns.plain(0)?);
        let sealed: Vec<u8> = columns.plain(3)?;
        let plain = self
            .unassigned_key(id)?
            .open(&place(id), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Unassigned, id: hex(&id.0) })?;
        let content: Content = from_json(Noun::Unassigned, &id.0, &plain)?;
        self.reads.note(Noun::Unassigned, hex(&id.0));
        let sheet = UnassignedSheet {
            id,
            unit: columns.unit(1)?,
            reason: columns.word(2)?,
            submission: content.submission,
            suggestion: content.suggestion,
            episode: columns.plain::<Option<[u8; 16]>>(4)?.map(EpisodeId),
        };
        let settlement = Settlement {
            outcome: columns.plain(5)?,
            assessment: columns.plain::<Option<[u8; 16]>>(6)?.map(AssessmentId),
            revision: columns.plain(7)?,
            conflict: columns.plain::<Option<[u8; 16]>>(8)?.map(ConflictId),
        };
        Ok((sheet, settlement))
    }
}

impl Batch<'_> {
    /// Keeps a sheet until a person says whose it is, sealed under a key of its own.
    /// The same reading of the same serial handed in again is kept once.
    ///
    /// # Errors
    /// When the unit is unknown.
    pub fn park_sheet(
        &mut self,
        unit: &UnitCode,
        reason: UnassignedReason,
        submission: &Submission,
        suggestion: Option<EpisodeCode>,
        pictures: &[NewRowPicture],
    ) -> Result<UnassignedId, StoreError> {
        self.view().unit(unit)?;
        let form = submission.form.tag();
        if let Some(sheet) = submission.sheet.filter(|sheet| sheet.kind != SheetKind::Copyable) {
            let key = params![word(&sheet.kind), sheet.serial.as_str(), form.as_str()];
            let known =
                self.view().all(BY_SERIAL, key, |row| Ok(self.view().unassigned_row(row)?.0))?;
            if let Some(same) = known.into_iter().find(|known| known.submission == *submission) {
                return Ok(same.id);
            }
        }
        let id = UnassignedId(random_bytes()?);
        self.add_key(id.0)?;
        let content = Content { submission: submission.clone(), suggestion };
        let sealed =
            self.view().key(Noun::Unassigned, &id.0)?.seal(&place(id), &to_json(&content)?)?;
        let kind = submission.sheet.map_or(SheetKind::Copyable, |sheet| sheet.kind);
        let parameters = params![
            id.0,
            unit.as_str(),
            word(&reason),
            form.as_str(),
            word(&kind),
            submission.sheet.map(|sheet| sheet.serial.to_string()),
            sealed,
        ];
        self.change((Action::Add, Noun::Unassigned, &hex(&id.0)), ADD, parameters)?;
        for picture in pictures {
            self.add_unassigned_picture(id, picture)?;
        }
        Ok(id)
    }

    /// A person says whose a sheet is: its answers, captured for that episode,
    /// become an assessment, and everything of it is sealed under the client's key.
    ///
    /// # Errors
    /// When the sheet is assigned already, or the assessment is not of this sheet.
    pub fn assign_sheet(
        &mut self,
        id: UnassignedId,
        assessment: &Assessment,
    ) -> Result<Put, StoreError> {
        let (sheet, _) = self.view().unassigned(id)?;
        let object = hex(&id.0);
        if sheet.episode.is_some() {
            return Err(StoreError::refused(Noun::Unassigned, object, Rule::AlreadySettled));
        }
        let given = &sheet.submission;
        if given.form != assessment.form || given.sheet != assessment.sheet {
            return Err(StoreError::refused(Noun::Unassigned, object, Rule::OtherEpisode));
        }
        let put = self.put_assessment(assessment)?;
        self.hand_over_pictures(id, put.id())?;
        if let Some(stock) = given.sheet.filter(|identity| identity.kind == SheetKind::Stock) {
            if self.view().sheet(stock.serial)?.is_none() {
                self.add_sheet(&Sheet {
                    serial: stock.serial,
                    kind: SheetKind::Stock,
                    unit: sheet.unit.clone(),
                    form: given.form.tag(),
                    occasion: None,
                    episode: None,
                })?;
            }
            self.bind_sheet(stock.serial, Some((assessment.episode, assessment.occasion)))?;
        }
        let pictures = self.view().row_pictures_unassigned(id)?;
        let key = self.view().episode_key(assessment.episode)?.clone();
        let sealed = reseal(&key, &sheet)?;
        let (outcome, conflict) = match put {
            Put::Added(_) => ("added", None),
            Put::Extended(_) => ("extended", None),
            Put::Known(_) => ("known", None),
            Put::Conflict(_, conflict) | Put::Unsure(_, conflict) => ("conflict", Some(conflict.0)),
        };
        let revision = self.view().revision(put.id())?;
        let parameters =
            params![id.0, sealed, assessment.episode.0, outcome, put.id().0, revision, conflict];
        self.change((Action::Assign, Noun::Unassigned, &object), SETTLE, parameters)?;
        self.reseal_unassigned_pictures(&pictures, &key, id)?;
        // The provisional key goes once the client's seal is durable.
        self.spent.push(id.0);
        Ok(put)
    }

    /// Takes an assignment back: the sheet waits again, and what it brought is gone.
    ///
    /// # Errors
    /// When it is not assigned, or its answers were changed since; of a sheet of several pages the
    /// one that came last is taken back first.
    pub fn undo_assignment(&mut self, id: UnassignedId) -> Result<(), StoreError> {
        let (sheet, settlement) = self.view().unassigned(id)?;
        let object = hex(&id.0);
        let (Some(outcome), Some(assessment)) = (settlement.outcome, settlement.assessment) else {
            return Err(StoreError::not_found(Noun::Unassigned, object));
        };
        let pictures = self.view().row_pictures_unassigned(id)?;
        let unchanged = self.view().stands_as(assessment, settlement.revision)?;
        let changed = || StoreError::refused(Noun::Unassigned, hex(&id.0), Rule::ChangedSince);
        self.add_key(id.0)?;
        self.spent.retain(|spent| *spent != id.0);
        let key = self.view().key(Noun::Unassigned, &id.0)?.clone();
        let sealed = reseal(&key, &sheet)?;
        let none: Option<&[u8]> = None;
        let parameters = params![id.0, sealed, none, none, none, none, none];
        self.change((Action::Undo, Noun::Unassigned, &object), SETTLE, parameters)?;
        self.reseal_unassigned_pictures(&pictures, &key, id)?;
        match (outcome.as_str(), settlement.conflict) {
            ("added", _) if unchanged => self.remove_assessment(assessment)?,
            ("extended", _) if unchanged => {
                self.return_to(assessment, settlement.revision.unwrap_or(2) - 1)?;
                self.drop_settled_pictures(assessment)?;
            }
            ("known", _) => {}
            ("conflict", Some(conflict)) => {
                self.drop_conflict(conflict).map_err(|_| changed())?;
            }
            _ => return Err(changed()),
        }
        if let Some(stock) = sheet.submission.sheet.filter(|s| s.kind == SheetKind::Stock) {
            self.bind_sheet(stock.serial, None)?;
        }
        Ok(())
    }

    /// Throws a waiting sheet away (a foreign page, a spoiled copy); its key goes with it.
    ///
    /// # Errors
    /// When it is unknown or assigned.
    pub fn drop_unassigned(&mut self, id: UnassignedId) -> Result<(), StoreError> {
        let (sheet, _) = self.view().unassigned(id)?;
        let object = hex(&id.0);
        if sheet.episode.is_some() {
            return Err(StoreError::refused(Noun::Unassigned, object, Rule::AlreadySettled));
        }
        for picture in self.view().row_pictures_unassigned(id)? {
            self.drop_row_picture(&picture)?;
        }
        self.change((Action::Erase, Noun::Unassigned, &object), DROP, [id.0])?;
        self.spent.push(id.0);
        Ok(())
    }
}

fn reseal(key: &SecretKey, sheet: &UnassignedSheet) -> Result<Vec<u8>, StoreError> {
    let content = Content { submission: sheet.submission.clone(), suggestion: sheet.suggestion };
    key.seal(&place(sheet.id), &to_json(&content)?)
}
