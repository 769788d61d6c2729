//! Where the search begins: the best place of a coarse grid, so that no lesser maximum is found.

use nalgebra::DVector;

use super::criterion::{Likelihood, solve};
use super::products::{Covariance, Depth, pairs};

/// Variances of a random effect tried, in units of σ².
const LEVELS: [f64; 4] = [0.02, 0.3, 2.0, 20.0];

/// ψ at the best of all combinations, with σ² at its maximum there.
pub(crate) fn start(
    covariance: &dyn Covariance,
    random: usize,
    likelihood: Likelihood,
) -> Option<DVector<f64>> {
    let (at, count) = (pairs(random), covariance.components());
    let mut free: Vec<usize> = if random == 2 { vec![0, 2] } else { vec![0] };
    free.extend(at + 1..count);
    let mut best: Option<(f64, DVector<f64>)> = None;
    for combination in 0..LEVELS.len().pow(u32::try_from(free.len()).ok()?) {
        let mut phi = DVector::zeros(count);
        phi[at] = 1.0;
        let mut rest = combination;
        for &place in &free {
            phi[place] = LEVELS[rest % LEVELS.len()];
            rest /= LEVELS.len();
        }
        let Some((value, sigma2)) = profiled(covariance, &phi, likelihood) else { continue };
        if best.as_ref().is_none_or(|(least, _)| value < *least) {
            best = Some((value, phi.map(|x| (x * sigma2).sqrt())));
        }
    }
    best.map(|(_, psi)| psi)
}

/// The criterion up to a constant with the best σ², and that σ².
fn profiled(
    covariance: &dyn Covariance,
    phi: &DVector<f64>,
    likelihood: Likelihood,
) -> Option<(f64, f64)> {
    let products = covariance.products(phi.as_slice(), Depth::Value)?;
    let solution = solve(&products.plain)?;
    let (df, restriction) = match likelihood {
        Likelihood::Ml => (products.rows, 0.0),
        Likelihood::Reml => (products.rows - solution.beta.len() as f64, solution.log_determinant),
    };
    let sigma2 = solution.squares / df;
    let value = products.log_determinant + restriction + df * sigma2.ln();
    (value.is_finite() && sigma2 > 0.0).then_some((value, sigma2))
}
