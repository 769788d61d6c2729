//! Kenward and Roger's covariance and degrees of freedom.

use nalgebra::DMatrix;

use super::criterion::restricted_traces;
use super::model::Fitted;
use super::products::pair;
use super::refusal::MixedRefusal;

/// Kenward and Roger (1997) for covariances V = Σ φ_k·V_k, whose second derivatives vanish; W from the
/// expected information, as Halekoh and Højsgaard (2014).
pub(crate) struct KenwardRoger {
    /// The adjusted Φ_A = Φ + 2Φ{ΣΣ W_kl(Q_kl − P_kΦP_l)}Φ.
    pub(crate) covariance: DMatrix<f64>,
    /// W, the covariance of φ.
    components: DMatrix<f64>,
}

impl KenwardRoger {
    pub(crate) fn new(fitted: &Fitted) -> Result<Self, MixedRefusal> {
        if !fitted.restricted() {
            return Err(MixedRefusal::NeedsReml);
        }
        let (products, phi) = (&fitted.products, &fitted.solution.covariance);
        let (count, p) = (products.single.len(), phi.ncols());
        let traces = restricted_traces(products, phi);
        let information =
            DMatrix::from_fn(count, count, |k, l| traces.double[pair(k, l, count)] / 2.0);
        // Scaled, so that components of different units are inverted alike.
        let unit = information.diagonal().map(f64::sqrt);
        let scaled =
            DMatrix::from_fn(count, count, |k, l| information[(k, l)] / (unit[k] * unit[l]));
        if !scaled.iter().all(|x| x.is_finite()) {
            return Err(MixedRefusal::NoDegreesOfFreedom);
        }
        let inverse = scaled.pseudo_inverse(1e-12).map_err(|_| MixedRefusal::NoDegreesOfFreedom)?;
        let components =
            DMatrix::from_fn(count, count, |k, l| inverse[(k, l)] / (unit[k] * unit[l]));
        let inner = |m: &DMatrix<f64>| m.view((0, 0), (p, p)).into_owned();
        let mut sum = DMatrix::zeros(p, p);
        for k in 0..count {
            let left = inner(&products.single[k]) * phi;
            for l in k..count {
                let both =
                    inner(&products.double[pair(k, l, count)]) - &left * inner(&products.single[l]);
                let twice = if k == l { both } else { &both + both.transpose() };
                sum += twice * components[(k, l)];
            }
        }
        let covariance = phi + phi * sum * phi * 2.0;
        Ok(Self { covariance: (&covariance + covariance.transpose()) * 0.5, components })
    }

    /// The denominator degrees of freedom m and the factor λ that make λF agree with F(q, m) in mean
    /// and variance, and exactly in the balanced cases where the exact distribution is known.
    pub(crate) fn freedom(&self, fitted: &Fitted, l: &DMatrix<f64>) -> (f64, f64) {
        let phi = &fitted.solution.covariance;
        let (q, p) = (l.nrows() as f64, phi.ncols());
        let Some(inverse) = (l * phi * l.transpose()).try_inverse() else {
            return (f64::NAN, f64::NAN);
        };
        let theta = l.transpose() * inverse * l * phi;
        let weighted: Vec<DMatrix<f64>> =
            fitted.products.single.iter().map(|m| &theta * m.view((0, 0), (p, p)) * phi).collect();
        let (mut a1, mut a2) = (0.0, 0.0);
        for (k, left) in weighted.iter().enumerate() {
            for (l, right) in weighted.iter().enumerate() {
                let w = self.components[(k, l)];
                a1 += w * left.trace() * right.trace();
                a2 += w * left.dot(&right.transpose());
            }
        }
        let b = (a1 + 6.0 * a2) / (2.0 * q);
        let g = ((q + 1.0) * a1 - (q + 4.0) * a2) / ((q + 2.0) * a2);
        let d = 3.0 * q + 2.0 * (1.0 - g);
        let (c1, c2, c3) = (g / d, (q - g) / d, (q + 2.0 - g) / d);
        // 2·E*² ÷ V* with E* = 1/(1 − A₂/q), without their common zeros.
        let expected = 1.0 - a2 / q;
        let top = 1.0 + c1 * b;
        let ratio = quotient(expected, 1.0 - c2 * b);
        let top = if top.abs() < 1e-10 { 0.0 } else { top };
        let rho = ratio * ratio * top / (1.0 - c3 * b) / q;
        let m = 4.0 + (q + 2.0) / (q * rho - 1.0);
        let scale = if (m - 2.0).abs() < 1e-2 { 1.0 } else { m * expected / (m - 2.0) };
        (m, scale)
    }
}

/// x/y, and 1 where both vanish.
fn quotient(x: f64, y: f64) -> f64 {
    if x.abs() < 1e-14 && y.abs() < 1e-14 { 1.0 } else { x / y }
}
