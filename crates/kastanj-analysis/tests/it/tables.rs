//! Data sets that an R script prints, several in one run.

use kastanj_analysis::pooling::Moderator;

use crate::r;

/// One data set: column names and cells.
pub(crate) struct Table {
    pub(crate) names: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn texts(&self, column: usize) -> Vec<String> {
        self.rows.iter().map(|row| row[column].clone()).collect()
    }

    pub(crate) fn numbers(&self, column: usize) -> Vec<f64> {
        let parse = |row: &Vec<String>| {
            row[column].parse().unwrap_or_else(|e| panic!("{}: {e}", row[column]))
        };
        self.rows.iter().map(parse).collect()
    }

    /// The columns from `first` on.
    pub(crate) fn moderators(&self, first: usize) -> Vec<Moderator> {
        let moderator =
            |i: usize| Moderator { name: self.names[i].clone(), values: self.numbers(i) };
        (first..self.names.len()).map(moderator).collect()
    }
}

/// What `script data NAME…` prints: CSVs, each under a line `# NAME`.
pub(crate) fn tables(script: &str, names: &[&str]) -> Option<Vec<Table>> {
    let text = r::run(&[&[script, "data"], names].concat())?;
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let mut tables = Vec::new();
    for part in text.split("# ").skip(1) {
        let mut lines = part.lines().skip(1).map(cells);
        let names = lines.next().unwrap_or_default();
        tables.push(Table { names, rows: lines.collect() });
    }
    assert_eq!(tables.len(), names.len());
    Some(tables)
}
