//! The rate after ÷ the rate before among the same people.

use serde::Serialize;

use super::count_summary::{CountSummary, check_counts, count_summary};
use crate::distribution::{beta_quantile, normal_quantile, student_quantile};
use crate::interval::{Interval, LEVEL};
use crate::refusal::Refusal;

/// A rate ratio with its robust and its naive intervals; equal exposure both times.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PairedRateRatio {
    /// Counts before: zeros, median, total.
    pub before: CountSummary,
    /// Counts after.
    pub after: CountSummary,
    /// People with 0 both times: they say nothing about the ratio.
    pub zero_both_times: u64,
    /// People with at least one event.
    pub informative: u64,
    /// Σ after ÷ Σ before.
    pub ratio: f64,
    /// ln ratio.
    pub log_ratio: f64,
    /// Cluster-robust standard error of ln ratio, CR0.
    pub se_cr0: f64,
    /// exp(ln ratio ± 1.96·SE), CR0.
    pub interval_cr0: Interval,
    /// Bias-reduced cluster-robust standard error of ln ratio, CR2.
    pub se_cr2: f64,
    /// What `clubSandwich` calls CR2 here: SE·2√(π(1−π)). It takes the root of the adjustment in
    /// another basis, and where every person has a level of their own that root no longer makes
    /// the variance unbiased under the Poisson model: E = 4π(1−π)·Var. For comparison only.
    pub se_cr2_unwhitened: f64,
    /// Satterthwaite's degrees of freedom of CR2.
    pub df_cr2: f64,
    /// exp(ln ratio ± t·SE), CR2: the one to show.
    pub interval_cr2: Interval,
    /// **Naive**: exact conditional interval as if all events were independent. Far too narrow
    /// for counts that vary more than Poisson counts.
    pub interval_naive: Interval,
    /// SE (CR0) ÷ naive Poisson SE √(1/Σbefore + 1/Σafter).
    pub robust_to_naive: f64,
}

/// Poisson regression of the counts on time and one factor level a person, standard errors robust
/// to anything within a person.
///
/// Given a person's total nᵢ the count after is binomial with π = ratio/(1 + ratio); the score is
/// sᵢ = afterᵢ − πnᵢ, the information I = π(1−π)Σnᵢ, a person's leverage hᵢ = nᵢ/Σn. Then
/// CR0 = Σsᵢ²/I² (Liang and Zeger 1986), CR2 = Σsᵢ²/(1−hᵢ)/I² (Bell and McCaffrey 2002; Pustejovsky
/// and Tipton 2018), df = 1/(Σhᵢ² + Σ_{i≠j} hᵢ²hⱼ²/((1−hᵢ)(1−hⱼ))). R:
/// `clubSandwich::vcovCR(glm(count ~ time + person, poisson), person, "CR0")`; CR2 by its definition
/// in whitened residuals (Bell and McCaffrey), which is unbiased under the Poisson model, see
/// [`PairedRateRatio::se_cr2_unwhitened`]; naive: `poisson.test(c(sum(after), sum(before)))`.
///
/// # Errors
/// Unequal lengths, a number that is no count, no event on one of the occasions, fewer than two
/// people with an event, changes that are in proportion for everybody (no spread).
pub fn paired_rate_ratio(before: &[f64], after: &[f64]) -> Result<PairedRateRatio, Refusal> {
    if before.len() != after.len() {
        return Err(Refusal::UnequalLengths { left: before.len(), right: after.len() });
    }
    check_counts(before)?;
    check_counts(after)?;
    let (first, second) = (count_summary(before)?, count_summary(after)?);
    if first.total == 0.0 || second.total == 0.0 {
        return Err(Refusal::NoEvents);
    }
    let totals: Vec<f64> = before.iter().zip(after).map(|(x, y)| x + y).collect();
    let informative = totals.iter().filter(|&&total| total > 0.0).count();
    if informative < 2 {
        return Err(Refusal::TooFew { found: informative, needed: 2 });
    }
    let all = first.total + second.total;
    let (log_ratio, pi) = ((second.total / first.total).ln(), second.total / all);
    // π(1 − π)·Σn.
    let information = first.total * second.total / all;
    let (mut plain, mut reduced) = (0.0, 0.0);
    let (mut squares, mut ratios, mut ratio_squares) = (0.0, 0.0, 0.0);
    for (&count, &total) in after.iter().zip(&totals) {
        let score = (count - pi * total).powi(2);
        let leverage = total / all;
        plain += score;
        reduced += score / (1.0 - leverage);
        let part = leverage * leverage / (1.0 - leverage);
        squares += leverage * leverage;
        ratios += part;
        ratio_squares += part * part;
    }
    if plain <= 1e-20 * all * all {
        return Err(Refusal::NoSpreadBetweenPeople);
    }
    let df_cr2 = 1.0 / (squares + ratios * ratios - ratio_squares);
    let (se_cr0, se_cr2) = (plain.sqrt() / information, reduced.sqrt() / information);
    let upper_point = f64::midpoint(1.0, LEVEL);
    let around = |half: f64| Interval::between((log_ratio - half).exp(), (log_ratio + half).exp());
    Ok(PairedRateRatio {
        before: first,
        after: second,
        zero_both_times: (totals.len() - informative) as u64,
        informative: informative as u64,
        ratio: second.total / first.total,
        log_ratio,
        se_cr0,
        interval_cr0: around(normal_quantile(upper_point) * se_cr0),
        se_cr2,
        se_cr2_unwhitened: se_cr2 * 2.0 * (pi * (1.0 - pi)).sqrt(),
        df_cr2,
        interval_cr2: around(student_quantile(upper_point, df_cr2) * se_cr2),
        interval_naive: naive(first.total, second.total),
        robust_to_naive: se_cr0 / (1.0 / first.total + 1.0 / second.total).sqrt(),
    })
}

/// Clopper's and Pearson's limits of π, turned into a ratio π/(1 − π).
fn naive(before: f64, after: f64) -> Interval {
    let tail = (1.0 - LEVEL) / 2.0;
    let low = beta_quantile(tail, after, before + 1.0);
    // The complement is found as such: for large ratios 1 − π has no digits.
    let high_complement = beta_quantile(tail, before, after + 1.0);
    Interval::between(low / (1.0 - low), (1.0 - high_complement) / high_complement)
}
