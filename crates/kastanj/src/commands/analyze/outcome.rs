//! What a model explains: numbers, counts, yes or no, categories.

use kastanj_language::lookup;

use super::data::{Data, brief};
use crate::failure::Failure;

/// Numbers, within the ends of their scale where those are given.
pub(super) fn scores(
    data: &Data,
    column: &str,
    range: Option<&str>,
) -> Result<Vec<Option<f64>>, Failure> {
    data.scores(column, data.range(range)?)
}

/// Counts: whole numbers, none negative.
pub(super) fn counts(data: &Data, column: &str) -> Result<Vec<Option<f64>>, Failure> {
    let wrong = |value: f64| value < 0.0 || value.fract() != 0.0;
    numbers_but(data, column, wrong, "analyze-wrong-count")
}

/// Numbers above zero.
pub(super) fn positive(data: &Data, column: &str) -> Result<Vec<Option<f64>>, Failure> {
    numbers_but(data, column, |value| value <= 0.0, "analyze-wrong-positive")
}

/// The numbers of a column; the first `wrong` one is named with its line, in the words of `key`.
fn numbers_but(
    data: &Data,
    column: &str,
    wrong: impl Fn(f64) -> bool,
    key: &str,
) -> Result<Vec<Option<f64>>, Failure> {
    let numbers = data.numbers(column)?;
    for (row, number) in numbers.iter().enumerate() {
        if let Some(value) = number.filter(|value| wrong(*value)) {
            return Err(data.fail(&lookup(
                data.lang,
                key,
                &[
                    ("line", data.line(row).into()),
                    ("column", column.into()),
                    ("value", brief(data.lang, value).into()),
                ],
            )));
        }
    }
    Ok(numbers)
}

/// Two words.
pub(super) fn yes_no(
    data: &Data,
    column: &str,
    yes: &str,
    no: &str,
) -> Result<Vec<Option<bool>>, Failure> {
    let places = data.places(column, &[no, yes], "--yes, --no")?;
    Ok(places.into_iter().map(|place| place.map(|place| place == 1)).collect())
}

/// The place of each answer among the categories.
pub(super) fn categories(
    data: &Data,
    column: &str,
    words: &[&str],
) -> Result<Vec<Option<usize>>, Failure> {
    data.places(column, words, "--categories")
}
