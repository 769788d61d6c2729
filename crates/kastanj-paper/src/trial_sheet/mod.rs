//! The trial sheet: printed once and scanned once, it tells what a printer and a scanner do to
//! paper before any client's sheet goes through them.
//!
//! It bears the marks and codes of a form, printed crosses of five strengths beside empty boxes,
//! steps of grey, fine lines, a ruler and an empty field. [`print_trial_sheet`] makes it,
//! [`TrialReader`] measures a scan of it with the reader itself, and
//! [`TrialFindings::advice`] says what to change.

mod advice;
mod examine;
mod places;
mod print;
mod probe;

pub use advice::{Advice, Fitness, Note, pen_words};
pub use examine::{Strength, TrialFindings, TrialReader};
pub use places::is_trial_sheet;
pub use print::print_trial_sheet;
