//! Standardised mean changes. Each is named by its denominator; none is called *the* effect size.

use serde::Serialize;

use crate::distribution::{noncentrality_interval, normal_quantile};
use crate::hedges::hedges_j;
use crate::interval::{Interval, Level};
use crate::offered::LEAST_COVERAGE;
use crate::paired_change::PairedChange;
use crate::refusal::{Quantity, Refusal};

/// Largest share of left-out to counted sampling variance at which the approximate 95 % interval of
/// d_av is offered. 0.35 keeps simulated coverage at or above 90 % (`tests/it/coverage.rs`).
pub const LEFT_OUT_LIMIT: f64 = 0.35;

/// The least coverage at which an interval of a nominal level is offered: 90 % for 95 %; at other
/// levels neither more than 5 points below the level nor more than twice its error.
#[must_use]
pub fn least_coverage(level: Level) -> f64 {
    (2.0 * level.value() - 1.0).max(level.value() - (Level::USUAL.value() - LEAST_COVERAGE))
}

/// [`LEFT_OUT_LIMIT`] at another level. With a share s left out the interval reaches z/√(1 + s) of
/// the true standard error: s = (z/z′)² − 1 brings it down to the least coverage, z′ the quantile of
/// that. The same part of it is allowed as at 95 %, since n is small.
#[must_use]
pub fn left_out_limit(level: Level) -> f64 {
    let quantile = |level: f64| normal_quantile(f64::midpoint(1.0, level));
    let share =
        |level: Level| (quantile(level.value()) / quantile(least_coverage(level))).powi(2) - 1.0;
    LEFT_OUT_LIMIT * share(level) / share(Level::USUAL)
}

/// Mean change divided by different standard deviations. `d_…` without, `g_…` with Hedges' J
/// (m = n − 1; `None` with two pairs). The sign is that of after − before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EffectSizes {
    /// √((SD_before² + SD_after²)/2): the primary denominator.
    pub sd_av: f64,
    /// Mean change ÷ SD_av. Primary.
    pub d_av: f64,
    /// J·d_av.
    pub g_av: Option<f64>,
    /// t-interval of the mean change ÷ SD_av. **Approximate**: SD_av is treated as known.
    pub d_av_interval_approximate: Interval,
    /// True where simulation shows that this interval covers [`least_coverage`], which is 90 % at
    /// 95 %: the spread that it leaves out is at most [`left_out_limit`] of the spread it counts.
    /// Where false, show the interval of the mean change in scale points instead.
    pub d_av_interval_offered: bool,
    /// Half-width of that interval: what the gates judge.
    pub half_width_sd_av: f64,
    /// Half-width of the mean change's t-interval ÷ SD_before.
    pub half_width_sd_before: f64,
    /// Mean change ÷ ((SD_before + SD_after)/2): the arithmetic form, under its own name.
    pub d_av_arithmetic: f64,
    /// J·d_av_arithmetic.
    pub g_av_arithmetic: Option<f64>,
    /// Mean change ÷ SD_change.
    pub d_z: f64,
    /// J·d_z.
    pub g_z: Option<f64>,
    /// Noncentral-t interval of d_z: the noncentralities that put t at its 97.5 and 2.5 % points (at 95 %), ÷ √n.
    /// `None` if |t| is too large for the search (beyond about 1e6).
    pub d_z_interval: Option<Interval>,
    /// d_z·√(2(1 − r)); `None` without r.
    pub d_rm: Option<f64>,
    /// J·d_rm.
    pub g_rm: Option<f64>,
    /// Mean change ÷ SD_before (Glass).
    pub d_glass: f64,
    /// J·d_glass.
    pub g_glass: Option<f64>,
    /// Becker's standard error of d_glass, √(2(1 − r)/n + d²/(2n)); `None` without r.
    pub d_glass_se: Option<f64>,
    /// Hedges' J for n − 1 degrees of freedom.
    pub hedges_j: Option<f64>,
}

/// All standardised changes of one set of pairs, with intervals at the level of the change's own.
///
/// R: hand formulas for d_av; `metafor::escalc(measure = "SMCC")` for g_z, `"SMCR"` for g_glass.
///
/// # Errors
/// [`Refusal::ZeroVariance`] if the scores before do not vary.
pub fn effect_sizes(change: &PairedChange) -> Result<EffectSizes, Refusal> {
    if change.sd_before == 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Before });
    }
    let mean = change.mean_change;
    let n = change.df + 1.0;
    let j = hedges_j(change.df);
    let corrected = |d: f64| j.map(|j| j * d);
    let sd_av = (change.sd_before.powi(2) / 2.0 + change.sd_after.powi(2) / 2.0).sqrt();
    let d_av = mean / sd_av;
    let d_av_arithmetic = mean / f64::midpoint(change.sd_before, change.sd_after);
    let d_z = mean / change.sd_change;
    let d_rm = change.r.map(|r| d_z * (2.0 * (1.0 - r)).sqrt());
    let d_glass = mean / change.sd_before;
    let level = change.level();
    let d_z_interval = noncentrality_interval(change.t, change.df, level.value())
        .map(|(lower, upper)| Interval::between_at(lower / n.sqrt(), upper / n.sqrt(), level));
    Ok(EffectSizes {
        sd_av,
        d_av,
        g_av: corrected(d_av),
        d_av_interval_approximate: change.interval.divided_by(sd_av),
        d_av_interval_offered: left_out_share(change, sd_av, d_av) <= left_out_limit(level),
        half_width_sd_av: change.half_width / sd_av,
        half_width_sd_before: change.half_width / change.sd_before,
        d_av_arithmetic,
        g_av_arithmetic: corrected(d_av_arithmetic),
        d_z,
        g_z: corrected(d_z),
        d_z_interval,
        d_rm,
        g_rm: d_rm.and_then(corrected),
        d_glass,
        g_glass: corrected(d_glass),
        d_glass_se: change.r.map(|r| (2.0 * (1.0 - r) / n + d_glass * d_glass / (2.0 * n)).sqrt()),
        hedges_j: j,
    })
}

/// What the t-interval ÷ SD_av leaves out is that SD_av is itself estimated. By the delta method
/// for bivariate normal scores Var(SD_av)/SD_av² = (σ₁⁴ + σ₂⁴ + 2r²σ₁²σ₂²)/(8(n−1)·SD_av⁴); times
/// d_av² it stands against the counted SD_change²/(n·SD_av²).
fn left_out_share(change: &PairedChange, sd_av: f64, d_av: f64) -> f64 {
    let (before, after) = (change.sd_before.powi(2), change.sd_after.powi(2));
    let r = change.r.unwrap_or(0.0);
    let fourth = before.powi(2) + after.powi(2) + 2.0 * r * r * before * after;
    let left_out = d_av * d_av * fourth / (8.0 * change.df * sd_av.powi(4));
    let counted = change.sd_change.powi(2) / ((change.df + 1.0) * sd_av.powi(2));
    left_out / counted
}
