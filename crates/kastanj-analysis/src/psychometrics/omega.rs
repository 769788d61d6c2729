//! McDonald's omega of a scale with one factor.

use serde::Serialize;

use super::answers::Answers;
use super::cfa::cfa;
use crate::refusal::Refusal;

/// Omega total (McDonald 1999, ch. 6): the share of the sum's variance that the common factor
/// explains, (Σλ)²/((Σλ)² + Σψ), from a one-factor model by maximum likelihood.
/// R: `lavaan::cfa(model, std.lv = TRUE)` and that formula.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Omega {
    /// Persons who answered every item.
    pub n: u64,
    /// Number of items.
    pub items: u64,
    /// Omega of the plain sum.
    pub omega: f64,
    /// Omega of the sum of standardised items.
    pub standardised: f64,
    /// True if a residual variance is not positive: the figure must not be interpreted.
    pub heywood: bool,
}

/// Omega of the complete rows.
///
/// # Errors
/// As [`super::cfa`] with one factor.
pub fn omega(answers: &Answers) -> Result<Omega, Refusal> {
    let model = cfa(answers, &vec![0; answers.items()])?;
    let share = |loadings: f64, residuals: f64| loadings.powi(2) / (loadings.powi(2) + residuals);
    let items = &model.loadings;
    let residual = |standardised: f64| 1.0 - standardised * standardised;
    Ok(Omega {
        n: model.n,
        items: model.items,
        omega: share(
            items.iter().map(|item| item.loading).sum(),
            items.iter().map(|item| item.residual_variance).sum(),
        ),
        standardised: share(
            items.iter().map(|item| item.standardised).sum(),
            items.iter().map(|item| residual(item.standardised)).sum(),
        ),
        heywood: model.heywood,
    })
}
