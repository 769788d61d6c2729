//! How well a factor model fits.

use nalgebra::DMatrix;
use serde::Serialize;

use super::scoring::Solution;
use crate::distribution::{chi_square_upper, find_root, noncentral_chi_square_lower};
use crate::interval::Interval;
use crate::moments::as_real;
use crate::refusal::Refusal;

/// Level of the interval of RMSEA, by convention.
const RMSEA_LEVEL: f64 = 0.90;
/// RMSEA up to this is called close fit (Browne and Cudeck 1993).
const CLOSE: f64 = 0.05;

/// Fit of a factor model. R: `lavaan::fitMeasures`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CfaFit {
    /// χ² = n·F, F the discrepancy ln|Σ| + tr SΣ⁻¹ − ln|S| − p.
    pub chi_square: f64,
    /// p(p + 1)/2 − free parameters.
    pub df: f64,
    /// p of χ²; `None` without degrees of freedom, as the indices that divide by them.
    pub p_value: Option<f64>,
    /// χ² of uncorrelated items.
    pub baseline_chi_square: f64,
    /// p(p − 1)/2.
    pub baseline_df: f64,
    /// Comparative fit index (Bentler 1990), 0–1; `None` if even uncorrelated items fit.
    pub cfi: Option<f64>,
    /// Tucker–Lewis index (1973).
    pub tli: Option<f64>,
    /// Root mean square error of approximation √(max(χ² − df, 0)/(n·df)) (Steiger 1990).
    pub rmsea: Option<f64>,
    /// Its 90 % interval from the noncentral χ².
    pub rmsea_interval: Option<Interval>,
    /// p of RMSEA ≤ 0.05.
    pub close_fit_p_value: Option<f64>,
    /// Standardised root mean square residual, diagonal included (Bentler 1995).
    pub srmr: f64,
}

impl CfaFit {
    pub(super) fn new(
        n: usize,
        parameters: usize,
        solution: &Solution,
        r: &DMatrix<f64>,
    ) -> Result<Self, Refusal> {
        let p = r.nrows();
        let cells = as_real(p * (p + 1) / 2);
        let (n, df) = (as_real(n), cells - as_real(parameters));
        let chi_square = n * solution.discrepancy;
        let cholesky = r.clone().cholesky().ok_or(Refusal::Singular { what: "items" })?;
        let log_determinant: f64 = cholesky.l_dirty().diagonal().iter().map(|l| 2.0 * l.ln()).sum();
        let baseline_chi_square = -n * log_determinant;
        let baseline_df = as_real(p * (p - 1) / 2);

        let excess = (chi_square - df).max(0.0);
        let baseline_excess = (baseline_chi_square - baseline_df).max(excess);
        let mut residual = 0.0;
        for i in 0..p {
            for j in 0..=i {
                residual += (r[(i, j)] - solution.implied[(i, j)]).powi(2);
            }
        }
        let testable = df > 0.0;
        let per_df = baseline_chi_square / baseline_df;
        let close = || 1.0 - noncentral_chi_square_lower(chi_square, df, n * df * CLOSE * CLOSE);
        Ok(Self {
            chi_square,
            df,
            p_value: testable.then(|| chi_square_upper(chi_square, df)),
            baseline_chi_square,
            baseline_df,
            cfi: (baseline_excess > 0.0).then(|| 1.0 - excess / baseline_excess),
            tli: (testable && per_df != 1.0).then(|| (per_df - chi_square / df) / (per_df - 1.0)),
            rmsea: testable.then(|| (excess / (n * df)).sqrt()),
            rmsea_interval: testable.then(|| rmsea_interval(chi_square, df, n)),
            close_fit_p_value: testable.then(close),
            srmr: (residual / cells).sqrt(),
        })
    }
}

/// The noncentralities under which χ² lies at its 95 % and 5 % points; 0 where none exists.
fn rmsea_interval(chi_square: f64, df: f64, n: f64) -> Interval {
    let end = |p: f64| {
        let beyond = |ncp: f64| noncentral_chi_square_lower(chi_square, df, ncp) - p;
        if beyond(0.0) <= 0.0 {
            return 0.0;
        }
        let mut high = chi_square.max(1.0);
        while beyond(high) > 0.0 && high < 1e12 {
            high *= 2.0;
        }
        (find_root(beyond, 0.0, high).unwrap_or(high) / (n * df)).sqrt()
    };
    let tail = (1.0 - RMSEA_LEVEL) / 2.0;
    Interval { lower: end(1.0 - tail), upper: end(tail), level: RMSEA_LEVEL }
}
