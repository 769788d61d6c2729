//! Minimisation with the exact gradient and Hessian.

use nalgebra::{DMatrix, DVector};

/// A function's value with its first and second derivatives at one place.
#[derive(Debug, Clone)]
pub(crate) struct Curved {
    pub(crate) value: f64,
    pub(crate) gradient: DVector<f64>,
    pub(crate) hessian: DMatrix<f64>,
}

impl Curved {
    /// The same function with one of its arguments held.
    pub(crate) fn without(self, argument: usize) -> Self {
        Self {
            value: self.value,
            gradient: self.gradient.remove_row(argument),
            hessian: self.hessian.remove_row(argument).remove_column(argument),
        }
    }
}

/// Where the search ended.
#[derive(Debug, Clone)]
pub(crate) struct Minimum {
    pub(crate) at: DVector<f64>,
    pub(crate) curved: Curved,
}

/// Most steps; a smooth criterion takes about ten.
const STEPS: usize = 200;

/// Below this share of the function's scale a predicted gain is rounding.
const GAIN: f64 = 1e-15;

/// Newton's method on the absolute values of the Hessian's eigenvalues, so that every step leads
/// downhill also where the function is not convex, halved until the value falls; `None` if the
/// start is outside the domain or no minimum is reached. Outside its domain the function is `None`.
/// `reach` bounds the length of one step.
pub(crate) fn minimise(
    f: impl Fn(&DVector<f64>) -> Option<Curved>,
    start: DVector<f64>,
    reach: f64,
) -> Option<Minimum> {
    let mut here = Minimum { curved: f(&start)?, at: start };
    for _ in 0..STEPS {
        let (step, gain) = downhill(&here.curved, reach)?;
        let scale = 1.0 + here.curved.value.abs();
        let next = halved(&f, &here, &step, 1e-13 * scale);
        let Some(next) = next else {
            return (gain <= 1e-9 * scale).then_some(here);
        };
        let fell = here.curved.value - next.curved.value;
        here = next;
        if gain <= GAIN * scale && fell <= 1e-12 * scale {
            return Some(here);
        }
    }
    None
}

/// The step and half its squared length in the metric of the Hessian: the gain it promises.
fn downhill(curved: &Curved, reach: f64) -> Option<(DVector<f64>, f64)> {
    let dimension = curved.gradient.len();
    if dimension == 0 {
        return Some((DVector::zeros(0), 0.0));
    }
    if !curved.hessian.iter().chain(curved.gradient.iter()).all(|x| x.is_finite()) {
        return None;
    }
    let eigen = curved.hessian.clone().symmetric_eigen();
    let largest = eigen.eigenvalues.amax();
    let floor = (1e-12 * largest).max(f64::MIN_POSITIVE);
    let mut step = DVector::zeros(dimension);
    let mut gain = 0.0;
    for (i, value) in eigen.eigenvalues.iter().enumerate() {
        let direction = eigen.eigenvectors.column(i);
        let slope = direction.dot(&curved.gradient);
        let curvature = value.abs().max(floor);
        step.axpy(-slope / curvature, &direction, 1.0);
        gain += slope * slope / curvature / 2.0;
    }
    let length = step.norm();
    if length > reach {
        step *= reach / length;
    }
    Some((step, gain))
}

fn halved(
    f: &impl Fn(&DVector<f64>) -> Option<Curved>,
    here: &Minimum,
    step: &DVector<f64>,
    rounding: f64,
) -> Option<Minimum> {
    let mut share = 1.0;
    for _ in 0..50 {
        let at = &here.at + step * share;
        if let Some(curved) = f(&at)
            && curved.value <= here.curved.value + rounding
        {
            return Some(Minimum { at, curved });
        }
        share /= 2.0;
    }
    None
}

#[cfg(test)]
mod tests {
    use nalgebra::{DMatrix, DVector};

    use super::{Curved, minimise};

    /// Rosenbrock (1960): a curved valley, not convex everywhere.
    fn valley(at: &DVector<f64>) -> Option<Curved> {
        let (x, y) = (at[0], at[1]);
        let bend = y - x * x;
        Some(Curved {
            value: (1.0 - x).powi(2) + 100.0 * bend * bend,
            gradient: DVector::from_vec(vec![-2.0 * (1.0 - x) - 400.0 * x * bend, 200.0 * bend]),
            hessian: DMatrix::from_row_slice(
                2,
                2,
                &[2.0 - 400.0 * (bend - 2.0 * x * x), -400.0 * x, -400.0 * x, 200.0],
            ),
        })
    }

    #[test]
    fn walks_along_a_curved_valley() {
        let start = DVector::from_vec(vec![-1.2, 1.0]);
        let found = minimise(valley, start, 10.0).map(|m| m.at);
        assert!(found.is_some_and(|at| (at - DVector::from_element(2, 1.0)).norm() < 1e-9));
    }

    #[test]
    fn a_function_without_minimum_is_not_minimised() {
        let slope = |at: &DVector<f64>| {
            Some(Curved {
                value: -at[0],
                gradient: DVector::from_element(1, -1.0),
                hessian: DMatrix::zeros(1, 1),
            })
        };
        assert!(minimise(slope, DVector::zeros(1), 1.0).is_none());
    }
}
