//! The bias-corrected and accelerated bootstrap interval.

use serde::Serialize;

use super::bootstrap::{influence, jackknife, replicates};
use super::quantile::QuantileType;
use super::statistic::PairedStatistic;
use crate::distribution::{normal_cdf, normal_quantile};
use crate::interval::{Interval, LEVEL};
use crate::moments::{as_real, moments};
use crate::paired_change::Pairs;
use crate::refusal::Refusal;

/// How a bootstrap is run. Printed with every result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BcaSettings {
    /// Resamples, 100 to 10 million.
    pub resamples: u32,
    /// Seed of the random streams.
    pub seed: u64,
    /// Definition of the quantile.
    pub quantile: QuantileType,
}

impl BcaSettings {
    /// 10,000 resamples, quantile type 7.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self { resamples: 10_000, seed, quantile: QuantileType::Type7 }
    }
}

/// A BCa interval with everything it was made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bca {
    /// The statistic of the pairs themselves.
    pub estimate: f64,
    /// The BCa interval.
    pub interval: Interval,
    /// Plain percentile interval of the same resamples.
    pub percentile: Interval,
    /// Mean of the resamples less the estimate.
    pub bias: f64,
    /// Standard deviation of the resamples.
    pub se: f64,
    /// z₀ = Φ⁻¹(share of resamples below the estimate).
    pub bias_correction: f64,
    /// a = ΣL³/(6(ΣL²)^1.5), L = jackknife mean − jackknife value.
    pub acceleration: f64,
    /// Share of the resamples below the lower end.
    pub lower_share: f64,
    /// Share of the resamples below the upper end.
    pub upper_share: f64,
    /// True if an end lies at the smallest or largest resample: take more resamples.
    pub at_the_end: bool,
    /// Resamples.
    pub resamples: u64,
    /// Definition of the quantile.
    pub quantile: QuantileType,
    /// Seed; `None` where the resamples came from elsewhere.
    pub seed: Option<u64>,
}

/// Efron (1987), *Better bootstrap confidence intervals*, 95 %.
/// R: `boot::boot.ci(boot(data, statistic, R), type = "bca", L = empinf(type = "jack"))`, which
/// interpolates between resamples on the normal scale and not by a quantile type.
///
/// # Errors
/// As [`replicates`] and [`jackknife`]; as [`bca_from_replicates`].
pub fn bca(
    pairs: &Pairs,
    statistic: PairedStatistic,
    settings: &BcaSettings,
) -> Result<Bca, Refusal> {
    if !(100..=10_000_000).contains(&settings.resamples) {
        return Err(Refusal::BadSetting {
            name: "resamples",
            value: f64::from(settings.resamples),
            allowed: "between 100 and 10 million",
        });
    }
    let left_out = jackknife(pairs, statistic)?;
    let (estimate, found) = replicates(pairs, statistic, settings.resamples, settings.seed)?;
    let interval = bca_from_replicates(estimate, found, &left_out, settings.quantile)?;
    Ok(Bca { seed: Some(settings.seed), ..interval })
}

/// The interval from given resamples and jackknife values.
///
/// # Errors
/// Fewer than two resamples; a number that is not finite; [`Refusal::NoInfluence`] if leaving out
/// single people never changes the statistic; [`Refusal::BootstrapBreaksDown`] if the estimate lies
/// outside all resamples or the acceleration is too strong.
pub fn bca_from_replicates(
    estimate: f64,
    mut replicates: Vec<f64>,
    jackknife: &[f64],
    quantile: QuantileType,
) -> Result<Bca, Refusal> {
    let spread = moments(&replicates)?;
    if let Some(index) = jackknife.iter().position(|value| !value.is_finite()) {
        return Err(Refusal::NotFiniteValue { index });
    }
    let count = as_real(replicates.len());
    // A resample that equals the pairs but for rounding is not below them.
    let bar = estimate - 1e-12 * (estimate.abs() + spread.sd);
    let below = as_real(replicates.iter().filter(|value| **value < bar).count());
    let acceleration = acceleration(jackknife, estimate)?;
    replicates.sort_by(f64::total_cmp);
    let z0 = normal_quantile((below / count).clamp(0.0, 1.0));
    if below <= 0.0 || below >= count || !z0.is_finite() {
        return Err(Refusal::BootstrapBreaksDown);
    }
    let tail = (1.0 - LEVEL) / 2.0;
    let share = |p: f64| {
        let moved = z0 + normal_quantile(p);
        let divisor = 1.0 - acceleration * moved;
        (divisor > 0.0).then(|| normal_cdf(z0 + moved / divisor))
    };
    let (Some(lower_share), Some(upper_share)) = (share(tail), share(1.0 - tail)) else {
        return Err(Refusal::BootstrapBreaksDown);
    };
    let at = |p: f64| quantile.of_sorted(&replicates, p).ok_or(Refusal::BootstrapBreaksDown);
    Ok(Bca {
        estimate,
        interval: Interval::between(at(lower_share)?, at(upper_share)?),
        percentile: Interval::between(at(tail)?, at(1.0 - tail)?),
        bias: spread.mean - estimate,
        se: spread.sd,
        bias_correction: z0,
        acceleration,
        lower_share,
        upper_share,
        at_the_end: lower_share * count < 1.0 || (1.0 - upper_share) * count < 1.0,
        resamples: replicates.len() as u64,
        quantile,
        seed: None,
    })
}

fn acceleration(jackknife: &[f64], estimate: f64) -> Result<f64, Refusal> {
    let influence = influence(jackknife);
    let largest = influence.iter().fold(0.0_f64, |largest, l| largest.max(l.abs()));
    if largest <= 1e-13 * estimate.abs() || largest == 0.0 {
        return Err(Refusal::NoInfluence);
    }
    // Relative to the largest, so that no cube leaves the range of numbers.
    let power = |k: i32| influence.iter().map(|l| (l / largest).powi(k)).sum::<f64>();
    Ok(power(3) / (6.0 * power(2).powf(1.5)))
}
