//! From files to readings for forms that others printed.

use std::ops::ControlFlow;

use kastanj_instrument::Diagnostic;
use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{BlankFile, ForeignForm, ForeignOutcome, ForeignReader, Limits, UnfitBlank};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::decoding::{Decoding, DecodingError};

/// Largest template file in bytes: some ten thousand boxes.
pub const MOST_TEMPLATE_BYTES: usize = 1 << 20;

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

/// The template in a file.
///
/// # Errors
/// When it is too large, no text, or has faults, all of which are told.
pub fn template(name: &str, bytes: &[u8]) -> Result<ForeignForm, TemplateError> {
    let file = || name.to_owned();
    if bytes.len() > MOST_TEMPLATE_BYTES {
        return Err(TemplateError::TooLarge { file: file() });
    }
    let source = std::str::from_utf8(bytes).map_err(|_| TemplateError::NoText { file: file() })?;
    ForeignForm::parse(name, source).map_err(TemplateError::Faults)
}

/// The template of a blank form, as far as its boxes tell; `file` is what the blank is called in
/// messages, `name` what the form is to be called, `path` where the template says that the blank is.
///
/// # Errors
/// When no boxes are found, or the file cannot be decoded or costs more than a file may.
pub fn surveyed(
    decoding: &Decoding,
    file: &str,
    name: &str,
    path: String,
    bytes: &[u8],
) -> Result<ForeignForm, DecodingError> {
    let mut form = decoding.survey(bytes, file, name, Limits::default())?;
    form.blank = Some(BlankFile { path, sha256: sha256(bytes) });
    Ok(form)
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

/// Why a file is no template.
#[derive(Debug, Error)]
pub enum TemplateError {
    /// More bytes than a template has.
    #[error("{file} is too large for a template")]
    TooLarge {
        /// Which.
        file: String,
    },
    /// Not UTF-8.
    #[error("{file} is no text")]
    NoText {
        /// Which.
        file: String,
    },
    /// Its faults, each with its place and remedy.
    #[error("{} faults in the template", .0.len())]
    Faults(Vec<Diagnostic>),
}

impl Explain for TemplateError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            TemplateError::TooLarge { file } => {
                tr!(lang, "program-template-too-large", file = file.as_str())
            }
            TemplateError::NoText { file } => {
                tr!(lang, "program-template-no-text", file = file.as_str())
            }
            TemplateError::Faults(faults) => {
                let told: Vec<String> = faults.iter().map(|fault| fault.explain(lang)).collect();
                told.join("\n")
            }
        }
    }
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
