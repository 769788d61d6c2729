//! A study of people who do not exist: services, contacts, forms, losses.
//!
//! Drawn from a seed and a study file; the people's answers come from a
//! latent-trait model, so that reliability, correlation over time and dropout
//! behave as in real data without being anybody's. Nothing here is tuned to a
//! wished-for result; the sizes are those of small services.

mod answering;
mod course;
mod draw;
mod form;
mod identity;
mod lines;
mod losses;
mod person;
mod sessions;
mod shape;
mod start;
mod tally;
mod to_do;

pub use draw::{SyntheticStudy, synthetic_study};
pub use form::SyntheticForm;
pub use shape::{FixedShape, UnitShape};
