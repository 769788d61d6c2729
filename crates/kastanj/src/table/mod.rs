//! A table of numbers from anybody's CSV file.
//!
//! Separator and decimal sign are detected and stated (Swedish spreadsheets
//! write `;` and `,`); both can be overridden. So is the encoding: UTF-8, UTF-16 or windows-1252. Nothing is guessed silently:
//! a cell that is no number is named with row and column.

mod dialect;
mod encoding;
mod problem;

use kastanj_language::Lang;

pub(crate) use dialect::{DecimalSign, Dialect};
pub(crate) use encoding::Encoding;
pub(crate) use problem::TableProblem;

/// Cells that mean *missing*.
const MISSING: [&str; 5] = ["", "NA", "N/A", "NaN", "."];

/// A header and rows of text cells, with the dialect they were read in.
///
/// All cells lie in one text, one after the other: a million rows take little more than the file.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) dialect: Dialect,
    header: Vec<String>,
    cells: String,
    /// Where each cell ends in `cells`, row by row.
    ends: Vec<usize>,
    /// The line of the file that each row begins on.
    lines: Vec<u64>,
}

impl Table {
    /// Reads a whole table; `separator` and `decimal` override what is detected.
    pub(crate) fn read(
        bytes: &[u8],
        separator: Option<char>,
        decimal: Option<char>,
    ) -> Result<Table, TableProblem> {
        let (text, encoding) = Encoding::read(bytes)?;
        Table::parse(&text, encoding, separator, decimal)
    }

    fn parse(
        text: &str,
        encoding: Encoding,
        separator: Option<char>,
        decimal: Option<char>,
    ) -> Result<Table, TableProblem> {
        let dialect = Dialect::detect(text, encoding, separator, decimal)?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(dialect.separator)
            .flexible(false)
            .from_reader(text.as_bytes());
        let header: Vec<String> = reader
            .headers()
            .map_err(|error| TableProblem::broken(&error))?
            .iter()
            .map(|cell| cell.trim().to_owned())
            .collect();
        let mut table =
            Table { dialect, header, cells: String::new(), ends: Vec::new(), lines: Vec::new() };
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| TableProblem::broken(&error))? {
            table.lines.push(record.position().map_or(0, csv::Position::line));
            for cell in &record {
                table.cells.push_str(cell.trim());
                table.ends.push(table.cells.len());
            }
        }
        if table.lines.is_empty() {
            return Err(TableProblem::Empty);
        }
        Ok(table)
    }

    /// Number of rows below the header.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The line of the file on which a row begins, the header being line 1; rows count from 0.
    pub(crate) fn line(&self, row: usize) -> u64 {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// Every cell of a row, as it stands.
    pub(crate) fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.header.len()).map(move |column| self.cell(row, column))
    }

    /// The names of the columns.
    pub(crate) fn columns(&self) -> &[String] {
        &self.header
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.header.len() + column;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.cells.get(start.unwrap_or(0)..end).unwrap_or_default()
    }

    fn column(&self, name: &str) -> Result<usize, TableProblem> {
        let mut found = self.header.iter().enumerate().filter(|(_, column)| *column == name);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok(at),
            (Some(_), Some(_)) => Err(TableProblem::ColumnTwice { name: name.to_owned() }),
            (None, _) => {
                Err(TableProblem::NoColumn { name: name.to_owned(), known: self.header.join(", ") })
            }
        }
    }

    /// The numbers of a column; nothing where a cell means *missing*.
    pub(crate) fn numbers(&self, name: &str) -> Result<Vec<Option<f64>>, TableProblem> {
        let at = self.column(name)?;
        (0..self.len())
            .map(|row| {
                let cell = self.cell(row, at);
                if MISSING.contains(&cell) {
                    return Ok(None);
                }
                self.dialect.number(cell).map(Some).ok_or_else(|| TableProblem::NotANumber {
                    line: self.line(row),
                    column: name.to_owned(),
                    cell: cell.chars().take(40).collect(),
                    decimal: self.dialect.decimal,
                })
            })
            .collect()
    }

    /// The words of a column; nothing where a cell means *missing*.
    pub(crate) fn words(&self, name: &str) -> Result<Vec<Option<String>>, TableProblem> {
        let at = self.column(name)?;
        let words = (0..self.len()).map(|row| self.cell(row, at));
        Ok(words.map(|cell| (!MISSING.contains(&cell)).then(|| cell.to_owned())).collect())
    }
}

/// Refuses column names that say the opposite of what they are used for.
pub(crate) fn refuse_swapped(before: &str, after: &str) -> Result<(), TableProblem> {
    if before == after {
        return Err(TableProblem::SameColumn { name: before.to_owned() });
    }
    if look_swapped(before, after) {
        return Err(TableProblem::Swapped { before: before.to_owned(), after: after.to_owned() });
    }
    Ok(())
}

/// Whether the first name says *later* and the second *earlier*.
pub(crate) fn look_swapped(before: &str, after: &str) -> bool {
    const EARLIER: [&str; 6] = ["before", "före", "fore", "pre", "t1", "baseline"];
    const LATER: [&str; 5] = ["after", "efter", "post", "t2", "followup"];
    let says = |name: &str, words: &[&str]| {
        let name = name.to_lowercase();
        words
            .iter()
            .any(|word| name.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word))
    };
    says(before, &LATER) && says(after, &EARLIER)
}

impl Table {
    /// How the file was understood, in words.
    pub(crate) fn explain_dialect(&self, lang: Lang) -> String {
        self.dialect.explain(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_spreadsheets_are_understood() {
        let table = Table::read("före;efter\n1,5;2,25\n3;\n".as_bytes(), None, None);
        let table = table.unwrap_or_else(|problem| panic!("{problem:?}"));
        assert_eq!((table.dialect.separator, table.dialect.decimal), (b';', DecimalSign::Comma));
        assert_eq!(table.numbers("före").ok(), Some(vec![Some(1.5), Some(3.0)]));
        assert_eq!(table.numbers("efter").ok(), Some(vec![Some(2.25), None]));
    }

    #[test]
    fn text_in_numbers_is_named_with_line_and_column() {
        let table = Table::read(b"a,b\n1,2\n3,many\n", None, None);
        let table = table.unwrap_or_else(|problem| panic!("{problem:?}"));
        let problem = table.numbers("b").err();
        assert!(
            matches!(&problem, Some(TableProblem::NotANumber { line: 3, column, .. }) if column == "b"),
            "{problem:?}"
        );
    }

    #[test]
    fn mixed_decimal_signs_are_refused() {
        let problem = Table::read(b"a;b\n1,5;2.5\n", None, None).err();
        assert!(matches!(problem, Some(TableProblem::MixedDecimals)), "{problem:?}");
    }

    #[test]
    fn swapped_columns_are_refused() {
        assert!(refuse_swapped("after", "before").is_err());
        assert!(refuse_swapped("score_efter", "score_före").is_err());
        assert!(refuse_swapped("x", "x").is_err());
        assert!(refuse_swapped("before", "after").is_ok());
        assert!(refuse_swapped("posture", "prelude").is_ok());
    }
}
