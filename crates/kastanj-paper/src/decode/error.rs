use kastanj_language::{Explain, Lang, tr};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file could not be turned into pages.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {problem}")]
pub struct DecodeError {
    /// The file as the caller names it.
    pub file: String,
    /// What is wrong with it.
    pub problem: DecodeProblem,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum DecodeProblem {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// None of the formats that are read.
    #[error("not a TIFF, PNG, JPEG, WebP or PDF")]
    UnknownFormat,
    /// A known format that is not read.
    #[error("{0} is not read")]
    Unsupported(UnsupportedFormat),
    /// More bytes than allowed.
    #[error("{bytes} bytes, more than {limit}")]
    TooManyBytes {
        /// Size of the file.
        bytes: usize,
        /// What is allowed.
        limit: usize,
    },
    /// More pages than allowed.
    #[error("more than {limit} pages")]
    TooManyPages {
        /// What is allowed.
        limit: usize,
    },
    /// A page with more pixels than allowed.
    #[error("page {page}: more than {limit} pixels")]
    TooManyPixels {
        /// Page in the file, from 1.
        page: usize,
        /// What is allowed.
        limit: u64,
    },
    /// Locked with a password.
    #[error("the PDF is locked with a password")]
    Locked,
    /// Broken off or damaged; no page of the file is used.
    #[error("page {page}: {damage}")]
    Damaged {
        /// Page in the file, from 1, at which it was noticed.
        page: usize,
        /// In what way.
        damage: Damage,
    },
}

/// In what way a file is damaged, as far as a person can use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Damage {
    /// It stops in the middle: scanner or copying were interrupted.
    #[error("broken off")]
    BrokenOff,
    /// Its parts contradict one another.
    #[error("damaged")]
    Contradicts,
}

/// Formats that are recognised only to be refused with advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum UnsupportedFormat {
    /// Apple's photo format.
    #[error("HEIC")]
    Heic,
    /// Another format that phones write.
    #[error("AVIF")]
    Avif,
    /// A film, from a phone that was set to filming.
    #[error("MP4/MOV")]
    Film,
    /// JPEG 2000 as a file of its own; inside a PDF it is read.
    #[error("JPEG 2000")]
    Jpeg2000,
    /// JPEG XL.
    #[error("JPEG XL")]
    JpegXl,
    /// WebP with moving pictures.
    #[error("animated WebP")]
    AnimatedWebp,
    /// GIF.
    #[error("GIF")]
    Gif,
    /// BMP.
    #[error("BMP")]
    Bmp,
    /// TIFF with fax group 3 compression.
    #[error("TIFF with fax group 3 compression")]
    FaxGroup3,
    /// Some other kind of TIFF.
    #[error("this kind of TIFF")]
    TiffKind,
}

impl Explain for DecodeError {
    fn explain(&self, lang: Lang) -> String {
        let file = self.file.as_str();
        match &self.problem {
            DecodeProblem::Empty => tr!(lang, "paper-read-empty-file", file = file),
            DecodeProblem::UnknownFormat => tr!(lang, "paper-read-unknown-format", file = file),
            DecodeProblem::Unsupported(UnsupportedFormat::Heic) => {
                tr!(lang, "paper-read-heic", file = file)
            }
            DecodeProblem::Unsupported(UnsupportedFormat::Film) => {
                tr!(lang, "paper-read-film", file = file)
            }
            DecodeProblem::Unsupported(UnsupportedFormat::AnimatedWebp) => {
                tr!(lang, "paper-read-animated", file = file)
            }
            DecodeProblem::Unsupported(UnsupportedFormat::FaxGroup3) => {
                tr!(lang, "paper-read-fax-group-3", file = file)
            }
            DecodeProblem::Unsupported(UnsupportedFormat::TiffKind) => {
                tr!(lang, "paper-read-tiff-kind", file = file)
            }
            DecodeProblem::Unsupported(format) => {
                let format = format.to_string();
                tr!(lang, "paper-read-unsupported", file = file, format = format)
            }
            DecodeProblem::TooManyBytes { limit, .. } => {
                tr!(lang, "paper-read-too-many-bytes", file = file, megabytes = limit >> 20)
            }
            DecodeProblem::TooManyPages { limit } => {
                tr!(lang, "paper-read-too-many-pages", file = file, limit = *limit)
            }
            DecodeProblem::TooManyPixels { page, .. } => {
                tr!(lang, "paper-read-too-many-pixels", file = file, page = *page)
            }
            DecodeProblem::Locked => tr!(lang, "paper-read-locked", file = file),
            DecodeProblem::Damaged { page, damage: Damage::BrokenOff } => {
                tr!(lang, "paper-read-broken-off", file = file, page = *page)
            }
            DecodeProblem::Damaged { page, damage: Damage::Contradicts } => {
                tr!(lang, "paper-read-damaged", file = file, page = *page)
            }
        }
    }
}
