//! Questions that a person has to look at, one after the other, each with the picture of its row;
//! and answers on which two readings differ.

mod asked;
mod queue;
#[cfg(test)]
mod tests;
mod third;

pub(crate) use asked::picture;
pub(crate) use queue::{decide, show, undo};
pub(crate) use third::{settle as settle_third, show as third};
