use thiserror::Error;

/// Why a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TypesetError {
    /// The source has a mistake, or its data are not what it expects.
    #[error("{}{message}", place(file, *line))]
    Source {
        /// The virtual file, such as `main.typ`; empty when the place is unknown.
        file: String,
        /// Line of that file, from 1; 0 when unknown.
        line: usize,
        /// What is wrong, with hints.
        message: String,
    },
    /// The pages were made but do not meet PDF/UA-1 and PDF/A-3a.
    #[error("{}the document does not meet PDF/UA-1 and PDF/A: {message}", place(file, *line))]
    Standard {
        /// The virtual file; empty when the place is unknown.
        file: String,
        /// Line of that file, from 1; 0 when unknown.
        line: usize,
        /// What the standard misses.
        message: String,
    },
    /// A name of a virtual file that cannot be one.
    #[error("\"{0}\" cannot be the name of a virtual file")]
    FileName(String),
    /// Data that cannot be written as JSON.
    #[error("the data for \"{file}\" cannot be written as JSON: {message}")]
    Data {
        /// The virtual file.
        file: String,
        /// What the writer says.
        message: String,
    },
    /// A page that the document does not have.
    #[error("the document has {pages} pages; there is no page {page}")]
    NoSuchPage {
        /// The page asked for, from 1.
        page: usize,
        /// The pages there are.
        pages: usize,
    },
    /// A raster of more than 400 million pixels, or of none.
    #[error("a raster of {0} dots per inch is not made: 1 to 1200")]
    Resolution(u32),
}

fn place(file: &str, line: usize) -> String {
    match (file, line) {
        ("", _) => String::new(),
        (file, 0) => format!("{file}: "),
        (file, line) => format!("{file}, line {line}: "),
    }
}
