//! How far a group chosen by its scores moves back towards the mean by itself.

use std::f64::consts::PI;

use serde::Serialize;

use crate::distribution::normal_cdf;
use crate::refusal::Refusal;

/// Who came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryRule {
    /// Those with a score above the cut-off.
    Above,
    /// Those with a score below the cut-off.
    Below,
}

/// What has to be known. `None` means "not known", and then there is no figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegressionInput {
    /// Mean of the population that people were chosen from, scale points.
    pub mean: f64,
    /// Its standard deviation (> 0), scale points.
    pub sd: f64,
    /// Correlation between two measurements without contact, −1 to 1.
    pub r: Option<f64>,
    /// The score that let people in.
    pub entry_cut_off: Option<f64>,
    /// Which side was let in.
    pub entry: EntryRule,
}

/// The expected movement without any cause.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RegressionToTheMean {
    /// Size of the movement towards the mean, SD·(1 − r)·φ(z)/(1 − Φ(z)), scale points, ≥ 0.
    pub size: f64,
    /// The same as a change after − before: negative where high scores were let in.
    pub expected_change: f64,
    /// Distance of the cut-off from the mean, in SD, positive towards those let in.
    pub z: f64,
    /// Share of the population that lies beyond the cut-off, 0–1.
    pub share_beyond: f64,
}

/// Davis (1976), *The effect of regression to the mean in epidemiologic and clinical studies*, for
/// normal scores. R: `sd * (1 - r) * dnorm(z) / pnorm(z, lower.tail = FALSE)`.
///
/// # Errors
/// [`Refusal::NotComputable`] where the entry cut-off or r is not known; [`Refusal::BadSetting`]
/// for a number that is not possible.
pub fn regression_to_the_mean(input: &RegressionInput) -> Result<RegressionToTheMean, Refusal> {
    let cut_off = input
        .entry_cut_off
        .ok_or(Refusal::NotComputable { missing: "the score that let people in" })?;
    let r = input.r.ok_or(Refusal::NotComputable {
        missing: "the correlation between two measurements without contact",
    })?;
    let bad = |name, value, allowed| Err(Refusal::BadSetting { name, value, allowed });
    if !(-1.0..=1.0).contains(&r) {
        return bad("r", r, "between -1 and 1");
    }
    if !(input.sd.is_finite() && input.sd > 0.0) {
        return bad("sd", input.sd, "above 0");
    }
    let above = (cut_off - input.mean) / input.sd;
    let (z, sign) = match input.entry {
        EntryRule::Above => (above, -1.0),
        EntryRule::Below => (-above, 1.0),
    };
    // Beyond 35 SD no person lies.
    if z.is_nan() || z > 35.0 {
        return bad("entry cut-off", cut_off, "within 35 standard deviations of the mean");
    }
    let share_beyond = normal_cdf(-z);
    let density = (-z * z / 2.0).exp() / (2.0 * PI).sqrt();
    let size = input.sd * (1.0 - r) * density / share_beyond;
    Ok(RegressionToTheMean { size, expected_change: sign * size, z, share_beyond })
}
