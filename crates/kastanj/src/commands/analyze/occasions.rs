//! Whether a client stands twice at one occasion in a long table.

use std::cmp::Ordering;
use std::collections::HashMap;

use kastanj_language::tr;
use serde::Serialize;

use super::frame::Frame;
use super::sheet::Sheet;
use crate::failure::Failure;

/// Groups of lines that the readable table names at most; JSON names all.
const SHOWN: usize = 10;

/// A client is measured once at each occasion; the line of a second time is named. `occasions` are
/// the words of that column in the rows of the model.
pub(super) fn refuse_twice<T>(
    frame: &Frame<T>,
    occasions: &[String],
    column: &str,
) -> Result<(), Failure> {
    let mut first = HashMap::new();
    for ((client, occasion), row) in frame.key(0).iter().zip(occasions).zip(&frame.rows) {
        if let Some(earlier) = first.insert((client, occasion), *row) {
            return Err(frame.data.fail(&tr!(
                frame.data.lang,
                "analyze-wrong-wave-twice",
                line = frame.data.line(*row),
                column = column,
                client = client.as_str(),
                wave = occasion.as_str(),
                first = frame.data.line(earlier)
            )));
        }
    }
    Ok(())
}

/// The words of a column of occasions in the rows of a model; none of them may be empty.
pub(super) fn of_rows<T>(frame: &Frame<T>, column: &str) -> Result<Vec<String>, Failure> {
    let words = frame.data.words(column)?;
    let word = |row: &usize| words[*row].clone().ok_or_else(|| frame.data.empty(*row, column));
    frame.rows.iter().map(word).collect()
}

/// Lines of one client between which the model sees no difference but the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct EqualLines {
    /// The client.
    pub(super) client: String,
    /// The lines of the file.
    pub(super) lines: Vec<u64>,
    /// Whether every cell of them is the same, the outcome too.
    pub(super) copies: bool,
}

/// Finds them. Measurements that are repeated at one occasion on purpose look like a measurement
/// entered twice: a person must say which it is, so that they are named and not refused.
///
/// A model without any column that varies within a client says nothing of occasions: then all lines
/// of a client are alike to it, and lines that are copies in every cell are named alone.
pub(super) fn equal_lines<T>(frame: &Frame<T>) -> Vec<EqualLines> {
    let clients = frame.codes(0);
    let varies = varies_within(&clients, &frame.columns);
    let cells = |at: usize| frame.data.table.cells(frame.rows[at]);
    let compare = |a: &usize, b: &usize| {
        let (a, b) = (*a, *b);
        let columns = || frame.columns.iter().map(|(_, values)| values.as_slice());
        clients[a]
            .cmp(&clients[b])
            // No value of a model is NaN.
            .then_with(|| {
                let both = columns().map(|values| values[a].partial_cmp(&values[b]));
                both.flatten().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
            })
            .then_with(|| if varies { Ordering::Equal } else { cells(a).cmp(cells(b)) })
    };
    let mut places: Vec<usize> = (0..frame.rows.len()).collect();
    places.sort_by(compare);
    let mut groups: Vec<&[usize]> =
        places.chunk_by(|a, b| compare(a, b).is_eq()).filter(|group| group.len() > 1).collect();
    groups.sort();
    groups.into_iter().map(|places| of_places(frame, places)).collect()
}

fn of_places<T>(frame: &Frame<T>, places: &[usize]) -> EqualLines {
    let rows: Vec<usize> = places.iter().filter_map(|at| frame.rows.get(*at)).copied().collect();
    let table = &frame.data.table;
    let first = rows.first().copied().unwrap_or_default();
    EqualLines {
        client: places.first().and_then(|at| frame.key(0).get(*at)).cloned().unwrap_or_default(),
        lines: rows.iter().map(|row| table.line(*row)).collect(),
        copies: rows.iter().all(|row| table.cells(*row).eq(table.cells(first))),
    }
}

/// Whether some column takes two values of one client.
fn varies_within(clients: &[usize], columns: &[(String, Vec<f64>)]) -> bool {
    let mut first: HashMap<usize, usize> = HashMap::new();
    clients.iter().enumerate().any(|(at, client)| {
        let first = *first.entry(*client).or_insert(at);
        columns.iter().any(|(_, values)| values[at] != values[first])
    })
}

/// Names the lines and what to do.
pub(super) fn print(sheet: &mut Sheet, found: &[EqualLines]) {
    if found.is_empty() {
        return;
    }
    let (lang, count) = (sheet.lang, found.len());
    sheet.sentence(String::new());
    sheet.sentence(tr!(lang, "analyze-equal-lines", count = count));
    for one in found.iter().take(SHOWN) {
        let lines: Vec<String> = one.lines.iter().map(u64::to_string).collect();
        let (client, lines) = (one.client.as_str(), lines.join(", "));
        sheet.sentence(if one.copies {
            tr!(lang, "analyze-equal-lines-copies", client = client, lines = lines)
        } else {
            tr!(lang, "analyze-equal-lines-of", client = client, lines = lines)
        });
    }
    if count > SHOWN {
        sheet.sentence(tr!(lang, "analyze-equal-lines-more", count = count - SHOWN));
    }
    sheet.note("equal-lines");
}
