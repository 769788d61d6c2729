//! Standard errors that hold when rows of one cluster go together (CR0, CR1, CR2), with
//! Satterthwaite degrees of freedom.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector, SymmetricEigen};
use serde::{Deserialize, Serialize};

use crate::moments::as_real;
use crate::refusal::Refusal;
use crate::regression::coefficient::Coefficient;
use crate::regression::least_squares::LeastSquares;

/// How the residuals of a cluster are adjusted; k is the number of clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClusterCorrection {
    /// Not at all (Liang and Zeger 1986): too small with few clusters.
    Cr0,
    /// The covariance times k/(k − 1).
    Cr1,
    /// (I − H_g)^(−½): unbiased under equal spread (Bell and McCaffrey 2002). The default.
    Cr2,
}

/// Below this an eigenvalue of I − H_g is 0 and is left out of the inverse root.
const NO_ROOM: f64 = 1e-12;

/// A cluster-robust covariance matrix. R: `clubSandwich::vcovCR`, `coef_test(test = "Satterthwaite")`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClusterRobust {
    /// Which adjustment.
    pub correction: ClusterCorrection,
    /// Clusters.
    pub clusters: u64,
    /// Covariance of the coefficients, row by row.
    pub covariance: Vec<Vec<f64>>,
    /// Coefficients with robust standard errors and Satterthwaite's degrees of freedom. Below
    /// about 4 degrees of freedom the p is not to be trusted (Pustejovsky and Tipton 2018).
    pub coefficients: Vec<Coefficient>,
    /// Columns that do not vary over the clusters once the model is fitted (a column per cluster):
    /// the clusters say nothing about their error.
    pub undetermined: Vec<String>,
    #[serde(skip)]
    parts: Vec<ClusterPart>,
    #[serde(skip)]
    matrix: DMatrix<f64>,
}

/// One cluster in the coordinates of Q: S = Q_g'Q_g has the eigenvalues λ of H_g, so that any
/// function of H_g is a function of S, p × p however large the cluster.
#[derive(Debug, Clone, PartialEq)]
struct ClusterPart {
    /// Q_g'A_gQ_g.
    adjusted: DMatrix<f64>,
    /// Q_g'A_g²Q_g.
    adjusted_twice: DMatrix<f64>,
    /// Q_g'A_g e_g.
    score: DVector<f64>,
}

impl LeastSquares {
    /// The covariance under clusters; `clusters` names the cluster of every row.
    ///
    /// Every contrast c has the degrees of freedom (Σ p_g'p_g)² ÷ ΣΣ(p_g'p_h)² with
    /// p_g = (I − H)_g'A_gX_g(X'X)⁻¹c (Pustejovsky and Tipton 2018, working model of equal spread).
    ///
    /// # Errors
    /// [`Refusal::UnequalLengths`], [`Refusal::TooFewClusters`] below two clusters.
    pub fn cluster_robust<S: AsRef<str>>(
        &self,
        clusters: &[S],
        correction: ClusterCorrection,
    ) -> Result<ClusterRobust, Refusal> {
        let geometry = &self.geometry;
        if clusters.len() != geometry.q.nrows() {
            return Err(Refusal::UnequalLengths {
                left: geometry.q.nrows(),
                right: clusters.len(),
            });
        }
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (row, cluster) in clusters.iter().enumerate() {
            members.entry(cluster.as_ref()).or_default().push(row);
        }
        let k = members.len();
        if k < 2 {
            return Err(Refusal::TooFewClusters { found: k, needed: 2 });
        }
        let parts: Vec<ClusterPart> =
            members.values().map(|rows| self.cluster_part(rows, correction)).collect();
        let p = geometry.names.len();
        let mut middle = DMatrix::zeros(p, p);
        for part in &parts {
            middle += &part.score * part.score.transpose();
        }
        if correction == ClusterCorrection::Cr1 {
            middle *= as_real(k) / as_real(k - 1);
        }
        let matrix = &geometry.r_inverse * middle * geometry.r_inverse.transpose();
        let covariance =
            matrix.row_iter().map(|row| row.iter().copied().collect::<Vec<f64>>()).collect();
        let mut robust = ClusterRobust {
            correction,
            clusters: k as u64,
            covariance,
            coefficients: Vec::new(),
            undetermined: Vec::new(),
            parts,
            matrix,
        };
        for (j, name) in geometry.names.iter().enumerate() {
            let unit = DVector::from_fn(p, |i, _| if i == j { 1.0 } else { 0.0 });
            match robust.along(self, name, &unit) {
                Ok(coefficient) => robust.coefficients.push(coefficient),
                Err(_) => robust.undetermined.push(name.clone()),
            }
        }
        Ok(robust)
    }

