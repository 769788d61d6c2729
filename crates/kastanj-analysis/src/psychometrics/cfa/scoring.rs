//! Fisher scoring on a correlation matrix.

use nalgebra::{DMatrix, DVector, SymmetricEigen};

use crate::refusal::Refusal;

/// The summit of the likelihood in the metric of correlations.
#[derive(Debug, Clone)]
pub(in crate::psychometrics) struct Solution {
    pub(in crate::psychometrics) loadings: Vec<f64>,
    pub(in crate::psychometrics) residuals: Vec<f64>,
    /// Of the two factors; 0 with one.
    pub(in crate::psychometrics) correlation: f64,
    /// Implied matrix Σ.
    pub(in crate::psychometrics) implied: DMatrix<f64>,
    /// ln|Σ| + tr RΣ⁻¹ − ln|R| − p.
    pub(in crate::psychometrics) discrepancy: f64,
    /// tr(Σ⁻¹∂ₐΣ Σ⁻¹∂ᵦΣ); order: loadings, residual variances, correlation.
    pub(in crate::psychometrics) information: DMatrix<f64>,
}

const MOST_STEPS: usize = 2000;
/// Near the summit the discrepancy of two points differs by rounding only.
const ROUNDING: f64 = 1e-13;

struct Model<'a> {
    r: &'a DMatrix<f64>,
    factors: &'a [usize],
    two: bool,
    log_determinant: f64,
}

struct Point {
    implied: DMatrix<f64>,
    inverse: DMatrix<f64>,
    discrepancy: f64,
}

/// # Errors
/// [`Refusal::NoConvergence`], [`Refusal::Singular`] if the information is singular.
pub(in crate::psychometrics) fn solve(
    r: &DMatrix<f64>,
    factors: &[usize],
    two: bool,
) -> Result<Solution, Refusal> {
    let singular = || Refusal::Singular { what: "items" };
    let log_determinant = log_determinant(r).ok_or_else(singular)?;
    let model = Model { r, factors, two, log_determinant };
    let p = r.nrows();
    let mut theta = start(&model);
    let mut point = model.at(&theta).ok_or(Refusal::NoConvergence { what: "factor analysis" })?;
    for _ in 0..MOST_STEPS {
        let (gradient, information) = model.derivatives(&theta, &point);
        let step = information
            .clone()
            .cholesky()
            .ok_or(Refusal::Singular { what: "loadings" })?
            .solve(&gradient);
        let mut length = 1.0;
        let mut moved = None;
        while length > 1e-10 {
            let next = &theta - &step * length;
            if let Some(there) =
                model.at(&next).filter(|there| there.discrepancy <= point.discrepancy + ROUNDING)
            {
                moved = Some((next, there));
                break;
            }
            length /= 2.0;
        }
        let Some((next, there)) = moved else { break };
        (theta, point) = (next, there);
        if step.amax() <= 1e-11 {
            let (_, information) = model.derivatives(&theta, &point);
            return Ok(model.solution(&theta, point, information, p));
        }
    }
    Err(Refusal::NoConvergence { what: "factor analysis" })
}

/// First eigenvector of each factor's block, shrunk; factors correlating as their sums would.
fn start(model: &Model<'_>) -> DVector<f64> {
    let p = model.r.nrows();
    let mut theta = DVector::zeros(2 * p + usize::from(model.two));
    for factor in 0..=usize::from(model.two) {
        let items: Vec<usize> = (0..p).filter(|i| model.factors[*i] == factor).collect();
        let block =
            DMatrix::from_fn(items.len(), items.len(), |i, j| model.r[(items[i], items[j])]);
        let eigen = SymmetricEigen::new(block);
        let first = eigen.eigenvalues.imax();
        let vector = eigen.eigenvectors.column(first);
        let sign = if vector.sum() < 0.0 { -1.0 } else { 1.0 };
        for (place, &i) in items.iter().enumerate() {
            let loading = sign * vector[place] * eigen.eigenvalues[first].max(0.0).sqrt() * 0.85;
            theta[i] = loading.clamp(-0.95, 0.95);
            theta[p + i] = 1.0 - theta[i] * theta[i];
        }
    }
    if model.two {
        let (mut weights, mut sum) = (0.0, 0.0);
        for i in 0..p {
            for j in 0..p {
                if model.factors[i] < model.factors[j] {
                    sum += theta[i] * theta[j] * model.r[(i, j)];
                    weights += (theta[i] * theta[j]).powi(2);
                }
            }
        }
        theta[2 * p] = if weights > 0.0 { (sum / weights).clamp(-0.9, 0.9) } else { 0.0 };
    }
    theta
}

