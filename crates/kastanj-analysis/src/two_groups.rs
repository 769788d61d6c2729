//! Two independent groups: standardised difference with interval, Welch's t.

use serde::Serialize;

use crate::distribution::{noncentrality_interval, student_quantile, student_two_sided};
use crate::hedges::hedges_j;
use crate::interval::{Interval, Level};
use crate::moments::{Moments, as_real, moments};
use crate::refusal::{Quantity, Refusal};

/// Size, mean and spread of one group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Group {
    /// People in the group.
    pub n: u64,
    /// Mean, scale points.
    pub mean: f64,
    /// Standard deviation (n − 1).
    pub sd: f64,
}

/// Standardised mean difference, first group − second group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StandardisedDifference {
    /// Difference ÷ pooled SD.
    pub d: f64,
    /// Hedges' J·d, m = n₁ + n₂ − 2.
    pub g: Option<f64>,
    /// Noncentral-t interval of d (equal spread assumed).
    pub interval: Option<Interval>,
    /// The pooled SD.
    pub sd_pooled: f64,
}

/// Welch's comparison of two means, first group − second group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Welch {
    /// Difference of the means, scale points.
    pub difference: f64,
    /// Its interval, at 95 % unless another level was asked for.
    pub interval: Interval,
    /// t.
    pub t: f64,
    /// Satterthwaite's degrees of freedom.
    pub df: f64,
    /// Two-sided p.
    pub p_value: f64,
}

/// Two groups side by side.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TwoGroups {
    /// First group.
    pub first: Group,
    /// Second group.
    pub second: Group,
    /// The standardised difference.
    pub standardised: StandardisedDifference,
    /// Welch's t.
    pub welch: Welch,
}

/// Compares two independent series. R: `t.test(first, second)`,
/// `effectsize::cohens_d(first, second, pooled_sd = TRUE)`.
///
/// # Errors
/// Fewer than two values in a group; a value that is not finite; no variation in either group.
pub fn compare_groups(first: &[f64], second: &[f64]) -> Result<TwoGroups, Refusal> {
    compare_groups_at(first, second, Level::USUAL)
}

/// The same with intervals at another level.
///
/// # Errors
/// As [`compare_groups`].
pub fn compare_groups_at(
    first: &[f64],
    second: &[f64],
    level: Level,
) -> Result<TwoGroups, Refusal> {
    let (a, b) = (moments(first)?, moments(second)?);
    if a.sd == 0.0 && b.sd == 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Groups });
    }
    Ok(TwoGroups {
        first: group(&a),
        second: group(&b),
        standardised: standardised(&a, &b, level),
        welch: welch(&a, &b, level),
    })
}

fn group(m: &Moments) -> Group {
    Group { n: m.n as u64, mean: m.mean, sd: m.sd }
}

fn standardised(a: &Moments, b: &Moments, level: Level) -> StandardisedDifference {
    let (na, nb) = (as_real(a.n), as_real(b.n));
    let df = na + nb - 2.0;
    let sd_pooled = (((na - 1.0) * a.sd.powi(2) + (nb - 1.0) * b.sd.powi(2)) / df).sqrt();
    let d = (a.mean - b.mean) / sd_pooled;
    let root_size = (na * nb / (na + nb)).sqrt();
    let interval = noncentrality_interval(d * root_size, df, level.value())
        .map(|(lower, upper)| Interval::between_at(lower / root_size, upper / root_size, level));
    StandardisedDifference { d, g: hedges_j(df).map(|j| j * d), interval, sd_pooled }
}

pub(crate) fn welch(a: &Moments, b: &Moments, level: Level) -> Welch {
    let (na, nb) = (as_real(a.n), as_real(b.n));
    let (va, vb) = (a.sd.powi(2) / na, b.sd.powi(2) / nb);
    let standard_error = (va + vb).sqrt();
    let df = (va + vb).powi(2) / (va.powi(2) / (na - 1.0) + vb.powi(2) / (nb - 1.0));
    let difference = a.mean - b.mean;
    let t = difference / standard_error;
    let half_width = student_quantile(level.upper_point(), df) * standard_error;
    Welch {
        difference,
        interval: Interval::around_at(difference, half_width, level),
        t,
        df,
        p_value: student_two_sided(t, df),
    }
}
