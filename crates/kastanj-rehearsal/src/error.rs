use kastanj_instrument::Occasion;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::occasion_label;
use thiserror::Error;

/// Why a dry run could not be made.
#[derive(Debug, Error)]
pub enum RehearsalError {
    /// The bytes are not a PDF that can be drawn.
    #[error("the PDF cannot be opened")]
    Pdf,
    /// A picture could not be encoded.
    #[error("a picture could not be written: {0}")]
    Picture(#[from] image::ImageError),
    /// A TIFF could not be encoded.
    #[error("a TIFF could not be written: {0}")]
    Tiff(#[from] tiff::TiffError),
    /// A picture has no pixels or more than 65,535 a side.
    #[error("a page of {width} × {height} pixels cannot be written")]
    Size {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// A file without a page.
    #[error("a file needs at least one page")]
    NoPages,
    /// The time from a unit's start to the week of the dry run is too short for windows to close.
    #[error("a synthetic study needs at least {weeks} weeks from its start")]
    TooShort {
        /// The least number of weeks.
        weeks: u32,
    },
    /// The questionnaire has no form for an occasion.
    #[error("the questionnaire has no form for the occasion {occasion}")]
    NoForm {
        /// Which one.
        occasion: Occasion,
    },
}

impl Explain for RehearsalError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            RehearsalError::Pdf => tr!(lang, "rehearsal-pdf"),
            RehearsalError::Picture(cause) => {
                tr!(lang, "rehearsal-picture", cause = cause.to_string())
            }
            RehearsalError::Tiff(cause) => {
                tr!(lang, "rehearsal-picture", cause = cause.to_string())
            }
            RehearsalError::Size { width, height } => {
                tr!(lang, "rehearsal-size", width = *width, height = *height)
            }
            RehearsalError::TooShort { weeks } => tr!(lang, "rehearsal-too-short", weeks = *weeks),
            RehearsalError::NoForm { occasion } => {
                tr!(lang, "rehearsal-no-form", occasion = occasion_label(*occasion, lang))
            }
            RehearsalError::NoPages => tr!(lang, "rehearsal-no-pages"),
        }
    }
}