fn log_determinant(matrix: &DMatrix<f64>) -> Option<f64> {
    let cholesky = matrix.clone().cholesky()?;
    Some(cholesky.l_dirty().diagonal().iter().map(|l| 2.0 * l.ln()).sum())
}

impl Model<'_> {
    /// Correlation of the factors of items i and j.
    fn between(&self, theta: &DVector<f64>, i: usize, j: usize) -> f64 {
        if self.factors[i] == self.factors[j] { 1.0 } else { theta[2 * self.factors.len()] }
    }

    /// `None` unless Σ is positive definite.
    fn at(&self, theta: &DVector<f64>) -> Option<Point> {
        let p = self.factors.len();
        let implied = DMatrix::from_fn(p, p, |i, j| {
            theta[i] * theta[j] * self.between(theta, i, j)
                + if i == j { theta[p + i] } else { 0.0 }
        });
        let determinant = log_determinant(&implied)?;
        let inverse = implied.clone().cholesky()?.inverse();
        let discrepancy =
            determinant + self.r.component_mul(&inverse).sum() - self.log_determinant - p as f64;
        discrepancy.is_finite().then_some(Point { implied, inverse, discrepancy })
    }

    /// Gradient tr(Σ⁻¹(Σ − R)Σ⁻¹∂ₐΣ) and expected information.
    fn derivatives(&self, theta: &DVector<f64>, point: &Point) -> (DVector<f64>, DMatrix<f64>) {
        let p = self.factors.len();
        let inverse = &point.inverse;
        let excess = inverse * (&point.implied - self.r) * inverse;
        let slopes: Vec<DMatrix<f64>> = (0..theta.len()).map(|a| self.slope(theta, a)).collect();
        let products: Vec<DMatrix<f64>> = slopes.iter().map(|slope| inverse * slope).collect();
        let q = theta.len();
        let gradient = DVector::from_fn(q, |a, _| excess.component_mul(&slopes[a]).sum());
        let mut information = DMatrix::zeros(q, q);
        for a in 0..q {
            for b in 0..=a {
                let mut trace = 0.0;
                for i in 0..p {
                    for j in 0..p {
                        trace += products[a][(i, j)] * products[b][(j, i)];
                    }
                }
                information[(a, b)] = trace;
                information[(b, a)] = trace;
            }
        }
        (gradient, information)
    }

    /// ∂Σ/∂θₐ.
    fn slope(&self, theta: &DVector<f64>, a: usize) -> DMatrix<f64> {
        let p = self.factors.len();
        DMatrix::from_fn(p, p, |i, j| {
            if a < p {
                let own = |here: usize, other: usize| {
                    if here == a { theta[other] * self.between(theta, i, j) } else { 0.0 }
                };
                own(i, j) + own(j, i)
            } else if a < 2 * p {
                if i == j && i == a - p { 1.0 } else { 0.0 }
            } else if self.factors[i] == self.factors[j] {
                0.0
            } else {
                theta[i] * theta[j]
            }
        })
    }

    fn solution(
        &self,
        theta: &DVector<f64>,
        point: Point,
        information: DMatrix<f64>,
        p: usize,
    ) -> Solution {
        let flip = [0, 1].map(|factor| {
            let sum: f64 = (0..p).filter(|i| self.factors[*i] == factor).map(|i| theta[i]).sum();
            if sum < 0.0 { -1.0 } else { 1.0 }
        });
        let sign = |a: usize| {
            if a < p {
                flip[self.factors[a]]
            } else if a < 2 * p {
                1.0
            } else {
                flip[0] * flip[1]
            }
        };
        let information = DMatrix::from_fn(information.nrows(), information.ncols(), |a, b| {
            information[(a, b)] * sign(a) * sign(b)
        });
        Solution {
            loadings: (0..p).map(|i| sign(i) * theta[i]).collect(),
            residuals: (0..p).map(|i| theta[p + i]).collect(),
            correlation: if self.two { sign(2 * p) * theta[2 * p] } else { 0.0 },
            implied: point.implied,
            discrepancy: point.discrepancy.max(0.0),
            information,
        }
    }
}
