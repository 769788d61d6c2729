//! What changed, how surely: statistics on plain numbers.
//!
//! The crate knows no questionnaire, no database and no file. One statistic lives in one file:
//! input, result, pure function, formula and source. [`paired_analysis`] bundles the first level:
//!
//! ```
//! use kastanj_analysis::{Direction, PairedInput, PairedRow, Verdict, paired_analysis};
//!
//! let rows = (0..9).map(|i| {
//!     let before = 40.0 + 3.0 * f64::from(i % 4);
//!     PairedRow::new(Some(before), Some(before + 8.0 + f64::from(i)))
//! });
//! let analysis = paired_analysis(&PairedInput::new(rows.collect(), Direction::HigherIsBetter))?;
//! assert_eq!(analysis.verdict, Verdict::DescribeOnly);
//! # Ok::<(), kastanj_analysis::Refusal>(())
//! ```
//!
//! Three things are kept apart on purpose. *Figures* are [`Findings`], and below five pairs they do
//! not exist ([`Outcome::Withheld`]). The *verdict* is [`Verdict`] with every [`Gate`] that led to
//! it. *Refusals* are [`Refusal`]: nothing is ever computed in part. Results that are `None` are
//! unknown or do not exist; they are never zero.

pub mod analysis;
pub mod baseline;
pub mod bayes;
pub mod clustered_proportion;
pub mod counts;
pub mod direction;
pub mod distribution;
pub mod dropout;
pub mod effect_size;
pub mod fisher;
pub mod flow;
pub mod gates;
pub mod hedges;
pub mod hodges_lehmann;
pub mod imputation;
pub mod individual;
pub mod input;
pub mod interval;
pub mod ladder;
pub mod missing_data;
pub mod mixed;
mod moments;
pub mod monitoring;
pub mod multiplicity;
mod numeric;
pub mod offered;
pub mod ordinal;
pub mod over_services;
pub mod paired_change;
pub mod planner;
pub mod pooling;
pub mod proportion;
pub mod psychometrics;
pub mod question_diet;
mod ranks;
pub mod refusal;
pub mod regression;
pub mod resampling;
pub mod services;
pub mod sign_flip;
pub mod subgroups;
pub mod summary_statistics;
pub mod tables;
pub mod two_groups;
pub mod verdict;
pub mod wave_means;
pub mod wilcoxon;

pub use analysis::{Findings, Outcome, PairedAnalysis, paired_analysis};
pub use baseline::{Baseline, BaselineComparison};
pub use clustered_proportion::ClusteredProportion;
pub use direction::{Course, Direction};
pub use dropout::{Assumption, DeltaPoint, DropoutSensitivity, Scenario, Tipping, TippingStatus};
pub use effect_size::EffectSizes;
pub use flow::Flow;
pub use gates::Gates;
pub use input::{PairedInput, PairedRow, ScaleRange};
pub use interval::{Interval, Level};
pub use over_services::ChangeOverServices;
pub use paired_change::PairedChange;
pub use planner::{Needed, Planner, PrecisionRow, Retention};
pub use pooling::Pooled;
pub use proportion::Proportion;
pub use question_diet::{Agreement, Answering, DietFinding, DietRules, Unchanged};
pub use refusal::{Column, Quantity, Refusal};
pub use services::{ServiceChange, Services};
pub use verdict::{Gate, GateName, GateStatus, Rule, Verdict};
