use std::fmt;
use std::ops::Range;

use kastanj_language::{Explain, Lang, Text, tr};

/// One fault in a text file: where it is, what is wrong and what to do.
///
/// Used for questionnaires and for the study file alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file as the person named it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in every language.
    pub message: Text,
    /// What to do about it, in every language.
    pub hint: Text,
}

impl Diagnostic {
    /// A diagnostic for the place where `span` (bytes of `source`) begins.
    ///
    /// A span beyond the end of the source is taken as its end.
    pub fn at(file: &str, source: &str, span: &Range<usize>, message: Text, hint: Text) -> Self {
        let (line, column) = place(source, span.start);
        Diagnostic { file: file.to_owned(), line, column, message, hint }
    }

    /// A diagnostic for a file that is not TOML at all, or that does not fit its types.
    ///
    /// The parser's own words are English, so only the English message quotes them.
    pub fn of_toml(file: &str, source: &str, error: &toml::de::Error) -> Self {
        let span = error.span().unwrap_or(0..0);
        let said = error.message();
        Diagnostic::at(
            file,
            source,
            &span,
            Text {
                sv: tr!(Lang::Sv, "instrument-not-toml"),
                en: tr!(Lang::En, "instrument-not-toml", said = said),
            },
            Text {
                sv: tr!(Lang::Sv, "instrument-not-toml-hint"),
                en: tr!(Lang::En, "instrument-not-toml-hint"),
            },
        )
    }
}

/// Line and column, both from 1, of a byte offset.
fn place(source: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(source.len());
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let before = &source[..end];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

impl Explain for Diagnostic {
    fn explain(&self, lang: Lang) -> String {
        tr!(
            lang,
            "instrument-diagnostic",
            place = format!("{}:{}:{}", self.file, self.line, self.column),
            message = self.message.get(lang),
            hint = self.hint.get(lang),
        )
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {} ({})",
            self.file, self.line, self.column, self.message.en, self.hint.en
        )
    }
}

impl std::error::Error for Diagnostic {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_not_bytes() {
        assert_eq!(place("åä\nöx", "åä\nö".len()), (2, 2));
        assert_eq!(place("ab", 99), (1, 3));
        assert_eq!(place("å", 1), (1, 1), "inside a character: its start");
    }
}
