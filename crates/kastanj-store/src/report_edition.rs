//! Effect reports as they were given out.

use kastanj_record::UnitCode;
use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::Columns;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ALL = "SELECT number, made_at, made_by, audience, unit, language, as_of, study_revision,
                  program, data_digest, pdf, html, standing, figures
           FROM report_edition ORDER BY number";
    ADD = "INSERT INTO report_edition (number, made_at, made_by, audience, unit, language, as_of,
                                       study_revision, program, data_digest, pdf, html, standing,
                                       figures)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
}

/// What an edition is: for whom, about whom, of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEdition {
    /// The reader, as the report names it: `room`, `board`, `public`.
    pub audience: String,
    /// One unit, or all.
    pub unit: Option<UnitCode>,
    /// The language, `sv` or `en`.
    pub language: String,
    /// The week as of which everything was counted, `2026-W30`.
    pub as_of: String,
    /// The version of the study file.
    pub study_revision: u32,
    /// Name and version of the program.
    pub program: String,
    /// Digest of the data, hexadecimal.
    pub data_digest: String,
    /// SHA-256 of the PDF, hexadecimal.
    pub pdf: String,
    /// SHA-256 of the page, hexadecimal.
    pub html: String,
    /// How the plan stood to what was frozen, as JSON.
    pub standing: String,
    /// The figures that it printed, as JSON.
    pub figures: String,
}

/// An effect report as it was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportEdition {
    /// Running number, from 1.
    pub number: u32,
    /// When, in seconds since 1970.
    pub made_at: i64,
    /// Whose account.
    pub made_by: String,
    /// What it is.
    pub what: NewEdition,
}

fn read(row: &Row<'_>) -> Result<ReportEdition, StoreError> {
    let columns = Columns::of(row, Noun::ReportEdition);
    let unit: Option<String> = columns.plain(4)?;
    let unit = unit.map(|_| columns.unit(4)).transpose()?;
    Ok(ReportEdition {
        number: columns.number(0)?,
        made_at: columns.plain(1)?,
        made_by: columns.plain(2)?,
        what: NewEdition {
            audience: columns.plain(3)?,
            unit,
            language: columns.plain(5)?,
            as_of: columns.plain(6)?,
            study_revision: columns.number(7)?,
            program: columns.plain(8)?,
            data_digest: columns.plain(9)?,
            pdf: columns.plain(10)?,
            html: columns.plain(11)?,
            standing: columns.plain(12)?,
            figures: columns.plain(13)?,
        },
    })
}

impl View<'_> {
    /// Every edition that was given out, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn report_editions(&self) -> Result<Vec<ReportEdition>, StoreError> {
        self.all(ALL, [], read)
    }
}

impl Batch<'_> {
    /// Keeps what was given out. The same once more is no new edition.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn add_edition(&mut self, what: &NewEdition) -> Result<ReportEdition, StoreError> {
        let all = self.view().report_editions()?;
        let number = all.last().map_or(1, |last| last.number + 1);
        if let Some(known) = all.into_iter().rev().find(|known| known.what == *what) {
            return Ok(known);
        }
        let edition = ReportEdition {
            number,
            made_at: self.at,
            made_by: self.person.to_string(),
            what: what.clone(),
        };
        let parameters = params![
            edition.number,
            edition.made_at,
            edition.made_by,
            what.audience,
            what.unit.as_ref().map(UnitCode::as_str),
            what.language,
            what.as_of,
            what.study_revision,
            what.program,
            what.data_digest,
            what.pdf,
            what.html,
            what.standing,
            what.figures
        ];
        self.change((Action::Add, Noun::ReportEdition, &number.to_string()), ADD, parameters)?;
        Ok(edition)
    }
}
