//! What a person looks at: one file per page, a struct of what it shows and its handlers.

pub(crate) mod account;
pub(crate) mod again;
pub(crate) mod client;
pub(crate) mod close;
pub(crate) mod conflict;
pub(crate) mod consent;
pub(crate) mod contact;
pub(crate) mod contacts;
pub(crate) mod erase;
pub(crate) mod front;
pub(crate) mod hand_over;
pub(crate) mod keeping;
pub(crate) mod keying;
pub(crate) mod language;
pub(crate) mod last;
pub(crate) mod lock;
pub(crate) mod log;
pub(crate) mod overview;
pub(crate) mod practice;
pub(crate) mod review;
pub(crate) mod session;
pub(crate) mod sheets;
pub(crate) mod slip;
pub(crate) mod start;
pub(crate) mod talk;
pub(crate) mod tally;
pub(crate) mod today;
mod trouble;
mod unit_choice;
pub(crate) mod unlock;
pub(crate) mod value;
pub(crate) mod waiting;
pub(crate) mod week_choice;
mod written_week;

pub(crate) use trouble::trouble_page;
