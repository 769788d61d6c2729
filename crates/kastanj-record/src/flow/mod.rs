//! The inclusion flow: from those who could have been asked to those who were
//! followed up, with a reason at each loss.

mod build;
mod by_month;
mod error;
mod inclusion_flow;
mod months;

pub(crate) use months::missing_months;

pub use build::{StudyFlow, inclusion_flow};
pub use by_month::{MonthFlow, StartCounts, UnitMonths, flow_by_month, found_in_month};
pub use error::FlowError;
pub use inclusion_flow::{FlowStep, InclusionFlow};
