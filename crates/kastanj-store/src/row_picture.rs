use std::collections::HashMap;

use kastanj_instrument::ItemId;
use kastanj_record::{Answer, AssessmentId, EpisodeId, Missing, Mode, RawResponse, RecordedAnswer};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, word};
use crate::picture_seal::{self, Content};
use crate::seal::{SecretKey, hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, UnassignedId, View};

statements! {
    ADD = "INSERT INTO row_picture (id, assessment, unassigned, item, reason, purpose, loss, added_at, sealed)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    OF_ASSESSMENT = "SELECT id, item, reason, purpose, loss, added_at, sealed FROM row_picture
                     WHERE assessment = ?1 ORDER BY item";
    OF_UNASSIGNED = "SELECT id, item, reason, purpose, loss, added_at, sealed FROM row_picture
                     WHERE unassigned = ?1 ORDER BY item";
    DROP = "DELETE FROM row_picture WHERE id = ?1";
    DROP_SAME = "DELETE FROM row_picture WHERE assessment = ?1 AND item = ?2";
    LOSSES = "SELECT assessment, item, loss FROM row_picture WHERE assessment IS NOT NULL AND loss IS NOT NULL";
    OLDER = "SELECT id, item, reason, assessment FROM row_picture WHERE added_at < ?1 ORDER BY id";
}

/// What a picture is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PicturePurpose {
    /// The machine was unsure of the question.
    Doubt,
    /// The machine was sure, and the question was drawn for a second look.
    Drawn,
    /// Somebody wrote by hand in a zone for words: shown, never read.
    Words,
}

/// A picture out of a sheet that is handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRowPicture {
    /// Which question; for words the zone on the sheet.
    pub item: ItemId,
    /// Why a person has to look: the reader's reason code.
    pub reason: String,
    /// The row as it was marked: a PNG file.
    pub png: Vec<u8>,
    /// The same piece of the blank form, if it is known: a PNG file.
    pub blank: Option<Vec<u8>>,
    /// The most likely answers, the likelier first.
    pub guesses: Vec<RawResponse>,
    /// What it is kept for.
    pub purpose: PicturePurpose,
    /// What a wrong answer is expected to cost, 0–1: the probability that the best guess is wrong.
    pub loss: f64,
}

impl NewRowPicture {
    /// The row of a question in doubt, of which no more is known.
    pub fn doubt(item: ItemId, reason: impl Into<String>, png: Vec<u8>) -> NewRowPicture {
        NewRowPicture {
            item,
            reason: reason.into(),
            png,
            blank: None,
            guesses: Vec::new(),
            purpose: PicturePurpose::Doubt,
            loss: 0.5,
        }
    }
}

/// A picture out of a sheet, kept until a person has decided.
#[derive(Debug, Clone, PartialEq)]
pub struct RowPicture {
    pub(crate) id: [u8; 16],
    /// When it came, in seconds since 1970, if that is known.
    pub added_at: Option<i64>,
    /// What was handed in.
    pub kept: NewRowPicture,
}

impl std::ops::Deref for RowPicture {
    type Target = NewRowPicture;

    fn deref(&self) -> &NewRowPicture {
        &self.kept
    }
}

/// Sealed by its own number, so that it can move from an unassigned sheet to an assessment.
fn place(id: &[u8; 16]) -> String {
    format!("row_picture/{}", hex(id))
}

