//! The queue of questions that a person has to look at, and what is decided there.
//!
//! Two kinds of question wait in one queue: those of which the machine was unsure, and accepted ones
//! that were drawn for a second look. Nothing that a reviewer is shown tells them apart: the same
//! words, the same picture, two guesses in an order that tells nothing, and a place in the queue that
//! for the drawn ones is drawn as well.

mod decide;
mod queue;
mod third;

pub(crate) use decide::settle_in;
pub use decide::{Decided, decide, keying_ruling, take_back};
pub use queue::{Waiting, checked_pages, machine_words, queue};
pub use third::{Differing, decide_third, differing};
