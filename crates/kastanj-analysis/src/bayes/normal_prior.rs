//! What few pairs do to a belief that was declared before.

use serde::Serialize;

use crate::distribution::{find_root, integrate, normal_cdf, normal_quantile};
use crate::interval::{Interval, LEVEL};
use crate::paired_change::{Pairs, paired_change};
use crate::refusal::{Quantity, Refusal};

/// Where a prior comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriorKind {
    /// Doubts large changes: a chance of 5 % of more than half an SD_before to either side.
    Sceptical,
    /// Leans to neither side: one SD_before as its spread.
    Neutral,
    /// Declared in the plan.
    Declared,
}

/// A normal prior on the mean change, scale points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NormalPrior {
    kind: PriorKind,
    mean: f64,
    sd: f64,
}

impl NormalPrior {
    /// Mean 0, SD = 0.5·SD_before/1.96.
    ///
    /// # Errors
    /// [`Refusal::BadSetting`] unless 0 < SD_before ≤ 10¹⁰⁰.
    pub fn sceptical(sd_before: f64) -> Result<Self, Refusal> {
        let sd = 0.5 * sd_before / normal_quantile(f64::midpoint(1.0, LEVEL));
        Self::build(PriorKind::Sceptical, 0.0, sd)
    }

    /// Mean 0, SD = SD_before.
    ///
    /// # Errors
    /// As [`NormalPrior::sceptical`].
    pub fn neutral(sd_before: f64) -> Result<Self, Refusal> {
        Self::build(PriorKind::Neutral, 0.0, sd_before)
    }

    /// As the plan says.
    ///
    /// # Errors
    /// [`Refusal::BadSetting`] for a number that is not possible.
    pub fn declared(mean: f64, sd: f64) -> Result<Self, Refusal> {
        Self::build(PriorKind::Declared, mean, sd)
    }

    fn build(kind: PriorKind, mean: f64, sd: f64) -> Result<Self, Refusal> {
        let bad = |name, value, allowed| Err(Refusal::BadSetting { name, value, allowed });
        if !(sd > 0.0 && sd <= 1e100) {
            return bad("SD of the prior", sd, "above 0 and at most 1e100");
        }
        if mean.is_nan() || mean.abs() > 1e100 {
            return bad("mean of the prior", mean, "a number up to 1e100");
        }
        Ok(Self { kind, mean, sd })
    }
}

/// A distribution of the mean change, summarised.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Belief {
    /// Mean, scale points.
    pub mean: f64,
    /// Standard deviation, scale points.
    pub sd: f64,
    /// Central 95 % interval.
    pub interval: Interval,
    /// Chance that the mean change is above 0.
    pub above_zero: f64,
    /// Chance that it is above half an SD_before.
    pub above_half_sd: f64,
    /// Chance that it is below minus half an SD_before.
    pub below_half_sd: f64,
}

/// The belief after the data, never without the belief before them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Posterior {
    /// The prior.
    pub prior: NormalPrior,
    /// What the prior alone says.
    pub prior_only: Belief,
    /// What prior and pairs say together.
    pub posterior: Belief,
    /// Pairs.
    pub n: u64,
}

