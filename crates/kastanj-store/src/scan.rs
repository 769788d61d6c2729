use kastanj_instrument::PageCode;
use kastanj_record::AssessmentId;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, word};
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError, View};

statements! {
    PUT = "INSERT INTO scan_page (file_hash, page, outcome, page_code, assessment) VALUES (?1, ?2, ?3, ?4, ?5)
           ON CONFLICT (file_hash, page) DO UPDATE SET outcome = excluded.outcome,
           page_code = excluded.page_code, assessment = excluded.assessment";
    GET = "SELECT file_hash, page, outcome, page_code, assessment FROM scan_page
           WHERE file_hash = ?1 AND page = ?2";
    ALL = "SELECT file_hash, page, outcome, page_code, assessment FROM scan_page ORDER BY file_hash, page";
}

/// What became of a page of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanOutcome {
    /// Its answers are stored.
    Taken,
    /// It waits for its episode.
    Unassigned,
    /// It says something else than what is stored.
    Conflict,
    /// A page of the same sheet was taken already.
    Duplicate,
    /// Its geometry or code could not be verified.
    Refused,
    /// It is blank or no page of ours.
    Foreign,
}

/// A page of a scan file, known by the file's content, never by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanPage {
    /// SHA-256 of the file, lower-case hexadecimal.
    pub file_hash: String,
    /// Page within the file, from 1.
    pub page: u32,
    /// What became of it.
    pub outcome: ScanOutcome,
    /// The code on the page, if it could be read.
    pub page_code: Option<PageCode>,
    /// The assessment that its answers went to.
    pub assessment: Option<AssessmentId>,
}

fn read(row: &Row<'_>) -> Result<ScanPage, StoreError> {
    let columns = Columns::of(row, Noun::Scan);
    let code: Option<String> = columns.plain(3)?;
    let unreadable = |text: &String| StoreError::unreadable(Noun::Scan, text);
    let assessment: Option<[u8; 16]> = columns.plain(4)?;
    Ok(ScanPage {
        file_hash: columns.plain(0)?,
        page: columns.number(1)?,
        outcome: columns.word(2)?,
        page_code: code.map(|text| text.parse().map_err(|_| unreadable(&text))).transpose()?,
        assessment: assessment.map(AssessmentId),
    })
}

impl View<'_> {
    /// What became of this very page of this very file; nothing if it was never seen.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn scan_page(&self, file_hash: &str, page: u32) -> Result<Option<ScanPage>, StoreError> {
        self.first(GET, params![file_hash, page], read)
    }

    /// All pages that were ever seen.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn scan_pages(&self) -> Result<Vec<ScanPage>, StoreError> {
        self.all(ALL, [], read)
    }
}

impl Batch<'_> {
    /// Records what became of a page; a second look replaces the first.
    ///
    /// # Errors
    /// When the hash is no SHA-256 or the page is 0.
    pub fn put_scan_page(&mut self, page: &ScanPage) -> Result<(), StoreError> {
        let object = format!("{} {}", page.file_hash.get(..16).unwrap_or_default(), page.page);
        if crate::seal::unhex::<32>(&page.file_hash).is_none() || page.page == 0 {
            return Err(StoreError::refused(Noun::Scan, object, Rule::OutOfRange));
        }
        let parameters = params![
            page.file_hash,
            page.page,
            word(&page.outcome),
            page.page_code.map(|code| code.to_string()),
            page.assessment.map(|id| id.0),
        ];
        self.change((Action::Add, Noun::Scan, &object), PUT, parameters)?;
        Ok(())
    }
}
