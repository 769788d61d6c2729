//! What stands in each column of an export, in the words of the language that it is made in.

use kastanj_language::{Lang, lookup};

use crate::StoreError;
use crate::export::Export;

/// Columns of which there is one for each reason, told in one sentence.
const BY_REASON: &str = "not_asked_";

/// Writes one row for every column of every file before this one.
pub(crate) fn write(export: &mut Export<'_>) -> Result<(), StoreError> {
    let lang = export.options.lang;
    let mut table = export.table(&["file", "column", "meaning"])?;
    for (file, column) in &export.columns {
        table.row([*file, column, &meaning(column, lang)])?;
    }
    export.finish("columns.csv", table)
}

/// A column of one name means the same in every file.
fn meaning(column: &str, lang: Lang) -> String {
    let name = if column.starts_with(BY_REASON) { "not_asked" } else { column };
    lookup(lang, &format!("store-column-{}", name.replace('_', "-")), &[])
}
