use serde::{Deserialize, Serialize};

/// The thresholds of the verdict; the same names as in the analysis.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct PlanGates {
    /// From *no statement* to *describe only*.
    pub describe_only: DescribeGates,
    /// From *describe only* to *indication*.
    pub indication: IndicationGates,
    /// From *indication* to *supported change*.
    pub supported_change: SupportedGates,
}

/// Threshold of *describe only*.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DescribeGates {
    /// Smallest number of pairs; 5 or more.
    pub pairs: u64,
}

/// Thresholds of *indication*.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct IndicationGates {
    /// Smallest number of pairs.
    pub pairs: u64,
    /// Smallest share pairs ÷ before-forms whose after-window has closed, 0–1.
    pub after_per_before: f64,
    /// Largest half-width of the interval ÷ SD_av.
    pub half_width: f64,
    /// Shift against the change of those lost, in before-SDs, that the sign must survive.
    pub delta_sd: f64,
}

/// Thresholds of *supported change*.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SupportedGates {
    /// Smallest number of pairs.
    pub pairs: u64,
    /// Smallest share pairs ÷ before-forms whose after-window has closed, 0–1.
    pub after_per_before: f64,
    /// Largest half-width of the interval ÷ SD_av.
    pub half_width: f64,
    /// Shift against the change, in before-SDs, under which the interval must exclude 0.
    pub delta_sd: f64,
    /// Smallest share asked ÷ eligible, 0–1.
    pub asked_share: f64,
    /// Smallest number of services with enough pairs of their own; 2 or more.
    pub services: u64,
    /// Pairs that a service needs to count; 5 or more.
    pub pairs_per_service: u64,
}

impl Default for DescribeGates {
    fn default() -> Self {
        DescribeGates { pairs: 5 }
    }
}

impl Default for IndicationGates {
    fn default() -> Self {
        IndicationGates { pairs: 20, after_per_before: 0.5, half_width: 0.5, delta_sd: 0.5 }
    }
}

impl Default for SupportedGates {
    fn default() -> Self {
        SupportedGates {
            pairs: 50,
            after_per_before: 0.7,
            half_width: 0.3,
            delta_sd: 0.5,
            asked_share: 0.5,
            services: 3,
            pairs_per_service: 5,
        }
    }
}
