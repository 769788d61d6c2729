//! Repeated measures at fixed waves with any covariance between them (MMRM).

mod fit;
mod report;
mod waves;

pub use fit::{RepeatedInput, RepeatedModel, fit_repeated};
pub use report::{RepeatedReport, SMALLEST_CELL, SmallestCell, Structure, WaveStructure};
