//! Intervals over services.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::offered::{Circumstance, IntervalName};
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::pooling::{Estimate, pool};

use crate::study::{Study, holds};

const CHANGE: f64 = 0.5;
/// SD of the true changes of the services, in SDs of a person's change.
const BETWEEN: f64 = 0.3;

fn services(circumstance: Circumstance, k: usize) -> Study {
    let draw = move |n: usize, random: &mut RandomDraw| {
        let mut estimates = Vec::with_capacity(k);
        for _ in 0..k {
            let own = CHANGE + BETWEEN * random.normal();
            let after = (0..n).map(|_| own + random.normal()).collect();
            let change = Pairs::new(vec![0.0; n], after).and_then(|pairs| paired_change(&pairs));
            estimates.extend(change.ok().map(|change| Estimate {
                value: change.mean_change,
                variance: change.sd_change.powi(2) / n as f64,
            }));
        }
        let further = CHANGE + BETWEEN * random.normal();
        let pooled = pool(&estimates).ok();
        vec![
            pooled.map(|p| holds(p.interval, CHANGE)),
            pooled.map(|p| holds(p.guarded_interval, CHANGE)),
            pooled.map(|p| holds(p.prediction, further)),
        ]
    };
    Study {
        circumstance,
        intervals: vec![
            IntervalName::HartungKnapp,
            IntervalName::HartungKnappGuarded,
            IntervalName::Prediction,
        ],
        draw: Box::new(draw),
    }
}

pub(crate) fn studies() -> Vec<Study> {
    vec![
        services(Circumstance::ThreeServices, 3),
        services(Circumstance::FiveServices, 5),
        services(Circumstance::TenServices, 10),
    ]
}
