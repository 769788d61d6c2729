//! The rows of the table, and how they are read.

use serde::{Deserialize, Serialize};

use crate::dropout::{Assumption, DeltaPoint, Scenario, TippingStatus};
use crate::imputation::{ImputationSettings, RubinPooled};
use crate::interval::Interval;
use crate::missing_data::robustness::DirectionRobustness;

/// Which assumption about those lost a row makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingDataAssumption {
    /// None: the complete pairs alone. Never shown alone.
    Completers,
    /// Missing at random given the score before, by regression.
    MissingAtRandom,
    /// The same by multiple imputation (normal).
    MissingAtRandomImputed,
    /// Those lost did not change at all.
    LostUnchanged,
    /// Those lost stand around their own score before, as spread as the pairs are around their
    /// line (return to baseline).
    LostReturnToOwnBefore,
    /// Those lost stand around everyone's mean before, with the slope of the pairs (jump to
    /// reference, the reference being the start).
    LostJumpToMeanBefore,
    /// Those lost ended at the worst end of the scale.
    LostAtWorstEnd,
    /// Those lost ended at the best end of the scale.
    LostAtBestEnd,
}

/// How an interval came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalSource {
    /// Student's t of the pairs.
    PairedT,
    /// HC3 of the line at everyone's mean before, and the spread of the scores before.
    RegressionHc3,
    /// Rubin's rules.
    Rubin,
    /// Services as clusters, never narrower than Student's t: the pairs' own where there are three
    /// services or more.
    OverServices,
    /// The half-width of the pairs: filled-in rows never narrow an interval, and regression and
    /// imputation, which take everyone for independent, do not hide that services differ.
    PairsHalfWidth,
}

/// The mean change of all with a before form under one assumption.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissingDataRow {
    /// The assumption.
    pub assumption: MissingDataAssumption,
    /// People in the mean.
    pub n: u64,
    /// Mean change, scale points.
    pub mean_change: f64,
    /// Its interval; `None` if the regression gives none (a row of full leverage, a perfect line).
    pub interval: Option<Interval>,
    /// How it came about.
    pub interval_source: IntervalSource,
    /// True if there is an interval and it excludes 0.
    pub excludes_zero: bool,
    /// True if the mean has the sign of the completers' mean change.
    pub same_sign: bool,
    /// What the imputations say of themselves; `None` for a row that imputes nothing.
    pub imputed: Option<RubinPooled>,
}

/// Where the result tips when everyone imputed at random is shifted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MissingDataTipping {
    /// How to read the delta that makes the mean 0.
    pub status: TippingStatus,
    /// Delta that makes the mean change 0 on the regression line, scale points; `None` if nobody
    /// is lost.
    pub mean_zero: Option<f64>,
    /// The same in before-SDs of the pairs.
    pub mean_zero_sd: Option<f64>,
    /// Delta at which the pooled interval first holds 0; `None` if nobody is lost or it holds 0
    /// already.
    pub interval_reaches_zero: Option<f64>,
    /// The same in before-SDs of the pairs.
    pub interval_reaches_zero_sd: Option<f64>,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissingDataTable {
    /// Complete pairs.
    pub pairs: u64,
    /// People lost.
    pub lost: u64,
    /// Of these without a score before; taken to have started at the pairs' mean.
    pub lost_without_score: u64,
    /// Settings of the imputations.
    pub settings: ImputationSettings,
    /// The rows, in the order of [`MissingDataAssumption`]. Without anyone lost: completers alone.
    pub rows: Vec<MissingDataRow>,
    /// Imputed at random, then shifted: −1 to 1 before-SD in quarter steps. Empty if nobody is lost.
    pub delta_line: Vec<DeltaPoint>,
    /// The tipping points.
    pub tipping: MissingDataTipping,
    /// Robust or not.
    pub direction: DirectionRobustness,
}

pub(super) fn from_scenario(row: &Scenario, interval_source: IntervalSource) -> MissingDataRow {
    MissingDataRow {
        assumption: match row.assumption {
            Assumption::Completers => MissingDataAssumption::Completers,
            Assumption::MissingAtRandom => MissingDataAssumption::MissingAtRandom,
            Assumption::LostUnchanged => MissingDataAssumption::LostUnchanged,
            Assumption::LostAtWorstEnd => MissingDataAssumption::LostAtWorstEnd,
            Assumption::LostAtBestEnd => MissingDataAssumption::LostAtBestEnd,
        },
        n: row.n,
        mean_change: row.mean_change,
        interval: Some(row.interval),
        interval_source,
        excludes_zero: row.excludes_zero,
        same_sign: row.same_sign,
        imputed: None,
    }
}

impl MissingDataRow {
    /// The row with an interval at least as wide as that of the pairs over their services.
    pub(super) fn at_least(mut self, half_width: f64) -> Self {
        let Some(interval) = self.interval else { return self };
        let widened = interval.at_least(half_width);
        if widened != interval {
            self.interval = Some(widened);
            self.interval_source = IntervalSource::PairsHalfWidth;
            self.excludes_zero = widened.excludes_zero();
        }
        self
    }
}

pub(super) fn from_pooled(
    assumption: MissingDataAssumption,
    n: u64,
    pooled: RubinPooled,
    sign: f64,
) -> MissingDataRow {
    MissingDataRow {
        assumption,
        n,
        mean_change: pooled.estimate,
        interval: Some(pooled.interval),
        interval_source: IntervalSource::Rubin,
        excludes_zero: pooled.interval.excludes_zero(),
        same_sign: pooled.estimate * sign > 0.0,
        imputed: Some(pooled),
    }
}
