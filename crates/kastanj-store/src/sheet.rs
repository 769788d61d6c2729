use kastanj_instrument::{FormTag, Occasion, Serial, SheetKind};
use kastanj_record::{EpisodeId, UnitCode};
use rusqlite::params;

use crate::audit::Action;
use crate::code::{Columns, word};
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError, View};

statements! {
    ADD = "INSERT INTO sheet (serial, kind, unit, form, occasion, episode) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    GET = "SELECT serial, kind, unit, form, occasion, episode FROM sheet WHERE serial = ?1";
    BIND = "UPDATE sheet SET episode = ?2, occasion = ?3 WHERE serial = ?1";
}

/// A sheet with a serial of its own: printed from an episode, or ahead as stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its serial.
    pub serial: Serial,
    /// [`SheetKind::Personal`] or [`SheetKind::Stock`].
    pub kind: SheetKind,
    /// The unit it was printed for.
    pub unit: UnitCode,
    /// Its form.
    pub form: FormTag,
    /// The occasion it is bound to.
    pub occasion: Option<Occasion>,
    /// Whose it is; a stock sheet is nobody's until a person says so.
    pub episode: Option<EpisodeId>,
}

impl View<'_> {
    /// A printed sheet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sheet(&self, serial: Serial) -> Result<Option<Sheet>, StoreError> {
        self.first(GET, [serial.as_str()], |row| {
            let columns = Columns::of(row, Noun::Sheet);
            let episode: Option<[u8; 16]> = columns.plain(5)?;
            Ok(Sheet {
                serial: columns.word(0)?,
                kind: columns.word(1)?,
                unit: columns.unit(2)?,
                form: columns.word(3)?,
                occasion: columns.word_or_none(4)?,
                episode: episode.map(EpisodeId),
            })
        })
    }
}

impl Batch<'_> {
    /// Records a printed sheet before it leaves the printer; the same twice is no error.
    ///
    /// # Errors
    /// When the serial is taken, or a pack or a copy is recorded as a sheet.
    pub fn add_sheet(&mut self, sheet: &Sheet) -> Result<(), StoreError> {
        if !matches!(sheet.kind, SheetKind::Personal | SheetKind::Stock) {
            return Err(StoreError::refused(Noun::Sheet, sheet.serial, Rule::OutOfRange));
        }
        match self.view().sheet(sheet.serial)? {
            Some(known) if known == *sheet => return Ok(()),
            Some(_) => {
                return Err(StoreError::refused(Noun::Sheet, sheet.serial, Rule::SheetTaken));
            }
            None if self.view().taken(GET, [sheet.serial.as_str()])? => {
                return Err(StoreError::refused(Noun::Sheet, sheet.serial, Rule::SheetTaken));
            }
            None => self.view().unit(&sheet.unit)?,
        };
        let parameters = params![
            sheet.serial.as_str(),
            word(&sheet.kind),
            sheet.unit.as_str(),
            sheet.form.as_str(),
            sheet.occasion.map(Occasion::code),
            sheet.episode.map(|id| id.0),
        ];
        self.change((Action::Add, Noun::Sheet, sheet.serial.as_str()), ADD, parameters)?;
        Ok(())
    }

    /// Says whose a stock sheet is and of which occasion, or takes it back with `None`.
    ///
    /// # Errors
    /// When the sheet is unknown, personal, or another episode's.
    pub fn bind_sheet(
        &mut self,
        serial: Serial,
        owner: Option<(EpisodeId, Occasion)>,
    ) -> Result<(), StoreError> {
        let sheet =
            self.view().sheet(serial)?.ok_or_else(|| StoreError::not_found(Noun::Sheet, serial))?;
        let other = matches!((sheet.episode, owner), (Some(old), Some((new, _))) if old != new);
        if other || sheet.kind == SheetKind::Personal {
            return Err(StoreError::refused(Noun::Sheet, serial, Rule::SheetTaken));
        }
        let occasion = owner.map(|(_, occasion)| occasion.code());
        let parameters = params![serial.as_str(), owner.map(|(id, _)| id.0), occasion];
        self.change((Action::Assign, Noun::Sheet, serial.as_str()), BIND, parameters)?;
        Ok(())
    }
}
