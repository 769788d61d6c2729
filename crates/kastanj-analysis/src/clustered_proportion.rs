//! A share of things that come in clusters: answers that stand on the same page go wrong together.

use serde::Serialize;

use crate::distribution::beta_quantile;
use crate::interval::{Interval, LEVEL};
use crate::refusal::Refusal;

/// A share with an exact interval for clustered counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ClusteredProportion {
    /// How many.
    pub count: u64,
    /// Of how many; at least 1.
    pub of: u64,
    /// In how many clusters.
    pub clusters: u64,
    /// `count` ÷ `of`, 0–1.
    pub share: f64,
    /// Variance of the share, clusters taken as drawn, over that of as many independent things; at
    /// least 1.
    pub design_effect: f64,
    /// Clopper and Pearson's interval on `of` ÷ `design_effect` things.
    pub interval: Interval,
    /// The bound that the share lies under with 95 % confidence when `count` is 0: 3 ÷ `of`, at
    /// most 1. `None` for any other count.
    pub bound_of_none: Option<f64>,
}

impl ClusteredProportion {
    /// The share over clusters of (count, of); clusters of nothing are left out.
    ///
    /// The interval is Korn and Graubard's (1998, Survey Methodology 24:193–201, without their
    /// correction for degrees of freedom): the number of things is divided by the design effect of
    /// the ratio estimator, then Clopper and Pearson's limits are taken. Where no design effect can
    /// be estimated (no count, a full count, one cluster) it is 1.
    ///
    /// # Errors
    /// [`Refusal::TooFew`] without anything counted, [`Refusal::CountsDisagree`] where a cluster
    /// counts more than it holds.
    pub fn new(clusters: &[(u64, u64)]) -> Result<Self, Refusal> {
        if let Some((part, whole)) = clusters.iter().find(|(count, of)| count > of) {
            return Err(Refusal::CountsDisagree {
                part_name: "count",
                part: *part,
                whole_name: "of",
                whole: *whole,
            });
        }
        let filled: Vec<(f64, f64)> = clusters
            .iter()
            .filter(|(_, of)| *of > 0)
            .map(|(count, of)| (*count as f64, *of as f64))
            .collect();
        let count: u64 = clusters.iter().map(|(count, _)| count).sum();
        let of: u64 = clusters.iter().map(|(_, of)| of).sum();
        if of == 0 {
            return Err(Refusal::TooFew { found: 0, needed: 1 });
        }
        let (x, n, c) = (count as f64, of as f64, filled.len() as f64);
        let share = x / n;
        let alone = share * (1.0 - share) / n;
        let residuals: f64 = filled.iter().map(|(x, n)| (x - share * n).powi(2)).sum();
        let design_effect = if alone > 0.0 && c > 1.0 {
            (c / (c - 1.0) * residuals / (n * n) / alone).max(1.0)
        } else {
            1.0
        };
        let (x, n) = (x / design_effect, n / design_effect);
        let tail = (1.0 - LEVEL) / 2.0;
        let lower = if count == 0 { 0.0 } else { beta_quantile(tail, x, n - x + 1.0) };
        let upper = if count == of { 1.0 } else { beta_quantile(1.0 - tail, x + 1.0, n - x) };
        Ok(Self {
            count,
            of,
            clusters: filled.len() as u64,
            share,
            design_effect,
            interval: Interval::between(lower, upper),
            bound_of_none: (count == 0).then(|| (3.0 / n).min(1.0)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Proportion;

    #[test]
    fn without_clusters_it_is_the_interval_of_clopper_and_pearson() {
        let single: Vec<(u64, u64)> = (0..400).map(|at| (u64::from(at < 5), 1)).collect();
        let clustered = ClusteredProportion::new(&single).unwrap();
        let plain = Proportion::new(5, 400).unwrap();
        // c ÷ (c − 1) remains of the variance.
        assert!((clustered.design_effect - 400.0 / 399.0).abs() < 1e-12);
        assert!((clustered.interval.upper - plain.clopper_pearson.upper).abs() < 1e-4);
        assert_eq!(clustered.bound_of_none, None);
    }

    #[test]
    fn errors_that_stand_on_one_page_say_less_than_as_many_on_several() {
        let mut spread = vec![(0, 10); 40];
        for page in spread.iter_mut().take(5) {
            page.0 = 1;
        }
        let mut heaped = vec![(0, 10); 40];
        heaped[0].0 = 5;
        let spread = ClusteredProportion::new(&spread).unwrap();
        let heaped = ClusteredProportion::new(&heaped).unwrap();
        assert_eq!((spread.count, heaped.count, heaped.clusters), (5, 5, 40));
        // By hand: 40/39 · Σ(x − 0.0125·10)² ÷ 400² over 0.0125·0.9875÷400.
        let by_hand = 40.0 / 39.0 * (4.875_f64.powi(2) + 39.0 * 0.125_f64.powi(2))
            / 160_000.0
            / (0.0125 * 0.9875 / 400.0);
        assert!((heaped.design_effect - by_hand).abs() < 1e-9, "{}", heaped.design_effect);
        assert!(heaped.interval.upper > 1.5 * spread.interval.upper);
        assert!(heaped.interval.lower < spread.interval.lower);
    }

    #[test]
    fn no_error_gives_three_over_n_and_nothing_counted_gives_nothing() {
        let none = ClusteredProportion::new(&[(0, 200), (0, 160), (0, 0)]).unwrap();
        assert_eq!((none.of, none.clusters), (360, 2));
        assert!((none.bound_of_none.unwrap() - 3.0 / 360.0).abs() < 1e-12);
        assert!((none.interval.upper - (1.0 - 0.025_f64.powf(1.0 / 360.0))).abs() < 1e-9);
        assert!(ClusteredProportion::new(&[(0, 2)]).unwrap().bound_of_none.unwrap() <= 1.0);
        assert!(matches!(ClusteredProportion::new(&[]), Err(Refusal::TooFew { .. })));
        let more = ClusteredProportion::new(&[(3, 2)]);
        assert!(matches!(more, Err(Refusal::CountsDisagree { .. })));
        let all = ClusteredProportion::new(&[(2, 2), (3, 3)]).unwrap();
        assert!((all.interval.upper - 1.0).abs() < 1e-12 && all.interval.lower > 0.4);
    }
}
