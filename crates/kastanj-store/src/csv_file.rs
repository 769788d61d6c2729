use std::path::Path;

use crate::StoreError;

/// What separates the columns of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separator {
    /// `;`, as Swedish Excel expects; the file begins with a byte order mark,
    /// without which Excel spoils å, ä and ö.
    #[default]
    Semicolon,
    /// `,`, as everybody else expects.
    Comma,
}

/// A table on its way to a file.
pub(crate) struct CsvFile {
    writer: csv::Writer<Vec<u8>>,
    pub(crate) rows: usize,
    /// The names of the columns.
    pub(crate) columns: Vec<String>,
}

impl CsvFile {
    pub(crate) fn new(separator: Separator, columns: &[&str]) -> Result<CsvFile, StoreError> {
        let (byte, start) = match separator {
            Separator::Semicolon => (b';', b"\xEF\xBB\xBF".to_vec()),
            Separator::Comma => (b',', Vec::new()),
        };
        let writer = csv::WriterBuilder::new()
            .delimiter(byte)
            .terminator(csv::Terminator::CRLF)
            .from_writer(start);
        let names = columns.iter().map(|&name| name.to_owned()).collect();
        let mut file = CsvFile { writer, rows: 0, columns: names };
        file.row(columns.iter().copied())?;
        file.rows = 0;
        Ok(file)
    }

    pub(crate) fn row<'c>(
        &mut self,
        cells: impl IntoIterator<Item = &'c str>,
    ) -> Result<(), StoreError> {
        self.rows += 1;
        self.writer
            .write_record(cells.into_iter().map(harmless_cell))
            .map_err(|error| StoreError::io(Path::new("csv"), error.into()))
    }

    /// The whole file; `path` is what an error calls it.
    pub(crate) fn bytes(self, path: &Path) -> Result<Vec<u8>, StoreError> {
        self.writer.into_inner().map_err(|error| StoreError::io(path, error.into_error()))
    }
}

/// A cell as it may stand in a CSV file: a spreadsheet runs what begins like a formula; an
/// apostrophe makes it text. Numbers keep their sign.
pub fn harmless_cell(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless_cell as harmless;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for formula in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1"] {
            assert!(harmless(formula).starts_with('\''), "{formula}");
        }
        for plain in ["-1", "3", "+4.5", "SYNTETISK", ""] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
