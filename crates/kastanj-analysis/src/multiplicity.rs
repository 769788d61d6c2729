//! Many tests at once: Holm for secondary outcomes, Benjamini and Hochberg for items.

use serde::Serialize;

use crate::refusal::Refusal;

/// How p-values were adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// Holm (1979): the chance of any false finding.
    Holm,
    /// Benjamini and Hochberg (1995): the expected share of false findings.
    BenjaminiHochberg,
}

/// p-values before and after adjustment, in the order given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdjustedP {
    /// How.
    pub method: Adjustment,
    /// Number of tests: always printed beside the result.
    pub tests: u64,
    /// As given.
    pub p_values: Vec<f64>,
    /// Adjusted, at most 1.
    pub adjusted: Vec<f64>,
}

/// Holm's step-down adjustment: max over i ≤ j of (m − i + 1)·p₍ᵢ₎. R: `p.adjust(p, "holm")`.
///
/// # Errors
/// [`Refusal::TooFew`] without a p-value, [`Refusal::BadSetting`] for one outside 0–1.
pub fn holm(p_values: &[f64]) -> Result<AdjustedP, Refusal> {
    let order = ascending(p_values)?;
    let m = order.len();
    let mut adjusted = vec![0.0; m];
    let mut largest = 0.0_f64;
    for (rank, &index) in order.iter().enumerate() {
        largest = largest.max((m - rank) as f64 * p_values[index]).min(1.0);
        adjusted[index] = largest;
    }
    Ok(result(Adjustment::Holm, p_values, adjusted))
}

/// Benjamini's and Hochberg's step-up adjustment: min over i ≥ j of m/i·p₍ᵢ₎.
/// R: `p.adjust(p, "BH")`.
///
/// # Errors
/// As [`holm`].
pub fn benjamini_hochberg(p_values: &[f64]) -> Result<AdjustedP, Refusal> {
    let order = ascending(p_values)?;
    let m = order.len();
    let mut adjusted = vec![0.0; m];
    let mut smallest = 1.0_f64;
    for (rank, &index) in order.iter().enumerate().rev() {
        smallest = smallest.min(m as f64 / (rank + 1) as f64 * p_values[index]);
        adjusted[index] = smallest;
    }
    Ok(result(Adjustment::BenjaminiHochberg, p_values, adjusted))
}

fn ascending(p_values: &[f64]) -> Result<Vec<usize>, Refusal> {
    if p_values.is_empty() {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    if let Some(&value) = p_values.iter().find(|p| !(0.0..=1.0).contains(*p)) {
        return Err(Refusal::BadSetting { name: "p-value", value, allowed: "between 0 and 1" });
    }
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&i, &j| p_values[i].total_cmp(&p_values[j]));
    Ok(order)
}

fn result(method: Adjustment, p_values: &[f64], adjusted: Vec<f64>) -> AdjustedP {
    AdjustedP { method, tests: p_values.len() as u64, p_values: p_values.to_vec(), adjusted }
}
