use kastanj_record::{Answer, Assessment, AssessmentId, Missing, RecordedAnswer};

use crate::assessment::place;
use crate::code::{Columns, from_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, PicturePurpose, Rule, StoreError, View};

statements! {
    HISTORY = "SELECT revision, cause, sealed FROM answers WHERE assessment = ?1 ORDER BY revision";
}

/// One state that the answers of an assessment have or had.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Running number, from 1; the last one holds.
    pub number: u32,
    /// Why it came: `first`, `page`, `correction`, `conflict`, `undo`.
    pub cause: String,
    /// The answers in that state.
    pub answers: Vec<RecordedAnswer>,
}

impl View<'_> {
    /// All states of an assessment's answers, oldest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn history(&self, id: AssessmentId) -> Result<Vec<Revision>, StoreError> {
        let assessment = self.assessment(id)?;
        let key = self.episode_key(assessment.episode)?;
        self.all(HISTORY, [id.0], |row| {
            let columns = Columns::of(row, Noun::Assessment);
            let number = columns.number(0)?;
            let sealed: Vec<u8> = columns.plain(2)?;
            let plain = key
                .open(&place(id, number), &sealed)
                .map_err(|_| StoreError::SealBroken { noun: Noun::Assessment, id: hex(&id.0) })?;
            let answers = from_json(Noun::Assessment, &id.0, &plain)?;
            Ok(Revision { number, cause: columns.plain(1)?, answers })
        })
    }

    /// Whether the answers are those of the state `number`: nothing came after it, or whatever
    /// came was undone.
    pub(crate) fn stands_as(
        &self,
        id: AssessmentId,
        number: Option<u32>,
    ) -> Result<bool, StoreError> {
        let history = self.history(id)?;
        let then = history.iter().find(|revision| Some(revision.number) == number);
        let (Some(then), Some(now)) = (then, history.last()) else { return Ok(false) };
        Ok(now.number == then.number || (now.cause == "undo" && now.answers == then.answers))
    }
}

impl Batch<'_> {
    /// Stores an assessment as a person corrected it: a doubt settled, a slip
    /// of the keys put right, a week added. The earlier answers stay in the
    /// history, and pictures of rows that are settled now are dropped.
    ///
    /// # Errors
    /// When the assessment is unknown or is another episode's or form's.
    pub fn correct_assessment(&mut self, corrected: &Assessment) -> Result<(), StoreError> {
        let stored = self.view().assessment(corrected.id)?;
        let same_place = stored.episode == corrected.episode
            && stored.occasion == corrected.occasion
            && stored.form == corrected.form;
        if !same_place {
            let object = hex(&corrected.id.0);
            return Err(StoreError::refused(Noun::Assessment, object, Rule::OtherEpisode));
        }
        if stored == *corrected {
            return Ok(());
        }
        self.revise(corrected, "correction")?;
        self.drop_settled_pictures(corrected.id)
    }

    /// Drops the pictures of questions that do not wait for a person.
    pub(crate) fn drop_settled_pictures(&mut self, id: AssessmentId) -> Result<(), StoreError> {
        let assessment = self.view().assessment(id)?;
        for picture in self.view().row_pictures(id)? {
            let answer = assessment.answers.iter().find(|answer| answer.item == picture.item);
            let wanted = match picture.purpose {
                PicturePurpose::Words => true,
                PicturePurpose::Doubt => answer.is_some_and(RecordedAnswer::is_in_doubt),
                // What came of a check is decided by its own door, whatever the record says now;
                // but a page that was taken back is not there to be checked.
                PicturePurpose::Drawn => answer
                    .is_some_and(|one| one.answer != Answer::Missing(Missing::PageNotReceived)),
            };
            if !wanted {
                self.drop_open_check(id, &picture.item)?;
                self.drop_row_picture(&picture)?;
            }
        }
        Ok(())
    }

    /// The earlier state `number` holds again, as a new state (undo).
    pub(crate) fn return_to(&mut self, id: AssessmentId, number: u32) -> Result<(), StoreError> {
        let mut assessment = self.view().assessment(id)?;
        let earlier = self
            .view()
            .history(id)?
            .into_iter()
            .find(|revision| revision.number == number)
            .ok_or_else(|| StoreError::not_found(Noun::Assessment, hex(&id.0)))?;
        assessment.answers = earlier.answers;
        self.revise(&assessment, "undo")
    }
}
