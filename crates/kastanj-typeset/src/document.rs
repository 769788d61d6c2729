use std::collections::BTreeMap;

use serde::Serialize;

use crate::{Date, TypesetError};

/// What is to be typeset: a source, its virtual files, a date and a name.
///
/// The source is written by this program, never by a person at run time. It
/// sees its own files by absolute path (`json("/data.json")`,
/// `image("/map.svg")`) and the shared style as
/// `#import "/kastanj/style.typ": *`; everything else is denied.
#[derive(Debug, Clone)]
pub struct Document {
    pub(crate) source: String,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) date: Date,
    pub(crate) identifier: String,
}

impl Document {
    /// A document from typst source, dated `date`.
    ///
    /// `identifier` names the document for the PDF's identifier (only its hash
    /// is written): the same for every issue of one document.
    pub fn new(source: impl Into<String>, date: Date, identifier: impl Into<String>) -> Document {
        Document {
            source: source.into(),
            files: BTreeMap::new(),
            date,
            identifier: identifier.into(),
        }
    }

    /// Adds a file, such as `/map.svg`, or a source to import.
    ///
    /// Use few and constant names: typst remembers every name for the life of
    /// the process.
    #[must_use]
    pub fn with_file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Document {
        self.files.insert(absolute(path), bytes.into());
        self
    }

    /// Adds `data` as a JSON file, read in the source by `json("/data.json")`.
    ///
    /// This is the only way for words that the program did not write itself.
    ///
    /// # Errors
    /// Data that JSON cannot hold, such as a map with keys that are no strings.
    pub fn with_data(self, path: &str, data: &impl Serialize) -> Result<Document, TypesetError> {
        let bytes = serde_json::to_vec(data).map_err(|error| TypesetError::Data {
            file: path.to_owned(),
            message: error.to_string(),
        })?;
        Ok(self.with_file(path, bytes))
    }
}

fn absolute(path: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
}
