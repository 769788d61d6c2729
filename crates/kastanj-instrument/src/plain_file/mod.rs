//! A TOML file that people write by hand, read field by field, every fault told
//! at once with its place and its remedy.
//!
//! [`read`] opens a file and hands its outermost table over as [`Fields`]. The
//! reader asks for each field by name and type. What is missing, misspelt or of
//! the wrong kind goes to [`Faults`], and so does what nobody asked for when the
//! table is [finished](Fields::finish); [`fault!`] adds what only the reader can
//! know. The methods of [`Fields`] are named alike:
//!
//! - `word`, `text`, …: the field may be left out, and is `None` then;
//! - `need_word`, `need_text`, …: it is a fault to leave it out;
//! - `whole_or`, `flag_or`, …: a usual value stands in for it;
//! - `word_or_blank`, `text_or_blank`: needed; a blank stands in after a fault,
//!   so that the rest can be read and more faults be told.

mod faults;
mod fields;
mod numbers;
mod value;
mod words;

pub use faults::Faults;
pub use fields::Fields;
pub use value::Placed;

pub use crate::fault;

use toml::de::DeTable;

use crate::Diagnostic;

/// What the faults of one kind of file say about that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind {
    /// What the outermost table is called in a message.
    pub name: &'static str,
    /// The document that tells what each field means.
    pub guide: &'static str,
    /// Fields that people try and that are refused for a reason of their own.
    pub refused: Option<RefusedField>,
}

/// A field that nobody asks for and that is told of in words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedField {
    /// How the field may be spelt.
    pub names: &'static [&'static str],
    /// The key of the message that says what is wrong; it takes no values.
    pub message: &'static str,
    /// The key of the message that says what to do; it takes no values.
    pub hint: &'static str,
}

/// Reads a file with `reader`, which may return `None` only after a fault.
///
/// `file` is the name by which a fault is told.
///
/// # Errors
/// When `source` is not TOML, that fault alone; else every fault that the
/// reader noted, in the order of the file.
pub fn read<T>(
    file: &str,
    source: &str,
    kind: FileKind,
    reader: impl FnOnce(Fields<'_>, &mut Faults<'_>) -> Option<T>,
) -> Result<T, Vec<Diagnostic>> {
    let document =
        DeTable::parse(source).map_err(|error| vec![Diagnostic::of_toml(file, source, &error)])?;
    let mut faults = Faults::new(file, source, kind);
    let whole = Fields::new(document.get_ref(), 0..0, kind.name);
    match reader(whole, &mut faults) {
        Some(read) if faults.is_empty() => Ok(read),
        _ => Err(faults.into_diagnostics()),
    }
}
