use std::collections::BTreeSet;

use super::{BulkError, BulkFault, BulkLine, LineFault, SessionLine, ShapeFault, shape};

/// A line with its place in the input.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberedLine {
    /// Line, from 1.
    pub number: usize,
    /// What it says.
    pub line: BulkLine,
}

/// Reads bulk input: all of it, or none.
///
/// Empty lines are skipped. Nothing is looked up here: whether a contact exists
/// is for the store to say.
///
/// # Errors
/// One error per faulty line, in order; never an empty list.
pub fn read_bulk(input: &str) -> Result<Vec<NumberedLine>, Vec<BulkError>> {
    let mut lines = Vec::new();
    let mut errors = Vec::new();
    let input = input.strip_prefix('\u{feff}').unwrap_or(input);
    for (text, number) in input.lines().zip(1..) {
        if text.trim().is_empty() {
            continue;
        }
        match line_of(text) {
            Ok(line) => lines.push(NumberedLine { number, line }),
            Err(fault) => errors.push(BulkError { line: number, fault }),
        }
    }
    if errors.is_empty() { Ok(lines) } else { Err(errors) }
}

/// The line as it is written, without a line break.
pub fn to_line(line: &BulkLine) -> String {
    serde_json::to_string(line).unwrap_or_default()
}

/// One line: its shape first, so that a fault is told by field and in the person's language.
fn line_of(text: &str) -> Result<BulkLine, BulkFault> {
    shape::check(text).map_err(BulkFault::Shape)?;
    let line: BulkLine =
        serde_json::from_str(text).map_err(|_| BulkFault::Shape(ShapeFault::Unreadable))?;
    line.check().map_err(BulkFault::Content)?;
    Ok(line)
}

impl BulkLine {
    /// Whether the content of the line holds together.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), LineFault> {
        match self {
            BulkLine::Unit(_) | BulkLine::Client(_) => Ok(()),
            BulkLine::Episode(line) if line.client.is_some() && line.kind.is_some() => {
                Err(LineFault::KindOfKnownClient)
            }
            BulkLine::Episode(line) if line.short_code.is_some_and(|code| !code.is_sound()) => {
                Err(LineFault::ShortCode)
            }
            BulkLine::Episode(line) => none_twice("target_behaviours", &line.target_behaviours),
            BulkLine::Assess(line) => {
                line.about()?;
                line.submission().map(|_| ())
            }
            BulkLine::Session(line) => {
                line.about()?;
                session(line)
            }
            BulkLine::Tally(tally) => tally.check().map_err(LineFault::Tally),
            BulkLine::Consent(line) => {
                line.about()?;
                if line.text_version.trim().is_empty() {
                    return Err(LineFault::Empty("text_version"));
                }
                Ok(())
            }
            BulkLine::Loss(line) => {
                line.about()?;
                line.loss().map(|_| ())
            }
            BulkLine::Closing(line) => line.about().map(|_| ()),
            BulkLine::PackSlip(slip) => {
                none_twice("target_behaviours", &slip.target_behaviours)?;
                slip.check().into_iter().next().map_or(Ok(()), |fault| Err(LineFault::Slip(fault)))
            }
        }
    }
}

fn session(line: &SessionLine) -> Result<(), LineFault> {
    if line.number == Some(0) {
        return Err(LineFault::Number);
    }
    if line.format.took_place() && line.length.is_none() {
        return Err(LineFault::Empty("length"));
    }
    at_most_five("themes", &line.themes)?;
    at_most_five("techniques", &line.techniques)
}

fn at_most_five<T: Ord + Copy>(field: &'static str, list: &[T]) -> Result<(), LineFault> {
    if list.len() > 5 {
        return Err(LineFault::MoreThanFive(field));
    }
    none_twice(field, list)
}

fn none_twice<T: Ord + Copy>(field: &'static str, list: &[T]) -> Result<(), LineFault> {
    let different: BTreeSet<T> = list.iter().copied().collect();
    if different.len() == list.len() { Ok(()) } else { Err(LineFault::Twice(field)) }
}
