//! Looking at the figures whenever one likes: bounds that hold at all times together.

mod any_look;
mod confidence_sequence;
mod t_confidence_sequence;
mod t_e_value;

pub use any_look::{AnyLook, REPORT_RHO, any_look};
pub use confidence_sequence::{SequenceStep, SequenceTuning, confidence_sequence};
pub use t_confidence_sequence::{AlwaysValid, always_valid};
pub use t_e_value::{EValueStep, t_e_values};
