//! Intervals over services.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::offered::{Circumstance, IntervalName};
use kastanj_analysis::over_services::change_over_services;
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::pooling::{Estimate, pool};
use kastanj_analysis::{Interval, PairedRow};

use crate::study::{Study, holds};

const CHANGE: f64 = 0.5;
/// SD of the true changes of the services, in SDs of a person's change.
const BETWEEN: f64 = 0.3;

/// People of each of twelve services that are not of one size, for one in the middle.
const UNEVEN: [f64; 12] = [4.3, 2.1, 1.4, 1.1, 0.9, 0.8, 0.8, 0.7, 0.7, 0.7, 0.6, 0.5];

/// Services with so many people each, `n` on average; at least two.
fn sizes(circumstance: Circumstance, k: usize, n: usize) -> Vec<usize> {
    match circumstance {
        Circumstance::TwelveUnevenServices => {
            let of = |share: f64| ((share * n as f64 * 12.0 / 14.6).round() as usize).max(2);
            UNEVEN.into_iter().map(of).collect()
        }
        _ => vec![n; k],
    }
}

/// The mean change of everyone, their services as clusters.
fn over_services(after: &[Vec<f64>]) -> Option<[Interval; 2]> {
    let rows = after.iter().enumerate().flat_map(|(service, own)| {
        let row = move |after: &f64| {
            PairedRow::new(Some(0.0), Some(*after)).in_service(format!("s{service:02}"))
        };
        own.iter().map(row)
    });
    let all: Vec<f64> = after.iter().flatten().copied().collect();
    let change = paired_change(&Pairs::new(vec![0.0; all.len()], all).ok()?).ok()?;
    let over = change_over_services(&rows.collect::<Vec<_>>(), &change)?;
    Some([change.interval, over.interval])
}

fn services(circumstance: Circumstance, k: usize) -> Study {
    let draw = move |n: usize, random: &mut RandomDraw| {
        let mut estimates = Vec::with_capacity(k);
        let mut everyone = Vec::with_capacity(k);
        for n in sizes(circumstance, k, n) {
            let own = CHANGE + BETWEEN * random.normal();
            let after: Vec<f64> = (0..n).map(|_| own + random.normal()).collect();
            everyone.push(after.clone());
            let change = Pairs::new(vec![0.0; n], after).and_then(|pairs| paired_change(&pairs));
            estimates.extend(change.ok().map(|change| Estimate {
                value: change.mean_change,
                variance: change.sd_change.powi(2) / n as f64,
            }));
        }
        let further = CHANGE + BETWEEN * random.normal();
        let pooled = pool(&estimates).ok();
        let over = over_services(&everyone);
        vec![
            over.map(|[student, _]| holds(student, CHANGE)),
            over.map(|[_, over]| holds(over, CHANGE)),
            pooled.map(|p| holds(p.interval, CHANGE)),
            pooled.map(|p| holds(p.guarded_interval, CHANGE)),
            pooled.map(|p| holds(p.prediction, further)),
            pooled.map(|p| holds(p.cautious_prediction, further)),
        ]
    };
    Study {
        circumstance,
        intervals: vec![
            IntervalName::MeanChangeT,
            IntervalName::MeanChangeOverServices,
            IntervalName::HartungKnapp,
            IntervalName::HartungKnappGuarded,
            IntervalName::Prediction,
            IntervalName::CautiousPrediction,
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

/// Apart from the others, so that these keep their draws.
pub(crate) fn uneven() -> Study {
    services(Circumstance::TwelveUnevenServices, 12)
}
