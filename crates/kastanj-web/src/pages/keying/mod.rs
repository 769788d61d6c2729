//! Keying: which sheet, its questions in the sheet's own order on one page, and a second keying
//! with its differences.

mod answers;
mod differences;
mod door;
mod job;
mod page;
#[cfg(test)]
mod tests;

pub(crate) use answers::one_question;
pub(crate) use differences::{differences, settle};
pub(crate) use door::{door, knock};
pub(crate) use page::{pack, save, save_pack, show};
