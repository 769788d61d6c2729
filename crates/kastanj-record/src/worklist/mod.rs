//! Who is due for what: the list that a unit works from. Nothing here is per therapist.

mod forms;
mod item;
mod list;

pub use item::{NextAction, Urgency, WorkItem, WorkSubject, WorkTask};
pub use list::worklist;