/// Posterior of the mean change under a normal prior; the spread of changes is unknown (Jeffreys's
/// prior), so that the likelihood is Student's t with n − 1 degrees of freedom around the observed
/// mean. By quadrature. R: `integrate` over `dnorm(m, prior) * dt((m - mean) / se, n - 1)`.
///
/// # Errors
/// Fewer than two pairs; scores before or changes that do not vary; [`Refusal::BadSetting`] for a
/// prior a million times as wide or narrow as the data; [`Refusal::UndefinedStatistic`]
/// where prior and data lie too far apart for numbers.
pub fn posterior(pairs: &Pairs, prior: NormalPrior) -> Result<Posterior, Refusal> {
    let change = paired_change(pairs)?;
    if change.sd_before == 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Before });
    }
    let half = change.sd_before / 2.0;
    let se = change.sd_change / (change.df + 1.0).sqrt();
    if !(1e-6..=1e6).contains(&(prior.sd / se)) {
        return Err(Refusal::BadSetting {
            name: "SD of the prior",
            value: prior.sd,
            allowed: "between a millionth and a million times the standard error of the change",
        });
    }
    // Everything relative to the prior's mean: a narrow prior far from 0 keeps its digits.
    let away = change.mean_change - prior.mean;
    let log = |m: f64| {
        let (z, t) = (m / prior.sd, (m - away) / se);
        -z * z / 2.0 - (change.df + 1.0) / 2.0 * (t * t / change.df).ln_1p()
    };
    let density = Grid::new(&log, prior.sd, away, se);
    let total = density.below(f64::INFINITY);
    if !(total.is_finite() && total > 0.0) {
        return Err(Refusal::UndefinedStatistic);
    }
    let share_below = |m: f64| (density.below(m) / total).clamp(0.0, 1.0);
    let first = density.moment(&|m| m) / total;
    let second = density.moment(&|m| (m - first).powi(2)) / total;
    let quantile = |p: f64| {
        find_root(|m| share_below(m) - p, density.low(), density.high())
            .map(|m| prior.mean + m)
            .ok_or(Refusal::UndefinedStatistic)
    };
    let tail = (1.0 - LEVEL) / 2.0;
    let z = |m: f64| (m - prior.mean) / prior.sd;
    let reach = normal_quantile(1.0 - tail) * prior.sd;
    Ok(Posterior {
        prior,
        prior_only: Belief {
            mean: prior.mean,
            sd: prior.sd,
            interval: Interval::around(prior.mean, reach),
            above_zero: normal_cdf(-z(0.0)),
            above_half_sd: normal_cdf(-z(half)),
            below_half_sd: normal_cdf(z(-half)),
        },
        posterior: Belief {
            mean: prior.mean + first,
            sd: second.sqrt(),
            interval: Interval::between(quantile(tail)?, quantile(1.0 - tail)?),
            above_zero: density.above(-prior.mean) / total,
            above_half_sd: density.above(half - prior.mean) / total,
            below_half_sd: density.below(-half - prior.mean) / total,
        },
        n: change.n,
    })
}

/// The posterior density up to a factor, by the distance from the prior's mean, on pieces that are narrow where it bends.
struct Grid<'a> {
    log: &'a dyn Fn(f64) -> f64,
    top: f64,
    ends: Vec<f64>,
    /// Integrals of the pieces.
    parts: Vec<f64>,
}

impl<'a> Grid<'a> {
    fn new(log: &'a dyn Fn(f64) -> f64, prior_sd: f64, mean: f64, se: f64) -> Self {
        // Beyond 40 prior SDs the prior has no weight; both bells get pieces of their own width.
        let (low, high) = (-40.0 * prior_sd, 40.0 * prior_sd);
        let mut ends: Vec<f64> = (-80..=80).map(|i| f64::from(i) / 2.0 * prior_sd).collect();
        for step in -40..=40 {
            ends.push(mean + f64::from(step) / 2.0 * se);
        }
        for doubling in 0..28 {
            let reach = 20.0 * se * 2.0_f64.powi(doubling);
            ends.extend([mean - reach, mean + reach]);
        }
        ends.retain(|end| (low..=high).contains(end));
        ends.sort_by(f64::total_cmp);
        let middle = |two: &[f64]| log(f64::midpoint(two[0], two[1]));
        let top = ends.iter().map(|&m| log(m)).chain(ends.windows(2).map(middle));
        let top = top.fold(f64::NEG_INFINITY, f64::max);
        let mut grid = Self { log, top, ends, parts: Vec::new() };
        grid.parts = grid.ends.windows(2).map(|two| grid.piece(two[0], two[1], &|_| 1.0)).collect();
        grid
    }

    fn low(&self) -> f64 {
        self.ends.first().copied().unwrap_or(0.0)
    }

    fn high(&self) -> f64 {
        self.ends.last().copied().unwrap_or(0.0)
    }

    fn piece(&self, a: f64, b: f64, weight: &dyn Fn(f64) -> f64) -> f64 {
        // In units of the piece, so that the tolerance means the same everywhere.
        let f = |u: f64| {
            let m = a + u * (b - a);
            weight(m) * ((self.log)(m) - self.top).exp()
        };
        (b - a) * integrate(&f, 0.0, 1.0, 1e-14)
    }

    fn moment(&self, weight: &dyn Fn(f64) -> f64) -> f64 {
        self.ends.windows(2).map(|two| self.piece(two[0], two[1], weight)).sum()
    }

    fn below(&self, m: f64) -> f64 {
        let mut sum = 0.0;
        for (two, part) in self.ends.windows(2).zip(&self.parts) {
            if m >= two[1] {
                sum += part;
            } else if m > two[0] {
                sum += self.piece(two[0], m, &|_| 1.0);
            }
        }
        sum
    }

    fn above(&self, m: f64) -> f64 {
        let mut sum = 0.0;
        for (two, part) in self.ends.windows(2).zip(&self.parts).rev() {
            if m <= two[0] {
                sum += part;
            } else if m < two[1] {
                sum += self.piece(m, two[1], &|_| 1.0);
            }
        }
        sum
    }
}
