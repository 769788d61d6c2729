//! From files to readings: decode, read, with the same code for every command.

use std::fs::File;
use std::io::{self, Read};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use kastanj_instrument::Library;
use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{
    DecodeError, DecodeProblem, DecodedPage, FormsOnDemand, GrayPage, Limits, PageOutcome,
    ReadPage, Reader, RefusalReason, TrialFindings,
};
use kastanj_store::NewRowPicture;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::decoding::{Decoding, DecodingError};
use crate::{intake, trial_sheets};

/// The version that stands beside every machine-read answer.
pub const READER: &str = concat!("kastanj ", env!("CARGO_PKG_VERSION"));

/// One page of a file with what came of it.
#[derive(Debug)]
pub struct ScannedPage {
    /// Page within the file, from 1.
    pub number: u32,
    /// What the reader made of it.
    pub read: ReadPage,
    /// Rows that a person is to look at, and words; the picture of the whole page is not kept.
    pub rows: Vec<NewRowPicture>,
    /// What it tells of printer and scanner, if it is the trial sheet.
    pub trial: Option<Box<TrialFindings>>,
}

/// A file that was read to its end.
#[derive(Debug)]
pub struct ScannedFile {
    /// What it is called in messages.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// Its pages in order.
    pub pages: Vec<ScannedPage>,
}

/// The reader of sheets.
pub type SheetReader = Reader<FormsOnDemand>;

/// The reader of all forms that the program holds.
pub fn reader(library: &Library) -> Reader<FormsOnDemand> {
    Reader::new(FormsOnDemand::new(library))
}

/// A whole file for [`read_bytes`], unless it is larger than any scan that is decoded.
///
/// # Errors
/// When the system does not give it.
pub fn load(file: &Path) -> io::Result<Result<Vec<u8>, ScanError>> {
    let limit = Limits::default().bytes;
    let mut bytes = Vec::new();
    File::open(file)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() <= limit {
        return Ok(Ok(bytes));
    }
    let problem = DecodeProblem::TooManyBytes { bytes: bytes.len(), limit };
    let error = DecodeError { file: file.display().to_string(), problem };
    Ok(Err(ScanError::Decoding(DecodingError::File(error))))
}

/// Reads a file page by page; a file that is damaged anywhere is refused whole. `share` of the
/// accepted answers, 0–1, is drawn for a second look.
///
/// # Errors
/// When the file cannot be decoded, costs more than a file may, or holds no page.
pub fn read_bytes(
    reader: &Reader<FormsOnDemand>,
    decoding: &Decoding,
    name: &str,
    bytes: &[u8],
    share: f64,
) -> Result<ScannedFile, ScanError> {
    let done = Mutex::new(Vec::new());
    let read = |page: DecodedPage| {
        let mut read = reader.read(&page.gray);
        let trial = trial(&page.gray, &mut read);
        let rows = intake::row_pictures(reader.forms(), &page.gray, &read, share);
        let number = u32::try_from(page.index).unwrap_or(u32::MAX).saturating_add(1);
        let page = ScannedPage { number, read, rows, trial };
        done.lock().unwrap_or_else(PoisonError::into_inner).push(page);
    };
    on_every_core(&read, |take| decoding.each(bytes, name, Limits::default(), take))?;
    let mut pages = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    pages.sort_by_key(|page: &ScannedPage| page.number);
    if pages.is_empty() {
        return Err(ScanError::NoPages { file: name.to_owned() });
    }
    let hash = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(ScannedFile { name: name.to_owned(), hash, pages })
}

/// Hands every page that `decode` gives to whichever core is free; at most one more than there are
/// cores is in memory.
fn on_every_core<E>(
    read: &(dyn Fn(DecodedPage) + Sync),
    decode: impl FnOnce(&mut dyn FnMut(DecodedPage) -> ControlFlow<()>) -> Result<usize, E>,
) -> Result<usize, E> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (give, waiting) = mpsc::sync_channel::<DecodedPage>(0);
    let waiting = Mutex::new(waiting);
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Ok(page) = next() {
                    read(page);
                }
            });
        }
        let decoded = decode(&mut |page| match give.send(page) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
        // Whoever waits for a page learns that there is none.
        drop(give);
        decoded
    })
}

/// What a page tells as the trial sheet, if its code says that it is one; where it cannot be read as
/// such, the page is refused for that reason.
fn trial(page: &GrayPage, read: &mut ReadPage) -> Option<Box<TrialFindings>> {
    let PageOutcome::Refused(refusal) = &read.outcome else { return None };
    if refusal.reason != RefusalReason::TrialSheet {
        return None;
    }
    match trial_sheets::reader().examine(page) {
        Ok(found) => Some(Box::new(found)),
        Err(refusal) => {
            read.outcome = PageOutcome::Refused(refusal);
            None
        }
    }
}

/// Why a file gives no pages.
#[derive(Debug, Error)]
pub enum ScanError {
    /// It cannot be decoded.
    #[error(transparent)]
    Decoding(#[from] DecodingError),
    /// It holds no page.
    #[error("{file} has no page")]
    NoPages {
        /// Which.
        file: String,
    },
}

impl Explain for ScanError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            ScanError::Decoding(error) => error.explain(lang),
            ScanError::NoPages { file } => tr!(lang, "program-scan-no-pages", file = file),
        }
    }
}