    fn cluster_part(&self, rows: &[usize], correction: ClusterCorrection) -> ClusterPart {
        let q = self.geometry.q.select_rows(rows);
        let residuals = DVector::from_iterator(
            rows.len(),
            rows.iter().map(|&row| self.geometry.residuals[row]),
        );
        let (gram, score) = (q.tr_mul(&q), q.tr_mul(&residuals));
        if correction != ClusterCorrection::Cr2 {
            return ClusterPart { adjusted: gram.clone(), adjusted_twice: gram, score };
        }
        let eigen = SymmetricEigen::new(gram);
        let factor = |lambda: f64| {
            let room = 1.0 - lambda;
            if room > NO_ROOM { room.sqrt().recip() } else { 0.0 }
        };
        let as_matrix = |f: &dyn Fn(f64) -> f64| {
            let diagonal = DMatrix::from_diagonal(&eigen.eigenvalues.map(f));
            &eigen.eigenvectors * diagonal * eigen.eigenvectors.transpose()
        };
        ClusterPart {
            adjusted: as_matrix(&|lambda| lambda.max(0.0) * factor(lambda)),
            adjusted_twice: as_matrix(&|lambda| lambda.max(0.0) * factor(lambda).powi(2)),
            score: as_matrix(&factor) * score,
        }
    }
}

impl ClusterRobust {
    /// Σ weight·coefficient with its robust interval and its own degrees of freedom.
    /// R: `clubSandwich::linear_contrast`.
    ///
    /// # Errors
    /// [`Refusal::UnequalLengths`] unless there is one weight per column;
    /// [`Refusal::WithinClusters`] if the sum does not vary over the clusters.
    pub fn contrast(
        &self,
        fit: &LeastSquares,
        name: &str,
        weights: &[f64],
    ) -> Result<Coefficient, Refusal> {
        self.along(fit, name, &fit.geometry.weights(weights)?)
    }

    fn along(
        &self,
        fit: &LeastSquares,
        name: &str,
        weights: &DVector<f64>,
    ) -> Result<Coefficient, Refusal> {
        let direction = fit.geometry.r_inverse.tr_mul(weights);
        let own: Vec<f64> = self
            .parts
            .iter()
            .map(|part| direction.dot(&(&part.adjusted_twice * &direction)))
            .collect();
        let shared: Vec<DVector<f64>> =
            self.parts.iter().map(|part| &part.adjusted * &direction).collect();
        let (mut trace, mut squares) = (0.0, 0.0);
        for (g, a) in shared.iter().enumerate() {
            for (h, b) in shared.iter().enumerate() {
                let product = if g == h { own[g] - a.dot(a) } else { -a.dot(b) };
                squares += product * product;
                if g == h {
                    trace += product;
                }
            }
        }
        let variance = weights.dot(&(&self.matrix * weights));
        if !(trace > NO_ROOM * direction.norm_squared() && variance > 0.0) {
            return Err(Refusal::WithinClusters { what: name.to_owned() });
        }
        let estimate = weights.dot(&fit.geometry.beta);
        Ok(Coefficient::new(name, estimate, variance.sqrt(), trace * trace / squares))
    }
}
