use kastanj_instrument::ItemId;
use kastanj_record::{AssessmentId, EpisodeId};
use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::Columns;
use crate::seal::{SecretKey, hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, UnassignedId, View};

statements! {
    ADD_TO_ASSESSMENT = "INSERT INTO row_picture (id, assessment, unassigned, item, reason, sealed)
                         VALUES (?1, ?2, NULL, ?3, ?4, ?5)";
    ADD_TO_UNASSIGNED = "INSERT INTO row_picture (id, assessment, unassigned, item, reason, sealed)
                         VALUES (?1, NULL, ?2, ?3, ?4, ?5)";
    OF_ASSESSMENT = "SELECT id, item, reason, sealed FROM row_picture WHERE assessment = ?1 ORDER BY item";
    OF_UNASSIGNED = "SELECT id, item, reason, sealed FROM row_picture WHERE unassigned = ?1 ORDER BY item";
    DROP = "DELETE FROM row_picture WHERE id = ?1";
    DROP_SAME = "DELETE FROM row_picture WHERE assessment = ?1 AND item = ?2";
}

/// The picture of one question's row on paper, kept until a person has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPicture {
    pub(crate) id: [u8; 16],
    /// Which question.
    pub item: ItemId,
    /// Why a person has to look: the reader's reason code.
    pub reason: String,
    /// A PNG file.
    pub png: Vec<u8>,
}

/// A picture that is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRowPicture {
    /// Which question.
    pub item: ItemId,
    /// Why a person has to look: the reader's reason code.
    pub reason: String,
    /// A PNG file.
    pub png: Vec<u8>,
}

/// Sealed by its own number, so that it can move from an unassigned sheet to an assessment.
fn place(id: &[u8; 16]) -> String {
    format!("row_picture/{}", hex(id))
}

impl View<'_> {
    /// The pictures of an assessment's doubtful rows.
    ///
    /// # Errors
    /// When the assessment is unknown or the database cannot be read.
    pub fn row_pictures(&self, id: AssessmentId) -> Result<Vec<RowPicture>, StoreError> {
        let assessment = self.assessment(id)?;
        let key = self.episode_key(assessment.episode)?;
        self.all(OF_ASSESSMENT, [id.0], |row| opened(key, row))
    }

    /// The pictures of an unassigned sheet's doubtful rows.
    ///
    /// # Errors
    /// When the sheet is unknown or the database cannot be read.
    pub fn row_pictures_unassigned(&self, id: UnassignedId) -> Result<Vec<RowPicture>, StoreError> {
        let key = self.unassigned_key(id)?;
        self.all(OF_UNASSIGNED, [id.0], |row| opened(key, row))
    }
}

fn opened(key: &SecretKey, row: &Row<'_>) -> Result<RowPicture, StoreError> {
    let columns = Columns::of(row, Noun::RowPicture);
    let id: [u8; 16] = columns.plain(0)?;
    let sealed: Vec<u8> = columns.plain(3)?;
    let png = key
        .open(&place(&id), &sealed)
        .map_err(|_| StoreError::SealBroken { noun: Noun::RowPicture, id: hex(&id) })?;
    Ok(RowPicture {
        id,
        item: ItemId(columns.plain(1)?),
        reason: columns.plain(2)?,
        png: png.to_vec(),
    })
}

impl Batch<'_> {
    /// Keeps the picture of a doubtful row; a second one of the same row replaces the first.
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
        let number: [u8; 16] = random_bytes()?;
        let sealed = self.view().episode_key(episode)?.seal(&place(&number), &picture.png)?;
        self.also(DROP_SAME, params![id.0, picture.item.0])?;
        let parameters = params![number, id.0, picture.item.0, picture.reason, sealed];
        self.change((Action::Add, Noun::RowPicture, &hex(&number)), ADD_TO_ASSESSMENT, parameters)?;
        Ok(())
    }

    pub(crate) fn add_unassigned_picture(
        &mut self,
        id: UnassignedId,
        picture: &NewRowPicture,
    ) -> Result<(), StoreError> {
        let number: [u8; 16] = random_bytes()?;
        let sealed = self.view().unassigned_key(id)?.seal(&place(&number), &picture.png)?;
        let parameters = params![number, id.0, picture.item.0, picture.reason, sealed];
        self.change((Action::Add, Noun::RowPicture, &hex(&number)), ADD_TO_UNASSIGNED, parameters)?;
        Ok(())
    }

    pub(crate) fn drop_row_picture(&mut self, picture: &RowPicture) -> Result<(), StoreError> {
        self.change((Action::Erase, Noun::RowPicture, &hex(&picture.id)), DROP, [picture.id])?;
        Ok(())
    }

    /// Copies the pictures of a sheet to its assessment, under the client's key, where
    /// the question still waits for a person.
    pub(crate) fn hand_over_pictures(
        &mut self,
        from: UnassignedId,
        to: AssessmentId,
    ) -> Result<(), StoreError> {
        let assessment = self.view().assessment(to)?;
        for picture in self.view().row_pictures_unassigned(from)? {
            let waits = |item: &ItemId| {
                assessment.answers.iter().any(|answer| answer.item == *item && answer.is_in_doubt())
            };
            if waits(&picture.item) {
                let RowPicture { item, reason, png, .. } = picture;
                let handed = NewRowPicture { item, reason, png };
                self.seal_row_picture(to, assessment.episode, &handed)?;
            }
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
            let sealed = key.seal(&place(&picture.id), &picture.png)?;
            self.also(
                ADD_TO_UNASSIGNED,
                params![picture.id, id.0, picture.item.0, picture.reason, sealed],
            )?;
        }
        Ok(())
    }
}