impl View<'_> {
    /// The pictures of an assessment: of its doubtful rows, of rows that were drawn for a second
    /// look, and of words written by hand.
    ///
    /// # Errors
    /// When the assessment is unknown or the database cannot be read.
    pub fn row_pictures(&self, id: AssessmentId) -> Result<Vec<RowPicture>, StoreError> {
        let assessment = self.assessment(id)?;
        let key = self.episode_key(assessment.episode)?;
        self.all(OF_ASSESSMENT, [id.0], |row| opened(key, row))
    }

    /// The pictures of an unassigned sheet.
    ///
    /// # Errors
    /// When the sheet is unknown or the database cannot be read.
    pub fn row_pictures_unassigned(&self, id: UnassignedId) -> Result<Vec<RowPicture>, StoreError> {
        let key = self.unassigned_key(id)?;
        self.all(OF_UNASSIGNED, [id.0], |row| opened(key, row))
    }

    /// What a wrong answer is expected to cost, for every question that has a picture.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn picture_losses(&self) -> Result<HashMap<(AssessmentId, ItemId), f64>, StoreError> {
        let rows = self.all(LOSSES, [], |row| {
            let columns = Columns::of(row, Noun::RowPicture);
            let of = (AssessmentId(columns.plain(0)?), ItemId(columns.plain(1)?));
            Ok((of, columns.plain(2)?))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// How many pictures came before a moment, in seconds since 1970.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pictures_older_than(&self, moment: i64) -> Result<usize, StoreError> {
        Ok(self.all(OLDER, [moment], |_| Ok(()))?.len())
    }
}

fn opened(key: &SecretKey, row: &Row<'_>) -> Result<RowPicture, StoreError> {
    let columns = Columns::of(row, Noun::RowPicture);
    let id: [u8; 16] = columns.plain(0)?;
    let sealed: Vec<u8> = columns.plain(6)?;
    let plain = key
        .open(&place(&id), &sealed)
        .map_err(|_| StoreError::SealBroken { noun: Noun::RowPicture, id: hex(&id) })?;
    let unreadable = || StoreError::unreadable(Noun::RowPicture, hex(&id));
    let Content { png, blank, guesses } = picture_seal::unpack(&plain).ok_or_else(unreadable)?;
    Ok(RowPicture {
        id,
        added_at: columns.plain(5)?,
        kept: NewRowPicture {
            item: ItemId(columns.plain(1)?),
            reason: columns.plain(2)?,
            png,
            blank,
            guesses,
            purpose: columns.word(3)?,
            loss: columns.plain::<Option<f64>>(4)?.unwrap_or(0.5),
        },
    })
}

fn sealed(key: &SecretKey, id: &[u8; 16], picture: &NewRowPicture) -> Result<Vec<u8>, StoreError> {
    key.seal(&place(id), &picture_seal::pack(picture)?)
}

/// A new picture: its number, and what is sealed under it.
fn numbered(key: &SecretKey, picture: &NewRowPicture) -> Result<([u8; 16], Vec<u8>), StoreError> {
    let number = random_bytes()?;
    Ok((number, sealed(key, &number, picture)?))
}

/// An answer that the machine gave and nobody has looked at: the kind that is checked.
pub(crate) fn is_the_machines(answer: &RecordedAnswer) -> bool {
    answer.provenance.mode == Mode::Scanned
        && !answer.provenance.seen_by_person
        && !answer.is_in_doubt()
        && answer.answer != Answer::Missing(Missing::PageNotReceived)
}

