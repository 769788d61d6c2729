//! Restricted likelihood of two variance components, in time proportional to the effects.

use nalgebra::{DMatrix, DVector};

use crate::pooling::sample::Sample;

/// Effects in clusters. V = ⊕(θ₀·11′ + diag(v + θ₁)).
pub(super) struct Nested<'a> {
    pub(super) sample: &'a Sample,
    pub(super) x: &'a DMatrix<f64>,
    /// Indices of the effects of each cluster.
    pub(super) members: &'a [Vec<usize>],
}

/// The generalised least-squares fit at one θ.
pub(super) struct Fit {
    pub(super) beta: DVector<f64>,
    /// (X′V⁻¹X)⁻¹.
    pub(super) covariance: DMatrix<f64>,
    pub(super) residuals: DVector<f64>,
    /// V⁻¹X.
    pub(super) weighted_x: DMatrix<f64>,
    /// Twice the restricted log-likelihood up to a constant.
    pub(super) criterion: f64,
    /// Derivatives of the criterion by θ.
    pub(super) gradient: [f64; 2],
    /// Expected information of θ times two: tr(PZₐPZᵦ), the upper bound without the mean's part.
    pub(super) information: [[f64; 2]; 2],
}

impl Nested<'_> {
    /// V⁻¹ applied to a column, cluster by cluster: A − c·aa′ with a = 1/(v + θ₁),
    /// c = θ₀/(1 + θ₀·Σa).
    fn solve(&self, theta: [f64; 2], column: impl Fn(usize) -> f64, into: &mut [f64]) {
        for members in self.members {
            let (mut sum, mut total) = (0.0, 0.0);
            for &i in members {
                let a = 1.0 / (self.sample.v[i] + theta[1]);
                sum += a;
                total += a * column(i);
            }
            let shared = theta[0] / (1.0 + theta[0] * sum) * total;
            for &i in members {
                let a = 1.0 / (self.sample.v[i] + theta[1]);
                into[i] = a * (column(i) - shared);
            }
        }
    }

    /// `None` if X′V⁻¹X is singular.
    pub(super) fn fit(&self, theta: [f64; 2]) -> Option<Fit> {
        let (k, p) = self.x.shape();
        let mut weighted_x = DMatrix::zeros(k, p);
        let mut buffer = vec![0.0; k];
        for j in 0..p {
            self.solve(theta, |i| self.x[(i, j)], &mut buffer);
            weighted_x.column_mut(j).copy_from_slice(&buffer);
        }
        let y = DVector::from_column_slice(&self.sample.y);
        let cholesky = self.x.tr_mul(&weighted_x).cholesky()?;
        let beta = cholesky.solve(&weighted_x.tr_mul(&y));
        let residuals = &y - self.x * &beta;
        self.solve(theta, |i| residuals[i], &mut buffer);
        let weighted_r = DVector::from_column_slice(&buffer);
        let covariance = cholesky.inverse();
        let log_information: f64 = cholesky.l_dirty().diagonal().iter().map(|l| 2.0 * l.ln()).sum();

        let (mut log_variance, mut traces, mut squares) = (0.0, [0.0; 2], [0.0; 2]);
        let mut information = [[0.0; 2]; 2];
        let mut between = DMatrix::zeros(p, p);
        for members in self.members {
            let (mut first, mut second) = (0.0, 0.0);
            let mut sum_r = 0.0;
            let mut sum_x = DVector::zeros(p);
            for &i in members {
                let variance = self.sample.v[i] + theta[1];
                log_variance += variance.ln();
                first += 1.0 / variance;
                second += (1.0 / variance).powi(2);
                sum_r += weighted_r[i];
                sum_x += weighted_x.row(i).transpose();
            }
            let grown = 1.0 + theta[0] * first;
            log_variance += grown.ln();
            let shrunk = theta[0] / grown;
            let one = first / grown;
            traces[0] += one;
            traces[1] += first - shrunk * second;
            squares[0] += sum_r * sum_r;
            between += &sum_x * sum_x.transpose();
            // 1′V⁻¹1 and 1′V⁻²1 of the cluster; tr V⁻² = Σa² − 2cΣa³ + c²(Σa²)².
            let cubes: f64 = members.iter().map(|&i| (self.sample.v[i] + theta[1]).powi(-3)).sum();
            information[0][0] += one * one;
            information[0][1] += second / (grown * grown);
            information[1][1] += second - 2.0 * shrunk * cubes + (shrunk * second).powi(2);
        }
        information[1][0] = information[0][1];
        squares[1] = weighted_r.norm_squared();
        let trace_mean = [
            (&covariance * &between).trace(),
            (&covariance * weighted_x.tr_mul(&weighted_x)).trace(),
        ];
        let criterion = -log_variance - log_information - residuals.dot(&weighted_r);
        let gradient = [0, 1].map(|a| squares[a] - traces[a] + trace_mean[a]);
        criterion.is_finite().then_some(Fit {
            beta,
            covariance,
            residuals,
            weighted_x,
            criterion,
            gradient,
            information,
        })
    }
}
