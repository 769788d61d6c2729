//! Exploratory factor analysis by maximum likelihood or minimum residuals.

mod extraction;

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use super::answers::{Answers, FEWEST_ITEMS};
use super::rotation::{oblimin, varimax};
use crate::distribution::chi_square_upper;
use crate::moments::as_real;
use crate::refusal::Refusal;

use extraction::{extract, likelihood_discrepancy, residual_root_mean_square};

/// Smallest uniqueness; a solution that rests on it is a Heywood case.
pub const SMALLEST_UNIQUENESS: f64 = 0.005;

/// How the factors are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extraction {
    /// Jöreskog (1967): the loadings under which the correlations are likeliest if answers are
    /// normal. R: `factanal`, `psych::fa(fm = "ml")`.
    #[default]
    MaximumLikelihood,
    /// Harman and Jones (1966): the least sum of squared correlations left between items. Asks for no
    /// distribution, and converges where likelihood ends at a Heywood case. R: `psych::fa(fm =
    /// "minres")`.
    MinimumResidual,
}

/// How the factors are turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rotation {
    /// As they come.
    None,
    /// Kaiser (1958), rows normalised; factors stay uncorrelated. R: `stats::varimax`.
    Varimax,
    /// Direct oblimin with γ = 0, rows not normalised (Jennrich and Sampson 1966); factors may
    /// correlate. R: `GPArotation::oblimin`.
    #[default]
    Oblimin,
}

/// The solution. R: `factanal(x, m, rotation = )`, `psych::fa(x, m, fm = , rotate = )`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Efa {
    /// Persons who answered every item.
    pub n: u64,
    /// Number of factors m.
    pub factors: u64,
    /// Names of the items.
    pub items: Vec<String>,
    /// How the factors were found.
    pub extraction: Extraction,
    /// Rotation.
    pub rotation: Rotation,
    /// Pattern loadings, a row for each item; factors by falling sum of squares, each with a
    /// positive sum.
    pub loadings: Vec<Vec<f64>>,
    /// Correlations of the factors.
    pub factor_correlations: Vec<Vec<f64>>,
    /// Share of each item's variance that the factors explain.
    pub communalities: Vec<f64>,
    /// 1 − communality.
    pub uniquenesses: Vec<f64>,
    /// Eigenvalues of the correlation matrix, falling (scree).
    pub eigenvalues: Vec<f64>,
    /// Root mean square of the correlations that the factors leave between items (psych's `rms`).
    pub rms_residual: f64,
    /// χ² with Bartlett's correction (1951): (n − 1 − (2p + 5)/6 − 2m/3)·F, F the likelihood
    /// discrepancy of the solution, whichever way it was found.
    pub chi_square: f64,
    /// ((p − m)² − (p + m))/2.
    pub df: f64,
    /// p; `None` without degrees of freedom.
    pub p_value: Option<f64>,
    /// True if a uniqueness lies on [`SMALLEST_UNIQUENESS`]: the solution is improper.
    pub heywood: bool,
}

/// Extracts and rotates `factors` factors. Either discrepancy is minimised over the uniquenesses
/// alone (Jöreskog 1967), loadings follow from eigenvectors.
///
/// # Errors
/// Fewer than three items, no factor or more than the items identify ([`Refusal::BadSetting`]), no
/// more complete rows than free parameters, an item that does not vary or follows from the others,
/// no convergence.
pub fn efa(
    answers: &Answers,
    factors: usize,
    extraction: Extraction,
    rotation: Rotation,
) -> Result<Efa, Refusal> {
    let (p, m) = (answers.items(), factors);
    if p < FEWEST_ITEMS {
        return Err(Refusal::TooFewItems { found: p, needed: FEWEST_ITEMS });
    }
    let too_many = m >= p || (p - m) * (p - m) < p + m;
    if m == 0 || too_many {
        let allowed = "at least 1 and few enough for the number of items";
        return Err(Refusal::BadSetting { name: "factors", value: as_real(m), allowed });
    }
    let parameters = p * m + p - m * (m - 1) / 2;
    let covariances = answers.covariances(FEWEST_ITEMS, parameters + 1)?;
    let r = covariances.regular_correlations()?;
    let extracted = extract(extraction, &r, m)?;
    let (uniquenesses, plain) = (&extracted.uniquenesses, extracted.loadings.clone());
    let (pattern, correlations) = match rotation {
        Rotation::Oblimin if m > 1 => oblimin(&plain)?,
        Rotation::Varimax if m > 1 => (varimax(&plain), DMatrix::identity(m, m)),
        _ => (plain, DMatrix::identity(m, m)),
    };
    let (pattern, correlations) = in_order(&pattern, &correlations);
    let df = (as_real((p - m) * (p - m)) - as_real(p + m)) / 2.0;
    let n = as_real(covariances.n);
    let bartlett = n - 1.0 - (2.0 * as_real(p) + 5.0) / 6.0 - 2.0 * as_real(m) / 3.0;
    let chi_square = bartlett * likelihood_discrepancy(&r, &extracted)?;
    let mut eigenvalues: Vec<f64> = r.symmetric_eigenvalues().iter().copied().collect();
    eigenvalues.sort_by(|a, b| b.total_cmp(a));
    let rows = |matrix: &DMatrix<f64>| {
        matrix.row_iter().map(|row| row.iter().copied().collect()).collect::<Vec<Vec<f64>>>()
    };
    Ok(Efa {
        n: covariances.n as u64,
        factors: m as u64,
        items: answers.names().to_vec(),
        extraction,
        rotation,
        loadings: rows(&pattern),
        factor_correlations: rows(&correlations),
        communalities: uniquenesses.iter().map(|u| 1.0 - u).collect(),
        uniquenesses: uniquenesses.iter().copied().collect(),
        eigenvalues,
        rms_residual: residual_root_mean_square(&r, &extracted),
        chi_square,
        df,
        p_value: (df > 0.0).then(|| chi_square_upper(chi_square, df)),
        heywood: uniquenesses.iter().any(|u| *u <= SMALLEST_UNIQUENESS * (1.0 + 1e-9)),
    })
}

/// Factors by falling sum of squared loadings, signs so that each column has a positive sum.
fn in_order(pattern: &DMatrix<f64>, correlations: &DMatrix<f64>) -> (DMatrix<f64>, DMatrix<f64>) {
    let m = pattern.ncols();
    let mut order: Vec<usize> = (0..m).collect();
    order.sort_by(|a, b| {
        pattern.column(*b).norm_squared().total_cmp(&pattern.column(*a).norm_squared())
    });
    let sign: Vec<f64> =
        (0..m).map(|j| if pattern.column(j).sum() < 0.0 { -1.0 } else { 1.0 }).collect();
    let at = |j: usize| (order[j], sign[order[j]]);
    (
        DMatrix::from_fn(pattern.nrows(), m, |i, j| at(j).1 * pattern[(i, at(j).0)]),
        DMatrix::from_fn(m, m, |i, j| at(i).1 * at(j).1 * correlations[(at(i).0, at(j).0)]),
    )
}
