use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

use crate::DecodeError;

/// Why no template can be made of a blank form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SurveyError {
    /// Not a PDF.
    #[error("{file} is not a PDF")]
    NotPdf {
        /// The file as the caller names it.
        file: String,
    },
    /// The file cannot be opened or drawn.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// A PDF whose pages are pictures: a scan.
    #[error("{file} holds pictures and no drawn boxes")]
    OnlyPictures {
        /// The file as the caller names it.
        file: String,
    },
    /// Nothing in it looks like a box.
    #[error("no boxes were found in {file}")]
    NoBoxes {
        /// The file as the caller names it.
        file: String,
    },
}

impl Explain for SurveyError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            SurveyError::NotPdf { file } => {
                tr!(lang, "paper-foreign-not-pdf", file = file.as_str())
            }
            SurveyError::Decode(error) => error.explain(lang),
            SurveyError::OnlyPictures { file } => {
                tr!(lang, "paper-foreign-only-pictures", file = file.as_str())
            }
            SurveyError::NoBoxes { file } => {
                tr!(lang, "paper-foreign-no-boxes", file = file.as_str())
            }
        }
    }
}
