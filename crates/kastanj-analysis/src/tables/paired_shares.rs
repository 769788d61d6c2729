//! The share of yes before and after among the same people, and the difference of the two.

use serde::Serialize;

use crate::interval::Interval;
use crate::proportion::Proportion;
use crate::refusal::Refusal;
use crate::tables::BinaryPairs;

/// Two shares of the same people, difference = after − before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PairedShares {
    /// Yes before.
    pub before: Proportion,
    /// Yes after.
    pub after: Proportion,
    /// Share after − share before, −1 to 1.
    pub difference: f64,
    /// φ between the answers; 0 where a margin is empty, as Newcombe sets it.
    pub phi: f64,
    /// Newcombe's square-and-add interval from the two Wilson intervals, φ as observed (method 8).
    pub interval: Interval,
    /// The same with Newcombe's continuity correction of φ (method 10); a little wider.
    pub interval_phi_corrected: Interval,
}

/// Newcombe (1998), *Improved confidence intervals for the difference between binomial proportions
/// based on paired data*, methods 8 and 10: with Wilson limits l, u of each share, the lower end is
/// D − √((p₂−l₂)² − 2φ(p₂−l₂)(u₁−p₁) + (u₁−p₁)²), the upper end its mirror image.
///
/// # Errors
/// [`Refusal::TooFew`] without a pair.
pub fn paired_shares(pairs: &BinaryPairs) -> Result<PairedShares, Refusal> {
    let n = pairs.n();
    let before = Proportion::new(pairs.yes_before(), n)?;
    let after = Proportion::new(pairs.yes_after(), n)?;
    let cell = f64::from;
    let product = cell(pairs.yes_yes) * cell(pairs.no_no) - cell(pairs.yes_no) * cell(pairs.no_yes);
    let margins =
        [pairs.yes_before(), n - pairs.yes_before(), pairs.yes_after(), n - pairs.yes_after()];
    let root = margins.into_iter().map(|margin| (margin as f64).sqrt()).product::<f64>();
    let phi_from = |product: f64| if root > 0.0 { (product / root).clamp(-1.0, 1.0) } else { 0.0 };
    let phi = phi_from(product);
    // Towards zero by n/2, never beyond it, and only where φ is positive.
    let corrected = if product > 0.0 { (product - n as f64 / 2.0).max(0.0) } else { product };
    Ok(PairedShares {
        before,
        after,
        difference: after.share - before.share,
        phi,
        interval: square_and_add(&before, &after, phi),
        interval_phi_corrected: square_and_add(&before, &after, phi_from(corrected)),
    })
}

fn square_and_add(before: &Proportion, after: &Proportion, phi: f64) -> Interval {
    let difference = after.share - before.share;
    let reach = |x: f64, y: f64| (x * x - 2.0 * phi * x * y + y * y).max(0.0).sqrt();
    let below = reach(after.share - after.wilson.lower, before.wilson.upper - before.share);
    let above = reach(after.wilson.upper - after.share, before.share - before.wilson.lower);
    Interval::between(difference - below, difference + above)
}
