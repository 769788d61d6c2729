//! The plan of the analysis in words, and the receipt that somebody outside dates.

mod receipt;
mod standing;
mod words;

pub use receipt::{ReceiptOrder, plan_receipt};
pub use standing::{change_words, standing_words};
pub use words::plan_rows;
