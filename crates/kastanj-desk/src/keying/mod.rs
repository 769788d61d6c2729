//! Keying a sheet: which sheet a person means, its questions with a key for each option, and the
//! way of what was keyed into the record.

mod again;
mod choice;
mod compared;
mod named;
mod sheet;

pub use again::{
    KeyedAgain, OpenKeying, keyed_by, note_keying, open_keying, response_of, settle_keying,
};
pub use choice::{Choice, KeyedQuestion, questions};
pub use compared::compared_sheets;
pub use named::{Named, Owner, is_only_practice, named};
pub use sheet::{KeyedSheet, Whose};
