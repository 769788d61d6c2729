//! Which column names the persons of a table, and which might.

use std::collections::HashSet;

use kastanj_language::{Lang, tr};
use serde::Serialize;

use super::data::Data;
use crate::failure::Failure;

/// Words in the name of a column that say that it names persons, in Swedish and English.
const NAMES_OF_PERSONS: [&str; 15] = [
    "id",
    "person",
    "personid",
    "client",
    "clientid",
    "klient",
    "klientid",
    "participant",
    "deltagare",
    "patient",
    "respondent",
    "subject",
    "kod",
    "löpnr",
    "personnummer",
];

/// Columns that were told to name persons, and those whose names say so without having been told.
///
/// What a column means is never guessed: without `--id` every row is a person of its own, and that is
/// said.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Persons {
    /// The column that was told to name persons: nobody stands on two lines.
    id: Option<String>,
    /// Columns that were not told to, although their name says that they might.
    possible_ids: Vec<PossibleId>,
    /// Rows of an edition are clients.
    #[serde(skip)]
    of_edition: bool,
}

/// A column whose name says that it may name persons.
#[derive(Debug, Clone, Serialize)]
struct PossibleId {
    /// The column.
    column: String,
    /// Lines on which a name stands that stood on an earlier one.
    repeated_lines: Vec<u64>,
}

impl Persons {
    /// Refuses a person on two lines where a column names them; looks for such columns where none
    /// does. Columns of `used` hold something else.
    pub(super) fn read(data: &Data, id: Option<&str>, used: &[&str]) -> Result<Persons, Failure> {
        let of_edition = data.edition.is_some();
        let mut possible_ids = Vec::new();
        if let Some(id) = id {
            data.refuse_repeated(id)?;
        } else if !of_edition {
            let columns = data.table.columns().iter();
            for column in columns.filter(|column| !used.contains(&column.as_str())) {
                if says_person(column) {
                    possible_ids.extend(PossibleId::of(data, column));
                }
            }
        }
        Ok(Persons { id: id.map(str::to_owned), possible_ids, of_edition })
    }

    /// What a row is taken as, and what was not checked, in words.
    pub(super) fn told(&self, lang: Lang) -> Vec<String> {
        if self.of_edition {
            return Vec::new();
        }
        if let Some(id) = &self.id {
            return vec![tr!(lang, "analyze-persons-id", column = id.as_str())];
        }
        let possible = self.possible_ids.iter().map(|possible| {
            let column = possible.column.as_str();
            let count = possible.repeated_lines.len();
            match possible.repeated_lines.first() {
                None => tr!(lang, "analyze-persons-possible", column = column),
                Some(line) => tr!(
                    lang,
                    "analyze-persons-repeated",
                    column = column,
                    count = count,
                    line = line.to_string()
                ),
            }
        });
        std::iter::once(tr!(lang, "analyze-persons-rows")).chain(possible).collect()
    }
}

impl PossibleId {
    /// `None` where the name stands over two columns, so that neither can be asked for.
    fn of(data: &Data, column: &str) -> Option<PossibleId> {
        let mut seen = HashSet::new();
        let mut repeated_lines = Vec::new();
        for (row, name) in data.table.words(column).ok()?.into_iter().enumerate() {
            if name.is_some_and(|name| !seen.insert(name)) {
                repeated_lines.push(data.table.line(row));
            }
        }
        Some(PossibleId { column: column.to_owned(), repeated_lines })
    }
}

/// Whether a part of the name is a word for persons.
fn says_person(column: &str) -> bool {
    let column = column.to_lowercase();
    let mut parts = column.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| NAMES_OF_PERSONS.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::says_person;

    #[test]
    fn names_of_columns_say_person_by_whole_words() {
        for column in ["id", "Client_ID", "klient", "Person nr", "KOD", "respondent.id"] {
            assert!(says_person(column), "{column}");
        }
        for column in ["before", "idea", "personal", "code_before", "kodad", "service", ""] {
            assert!(!says_person(column), "{column}");
        }
    }
}
