//! What the two in the room look at together: the client's own words first, numbers last.
//!
//! Everything comes from the forms of one contact. Nothing here is a diagnosis, compares the
//! client with anyone else, or says that a change is certain: how reliable these scores are is
//! not known.

mod area;
mod goal;
mod mark;
mod movement;
mod statement;
mod talked_about;
mod topic;
mod view;

pub use area::Area;
pub use goal::{Choices, NumberRow};
pub use mark::TalkMark;
pub use movement::Movement;
pub use statement::Statement;
pub use talked_about::TalkedAbout;
pub use topic::TopicId;
pub use view::{ConversationView, conversation};
