use kastanj_instrument::{QuestionnaireId, ScoreId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Which way is better on the primary score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    HigherIsBetter,
    /// Less is better.
    LowerIsBetter,
}

/// What is decided before the data are seen, and frozen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The questionnaire of the primary outcome.
    pub questionnaire: QuestionnaireId,
    /// The score of that questionnaire which is the primary outcome.
    pub score: ScoreId,
    /// Which way is better.
    pub direction: Direction,
    /// Lowest and highest possible score; the worst case and the tipping point use them.
    pub range: (f64, f64),
    /// Two-sided error level of intervals, above 0 and below 0.5.
    pub alpha: f64,
    /// From and to, in before-SDs: the shift against the change that the delta line shows.
    pub sensitivity: (f64, f64),
    /// Below this number no figure of a service is printed for its board; 5 or more.
    pub board_threshold: u32,
    /// Below this number no figure is printed for the public; at least the board's.
    pub public_threshold: u32,
    /// Seed of everything that is drawn.
    pub seed: u64,
    /// The steps of the verdict.
    pub gates: PlanGates,
}

impl Plan {
    /// SHA-256 of the plan's values, lower-case hexadecimal: comments and order
    /// of lines in the file do not change it.
    pub fn digest(&self) -> String {
        let values = serde_json::to_string(self).unwrap_or_default();
        hex(&Sha256::digest(values.as_bytes()))
    }
}

/// Bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

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
