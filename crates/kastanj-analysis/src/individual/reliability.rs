//! How reliably a form measures, and who says so.

use serde::Serialize;

use crate::refusal::Refusal;

/// A reliability coefficient with its source; without a source there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliability {
    value: f64,
    source: String,
}

impl Reliability {
    /// `value` = r_xx, 0 ≤ r_xx < 1; `source` says where it comes from (publication, or "own data").
    ///
    /// # Errors
    /// [`Refusal::BadSetting`] outside the range, [`Refusal::NoSource`] for an empty source.
    pub fn new(value: f64, source: impl Into<String>) -> Result<Self, Refusal> {
        if !(0.0..1.0).contains(&value) {
            return Err(Refusal::BadSetting {
                name: "reliability",
                value,
                allowed: "at least 0 and below 1",
            });
        }
        let source = source.into();
        if source.trim().is_empty() {
            return Err(Refusal::NoSource { of: "reliability" });
        }
        Ok(Self { value, source })
    }

    /// r_xx.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}
