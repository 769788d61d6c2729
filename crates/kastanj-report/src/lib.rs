//! What we tell: effect report and knowledge register, as pages and as PDF.
//!
//! Every text for readers is a [`Document`]: blocks of words, tables and
//! figures. A document cannot be printed as it is. [`Document::check`] reads
//! all of its words, headings, table cells and alternative texts included, and
//! only what passes becomes a [`Checked`] document, which [`Checked::pdf`] and
//! [`Checked::html`] accept. That is how forbidden wording cannot be printed.
//!
//! - [`knowledge`]: the register of sourced facts; reports and manual quote
//!   from it with [`knowledge::Register::quote`], never from memory.
//! - [`effect`]: the effect report, [`effect::effect_report`].
//! - [`year`]: the year report for the board; [`diet`]: which questions could be left out.
//! - [`wording`]: what may not be said.

pub mod audience;
pub mod diet;
pub mod document;
pub mod effect;
mod error;
pub mod figure;
pub mod kit;
pub mod knowledge;
pub mod plan;
pub mod reading_quality;
pub mod refusal;
pub mod wording;
pub mod year;

pub use audience::{Audience, Thresholds};
pub use document::{Checked, Document};
pub use error::{PrintError, ReportRefusal};
