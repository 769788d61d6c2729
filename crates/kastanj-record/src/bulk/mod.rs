//! Bulk input: one JSON object per line, told apart by `type`.
//!
//! The lines are checked here; `docs/jsonl.md` documents them for people.

mod answers;
mod error;
mod fields;
mod line;
mod node;
mod read;
mod shape;
mod study_time;

pub use answers::{AnswerValue, Answers};
pub use error::{BulkError, BulkFault, LineFault};
pub use fields::Leaf;
pub use line::{
    AssessLine, BulkLine, ClientLabel, ClientLine, ClosingLine, ConsentLine, EpisodeLine,
    EpisodeRef, LossKind, LossLine, SessionLine, UnitLine,
};
pub use read::{NumberedLine, read_bulk, to_line};
pub use shape::{Expected, ShapeFault};
pub use study_time::{check_against_study, latest_week, month_outside};
