//! Tables of several columns, printed once by R.

use std::collections::HashMap;
use std::sync::OnceLock;

use kastanj_analysis::PairedRow;

use crate::r;

/// One table: columns of cells by name.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: HashMap<String, Vec<String>>,
}

/// The table of that name; `None` without R.
pub(crate) fn table(name: &str) -> Option<Table> {
    static TABLES: OnceLock<Option<HashMap<String, Table>>> = OnceLock::new();
    let tables =
        TABLES.get_or_init(|| r::run(&["data_sets.R"]).map(|text| read(&text))).as_ref()?;
    Some(tables.get(name).unwrap_or_else(|| panic!("no table {name}")).clone())
}

fn read(text: &str) -> HashMap<String, Table> {
    let mut tables = HashMap::new();
    for part in text.split("# ").skip(1) {
        let mut lines = part.lines();
        let (Some(name), Some(header)) = (lines.next(), lines.next()) else {
            panic!("no header in {part}")
        };
        let mut columns: Vec<Vec<String>> = header.split(',').map(|_| Vec::new()).collect();
        for line in lines {
            for (column, cell) in columns.iter_mut().zip(line.split(',')) {
                column.push(cell.to_owned());
            }
        }
        let columns = header.split(',').map(str::to_owned).zip(columns).collect();
        tables.insert(name.to_owned(), Table { columns });
    }
    tables
}

impl Table {
    pub(crate) fn text(&self, name: &str) -> Vec<String> {
        self.columns.get(name).unwrap_or_else(|| panic!("no column {name}")).clone()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }

    /// Numbers, `None` where the cell is empty.
    pub(crate) fn incomplete(&self, name: &str) -> Vec<Option<f64>> {
        let number = |cell: &String| {
            (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|e| panic!("{cell}: {e}")))
        };
        self.text(name).iter().map(number).collect()
    }

    pub(crate) fn numbers(&self, name: &str) -> Vec<f64> {
        self.incomplete(name).into_iter().flatten().collect()
    }

    /// before, after, service as rows.
    pub(crate) fn paired(&self) -> Vec<PairedRow> {
        let scores = self.incomplete("before").into_iter().zip(self.incomplete("after"));
        let rows = scores.zip(self.text("service"));
        rows.map(|((before, after), service)| PairedRow::new(before, after).in_service(service))
            .collect()
    }
}
