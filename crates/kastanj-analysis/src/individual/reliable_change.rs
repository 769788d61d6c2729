//! Jacobson's and Truax's reliable change index.

use serde::Serialize;

use crate::direction::{Course, Direction};
use crate::individual::{ClinicalSample, Reliability};
use crate::paired_change::Pairs;
use crate::proportion::Proportion;
use crate::refusal::Refusal;

/// A change is reliable if |index| exceeds this.
pub const RELIABLE_LIMIT: f64 = 1.96;

/// What one person's change is, as far as the form's error goes. There is no *recovered* here:
/// see [`crate::individual::ClinicalClass`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReliableClass {
    /// Reliably better.
    Improved,
    /// Within the form's error.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}

impl ReliableClass {
    /// Reads an index against its limit.
    pub(super) fn of(index: f64, limit: f64, direction: Direction) -> Self {
        match direction.course(index) {
            Course::Improvement if index.abs() > limit => Self::Improved,
            Course::Worsening if index.abs() > limit => Self::Deteriorated,
            _ => Self::Unchanged,
        }
    }
}

/// Individual changes measured against the form's error.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReliableChange {
    /// The reliability used, with its source.
    pub reliability: Reliability,
    /// Scores before that the spread comes from: all of them, not only those of the pairs.
    pub n_before: u64,
    /// Their standard deviation.
    pub sd_before: f64,
    /// Standard error of measurement, SD·√(1 − r_xx), scale points.
    pub standard_error: f64,
    /// Standard error of a difference, √2·SD·√(1 − r_xx), scale points.
    pub s_diff: f64,
    /// The change that is just not reliable, 1.96·S_diff, scale points.
    pub smallest_reliable_change: f64,
    /// Reliably better, of all pairs.
    pub improved: Proportion,
    /// Within the form's error.
    pub unchanged: Proportion,
    /// Reliably worse.
    pub deteriorated: Proportion,
    /// Change ÷ S_diff of each pair, in the order of the pairs. Not serialised: single people are
    /// shown only on the unlocked local screen.
    #[serde(skip)]
    pub index: Vec<f64>,
    /// The class of each pair. Not serialised.
    #[serde(skip)]
    pub class: Vec<ReliableClass>,
}

/// Jacobson and Truax (1991): index = (after − before)/S_diff, reliable beyond ±1.96.
/// R: `(after - before) / (sd(all_before) * sqrt(2) * sqrt(1 - r_xx))`.
///
/// `all_before` holds every score before, also of people without one after.
///
/// # Errors
/// No pair; scores before that are fewer than two, not finite or all equal.
pub fn reliable_change(
    pairs: &Pairs,
    all_before: &[f64],
    reliability: &Reliability,
    direction: Direction,
) -> Result<ReliableChange, Refusal> {
    let n = pairs.len() as u64;
    if n == 0 {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    let sd_before = ClinicalSample::of(all_before)?.sd();
    let standard_error = sd_before * (1.0 - reliability.value()).sqrt();
    let s_diff = 2.0_f64.sqrt() * standard_error;
    let index: Vec<f64> = pairs.change().iter().map(|change| change / s_diff).collect();
    let class: Vec<ReliableClass> =
        index.iter().map(|&index| ReliableClass::of(index, RELIABLE_LIMIT, direction)).collect();
    let share =
        |wanted| Proportion::new(class.iter().filter(|&&class| class == wanted).count() as u64, n);
    Ok(ReliableChange {
        reliability: reliability.clone(),
        n_before: all_before.len() as u64,
        sd_before,
        standard_error,
        s_diff,
        smallest_reliable_change: RELIABLE_LIMIT * s_diff,
        improved: share(ReliableClass::Improved)?,
        unchanged: share(ReliableClass::Unchanged)?,
        deteriorated: share(ReliableClass::Deteriorated)?,
        index,
        class,
    })
}
