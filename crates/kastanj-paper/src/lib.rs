//! The form on A4, and back again.
//!
//! One [`FormLayout`] serves both directions: `print` makes it together with
//! the PDF, `read` finds the same boxes in a scan. The crate never learns who
//! a client is; it knows forms, sheets and marks.

mod check_symbols;
mod layout;
mod page_code;
mod reading;
mod sheet;

pub use check_symbols::{check_symbols, verify_check_symbols};
pub use layout::{BoxPlace, CodeGrid, FormLayout, PageLayout, PointMm, RectMm};
pub use page_code::{PageCode, PageCodeError};
pub use reading::{
    BoxReading, Decision, DecisionReason, Geometry, MarkClass, PageOutcome, PageReading,
    QuestionReading, Refusal, RefusalReason,
};
pub use sheet::{Serial, SheetKind};
