//! The form on A4, and back again.
//!
//! One [`FormLayout`] serves both directions: `print` makes it together with
//! the PDF, `read` finds the same boxes in a scan. The crate never learns who
//! a client is; it knows forms, sheets and marks.

mod layout;
mod reading;

pub use layout::{BoxPlace, CodeGrid, FormLayout, PageLayout, PointMm, RectMm};
pub use reading::{
    BoxReading, Decision, DecisionReason, Geometry, MarkClass, PageOutcome, PageReading,
    QuestionReading, Refusal, RefusalReason,
};
pub use kastanj_instrument::{PageCode, PageCodeError, Serial, SheetKind};
