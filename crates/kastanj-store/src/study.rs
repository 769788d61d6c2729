use rusqlite::params;

use crate::audit::Action;
use crate::code::Columns;
use crate::seal::sha256_hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ADD = "INSERT INTO study (revision, content, checksum) VALUES (?1, ?2, ?3)";
    LATEST = "SELECT revision, content, checksum FROM study ORDER BY revision DESC LIMIT 1";
    ALL = "SELECT revision, content, checksum FROM study ORDER BY revision";
}

/// The text of `study.toml` as it holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyText {
    /// Running number, from 1.
    pub revision: u32,
    /// The file's text.
    pub text: String,
    /// SHA-256 of the text, lower-case hexadecimal.
    pub checksum: String,
}

fn read(row: &rusqlite::Row<'_>) -> Result<StudyText, StoreError> {
    let columns = Columns::of(row, Noun::Study);
    let study = StudyText {
        revision: columns.number(0)?,
        text: columns.plain(1)?,
        checksum: columns.plain(2)?,
    };
    if sha256_hex(study.text.as_bytes()) == study.checksum {
        Ok(study)
    } else {
        Err(StoreError::unreadable(Noun::Study, study.revision))
    }
}

impl View<'_> {
    /// The study that holds, if one was set.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn study(&self) -> Result<Option<StudyText>, StoreError> {
        self.first(LATEST, [], read)
    }

    /// Every version of the study file that ever held, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn study_history(&self) -> Result<Vec<StudyText>, StoreError> {
        self.all(ALL, [], read)
    }
}

impl Batch<'_> {
    /// Sets the study file; the same text twice is no new version. Earlier versions stay.
    ///
    /// The caller has checked the text; its units are added with [`Batch::add_unit`].
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_study(&mut self, text: &str) -> Result<StudyText, StoreError> {
        let latest = self.view().study()?;
        if let Some(known) = latest.as_ref().filter(|known| known.text == text) {
            return Ok(known.clone());
        }
        let study = StudyText {
            revision: latest.map_or(1, |known| known.revision + 1),
            text: text.to_owned(),
            checksum: sha256_hex(text.as_bytes()),
        };
        let parameters = params![study.revision, study.text, study.checksum];
        let object = study.checksum.get(..16).unwrap_or_default();
        self.change((Action::Change, Noun::Study, object), ADD, parameters)?;
        Ok(study)
    }
}
