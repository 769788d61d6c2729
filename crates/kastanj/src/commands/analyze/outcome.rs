//! What a model explains: numbers, counts, yes or no, categories.

use kastanj_language::tr;

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
    let numbers = data.numbers(column)?;
    for (row, number) in numbers.iter().enumerate() {
        if let Some(value) = number.filter(|value| *value < 0.0 || value.fract() != 0.0) {
            return Err(data.fail(&tr!(
                data.lang,
                "analyze-wrong-count",
                line = data.line(row),
                column = column,
                value = brief(data.lang, value)
            )));
        }
    }
    Ok(numbers)
}

/// Numbers above zero.
pub(super) fn positive(data: &Data, column: &str) -> Result<Vec<Option<f64>>, Failure> {
    let numbers = data.numbers(column)?;
    for (row, number) in numbers.iter().enumerate() {
        if let Some(value) = number.filter(|value| *value <= 0.0) {
            return Err(data.fail(&tr!(
                data.lang,
                "analyze-wrong-positive",
                line = data.line(row),
                column = column,
                value = brief(data.lang, value)
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
    let places = data.places(column, &[no, yes])?;
    Ok(places.into_iter().map(|place| place.map(|place| place == 1)).collect())
}

/// The place of each answer among the categories.
pub(super) fn categories(
    data: &Data,
    column: &str,
    words: &[&str],
) -> Result<Vec<Option<usize>>, Failure> {
    data.places(column, words)
}
