//! McNemar's test: do as many change from yes to no as from no to yes?

use serde::Serialize;

use crate::distribution::{binomial_density, chi_square_upper, fair_binomial_lower};
use crate::refusal::Refusal;
use crate::tables::BinaryPairs;

/// McNemar's test in its four forms. Only pairs that changed count.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct McNemar {
    /// All pairs.
    pub n: u64,
    /// Pairs that changed from yes to no.
    pub yes_no: u64,
    /// Pairs that changed from no to yes.
    pub no_yes: u64,
    /// Two-sided exact p: twice the smaller tail of a fair coin, at most 1.
    pub exact_p: f64,
    /// Mid-p: the exact p without half the probability of tables as extreme as the observed one.
    /// The one to show. Fagerland, Lydersen and Laake (2013).
    pub mid_p: f64,
    /// (b − c)²/(b + c).
    pub chi_square: f64,
    /// p of `chi_square` with one degree of freedom.
    pub asymptotic_p: f64,
    /// (|b − c| − 1)²/(b + c), at least 0 (Edwards' continuity correction).
    pub chi_square_corrected: f64,
    /// p of `chi_square_corrected`.
    pub corrected_p: f64,
}

/// McNemar (1947). R: `mcnemar.test(table, correct = FALSE)`, `mcnemar.test(table)`,
/// `binom.test(b, b + c)` for the exact p; mid-p is that minus `dbinom(b, b + c, 0.5)`.
///
/// # Errors
/// [`Refusal::TooFew`] without a pair, [`Refusal::NothingChanged`] if no pair changed its answer.
pub fn mcnemar(pairs: &BinaryPairs) -> Result<McNemar, Refusal> {
    if pairs.n() == 0 {
        return Err(Refusal::TooFew { found: 0, needed: 1 });
    }
    let discordant = pairs.discordant();
    if discordant == 0 {
        return Err(Refusal::NothingChanged);
    }
    let (b, c) = (u64::from(pairs.yes_no), u64::from(pairs.no_yes));
    let density = binomial_density(b.min(c), discordant, 0.5);
    // Where b = c, the observed table is its own mirror image.
    let as_extreme = if b == c { density } else { 2.0 * density };
    let exact_p = (2.0 * fair_binomial_lower(b.min(c), discordant)).min(1.0);
    let difference = b.abs_diff(c) as f64;
    let total = discordant as f64;
    let chi_square = difference * difference / total;
    // As R: no correction where nothing is left to correct.
    let chi_square_corrected = (difference - 1.0).max(0.0).powi(2) / total;
    Ok(McNemar {
        n: pairs.n(),
        yes_no: b,
        no_yes: c,
        exact_p,
        mid_p: exact_p - as_extreme / 2.0,
        chi_square,
        asymptotic_p: chi_square_upper(chi_square, 1.0),
        chi_square_corrected,
        corrected_p: chi_square_upper(chi_square_corrected, 1.0),
    })
}
