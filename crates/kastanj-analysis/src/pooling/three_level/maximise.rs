//! The θ ≥ 0 with the highest restricted likelihood.

use super::likelihood::{Fit, Nested};
use crate::refusal::Refusal;

/// Points of the starting grid in each direction, besides 0.
const GRID: u32 = 10;
const MOST_STEPS: u32 = 200;

/// The best point of a coarse grid, then Newton steps with the derivatives' differences as Hessian,
/// kept at zero where the slope points outwards.
pub(super) fn maximise(nested: &Nested<'_>) -> Result<[f64; 2], Refusal> {
    let k = nested.sample.k() as f64;
    let centre = nested.sample.y.iter().sum::<f64>() / k;
    let spread = nested.sample.y.iter().map(|y| (y - centre).powi(2)).sum::<f64>() / k;
    let typical = nested.sample.v.iter().sum::<f64>() / k;
    let top = 4.0 * spread + typical;
    let values: Vec<f64> =
        std::iter::once(0.0).chain((0..GRID).map(|i| top * 3_f64.powi(-(i as i32)))).collect();
    let mut best: Option<([f64; 2], f64)> = None;
    for &cluster in &values {
        for &effect in &values {
            let theta = [cluster, effect];
            let Some(fit) = nested.fit(theta) else { continue };
            if best.is_none_or(|(_, criterion)| fit.criterion > criterion) {
                best = Some((theta, fit.criterion));
            }
        }
    }
    let (start, _) = best.ok_or(Refusal::NoConvergence { what: "likelihood" })?;
    let climbed = climb(nested, start)?;
    // On a boundary the other component may still be better off alone.
    let mut summit = climbed;
    for fixed in [[0.0, climbed[1]], [climbed[0], 0.0]] {
        if let Ok(other) = climb(nested, fixed) {
            let at = |theta| nested.fit(theta).map_or(f64::NEG_INFINITY, |fit| fit.criterion);
            if at(other) > at(summit) + 1e-10 {
                summit = other;
            }
        }
    }
    Ok(summit)
}

fn climb(nested: &Nested<'_>, start: [f64; 2]) -> Result<[f64; 2], Refusal> {
    let failed = || Refusal::NoConvergence { what: "likelihood" };
    let mut theta = start;
    let mut fit = nested.fit(theta).ok_or_else(failed)?;
    for _ in 0..MOST_STEPS {
        let free = [0, 1].map(|a| theta[a] > 0.0 || fit.gradient[a] > 0.0);
        let step = step(nested, theta, &fit, free);
        let mut length = 1.0;
        let mut moved = None;
        while length > 1e-12 {
            let next = [0, 1].map(|a| (theta[a] + length * step[a]).max(0.0));
            if next == theta {
                break;
            }
            if let Some(there) = nested.fit(next).filter(|there| there.criterion >= fit.criterion) {
                moved = Some((next, there));
                break;
            }
            length /= 2.0;
        }
        let Some((next, there)) = moved else { return Ok(theta) };
        let scale = theta[0].max(theta[1]).max(next[0]).max(next[1]);
        let change = (next[0] - theta[0]).abs().max((next[1] - theta[1]).abs());
        (theta, fit) = (next, there);
        if change <= 1e-13 * scale {
            return Ok(theta);
        }
    }
    Err(failed())
}

/// Newton's step if the Hessian is negative definite on the free components, else a scoring step.
fn step(nested: &Nested<'_>, theta: [f64; 2], fit: &Fit, free: [bool; 2]) -> [f64; 2] {
    let newton = hessian(nested, theta).map(|h| [[-h[0][0], -h[0][1]], [-h[1][0], -h[1][1]]]);
    newton
        .and_then(|curvature| solve(curvature, fit.gradient, free))
        .or_else(|| solve(fit.information, fit.gradient, free))
        .unwrap_or(fit.gradient)
}

/// Central differences of the gradient; one-sided at zero.
fn hessian(nested: &Nested<'_>, theta: [f64; 2]) -> Option<[[f64; 2]; 2]> {
    let smallest = nested.sample.v.iter().copied().fold(f64::INFINITY, f64::min);
    let mut rows = [[0.0; 2]; 2];
    for (a, row) in rows.iter_mut().enumerate() {
        let width = 1e-5 * (theta[a] + smallest);
        let (mut low, mut high) = (theta, theta);
        low[a] = (theta[a] - width).max(0.0);
        high[a] = theta[a] + width;
        let (below, above) = (nested.fit(low)?, nested.fit(high)?);
        for (b, entry) in row.iter_mut().enumerate() {
            *entry = (above.gradient[b] - below.gradient[b]) / (high[a] - low[a]);
        }
    }
    let mean = f64::midpoint(rows[0][1], rows[1][0]);
    (rows[0][1], rows[1][0]) = (mean, mean);
    Some(rows)
}

/// curvature⁻¹·gradient on the free components; `None` unless positive definite there.
fn solve(curvature: [[f64; 2]; 2], gradient: [f64; 2], free: [bool; 2]) -> Option<[f64; 2]> {
    let [[a, b], [_, d]] = curvature;
    match free {
        [true, true] => {
            let determinant = a * d - b * b;
            (a > 0.0 && determinant > 1e-12 * a * d).then(|| {
                [
                    (d * gradient[0] - b * gradient[1]) / determinant,
                    (a * gradient[1] - b * gradient[0]) / determinant,
                ]
            })
        }
        [true, false] => (a > 0.0).then(|| [gradient[0] / a, 0.0]),
        [false, true] => (d > 0.0).then(|| [0.0, gradient[1] / d]),
        [false, false] => Some([0.0, 0.0]),
    }
}
