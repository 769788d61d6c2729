//! What is computed in every resample.

use serde::Serialize;

use crate::moments::{as_real, mean};
use crate::paired_change::Pairs;

/// A figure of paired scores whose interval can be bootstrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PairedStatistic {
    /// Mean of after − before.
    MeanChange,
    /// Mean change ÷ SD of the changes.
    DZ,
    /// Mean change ÷ √((SD_before² + SD_after²)/2).
    DAv,
    /// Mean change ÷ SD_before.
    Glass,
    /// Σ after ÷ Σ before, for counts.
    RateRatio,
    /// Median of after − before.
    MedianChange,
}

/// The pairs made ready: two numbers a person, whose sums and sums of squares give the statistic.
pub(super) struct Prepared {
    statistic: PairedStatistic,
    /// Centred for all moments, so that squares do not cancel; as they are for the rate ratio.
    pub(super) columns: Vec<[f64; 2]>,
    means: [f64; 2],
    /// For the median: changes in ascending order, and how each person's place in it is found.
    sorted: Vec<f64>,
}

/// Σu, Σv, Σu², Σv² over one resample.
pub(super) type Sums = [f64; 4];

impl Prepared {
    pub(super) fn new(pairs: &Pairs, statistic: PairedStatistic) -> Self {
        let (first, second) = match statistic {
            // Change needs no second column.
            PairedStatistic::MeanChange | PairedStatistic::DZ | PairedStatistic::MedianChange => {
                (pairs.change(), None)
            }
            _ => (pairs.before(), Some(pairs.after())),
        };
        let centred = statistic != PairedStatistic::RateRatio;
        let centre = |values: &[f64]| if centred { mean(values) } else { 0.0 };
        let means = [centre(first), second.map_or(0.0, centre)];
        let columns = (0..pairs.len())
            .map(|i| [first[i] - means[0], second.map_or(0.0, |values| values[i] - means[1])])
            .collect();
        let mut sorted = Vec::new();
        if statistic == PairedStatistic::MedianChange {
            sorted = pairs.change().to_vec();
            sorted.sort_by(f64::total_cmp);
        }
        Self { statistic, columns, means, sorted }
    }

    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn is_median(&self) -> bool {
        self.statistic == PairedStatistic::MedianChange
    }

    /// Whether the second column and the squares are needed.
    pub(super) fn needs(&self) -> Needs {
        match self.statistic {
            PairedStatistic::MeanChange | PairedStatistic::DZ | PairedStatistic::MedianChange => {
                Needs::First
            }
            _ => Needs::Both,
        }
    }

    /// The statistic of `n` people with these sums; NaN or infinite where it does not exist.
    pub(super) fn of_sums(&self, sums: &Sums, n: usize) -> f64 {
        let n = as_real(n);
        let [u, v, uu, vv] = *sums;
        let variance = |sum: f64, squares: f64| {
            let spread = squares - sum * sum / n;
            // What is left of equal values is rounding.
            if spread <= 1e-13 * squares { f64::NAN } else { spread / (n - 1.0) }
        };
        let mean_of = |centre: f64, sum: f64| centre + sum / n;
        match self.statistic {
            PairedStatistic::MeanChange | PairedStatistic::MedianChange => {
                mean_of(self.means[0], u)
            }
            PairedStatistic::DZ => mean_of(self.means[0], u) / variance(u, uu).sqrt(),
            PairedStatistic::DAv | PairedStatistic::Glass => {
                let change = mean_of(self.means[1], v) - mean_of(self.means[0], u);
                let before = variance(u, uu);
                if self.statistic == PairedStatistic::Glass {
                    return change / before.sqrt();
                }
                // One of the two may stand still.
                let zero = |x: f64| if x.is_nan() { 0.0 } else { x };
                let average = f64::midpoint(zero(before), zero(variance(v, vv)));
                if average > 0.0 { change / average.sqrt() } else { f64::NAN }
            }
            PairedStatistic::RateRatio => v / u,
        }
    }

    /// The median of the change where the person at each place of the order was drawn `times`.
    pub(super) fn median_of(&self, times: &[u32]) -> f64 {
        let n: u64 = times.iter().copied().map(u64::from).sum();
        let at = |rank: u64| {
            let mut seen = 0;
            for (value, &count) in self.sorted.iter().zip(times) {
                seen += u64::from(count);
                if seen > rank {
                    return *value;
                }
            }
            f64::NAN
        };
        if n % 2 == 1 { at(n / 2) } else { f64::midpoint(at(n / 2 - 1), at(n / 2)) }
    }

    /// The median of the change without the person at place `left_out` of the order.
    pub(super) fn median_without(&self, left_out: usize) -> f64 {
        let n = self.sorted.len() - 1;
        let at = |rank: usize| self.sorted[if rank < left_out { rank } else { rank + 1 }];
        if n % 2 == 1 { at(n / 2) } else { f64::midpoint(at(n / 2 - 1), at(n / 2)) }
    }
}

/// Which sums a statistic needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    First,
    Both,
}
