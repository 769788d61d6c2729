//! Reading forms that others printed, without marks or codes of ours.
//!
//! The scan is laid over the blank: skew and rough place from the lines of
//! print, then pieces of print found one by one, the plane map that most of
//! them agree on, and the smooth rest. What follows is as for our own sheets:
//! the page is proved to be that page and to lie there, or it is refused.

mod marks;
mod outcome;
mod overlay;
mod plane_map;
mod prepared;
mod print_check;
mod printed_word;
mod profile;
mod reader;
mod rough_place;
mod ruled_lines;
mod skew;

pub use outcome::{
    ForeignBoxReading, ForeignDecision, ForeignOutcome, ForeignQuestionReading, ForeignReading,
    ForeignReason, ForeignRefusal, PrintDifference,
};
pub use prepared::UnfitBlank;
pub use reader::ForeignReader;
