//! What is done at the desk of a service or a study office, whether by a command or by a page.
//!
//! Every other crate knows one thing; here they meet: an open store with the study it is about
//! and the questionnaires. The command line and the pages are two hands at the same desk, so
//! that no rule of the work stands in either of them.

pub mod assigning;
pub mod card;
pub mod closing;
pub mod decoding;
mod desk;
pub mod edition_data;
pub mod editions;
mod error;
pub mod first_visit;
pub mod foreign_doubts;
pub mod foreign_results;
pub mod foreign_scans;
pub mod intake;
pub mod keying;
pub mod mistaken;
mod naming;
mod new_service;
pub mod not_coming;
pub mod planning;
pub mod printing;
pub mod refused_pages;
pub mod review;
pub mod scanning;
pub mod screen;
pub mod second_looks;
pub mod settings;
mod slip;
mod snapshot;
pub mod starting;
pub mod taking;
pub mod trial_sheets;
pub mod watching;
mod year;

pub use desk::{Desk, furnish, own_study, own_units};
pub use error::DeskError;
pub use naming::{key_of, short_number};
pub use new_service::{NewService, SetUpError, laptop_study};
pub use slip::{apply_slip, recorded_slip};
pub use snapshot::{Snapshot, this_week};
pub use year::{YearWork, year_work};
