//! The year report for the board: what was done, what came in, what is missing, what it cost.
//!
//! It says nothing of change: that is the effect report's, which first asks whether the basis is
//! large enough. Counts are shown by the same rules as there, and no count of a year is shown that
//! the count of all years would give away.

mod burden;
mod figures;
mod pages;

pub use burden::Hours;
pub use figures::{YearFigures, YearFlow, YearOrder, year_figures, year_flow};
pub use pages::year_report;
