//! From free parameters to covariances.

use nalgebra::{DMatrix, DVector};

use super::products::{pair, pairs};
use crate::numeric::Curved;

/// One piece of the map from free parameters ψ to components φ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The lower triangle L of a matrix of this order; φ = the lower triangle of LL′. Both column by
    /// column. A covariance on its boundary is an ordinary place of L.
    Triangle(usize),
    /// A standard deviation; φ = ψ².
    Deviation,
    /// Standard deviations s₀ and s₁ and the angle a, in the order s₀, a, s₁, of a covariance with
    /// correlation sin a; φ = (s₀², s₀s₁ sin a, s₁²).
    Correlated,
    /// This many components that are free themselves.
    Free(usize),
}

impl Piece {
    fn len(self) -> usize {
        match self {
            Self::Triangle(order) => pairs(order),
            Self::Deviation => 1,
            Self::Correlated => 3,
            Self::Free(count) => count,
        }
    }
}

/// φ, its Jacobian by ψ and its second derivatives.
#[derive(Debug, Clone)]
pub(crate) struct Mapped {
    pub(crate) phi: DVector<f64>,
    pub(crate) jacobian: DMatrix<f64>,
    /// ∂²φ_k by ψ.
    second: Vec<DMatrix<f64>>,
}

impl Mapped {
    /// The map at ψ, piece after piece.
    pub(crate) fn at(pieces: &[Piece], psi: &DVector<f64>) -> Self {
        let count = pieces.iter().map(|piece| piece.len()).sum();
        let mut mapped = Self {
            phi: DVector::zeros(count),
            jacobian: DMatrix::zeros(count, count),
            second: vec![DMatrix::zeros(count, count); count],
        };
        let mut start = 0;
        for &piece in pieces {
            match piece {
                Piece::Triangle(order) => mapped.triangle(order, start, psi),
                Piece::Deviation => {
                    mapped.phi[start] = psi[start].powi(2);
                    mapped.jacobian[(start, start)] = 2.0 * psi[start];
                    mapped.second[start][(start, start)] = 2.0;
                }
                Piece::Correlated => mapped.correlated(start, psi),
                Piece::Free(count) => {
                    for i in start..start + count {
                        mapped.phi[i] = psi[i];
                        mapped.jacobian[(i, i)] = 1.0;
                    }
                }
            }
            start += piece.len();
        }
        mapped
    }

    fn triangle(&mut self, order: usize, start: usize, psi: &DVector<f64>) {
        let place = |a: usize, b: usize| start + pair(b, a, order);
        for c in 0..order {
            for b in c..order {
                for a in b..order {
                    let (k, left, right) = (place(a, b), place(a, c), place(b, c));
                    self.phi[k] += psi[left] * psi[right];
                    self.jacobian[(k, left)] += psi[right];
                    self.jacobian[(k, right)] += psi[left];
                    self.second[k][(left, right)] += 1.0;
                    self.second[k][(right, left)] += 1.0;
                }
            }
        }
    }

    fn correlated(&mut self, start: usize, psi: &DVector<f64>) {
        let (i, a, j) = (start, start + 1, start + 2);
        let (s, t, (sin, cos)) = (psi[i], psi[j], psi[a].sin_cos());
        for k in [i, j] {
            self.phi[k] = psi[k].powi(2);
            self.jacobian[(k, k)] = 2.0 * psi[k];
            self.second[k][(k, k)] = 2.0;
        }
        self.phi[a] = s * t * sin;
        self.jacobian[(a, i)] = t * sin;
        self.jacobian[(a, j)] = s * sin;
        self.jacobian[(a, a)] = s * t * cos;
        for (left, right, value) in [(i, j, sin), (i, a, t * cos), (j, a, s * cos)] {
            self.second[a][(left, right)] = value;
            self.second[a][(right, left)] = value;
        }
        self.second[a][(a, a)] = -s * t * sin;
    }

    /// The map followed by a linear one, φ → Tφ.
    pub(crate) fn then(self, t: &DMatrix<f64>) -> Self {
        let count = self.second.len();
        let second = (0..count)
            .map(|k| {
                let zero = DMatrix::zeros(count, count);
                self.second.iter().enumerate().fold(zero, |sum, (l, m)| sum + m * t[(k, l)])
            })
            .collect();
        Self { phi: t * self.phi, jacobian: t * self.jacobian, second }
    }

    /// Derivatives by ψ from those by φ.
    pub(crate) fn chain(&self, by_phi: &Curved) -> Curved {
        let mut hessian = self.jacobian.transpose() * &by_phi.hessian * &self.jacobian;
        for (slope, second) in by_phi.gradient.iter().zip(&self.second) {
            hessian += second * *slope;
        }
        Curved {
            value: by_phi.value,
            gradient: self.jacobian.transpose() * &by_phi.gradient,
            hessian,
        }
    }
}

#[cfg(test)]
mod tests {
    use nalgebra::DVector;

    use super::{Mapped, Piece};

    #[test]
    fn derivatives_are_those_of_the_map() {
        let pieces = [Piece::Triangle(3), Piece::Deviation, Piece::Correlated, Piece::Free(2)];
        let psi =
            DVector::from_vec(vec![1.2, -0.4, 0.3, 0.9, 0.2, 0.7, 1.1, 0.8, 0.6, 1.3, 0.5, -0.2]);
        let here = Mapped::at(&pieces, &psi);
        for i in 0..psi.len() {
            let mut near = psi.clone();
            let step = 1e-5;
            near[i] += step;
            let up = Mapped::at(&pieces, &near);
            near[i] -= 2.0 * step;
            let down = Mapped::at(&pieces, &near);
            let slope = (&up.phi - &down.phi) / (2.0 * step);
            assert!((slope - here.jacobian.column(i)).amax() < 1e-9);
            let bend = (&up.jacobian - &down.jacobian) / (2.0 * step);
            for k in 0..psi.len() {
                for j in 0..psi.len() {
                    assert!((bend[(k, j)] - here.second[k][(i, j)]).abs() < 1e-9, "{i} {j} {k}");
                }
            }
        }
    }
}
