//! What a study costs: minutes of the client and of the therapist per contact.
//!
//! The figures follow from the forms' own words and questions and from a short
//! list of [`Assumptions`] that is printed beside them. They are meant to be
//! rather too high than too low.

mod assumptions;
mod estimate;
mod plan;
mod without;

pub use assumptions::{Assumption, Assumptions, Basis, Unit};
pub use estimate::{Burden, BurdenRow, RowKind, estimate};
pub use plan::{Door, Modules, Plan, PlannedForm};
pub use without::{Saved, saved_without};
