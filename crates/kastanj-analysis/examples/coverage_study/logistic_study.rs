//! Intervals of an odds ratio.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::offered::{Circumstance, IntervalName};
use kastanj_analysis::regression::{Design, logistic};

use crate::study::{Study, holds};

const LOG_ODDS_RATIO: f64 = 0.7;

pub(crate) fn studies() -> Vec<Study> {
    let draw = |n: usize, random: &mut RandomDraw| {
        let x: Vec<f64> = (0..n).map(|_| random.normal()).collect();
        let yes: Vec<bool> = x
            .iter()
            .map(|x| random.uniform() < 1.0 / (1.0 + (0.85 - LOG_ODDS_RATIO * x).exp()))
            .collect();
        let design = Design::with_intercept(n).numeric("x", &x);
        let fit = design.and_then(|design| logistic(&design, &yes)).ok();
        let slope = fit.as_ref().and_then(|fit| fit.coefficients.get(1));
        vec![
            slope.map(|slope| holds(slope.wald, LOG_ODDS_RATIO)),
            slope.and_then(|slope| Some(holds(slope.profile?, LOG_ODDS_RATIO))),
        ]
    };
    vec![Study {
        circumstance: Circumstance::Normal,
        intervals: vec![IntervalName::OddsRatioWald, IntervalName::OddsRatioProfile],
        draw: Box::new(draw),
    }]
}
