use std::fmt;

use kastanj_language::{Explain, Lang, tr};

/// A mistake in a file of the register, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {kind}")]
pub struct Mistake {
    /// The file.
    pub file: String,
    /// Line, from 1; 0 if the whole file is meant.
    pub line: usize,
    /// What is wrong.
    pub kind: MistakeKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MistakeKind {
    /// Not TOML, or not the fields that a fact has.
    Syntax(String),
    /// Two facts or two sources with one name.
    Twice(String),
    /// A fact names a source that does not exist.
    UnknownSource(String),
    /// A date that is not `YYYY-MM-DD`.
    Date(String),
    /// A place outside Sweden, or given finer than 0.1°.
    Coordinates(String),
    /// A sentence that is empty in one language.
    Empty(String),
}

impl fmt::Display for MistakeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MistakeKind::Syntax(message) => write!(f, "{message}"),
            MistakeKind::Twice(id) => write!(f, "\"{id}\" is there twice: give one another id"),
            MistakeKind::UnknownSource(id) => {
                write!(f, "no source \"{id}\": add it to sources.toml or correct the name")
            }
            MistakeKind::Date(text) => write!(f, "\"{text}\" is not a date: write 2026-02-28"),
            MistakeKind::Coordinates(id) => {
                write!(f, "the place of \"{id}\" must lie in Sweden and have at most one decimal")
            }
            MistakeKind::Empty(id) => write!(f, "\"{id}\" lacks its words in one language"),
        }
    }
}

impl Explain for Mistake {
    fn explain(&self, lang: Lang) -> String {
        let what = match &self.kind {
            MistakeKind::Syntax(message) => tr!(lang, "report-register-syntax", message = message),
            MistakeKind::Twice(id) => tr!(lang, "report-register-twice", id = id),
            MistakeKind::UnknownSource(id) => tr!(lang, "report-register-source", id = id),
            MistakeKind::Date(text) => tr!(lang, "report-register-date", text = text),
            MistakeKind::Coordinates(id) => tr!(lang, "report-register-place", id = id),
            MistakeKind::Empty(id) => tr!(lang, "report-register-empty", id = id),
        };
        tr!(lang, "report-register-mistake", file = &self.file, line = self.line, what = what)
    }
}
