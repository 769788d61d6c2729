//! From files to readings for forms that others printed.

use std::ops::ControlFlow;

use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{ForeignForm, ForeignOutcome, ForeignReader, Limits, UnfitBlank};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::decoding::{Decoding, DecodingError};

/// A file that was read to its end.
#[derive(Debug)]
pub struct ForeignFile {
    /// What it is called in messages.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// What became of its pages, in order.
    pub pages: Vec<ForeignOutcome>,
}

/// SHA-256 of a file's bytes, hexadecimal in lower case.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The reader of a form, from its template and the bytes of its blank.
///
/// `blank` is the blank's name for messages. If the template holds a checksum
/// of its blank, the bytes must have it.
///
/// # Errors
/// When the blank cannot be decoded, costs more than a file may or is not the one that the template was made of.
pub fn reader(
    form: &ForeignForm,
    decoding: &Decoding,
    blank: &str,
    bytes: &[u8],
) -> Result<ForeignReader, ForeignScanError> {
    let expected = form.blank.as_ref().map(|blank| blank.sha256.as_str()).unwrap_or_default();
    if !expected.is_empty() && expected != sha256(bytes) {
        return Err(ForeignScanError::OtherBlank { file: blank.to_owned() });
    }
    let mut reader = ForeignReader::without_pages();
    let mut unfit = None;
    let found = decoding.each(bytes, blank, Limits::default(), &mut |page| {
        let known = form.pages.get(page.index);
        match known.map_or(Ok(()), |known| reader.learn(known, &page.gray)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                unfit = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    let expected = form.pages.len();
    match unfit {
        Some(error) => Err(error.into()),
        None if found != expected => Err(UnfitBlank::Pages { found, expected }.into()),
        None => Ok(reader),
    }
}

/// Reads a file page by page; a file that is damaged anywhere is refused whole.
///
/// `points` are the four reference points in pixels, the same on every page.
///
/// # Errors
/// When the file cannot be decoded, costs more than a file may, or holds no page.
pub fn read_bytes(
    reader: &ForeignReader,
    decoding: &Decoding,
    name: &str,
    bytes: &[u8],
    points: Option<[(f64, f64); 4]>,
) -> Result<ForeignFile, ForeignScanError> {
    let mut pages = Vec::new();
    decoding.each(bytes, name, Limits::default(), &mut |page| {
        pages.push(reader.read(&page.gray, points));
        ControlFlow::Continue(())
    })?;
    if pages.is_empty() {
        return Err(ForeignScanError::NoPages { file: name.to_owned() });
    }
    Ok(ForeignFile { name: name.to_owned(), hash: sha256(bytes), pages })
}

/// Why nothing is read.
#[derive(Debug, Error)]
pub enum ForeignScanError {
    /// A file cannot be decoded.
    #[error(transparent)]
    Decoding(#[from] DecodingError),
    /// The blank's pages are not the template's.
    #[error(transparent)]
    Unfit(#[from] UnfitBlank),
    /// The blank has changed since the template was made.
    #[error("{file} is not the blank that the template was made of")]
    OtherBlank {
        /// The blank.
        file: String,
    },
    /// A file holds no page.
    #[error("{file} has no page")]
    NoPages {
        /// Which.
        file: String,
    },
}

impl Explain for ForeignScanError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            ForeignScanError::Decoding(error) => error.explain(lang),
            ForeignScanError::Unfit(error) => error.explain(lang),
            ForeignScanError::OtherBlank { file } => {
                tr!(lang, "program-template-other-blank", file = file.as_str())
            }
            ForeignScanError::NoPages { file } => tr!(lang, "program-scan-no-pages", file = file),
        }
    }
}
