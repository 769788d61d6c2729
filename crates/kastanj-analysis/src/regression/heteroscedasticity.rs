//! Standard errors that hold when the spread differs from row to row (HC0–HC3).

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use crate::moments::as_real;
use crate::refusal::Refusal;
use crate::regression::coefficient::Coefficient;
use crate::regression::least_squares::LeastSquares;

/// How a squared residual is weighed; h is the row's leverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heteroscedasticity {
    /// e² (White 1980).
    Hc0,
    /// e²·n/(n − p).
    Hc1,
    /// e²/(1 − h).
    Hc2,
    /// e²/(1 − h)², close to the jackknife (MacKinnon and White 1985); the default for few rows
    /// (Long and Ervin 2000).
    Hc3,
}

/// A row whose leverage comes this close to 1 decides its own prediction.
const FULL_LEVERAGE: f64 = 1e-10;

/// A robust covariance matrix. R: `sandwich::vcovHC(type = …)`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeteroscedasticityRobust {
    /// Which weighing.
    pub correction: Heteroscedasticity,
    /// Covariance of the coefficients, row by row.
    pub covariance: Vec<Vec<f64>>,
    /// Coefficients with robust standard errors and n − p degrees of freedom.
    pub coefficients: Vec<Coefficient>,
    #[serde(skip)]
    matrix: DMatrix<f64>,
}

impl LeastSquares {
    /// The covariance under unequal spread.
    ///
    /// # Errors
    /// [`Refusal::FullLeverage`] under HC2 and HC3 if a row alone decides its own prediction: its
    /// residual is 0 whatever the row says.
    pub fn heteroscedasticity_robust(
        &self,
        correction: Heteroscedasticity,
    ) -> Result<HeteroscedasticityRobust, Refusal> {
        use Heteroscedasticity::{Hc0, Hc1, Hc2, Hc3};
        let parts = &self.geometry;
        let leverages = self.leverages();
        if matches!(correction, Hc2 | Hc3)
            && let Some(row) = leverages.iter().position(|h| 1.0 - h < FULL_LEVERAGE)
        {
            return Err(Refusal::FullLeverage { row });
        }
        let inflation = as_real(leverages.len()) / self.df_residual;
        let mut scaled = parts.q.clone();
        for (i, mut row) in scaled.row_iter_mut().enumerate() {
            row *= parts.residuals[i]
                * match correction {
                    Hc0 => 1.0,
                    Hc1 => inflation.sqrt(),
                    Hc2 => (1.0 - leverages[i]).sqrt().recip(),
                    Hc3 => (1.0 - leverages[i]).recip(),
                };
        }
        let half = scaled * parts.r_inverse.transpose();
        let matrix = half.tr_mul(&half);
        let coefficients = (0..matrix.nrows())
            .map(|j| {
                let se = matrix[(j, j)].max(0.0).sqrt();
                Coefficient::new(&parts.names[j], parts.beta[j], se, self.df_residual)
            })
            .collect();
        let covariance =
            matrix.row_iter().map(|row| row.iter().copied().collect::<Vec<f64>>()).collect();
        Ok(HeteroscedasticityRobust { correction, covariance, coefficients, matrix })
    }
}

impl HeteroscedasticityRobust {
    /// Σ weight·coefficient with its robust interval.
    ///
    /// # Errors
    /// [`Refusal::UnequalLengths`] unless there is one weight per column.
    pub fn contrast(
        &self,
        fit: &LeastSquares,
        name: &str,
        weights: &[f64],
    ) -> Result<Coefficient, Refusal> {
        let weights = fit.geometry.weights(weights)?;
        let variance = weights.dot(&(&self.matrix * &weights));
        let estimate = weights.dot(&fit.geometry.beta);
        Ok(Coefficient::new(name, estimate, variance.max(0.0).sqrt(), fit.df_residual))
    }
}
