//! The interval of the people's mean change when the services that they came to differ.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::distribution::{student_quantile, student_two_sided};
use crate::input::PairedRow;
use crate::interval::Interval;
use crate::paired_change::PairedChange;

/// With fewer services how much services differ cannot be told: then the interval over the people
/// speaks of these services alone.
pub const FEWEST_SERVICES: u64 = 3;

/// The mean change of the people with services as clusters.
///
/// Student's t takes everyone for independent; where services differ by a tenth of the variance of
/// the change it covers 60–85 % (`offered`).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChangeOverServices {
    /// Services with at least one pair; pairs that name none count together as one more.
    pub services: u64,
    /// Cluster-robust standard error CR2 of the mean change, scale points.
    pub standard_error: f64,
    /// Satterthwaite's degrees of freedom, above 0 and at most services − 1.
    pub df: f64,
    /// CR2's own interval.
    pub cr2_interval: Interval,
    /// The wider of that and Student's t: few services that happen to agree are no evidence that
    /// services do not differ.
    pub interval: Interval,
    /// Half-width of the wider one, scale points.
    pub half_width: f64,
    /// The larger of both two-sided p-values, CR2's and Student's.
    pub p_value: f64,
    /// True where Student's t is the wider.
    pub student_is_wider: bool,
}

/// CR2 of the mean change of the pairs of `rows`, which `change` sums up, in closed form; `None`
/// below [`FEWEST_SERVICES`] or if the services' means agree exactly.
///
/// With the services' shares w and sums of residuals S, the variance is Σ S²/(1 − w) ÷ n², with
/// 1 ÷ (Σ w² + Σ_{g≠h} a_g·a_h) degrees of freedom, a = w²/(1 − w): Bell and McCaffrey 2002,
/// Pustejovsky and Tipton 2018, for a line without slope and a working model of equal spread.
///
/// R: `clubSandwich::coef_test(lm(change ~ 1), vcov = "CR2", cluster = service)`.
#[must_use]
pub fn change_over_services(
    rows: &[PairedRow],
    change: &PairedChange,
) -> Option<ChangeOverServices> {
    let pairs = rows.iter().filter_map(|row| {
        let (before, after) = row.before.zip(row.after)?;
        Some((after - before, row.service.as_deref()))
    });
    over_services(pairs, change)
}

/// The same of any differences with the service of each; `change` sums them up.
pub(crate) fn over_services<'a>(
    differences: impl IntoIterator<Item = (f64, Option<&'a str>)>,
    change: &PairedChange,
) -> Option<ChangeOverServices> {
    let mut clusters: BTreeMap<Option<&str>, (f64, f64)> = BTreeMap::new();
    for (difference, service) in differences {
        let (pairs, residuals) = clusters.entry(service).or_default();
        *pairs += 1.0;
        *residuals += difference - change.mean_change;
    }
    if (clusters.len() as u64) < FEWEST_SERVICES {
        return None;
    }
    let n: f64 = clusters.values().map(|(pairs, _)| pairs).sum();
    let mut variance = 0.0;
    let (mut squares, mut sum, mut own) = (0.0, 0.0, 0.0);
    for (pairs, residuals) in clusters.values() {
        let share = pairs / n;
        variance += residuals.powi(2) / (1.0 - share) / n.powi(2);
        let a = share.powi(2) / (1.0 - share);
        squares += share.powi(2);
        sum += a;
        own += a * a;
    }
    if variance <= 0.0 {
        return None;
    }
    let df = 1.0 / (squares + sum * sum - own);
    let level = change.level();
    let standard_error = variance.sqrt();
    let half_width = student_quantile(level.upper_point(), df) * standard_error;
    let p_value = student_two_sided(change.mean_change / standard_error, df);
    let widest = half_width.max(change.half_width);
    Some(ChangeOverServices {
        services: clusters.len() as u64,
        standard_error,
        df,
        cr2_interval: Interval::around_at(change.mean_change, half_width, level),
        interval: Interval::around_at(change.mean_change, widest, level),
        half_width: widest,
        p_value: p_value.max(change.p_value),
        student_is_wider: change.half_width >= half_width,
    })
}
