//! The mean change of complete pairs, with its t-interval.

use serde::Serialize;

use crate::distribution::{student_quantile, student_two_sided};
use crate::interval::{Interval, Level};
use crate::moments::{as_real, correlation, moments};
use crate::refusal::{Quantity, Refusal};

/// Complete pairs in two series of equal length, change = after − before.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    before: Vec<f64>,
    after: Vec<f64>,
    change: Vec<f64>,
}

impl Pairs {
    /// Puts the series side by side.
    ///
    /// # Errors
    /// Unequal lengths, a value that is not finite.
    pub fn new(before: Vec<f64>, after: Vec<f64>) -> Result<Self, Refusal> {
        if before.len() != after.len() {
            return Err(Refusal::UnequalLengths { left: before.len(), right: after.len() });
        }
        for (index, (x, y)) in before.iter().zip(&after).enumerate() {
            if !(x.is_finite() && y.is_finite()) {
                return Err(Refusal::NotFiniteValue { index });
            }
        }
        let change = before.iter().zip(&after).map(|(x, y)| y - x).collect();
        Ok(Self { before, after, change })
    }

    /// Scores before.
    #[must_use]
    pub fn before(&self) -> &[f64] {
        &self.before
    }

    /// Scores after.
    #[must_use]
    pub fn after(&self) -> &[f64] {
        &self.after
    }

    /// After − before.
    #[must_use]
    pub fn change(&self) -> &[f64] {
        &self.change
    }

    /// How many pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.change.len()
    }

    /// True without any pair.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.change.is_empty()
    }
}

/// What the pairs show. Scale points throughout.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PairedChange {
    /// Complete pairs.
    pub n: u64,
    /// Mean before.
    pub mean_before: f64,
    /// Standard deviation before (n − 1).
    pub sd_before: f64,
    /// Mean after.
    pub mean_after: f64,
    /// Standard deviation after (n − 1).
    pub sd_after: f64,
    /// Pearson's r between before and after; `None` if one of them does not vary.
    pub r: Option<f64>,
    /// Mean of after − before.
    pub mean_change: f64,
    /// Standard deviation of after − before (n − 1).
    pub sd_change: f64,
    /// t-interval of the mean change, at 95 % unless another level was asked for.
    pub interval: Interval,
    /// Its half-width, t(0.975; df)·SD_change/√n at 95 %.
    pub half_width: f64,
    /// Mean change ÷ (SD_change/√n).
    pub t: f64,
    /// n − 1.
    pub df: f64,
    /// Two-sided p of the paired t-test. Never shown without the interval.
    pub p_value: f64,
}

impl PairedChange {
    /// The level of its interval.
    #[must_use]
    pub fn level(&self) -> Level {
        Level::try_from(self.interval.level).unwrap_or_default()
    }
}

/// Student's paired analysis. R: `t.test(after, before, paired = TRUE)`.
///
/// # Errors
/// Fewer than two pairs; changes that do not vary.
pub fn paired_change(pairs: &Pairs) -> Result<PairedChange, Refusal> {
    paired_change_at(pairs, Level::USUAL)
}

/// The same with an interval at another level. R: `t.test(…, conf.level = )`.
///
/// # Errors
/// As [`paired_change`].
pub fn paired_change_at(pairs: &Pairs, level: Level) -> Result<PairedChange, Refusal> {
    let change = moments(pairs.change())?;
    let (before, after) = (moments(pairs.before())?, moments(pairs.after())?);
    // Changes of a large score may differ by rounding only.
    let rounding = 1e-12 * before.mean.abs().max(after.mean.abs()).max(before.sd).max(after.sd);
    if change.sd <= rounding {
        return Err(Refusal::ZeroVariance { what: Quantity::Change });
    }
    let df = as_real(change.n - 1);
    let standard_error = change.sd / as_real(change.n).sqrt();
    let half_width = student_quantile(level.upper_point(), df) * standard_error;
    let t = change.mean / standard_error;
    Ok(PairedChange {
        n: change.n as u64,
        mean_before: before.mean,
        sd_before: before.sd,
        mean_after: after.mean,
        sd_after: after.sd,
        r: correlation(pairs.before(), pairs.after())?,
        mean_change: change.mean,
        sd_change: change.sd,
        interval: Interval::around_at(change.mean, half_width, level),
        half_width,
        t,
        df,
        p_value: student_two_sided(t, df),
    })
}