impl Batch<'_> {
    /// Keeps a picture; a second one of the same row replaces the first.
    ///
    /// # Errors
    /// When the assessment is unknown.
    pub fn add_row_picture(
        &mut self,
        id: AssessmentId,
        picture: &NewRowPicture,
    ) -> Result<(), StoreError> {
        let episode = self.view().assessment(id)?.episode;
        self.seal_row_picture(id, episode, picture)
    }

    fn seal_row_picture(
        &mut self,
        id: AssessmentId,
        episode: EpisodeId,
        picture: &NewRowPicture,
    ) -> Result<(), StoreError> {
        let numbered = numbered(self.view().episode_key(episode)?, picture)?;
        self.also(DROP_SAME, params![id.0, picture.item.0])?;
        self.put_picture(numbered, Some(id), None, picture)
    }

    pub(crate) fn add_unassigned_picture(
        &mut self,
        id: UnassignedId,
        picture: &NewRowPicture,
    ) -> Result<(), StoreError> {
        let numbered = numbered(self.view().unassigned_key(id)?, picture)?;
        self.put_picture(numbered, None, Some(id), picture)
    }

    /// Of a form or of a sheet that waits for an owner: one of the two.
    fn put_picture(
        &mut self,
        (number, sealed): ([u8; 16], Vec<u8>),
        form: Option<AssessmentId>,
        sheet: Option<UnassignedId>,
        picture: &NewRowPicture,
    ) -> Result<(), StoreError> {
        let parameters = params![
            number,
            form.map(|id| id.0),
            sheet.map(|id| id.0),
            picture.item.0,
            picture.reason,
            word(&picture.purpose),
            picture.loss,
            self.at,
            sealed
        ];
        self.change((Action::Add, Noun::RowPicture, &hex(&number)), ADD, parameters)?;
        Ok(())
    }

    /// Drops a picture that somebody has looked at.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_row_picture(&mut self, picture: &RowPicture) -> Result<(), StoreError> {
        self.change((Action::Erase, Noun::RowPicture, &hex(&picture.id)), DROP, [picture.id])?;
        Ok(())
    }

    /// Drops every picture that came before a moment, whatever it waits for; answers stay.
    /// Rows that were drawn for a second look and have not had it are not checked then.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_pictures_older_than(&mut self, moment: i64) -> Result<usize, StoreError> {
        let old = self.view().all(OLDER, [moment], |row| {
            let columns = Columns::of(row, Noun::RowPicture);
            let assessment: Option<[u8; 16]> = columns.plain(3)?;
            Ok((columns.plain::<[u8; 16]>(0)?, columns.plain::<String>(1)?, assessment))
        })?;
        for (id, item, assessment) in &old {
            self.change((Action::Erase, Noun::RowPicture, &hex(id)), DROP, [*id])?;
            if let Some(assessment) = assessment {
                self.drop_open_check(AssessmentId(*assessment), &ItemId(item.clone()))?;
            }
        }
        Ok(old.len())
    }

    /// Copies the pictures of a sheet to its assessment, under the client's key, where they are
    /// still wanted: the question waits, or was drawn and is as the machine read it.
    pub(crate) fn hand_over_pictures(
        &mut self,
        from: UnassignedId,
        to: AssessmentId,
    ) -> Result<(), StoreError> {
        let assessment = self.view().assessment(to)?;
        let unit = self.view().unassigned_sheet(from)?.unit;
        for picture in self.view().row_pictures_unassigned(from)? {
            let answer = assessment.answers.iter().find(|answer| answer.item == picture.item);
            match picture.purpose {
                PicturePurpose::Doubt if answer.is_some_and(RecordedAnswer::is_in_doubt) => {}
                PicturePurpose::Words => {}
                PicturePurpose::Drawn => {
                    self.draw_check(to, &unit, from.0, &picture.kept)?;
                    continue;
                }
                PicturePurpose::Doubt => continue,
            }
            self.seal_row_picture(to, assessment.episode, &picture.kept)?;
        }
        Ok(())
    }

    /// Seals a sheet's pictures anew, after its key has changed.
    pub(crate) fn reseal_unassigned_pictures(
        &mut self,
        pictures: &[RowPicture],
        key: &SecretKey,
        id: UnassignedId,
    ) -> Result<(), StoreError> {
        for picture in pictures {
            self.also(DROP, [picture.id])?;
            let sealed = sealed(key, &picture.id, &picture.kept)?;
            let none: Option<[u8; 16]> = None;
            let parameters = params![
                picture.id,
                none,
                id.0,
                picture.item.0,
                picture.reason,
                word(&picture.purpose),
                picture.loss,
                picture.added_at,
                sealed
            ];
            self.also(ADD, parameters)?;
        }
        Ok(())
    }
}
