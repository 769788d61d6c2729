//! The one door by which answers of every mode enter the record.
//!
//! Keyed, read by machine or tapped on a screen: a [`Submission`] becomes a
//! valid [`crate::Assessment`] in which every stored question of the form has
//! exactly one answer, or it is refused as a whole with every reason.

mod door;
mod error;
mod merge;
mod read_again;
mod response;
mod second_keying;
mod settle;
mod stored_items;
mod submission;

pub use door::{Setting, capture};
pub use error::{CaptureError, CaptureFault};
pub use merge::{Merged, merge};
pub use read_again::{ReadAgain, SameQuestion, chosen, to_compare};
pub use second_keying::{Difference, differences};
pub use settle::{doubts, settle};
pub use stored_items::{StoredItem, stored_items};
pub use submission::{KeptAt, RawAnswer, RawResponse, Submission};
