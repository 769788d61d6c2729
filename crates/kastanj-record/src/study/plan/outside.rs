//! Figures from elsewhere that a plan rests on; each with its source.

use serde::{Deserialize, Serialize};

/// How reliable a score is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// Above 0, below 1.
    pub value: f64,
    /// Where the figure comes from.
    pub source: String,
}

/// What people outside such services score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Norm {
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, above 0.
    pub sd: f64,
    /// Where the figures come from.
    pub source: String,
}

/// What was measured of people who waited or had no contact, on the same score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NaturalCourse {
    /// How many persons.
    pub persons: u64,
    /// Their mean at first.
    pub mean_before: f64,
    /// Their standard deviation at first, above 0.
    pub sd_before: f64,
    /// Their mean later.
    pub mean_after: f64,
    /// Their standard deviation later, above 0.
    pub sd_after: f64,
    /// Where the figures come from.
    pub source: String,
    /// How like they are to the service's clients, in the plan's own words.
    pub similarity: String,
}
