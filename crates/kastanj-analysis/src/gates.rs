//! Where the steps of the verdict lie. Kastanj's defaults, not published norms: they are set in
//! the plan before the data.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// Below this number of pairs no mean leaves the program. A plan may ask for more, never for less.
pub const DISCLOSURE_MINIMUM: u64 = 5;

/// Thresholds of all steps.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Gates {
    /// From *no statement* to *describe only*.
    pub describe_only: DescribeGates,
    /// From *describe only* to *indication*.
    pub indication: IndicationGates,
    /// From *indication* to *supported change*.
    pub supported_change: SupportedGates,
}

/// Threshold of *describe only*.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DescribeGates {
    /// Smallest number of pairs; at least [`DISCLOSURE_MINIMUM`].
    pub pairs: u64,
}

/// Thresholds of *indication*.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IndicationGates {
    /// Smallest number of pairs.
    pub pairs: u64,
    /// Smallest share pairs ÷ closed before forms, 0–1.
    pub after_per_before: f64,
    /// Largest half-width of the t-interval ÷ SD_av.
    pub half_width: f64,
    /// Shift against the change of those lost, in before-SDs of the pairs, that the sign must survive.
    pub delta_sd: f64,
}

/// Thresholds of *supported change*.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SupportedGates {
    /// Smallest number of pairs.
    pub pairs: u64,
    /// Smallest share pairs ÷ closed before forms, 0–1.
    pub after_per_before: f64,
    /// Largest half-width of the interval over services ÷ SD_av.
    pub half_width: f64,
    /// Shift against the change, in before-SDs of the pairs, under which the interval must exclude 0.
    pub delta_sd: f64,
    /// Smallest share asked ÷ eligible, 0–1.
    pub asked_share: f64,
    /// Smallest number of services that have enough pairs of their own.
    pub services: u64,
    /// Pairs that a service needs to count.
    pub pairs_per_service: u64,
}

impl Default for DescribeGates {
    fn default() -> Self {
        Self { pairs: DISCLOSURE_MINIMUM }
    }
}

impl Default for IndicationGates {
    fn default() -> Self {
        Self { pairs: 20, after_per_before: 0.5, half_width: 0.5, delta_sd: 0.5 }
    }
}

impl Default for SupportedGates {
    fn default() -> Self {
        Self {
            pairs: 50,
            after_per_before: 0.7,
            half_width: 0.3,
            delta_sd: 0.5,
            asked_share: 0.5,
            services: 3,
            pairs_per_service: DISCLOSURE_MINIMUM,
        }
    }
}

impl Gates {
    /// Checks that the thresholds are possible and that disclosure is not weakened.
    ///
    /// # Errors
    /// [`Refusal::BadSetting`] naming the first impossible threshold.
    pub fn check(&self) -> Result<(), Refusal> {
        let (first, second, third) =
            (&self.describe_only, &self.indication, &self.supported_change);
        let at_least_five = [
            ("describe_only.pairs", first.pairs),
            ("supported_change.pairs_per_service", third.pairs_per_service),
        ];
        for (name, value) in at_least_five {
            if value < DISCLOSURE_MINIMUM {
                return Err(Refusal::BadSetting {
                    name,
                    value: value as f64,
                    allowed: "5 or more",
                });
            }
        }
        if third.services < 2 {
            let value = third.services as f64;
            return Err(Refusal::BadSetting {
                name: "supported_change.services",
                value,
                allowed: "2 or more",
            });
        }
        let shares = [
            ("indication.after_per_before", second.after_per_before),
            ("supported_change.after_per_before", third.after_per_before),
            ("supported_change.asked_share", third.asked_share),
        ];
        for (name, value) in shares {
            if !(0.0..=1.0).contains(&value) {
                return Err(Refusal::BadSetting { name, value, allowed: "between 0 and 1" });
            }
        }
        let sizes = [
            ("indication.half_width", second.half_width),
            ("supported_change.half_width", third.half_width),
            ("indication.delta_sd", second.delta_sd),
            ("supported_change.delta_sd", third.delta_sd),
        ];
        for (name, value) in sizes {
            if !(value.is_finite() && value >= 0.0) {
                return Err(Refusal::BadSetting { name, value, allowed: "0 or more" });
            }
        }
        Ok(())
    }
}
