use kastanj_language::{Explain, Lang, tr};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{DecodeError, DecodeProblem};

/// Why no template can be made of a blank form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {problem}")]
pub struct SurveyError {
    /// The file as the caller names it.
    pub file: String,
    /// What is wrong with it.
    pub problem: SurveyProblem,
}

/// What is wrong with a blank form.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum SurveyProblem {
    /// Not a PDF.
    #[error("not a PDF")]
    NotPdf,
    /// The file cannot be opened or drawn.
    #[error(transparent)]
    Decode(#[from] DecodeProblem),
    /// A PDF whose pages are pictures: a scan.
    #[error("pictures and no drawn boxes")]
    OnlyPictures,
    /// Nothing in it looks like a box.
    #[error("no boxes were found")]
    NoBoxes,
    /// A page of a size that no template has, with boxes on it.
    #[error("page {page} is smaller than 50 or larger than 600 mm")]
    PageSize {
        /// Which page, from 1.
        page: usize,
    },
    /// More boxes than a template holds.
    #[error("more than {limit} boxes")]
    TooManyBoxes {
        /// What is allowed.
        limit: usize,
    },
}

impl Explain for SurveyError {
    fn explain(&self, lang: Lang) -> String {
        let file = self.file.as_str();
        match &self.problem {
            SurveyProblem::NotPdf => tr!(lang, "paper-foreign-not-pdf", file = file),
            SurveyProblem::Decode(problem) => {
                DecodeError { file: self.file.clone(), problem: problem.clone() }.explain(lang)
            }
            SurveyProblem::PageSize { page } => {
                tr!(lang, "paper-foreign-page-size", file = file, page = *page)
            }
            SurveyProblem::OnlyPictures => tr!(lang, "paper-foreign-only-pictures", file = file),
            SurveyProblem::NoBoxes => tr!(lang, "paper-foreign-no-boxes", file = file),
            SurveyProblem::TooManyBoxes { limit } => {
                tr!(lang, "paper-foreign-too-many-boxes", file = file, limit = *limit)
            }
        }
    }
}
