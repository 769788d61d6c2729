//! Intervals of a paired rate ratio.

use kastanj_analysis::counts::paired_rate_ratio;
use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::offered::{Circumstance, IntervalName};

use crate::study::{Study, holds};

const RATIO: f64 = 0.7;
const RATE_BEFORE: f64 = 4.0;
/// Degrees of freedom of the chi-square that each rate is multiplied by: variance 2/df.
const SPREAD_DF: f64 = 4.0;

/// Events at this rate, counted as arrivals in a unit of time.
fn events(rate: f64, random: &mut RandomDraw) -> f64 {
    let (mut time, mut count) = (0.0, 0.0);
    loop {
        time += -(1.0 - random.uniform()).ln() / rate;
        if time > 1.0 {
            return count;
        }
        count += 1.0;
    }
}

pub(crate) fn studies() -> Vec<Study> {
    let draw = |n: usize, random: &mut RandomDraw| {
        let (mut before, mut after) = (Vec::with_capacity(n), Vec::with_capacity(n));
        for _ in 0..n {
            let own = random.chi_square(SPREAD_DF) / SPREAD_DF;
            for (occasion, ratio) in [(&mut before, 1.0), (&mut after, RATIO)] {
                let then = random.chi_square(SPREAD_DF) / SPREAD_DF;
                occasion.push(events(RATE_BEFORE * ratio * own * then + 1e-9, random));
            }
        }
        let found = paired_rate_ratio(&before, &after).ok();
        vec![
            found.map(|ratio| holds(ratio.interval_cr0, RATIO)),
            found.map(|ratio| holds(ratio.interval_cr2, RATIO)),
            found.map(|ratio| holds(ratio.interval_naive, RATIO)),
        ]
    };
    vec![Study {
        circumstance: Circumstance::OverdispersedCounts,
        intervals: vec![
            IntervalName::RateRatioCr0,
            IntervalName::RateRatioCr2,
            IntervalName::RateRatioNaive,
        ],
        draw: Box::new(draw),
    }]
}
