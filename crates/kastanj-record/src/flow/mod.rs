//! The inclusion flow: from those who could have been asked to those who were
//! followed up, with a reason at each loss.

mod build;
mod error;
mod inclusion_flow;
mod months;

pub use build::{StudyFlow, inclusion_flow};
pub use error::FlowError;
pub use inclusion_flow::{FlowStep, InclusionFlow};
