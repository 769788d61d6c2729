//! A study: one way to draw data, several intervals judged on each draw.

use kastanj_analysis::Interval;
use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::offered::{Circumstance, IntervalName, LEAST_COVERAGE, SIMULATED_N};
use rayon::prelude::*;
use serde::Serialize;

/// One draw of data of size n: of each interval whether it held the truth, `None` if not given.
type Draw = Box<dyn Fn(usize, &mut RandomDraw) -> Vec<Option<bool>> + Sync>;

pub(crate) struct Study {
    pub(crate) circumstance: Circumstance,
    pub(crate) intervals: Vec<IntervalName>,
    pub(crate) draw: Draw,
}

/// Coverage of one interval in one circumstance at one n.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Cell {
    pub(crate) interval: IntervalName,
    pub(crate) circumstance: Circumstance,
    pub(crate) n: u64,
    /// Share of the samples in which the interval exists (or is offered by its own rule).
    pub(crate) given: f64,
    /// Share of those in which it holds the truth.
    pub(crate) coverage: Option<f64>,
    /// √(p(1 − p)/given).
    pub(crate) monte_carlo_error: Option<f64>,
    /// False below 90 %, or if hardly ever given.
    pub(crate) offered: bool,
}

pub(crate) fn holds(interval: Interval, truth: f64) -> bool {
    interval.lower <= truth && truth <= interval.upper
}

pub(crate) fn run_all(studies: &[Study], replications: u32, seed: u64) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (index, study) in (1_u64..).zip(studies) {
        let mut by_n = Vec::new();
        for (place, n) in (0_u64..).zip(SIMULATED_N) {
            let zero = || vec![(0_u32, 0_u32); study.intervals.len()];
            // Counts are whole numbers: their order of summation does not matter.
            let counts = (0..replications)
                .into_par_iter()
                .map(|replication| {
                    let stream = (index << 40) + (place << 32) + u64::from(replication);
                    (study.draw)(n as usize, &mut RandomDraw::new(seed, stream))
                })
                .fold(zero, |mut counts, flags| {
                    for (count, flag) in counts.iter_mut().zip(flags) {
                        count.0 += u32::from(flag.is_some());
                        count.1 += u32::from(flag == Some(true));
                    }
                    counts
                })
                .reduce(zero, |a, b| {
                    a.iter().zip(&b).map(|(a, b)| (a.0 + b.0, a.1 + b.1)).collect()
                });
            by_n.push(counts);
        }
        for (place, interval) in study.intervals.iter().enumerate() {
            for (n, counts) in SIMULATED_N.iter().zip(&by_n) {
                let (given, held) = (f64::from(counts[place].0), f64::from(counts[place].1));
                let often = given >= f64::from(replications) / 2.0;
                let coverage = often.then(|| held / given);
                cells.push(Cell {
                    interval: *interval,
                    circumstance: study.circumstance,
                    n: *n,
                    given: given / f64::from(replications),
                    coverage,
                    monte_carlo_error: coverage.map(|p| (p * (1.0 - p) / given).sqrt()),
                    offered: coverage.is_some_and(|p| p >= LEAST_COVERAGE),
                });
            }
        }
    }
    cells
}
