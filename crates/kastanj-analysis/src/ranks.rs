//! Midranks of absolute values, blind to rounding.

/// Differences closer than this share of the largest are one value: 0.3 − 0.2 ties with 0.2 − 0.1.
const ROUNDING: f64 = 1e-10;

/// Which of the differences count as zero: those below the rounding of `scale`, the largest
/// magnitude among the numbers that were subtracted (or among the differences themselves).
pub(crate) fn is_zero(difference: f64, scale: f64) -> bool {
    difference.abs() <= ROUNDING * scale
}

/// Midranks × 2 (so that they are whole numbers) of the absolute values.
pub(crate) fn doubled_midranks(values: &[f64], scale: f64) -> Vec<usize> {
    // Value beside place: a sort of places alone would fetch every value from afar.
    let mut order: Vec<(f64, usize)> = values.iter().map(|value| value.abs()).zip(0..).collect();
    order.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    let mut ranks = vec![0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let first = order[start].0;
        let mut end = start + 1;
        while end < order.len() && is_zero(order[end].0 - first, scale) {
            end += 1;
        }
        // Ranks start+1 ..= end share their mean (start + 1 + end)/2.
        for (_, place) in &order[start..end] {
            ranks[*place] = start + 1 + end;
        }
        start = end;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::doubled_midranks;

    #[test]
    fn rounding_does_not_break_a_tie() {
        assert_eq!(doubled_midranks(&[0.3 - 0.2, -(0.2 - 0.1), 0.5, 0.0], 1.0), vec![5, 5, 8, 2]);
    }
}
