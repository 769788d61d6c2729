use kastanj_record::{AssessmentId, FormOutline, ReceivedForm};
use rusqlite::Row;

use crate::code::Columns;
use crate::statement::statements;
use crate::{Noun, StoreError, View};

statements! {
    ALL = "SELECT id, episode, occasion, questionnaire, version, variant, lang, week, late, doubts,
                  lacks_page
           FROM assessment ORDER BY id";
}

impl View<'_> {
    /// All forms that have come in, without their answers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn form_outlines(&self) -> Result<Vec<FormOutline>, StoreError> {
        self.all(ALL, [], |row| self.outline_from(row))
    }

    fn outline_from(&self, row: &Row<'_>) -> Result<FormOutline, StoreError> {
        let columns = Columns::of(row, Noun::Assessment);
        let id = AssessmentId(columns.plain(0)?);
        let lacks_a_page = match columns.plain(10)? {
            Some(known) => known,
            None => self.assessment(id)?.lacks_a_page(),
        };
        Ok(FormOutline {
            id,
            episode: columns.episode(1)?,
            occasion: columns.word(2)?,
            form: columns.form(3)?,
            week: columns.word_or_none(7)?,
            late: columns.plain(8)?,
            doubts: columns.number(9)?,
            lacks_a_page,
        })
    }
}
