//! The people one compares with: a norm with its source, the clients before contact.

use serde::Serialize;

use crate::moments::moments;
use crate::refusal::{Quantity, Refusal};

/// Mean and spread of people who are not clients. It cannot be made without a source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Norm {
    mean: f64,
    sd: f64,
    source: String,
}

impl Norm {
    /// `mean` and `sd` (> 0) in scale points; `source` says who published them, for whom.
    ///
    /// # Errors
    /// [`Refusal::BadSetting`] for a number that is not possible, [`Refusal::NoSource`].
    pub fn new(mean: f64, sd: f64, source: impl Into<String>) -> Result<Self, Refusal> {
        check("mean of the norm", "standard deviation of the norm", mean, sd)?;
        let source = source.into();
        if source.trim().is_empty() {
            return Err(Refusal::NoSource { of: "norm" });
        }
        Ok(Self { mean, sd, source })
    }

    /// Mean, scale points.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Standard deviation, scale points.
    #[must_use]
    pub fn sd(&self) -> f64 {
        self.sd
    }

    /// Who published it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// Mean and spread of clients before contact.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ClinicalSample {
    mean: f64,
    sd: f64,
}

impl ClinicalSample {
    /// Published figures; `sd` > 0, scale points.
    ///
    /// # Errors
    /// [`Refusal::BadSetting`] for a number that is not possible.
    pub fn new(mean: f64, sd: f64) -> Result<Self, Refusal> {
        check("mean of the clients", "standard deviation of the clients", mean, sd)?;
        Ok(Self { mean, sd })
    }

    /// From all scores before contact, also of those who gave none after.
    ///
    /// # Errors
    /// Fewer than two, a value that is not finite, no variation.
    pub fn of(before: &[f64]) -> Result<Self, Refusal> {
        let found = moments(before)?;
        if found.sd == 0.0 {
            return Err(Refusal::ZeroVariance { what: Quantity::Before });
        }
        Self::new(found.mean, found.sd)
    }

    /// Mean, scale points.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Standard deviation (n − 1), scale points.
    #[must_use]
    pub fn sd(&self) -> f64 {
        self.sd
    }
}

fn check(
    mean_name: &'static str,
    sd_name: &'static str,
    mean: f64,
    sd: f64,
) -> Result<(), Refusal> {
    if !mean.is_finite() {
        return Err(Refusal::BadSetting { name: mean_name, value: mean, allowed: "a number" });
    }
    if !(sd.is_finite() && sd > 0.0) {
        return Err(Refusal::BadSetting { name: sd_name, value: sd, allowed: "above 0" });
    }
    Ok(())
}
