//! Mixed models: all available measurements of every client, also of those with gaps.
//!
//! Linear mixed models with a random intercept, a random slope and services ([`fit`]), and models for
//! repeated measures with any covariance between the waves ([`fit_repeated`]). They assume that what is missing depends
//! on nothing but what was measured; they do not rescue a loss of half or more.

mod basis;
mod clients;
mod criterion;
mod design;
mod effects;
mod figures;
mod grouping;
mod input;
mod kenward_roger;
mod model;
mod parameters;
mod products;
mod profile;
mod profile_interval;
mod refusal;
mod repeated;
mod report;
mod rotation;
mod satterthwaite;
mod service;
mod slope;
mod small;
mod small_sample;
mod start;

pub use criterion::Likelihood;
pub use design::Design;
pub use effects::{ClientEffect, GroupEffects, ServiceEffect};
pub use input::MixedInput;
pub use model::{MixedModel, fit};
pub use profile_interval::ProfileInterval;
pub use refusal::MixedRefusal;
pub use repeated::{
    RepeatedInput, RepeatedModel, RepeatedReport, SMALLEST_CELL, SmallestCell, Structure,
    WaveStructure, fit_repeated,
};
pub use report::{FixedEffect, Icc, MixedReport, RandomEffects};
pub use small_sample::{CoefficientTest, JointTest, SmallSample};

use crate::input::LARGEST_SCORE;
use crate::refusal::Refusal;

fn check_values(values: &[f64]) -> Result<(), Refusal> {
    for (index, value) in values.iter().enumerate() {
        if !value.is_finite() {
            return Err(Refusal::NotFiniteValue { index });
        }
        if value.abs() > LARGEST_SCORE {
            return Err(MixedRefusal::TooLarge { index }.into());
        }
    }
    Ok(())
}
