use kastanj_language::{Lang, tr};

use super::{Encoding, TableProblem};

/// What stands between whole and part of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalSign {
    /// `1.5`
    Point,
    /// `1,5`
    Comma,
}

/// How a file writes cells and numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) encoding: Encoding,
    pub(crate) separator: u8,
    pub(crate) decimal: DecimalSign,
}

impl Dialect {
    /// The dialect of a text: the separator that the header has most of, the
    /// decimal sign that its numbers show.
    pub(super) fn detect(
        text: &str,
        encoding: Encoding,
        separator: Option<char>,
        decimal: Option<char>,
    ) -> Result<Dialect, TableProblem> {
        let header = text.lines().next().unwrap_or_default();
        let separator = match separator {
            Some(asked) => u8::try_from(asked)
                .ok()
                .filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
                .ok_or(TableProblem::BadSeparator(asked))?,
            None => [b';', b'\t', b',']
                .into_iter()
                .max_by_key(|sign| header.bytes().filter(|byte| byte == sign).count())
                .filter(|sign| header.as_bytes().contains(sign))
                .unwrap_or(b','),
        };
        let decimal = match decimal {
            Some('.') => DecimalSign::Point,
            Some(',') if separator == b',' => return Err(TableProblem::SignTwice),
            Some(',') => DecimalSign::Comma,
            Some(other) => return Err(TableProblem::BadDecimal(other)),
            None => Self::decimal_of(text, separator)?,
        };
        Ok(Dialect { encoding, separator, decimal })
    }

    fn decimal_of(text: &str, separator: u8) -> Result<DecimalSign, TableProblem> {
        if separator == b',' {
            return Ok(DecimalSign::Point);
        }
        let separator = char::from(separator);
        let cells = || text.lines().skip(1).flat_map(|line| line.split(separator)).map(str::trim);
        let has = |sign: char| {
            cells().any(|cell| {
                cell.split_once(sign).is_some_and(|(whole, part)| {
                    let whole = whole.trim_start_matches(['-', '−', '+']);
                    !part.is_empty()
                        && whole.bytes().all(|b| b.is_ascii_digit())
                        && part.bytes().all(|b| b.is_ascii_digit())
                })
            })
        };
        match (has(','), has('.')) {
            (true, true) => Err(TableProblem::MixedDecimals),
            (true, false) => Ok(DecimalSign::Comma),
            _ => Ok(DecimalSign::Point),
        }
    }

    /// The number in a cell, or nothing.
    pub(super) fn number(&self, cell: &str) -> Option<f64> {
        let plain = cell.replace('−', "-");
        let plain = match self.decimal {
            DecimalSign::Point => plain,
            DecimalSign::Comma if plain.contains('.') => return None,
            DecimalSign::Comma => plain.replace(',', "."),
        };
        let digits = plain.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
        plain.parse().ok().filter(|number: &f64| digits && number.is_finite())
    }

    /// The dialect in words.
    pub(super) fn explain(&self, lang: Lang) -> String {
        let separator = match self.separator {
            b'\t' => tr!(lang, "program-table-tab"),
            byte => format!("\"{}\"", char::from(byte)),
        };
        let decimal = match self.decimal {
            DecimalSign::Point => "\".\"",
            DecimalSign::Comma => "\",\"",
        };
        let words = tr!(lang, "program-table-dialect", separator = separator, decimal = decimal);
        match self.encoding {
            Encoding::Utf8 => words,
            Encoding::Utf16 => format!("{words}\n{}", tr!(lang, "program-table-utf-16")),
            Encoding::Windows1252 => {
                format!("{words}\n{}", tr!(lang, "program-table-windows-1252"))
            }
        }
    }
}
