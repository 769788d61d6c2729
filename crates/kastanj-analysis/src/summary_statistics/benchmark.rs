//! A change set beside a declared natural course.

use serde::Serialize;

use crate::distribution::normal_quantile;
use crate::hedges::hedges_j;
use crate::interval::{Interval, Level};
use crate::moments::Moments;
use crate::refusal::Refusal;
use crate::summary_statistics::PairedSummary;
use crate::two_groups::{Welch, welch};

/// How alike the people of the natural course are, as declared in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Similarity {
    /// Another country, problem, form or way of recruiting.
    Low,
    /// Alike in most of these.
    Moderate,
    /// Alike in all of these.
    High,
}

/// People measured twice without this contact, and where that is published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NaturalCourse {
    summary: PairedSummary,
    source: String,
    similarity: Similarity,
}

impl NaturalCourse {
    /// Declares a natural course.
    ///
    /// # Errors
    /// [`Refusal::NoSource`] for an empty source.
    pub fn new(
        summary: PairedSummary,
        source: impl Into<String>,
        similarity: Similarity,
    ) -> Result<Self, Refusal> {
        let source = source.into();
        if source.trim().is_empty() {
            return Err(Refusal::NoSource { of: "natural course" });
        }
        Ok(Self { summary, source, similarity })
    }
}

/// The comparison under one pair of correlations.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BenchmarkRow {
    /// Correlation before–after in the own group.
    pub r_own: f64,
    /// Correlation before–after in the natural course.
    pub r_natural: f64,
    /// J·(own change − natural change)/pooled SD before (Morris 2008, d_ppc2).
    pub d_ppc2: f64,
    /// Its sampling variance.
    pub variance: f64,
    /// d_ppc2 ± 1.96·√variance at 95 %. Approximate.
    pub interval: Interval,
    /// Own change − natural change in scale points, unequal spreads allowed.
    pub difference: Welch,
}

/// The own change beside the natural course. Groups were not drawn by lot: this is no effect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benchmark {
    /// The natural course with its source and similarity.
    pub natural_course: NaturalCourse,
    /// Pooled standard deviation before.
    pub sd_before_pooled: f64,
    /// Hedges' J for n₁ + n₂ − 2.
    pub hedges_j: f64,
    /// One row if both correlations are known, else one for each assumed value of the unknown one.
    pub rows: Vec<BenchmarkRow>,
}

/// Morris (2008), *Estimating effect sizes from pretest-posttest-control group designs*: d_ppc2
/// and its variance (equation 25) with ρ = the mean of the two correlations weighted by n − 1;
/// Welch's interval of the difference of the mean changes.
///
/// # Errors
/// Numbers that are not possible; [`Refusal::TooFew`] with four people or fewer altogether.
pub fn benchmark(own: &PairedSummary, natural: &NaturalCourse) -> Result<Benchmark, Refusal> {
    benchmark_at(own, natural, Level::USUAL)
}

/// The same with intervals at another level.
///
/// # Errors
/// As [`benchmark`].
pub fn benchmark_at(
    own: &PairedSummary,
    natural: &NaturalCourse,
    level: Level,
) -> Result<Benchmark, Refusal> {
    let other = &natural.summary;
    own.check()?;
    other.check()?;
    let (n_own, n_other) = (f64::from(own.n), f64::from(other.n));
    let df = n_own + n_other - 2.0;
    let too_few =
        Refusal::TooFew { found: (own.n as usize).saturating_add(other.n as usize), needed: 5 };
    let Some(j) = hedges_j(df).filter(|_| df > 2.0) else { return Err(too_few) };
    let weights = ((n_own - 1.0) / df, (n_other - 1.0) / df);
    let sd = (weights.0 * own.sd_before.powi(2) + weights.1 * other.sd_before.powi(2)).sqrt();
    let change = |summary: &PairedSummary| summary.mean_after - summary.mean_before;
    let d = j * (change(own) - change(other)) / sd;
    let rows = correlation_pairs(own, other)
        .into_iter()
        .map(|(r_own, r_natural)| {
            let changes = [own.change_with(r_own)?, other.change_with(r_natural)?]
                .map(|c| Moments { n: c.n as usize, mean: c.mean_change, sd: c.sd_change });
            let rho = weights.0 * r_own + weights.1 * r_natural;
            let scale = 2.0 * (1.0 - rho) * (n_own + n_other) / (n_own * n_other);
            let variance = j * j * df / (df - 2.0) * (scale + d * d) - d * d;
            let half_width = normal_quantile(level.upper_point()) * variance.sqrt();
            Ok(BenchmarkRow {
                r_own,
                r_natural,
                d_ppc2: d,
                variance,
                interval: Interval::around_at(d, half_width, level),
                difference: welch(&changes[0], &changes[1], level),
            })
        })
        .collect::<Result<Vec<_>, Refusal>>()?;
    Ok(Benchmark { natural_course: natural.clone(), sd_before_pooled: sd, hedges_j: j, rows })
}

/// Known correlations stay; where one or both are unknown they take the assumed values together.
fn correlation_pairs(own: &PairedSummary, other: &PairedSummary) -> Vec<(f64, f64)> {
    match (own.r, other.r) {
        (Some(a), Some(b)) => vec![(a, b)],
        (Some(a), None) => other.correlations().into_iter().map(|b| (a, b)).collect(),
        (None, Some(b)) => own.correlations().into_iter().map(|a| (a, b)).collect(),
        (None, None) => own.correlations().into_iter().map(|r| (r, r)).collect(),
    }
}
