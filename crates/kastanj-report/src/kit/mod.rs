//! The kit: everything that a service needs, with nothing but a printer.
//!
//! [`make`] gives the files of one folder: what clients can see under
//! `client/`, the rest under `staff/`. The same order gives the same bytes.

mod burden_words;
mod checklist;
mod client_sheets;
mod facts;
mod hand_scoring;
mod manual;
mod order;
mod packs;
mod part;
mod problem;
mod setting;
mod slip;
mod slip_keying;
mod tally;
mod why;

pub use burden_words::{row_label, study_plan};
pub use client_sheets::information_prose;
pub use manual::manual;
pub use order::{KitFile, KitOrder, make};
pub use part::KitPart;
pub use problem::KitProblem;
pub use setting::KitSetting;
pub use slip::{SlipField, SlipOption, SlipRow, slip_rows};
pub use slip_keying::{slip_entries, slip_of};
pub use tally::{TallyField, tally_fields};
