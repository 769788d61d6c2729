use super::{Document, html, pdf, plain};
use crate::error::PrintError;

/// A document whose every word has been read. The only thing that can be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked(Document);

impl Checked {
    pub(super) fn new(document: Document) -> Checked {
        Checked(document)
    }

    /// The document, to look at.
    pub fn document(&self) -> &Document {
        &self.0
    }

    /// Tagged, archivable PDF: the same bytes for the same document.
    ///
    /// # Errors
    /// [`PrintError::Typeset`] if the typesetter refuses.
    pub fn pdf(&self) -> Result<Vec<u8>, PrintError> {
        pdf::pdf(&self.0)
    }

    /// One self-contained HTML file: no script, nothing fetched.
    pub fn html(&self) -> String {
        html::html(&self.0)
    }

    /// All that a reader meets as plain text, for the terminal and for tests.
    pub fn plain(&self) -> String {
        plain::plain(&self.0)
    }

    /// The file name without folder and ending.
    pub fn file_stem(&self) -> String {
        self.0.file_stem()
    }
}
