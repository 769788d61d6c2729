//! The Hodges–Lehmann estimate of the change.

use serde::Serialize;

use crate::paired_change::Pairs;
use crate::ranks::is_zero;
use crate::refusal::Refusal;
use crate::wilcoxon::magnitude;

/// Median of the Walsh averages (cᵢ + cⱼ)/2, i ≤ j, in scale points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HodgesLehmann {
    /// Over all changes.
    pub with_zeros: f64,
    /// Over the changes that are not zero (as `wilcox.test` does); `None` if all are.
    pub without_zeros: Option<f64>,
}

/// The Hodges–Lehmann estimate. Hodges and Lehmann (1963).
///
/// # Errors
/// [`Refusal::TooFew`] without pairs.
pub fn hodges_lehmann(pairs: &Pairs) -> Result<HodgesLehmann, Refusal> {
    let scale = magnitude(pairs);
    let nonzero: Vec<f64> =
        pairs.change().iter().copied().filter(|&change| !is_zero(change, scale)).collect();
    let with_zeros =
        median_of_walsh(pairs.change()).ok_or(Refusal::TooFew { found: 0, needed: 1 })?;
    Ok(HodgesLehmann { with_zeros, without_zeros: median_of_walsh(&nonzero) })
}

/// The median over all n(n + 1)/2 averages, in O(n log n) time and O(n) memory: the averages are
/// never written down. On sorted changes it takes n steps to count how many averages are at most x,
/// so the k-th smallest is found by halving the numbers between the smallest and the largest change.
fn median_of_walsh(changes: &[f64]) -> Option<f64> {
    let mut sorted = changes.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let n = sorted.len() as u64;
    let averages = n * (n + 1) / 2;
    if averages == 0 {
        return None;
    }
    let upper = ordered_average(&sorted, averages / 2)?;
    if !averages.is_multiple_of(2) {
        return Some(upper);
    }
    ordered_average(&sorted, averages / 2 - 1).map(|lower| f64::midpoint(lower, upper))
}

/// The average with `below` others before it in ascending order: the smallest number that more than
/// `below` averages do not exceed. Rounding is monotone, hence this is exactly one of the averages.
fn ordered_average(sorted: &[f64], below: u64) -> Option<f64> {
    let (mut low, mut high) = (place(*sorted.first()?), place(*sorted.last()?));
    while low < high {
        let middle = low + (high - low) / 2;
        if averages_up_to(sorted, at_place(middle)) > below {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    // A zero of either sign becomes a plain zero.
    Some(at_place(low) + 0.0)
}

/// How many averages (cᵢ + cⱼ)/2, i ≤ j, are at most `limit`.
fn averages_up_to(sorted: &[f64], limit: f64) -> u64 {
    let mut count = 0;
    let mut end = sorted.len();
    for (i, &first) in sorted.iter().enumerate() {
        while end > i && f64::midpoint(first, sorted[end - 1]) > limit {
            end -= 1;
        }
        if end <= i {
            break;
        }
        count += (end - i) as u64;
    }
    count
}

/// The place of a finite number among all numbers, in ascending order.
fn place(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn at_place(place: u64) -> f64 {
    f64::from_bits(if place >> 63 == 1 { place & !(1 << 63) } else { !place })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::median_of_walsh;

    /// The definition, written down average by average.
    fn by_definition(changes: &[f64]) -> Option<f64> {
        let mut averages: Vec<f64> = changes
            .iter()
            .enumerate()
            .flat_map(|(i, a)| changes[i..].iter().map(move |b| f64::midpoint(*a, *b)))
            .collect();
        averages.sort_by(f64::total_cmp);
        let middle = averages.len() / 2;
        let upper = *averages.get(middle)?;
        let even = averages.len().is_multiple_of(2);
        Some(if even { f64::midpoint(averages[middle - 1], upper) } else { upper })
    }

    proptest! {
        #[test]
        fn counting_finds_what_the_definition_says(
            whole in prop::collection::vec(-6_i8..6, 0..40),
            real in prop::collection::vec(-1e9_f64..1e9, 0..40),
        ) {
            let whole: Vec<f64> = whole.into_iter().map(f64::from).collect();
            prop_assert_eq!(median_of_walsh(&whole), by_definition(&whole));
            prop_assert_eq!(median_of_walsh(&real), by_definition(&real));
        }
    }
}
