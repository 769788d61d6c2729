//! Paired change and effect sizes from n, mean and SD before and after.

use serde::Serialize;

use crate::distribution::{student_quantile, student_two_sided};
use crate::effect_size::{EffectSizes, effect_sizes};
use crate::input::LARGEST_SCORE;
use crate::interval::{Interval, LEVEL};
use crate::paired_change::PairedChange;
use crate::refusal::{Quantity, Refusal};
use crate::summary_statistics::{SamplingVariances, sampling_variances};

/// What r is taken to be, one row each, where a publication does not give it.
pub const ASSUMED_CORRELATIONS: [f64; 3] = [0.3, 0.5, 0.7];

/// One row of a published table. Scale points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PairedSummary {
    /// Complete pairs, at least 2.
    pub n: u32,
    /// Mean before.
    pub mean_before: f64,
    /// Standard deviation before (n − 1), > 0.
    pub sd_before: f64,
    /// Mean after.
    pub mean_after: f64,
    /// Standard deviation after (n − 1), ≥ 0.
    pub sd_after: f64,
    /// Correlation between before and after; `None` if it was not published.
    pub r: Option<f64>,
}

/// The analysis under one correlation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SummaryRow {
    /// The correlation used.
    pub r: f64,
    /// Mean change with t-interval.
    pub change: PairedChange,
    /// All standardised changes, each with its denominator in its name.
    pub effect_sizes: EffectSizes,
    /// Their sampling variances; `None` with two pairs.
    pub variances: Option<SamplingVariances>,
}

/// The analysis of a published table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SummaryAnalysis {
    /// True if r was published; false if the rows show what it might have been.
    pub r_known: bool,
    /// One row, or one for each of [`ASSUMED_CORRELATIONS`].
    pub rows: Vec<SummaryRow>,
}

/// Student's paired analysis with SD_change = √(SD₁² + SD₂² − 2r·SD₁·SD₂).
/// R: `metafor::escalc(measure = "MC")` and its `"SMCC"`, `"SMCR"`, `"SMCRH"`.
///
/// # Errors
/// Numbers that are not possible; a spread of changes that is zero.
pub fn analyse_summary(summary: &PairedSummary) -> Result<SummaryAnalysis, Refusal> {
    summary.check()?;
    let rows = summary
        .correlations()
        .into_iter()
        .map(|r| {
            let change = summary.change_with(r)?;
            let effect_sizes = effect_sizes(&change)?;
            let variances = sampling_variances(&change, &effect_sizes);
            Ok(SummaryRow { r, change, effect_sizes, variances })
        })
        .collect::<Result<Vec<_>, Refusal>>()?;
    Ok(SummaryAnalysis { r_known: summary.r.is_some(), rows })
}

impl PairedSummary {
    /// The published correlation, or those to be shown instead.
    pub(super) fn correlations(&self) -> Vec<f64> {
        self.r.map_or_else(|| ASSUMED_CORRELATIONS.to_vec(), |r| vec![r])
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.n < 2 {
            return Err(Refusal::TooFew { found: self.n as usize, needed: 2 });
        }
        let bad = |name, value, allowed| Err(Refusal::BadSetting { name, value, allowed });
        let means = [("mean before", self.mean_before), ("mean after", self.mean_after)];
        if let Some((name, value)) = means.into_iter().find(|(_, mean)| !in_range(*mean)) {
            return bad(name, value, "a number up to 1e100");
        }
        let sds = [("SD before", self.sd_before), ("SD after", self.sd_after)];
        if let Some((name, value)) = sds.into_iter().find(|(_, sd)| !in_range(*sd) || *sd < 0.0) {
            return bad(
                name,
                value,
                if value < 0.0 { "0 or more" } else { "a number up to 1e100" },
            );
        }
        if self.sd_before == 0.0 {
            return Err(Refusal::ZeroVariance { what: Quantity::Before });
        }
        match self.r {
            Some(r) if !(-1.0..=1.0).contains(&r) => bad("r", r, "between -1 and 1"),
            _ => Ok(()),
        }
    }

    /// The change if the correlation is `r`.
    pub(super) fn change_with(&self, r: f64) -> Result<PairedChange, Refusal> {
        let (before, after) = (self.sd_before, self.sd_after);
        // (SD₁ − SD₂)² + 2(1 − r)·SD₁·SD₂ does not cancel where r is near 1.
        let sd_change = ((before - after).powi(2) + 2.0 * (1.0 - r) * before * after).sqrt();
        if sd_change <= 1e-12 * before.max(after) {
            return Err(Refusal::ZeroVariance { what: Quantity::Change });
        }
        let mean_change = self.mean_after - self.mean_before;
        let df = f64::from(self.n) - 1.0;
        let standard_error = sd_change / f64::from(self.n).sqrt();
        let half_width = student_quantile(f64::midpoint(1.0, LEVEL), df) * standard_error;
        let t = mean_change / standard_error;
        Ok(PairedChange {
            n: u64::from(self.n),
            mean_before: self.mean_before,
            sd_before: before,
            mean_after: self.mean_after,
            sd_after: after,
            r: (after > 0.0).then_some(r),
            mean_change,
            sd_change,
            interval: Interval::around(mean_change, half_width),
            half_width,
            t,
            df,
            p_value: student_two_sided(t, df),
        })
    }
}

fn in_range(value: f64) -> bool {
    value.abs() <= LARGEST_SCORE
}
