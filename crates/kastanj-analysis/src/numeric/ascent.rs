//! Newton's method with halved steps, for likelihoods.

use nalgebra::{DMatrix, DVector};

/// A function to be maximised, with its derivatives, at one point.
#[derive(Debug, Clone)]
pub(crate) struct Curvature {
    pub(crate) value: f64,
    pub(crate) gradient: DVector<f64>,
    pub(crate) hessian: DMatrix<f64>,
}

/// Where the maximum lies.
#[derive(Debug, Clone)]
pub(crate) struct Maximum {
    pub(crate) at: DVector<f64>,
    pub(crate) value: f64,
    pub(crate) hessian: DMatrix<f64>,
    /// Inverse of the negative Hessian.
    pub(crate) covariance: DMatrix<f64>,
}

/// The maximum that Newton's method reaches from `start`; `None` where it reaches none: the
/// function has no finite value there, the steps do not end, the curvature at the end is flat.
pub(crate) fn maximise(
    evaluate: &dyn Fn(&DVector<f64>) -> Curvature,
    start: DVector<f64>,
) -> Option<Maximum> {
    maximise_to(EXACT, evaluate, start)
}

/// The gain of a step, relative to the function, below which exact derivatives can do no more.
const EXACT: f64 = 1e-22;

/// As [`maximise`], ending where a step promises a gain of less than `smallest` of the function:
/// for derivatives that are themselves only approximate.
pub(crate) fn maximise_to(
    smallest: f64,
    evaluate: &dyn Fn(&DVector<f64>) -> Curvature,
    start: DVector<f64>,
) -> Option<Maximum> {
    let mut at = start;
    let mut here = evaluate(&at);
    for _ in 0..500 {
        if !here.value.is_finite() || !here.gradient.iter().all(|g| g.is_finite()) {
            return None;
        }
        let (step, bent) = ascent(&here)?;
        let gain = here.gradient.dot(&step);
        if bent && gain <= smallest * (1.0 + here.value.abs()) {
            return finish(at, here);
        }
        let mut share = 1.0;
        let better = loop {
            let next = &at + share * &step;
            let there = evaluate(&next);
            if there.value >= here.value {
                break Some((next, there));
            }
            share /= 2.0;
            if share < 1e-12 {
                break None;
            }
        };
        // Where rounding hides the last of the gain, the point is the maximum.
        let Some((next, there)) = better else {
            return (bent && gain <= 1e-9 * (1.0 + here.value.abs()))
                .then(|| finish(at, here))
                .flatten();
        };
        let settled = bent && there.value == here.value && gain <= 1e-12 * (1.0 + here.value.abs());
        (at, here) = (next, there);
        if settled {
            return finish(at, here);
        }
    }
    None
}

/// The direction upwards, and whether the Hessian was negative definite as it is.
fn ascent(here: &Curvature) -> Option<(DVector<f64>, bool)> {
    let negative = -&here.hessian;
    if let Some(factor) = negative.clone().cholesky() {
        return Some((factor.solve(&here.gradient), true));
    }
    let largest = negative.diagonal().iter().fold(1e-8_f64, |most, d| most.max(d.abs()));
    let mut ridge = 1e-6 * largest;
    while ridge < 1e12 * largest {
        let bent = &negative + DMatrix::identity(negative.nrows(), negative.ncols()) * ridge;
        if let Some(factor) = bent.cholesky() {
            return Some((factor.solve(&here.gradient), false));
        }
        ridge *= 10.0;
    }
    None
}

fn finish(at: DVector<f64>, here: Curvature) -> Option<Maximum> {
    let covariance = (-&here.hessian).cholesky()?.inverse();
    Some(Maximum { at, value: here.value, hessian: here.hessian, covariance })
}
