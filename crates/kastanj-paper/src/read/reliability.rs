use std::fmt;

use crate::MarkClass;

/// Number of bins of stated probability.
const BINS: usize = 20;
/// Stated probability from which a box counts as certain.
const CERTAIN: f64 = 0.999;

/// Whether stated probabilities come true: for each box the likeliest class, how likely it was said
/// to be, and whether it was right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reliability {
    /// Boxes, sum of what was stated, boxes that were right; by stated probability.
    bins: [(usize, f64, usize); BINS],
    certain: (usize, usize),
    /// Sum of squared differences between what was stated of each class and what was true.
    brier: f64,
}

impl Reliability {
    /// Counts a box: likelihoods of empty, marked, cancelled, and what it was. A box that was drawn
    /// so that nobody can tell does not count.
    pub fn add(&mut self, likely: &[f64; 3], truth: MarkClass) {
        let truth = match truth {
            MarkClass::Empty => 0,
            MarkClass::Marked => 1,
            MarkClass::Cancelled => 2,
            MarkClass::Uncertain => return,
        };
        let best = (0..3).max_by(|a, b| likely[*a].total_cmp(&likely[*b])).unwrap_or(0);
        let stated = likely[best];
        let right = usize::from(best == truth);
        let bin = ((stated * BINS as f64) as usize).min(BINS - 1);
        let (count, sum, came_true) = &mut self.bins[bin];
        *count += 1;
        *sum += stated;
        *came_true += right;
        if stated >= CERTAIN {
            self.certain.0 += 1;
            self.certain.1 += 1 - right;
        }
        let off = |class: usize| likely[class] - f64::from(u8::from(class == truth));
        self.brier += (0..3).map(|class| off(class).powi(2)).sum::<f64>();
    }

    /// Number of boxes that count.
    pub fn boxes(&self) -> usize {
        self.bins.iter().map(|bin| bin.0).sum()
    }

    /// Expected calibration error over 20 bins, 0–1 (Naeini 2015): how far what is stated lies from
    /// what comes true, on the average of all boxes.
    pub fn expected_calibration_error(&self) -> f64 {
        let off: f64 = self.bins.iter().map(|(_, sum, right)| (sum - *right as f64).abs()).sum();
        off / self.boxes().max(1) as f64
    }

    /// Boxes stated with at least 0.999, and how many of them were wrong.
    pub fn certain(&self) -> (usize, usize) {
        self.certain
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "calibration error {:.4} %, Brier score {:.6}, stated 0.999 or more {}, of these wrong {}; stated: boxes, came true:",
            100.0 * self.expected_calibration_error(),
            self.brier / self.boxes().max(1) as f64,
            self.certain.0,
            self.certain.1
        )?;
        for (count, sum, right) in self.bins.iter().filter(|bin| bin.0 > 0) {
            let part = |value: f64| 100.0 * value / *count as f64;
            write!(f, " {:.1} %: {count}, {:.1} %;", part(*sum), part(*right as f64))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_is_compared_with_what_was() {
        let mut seen = Reliability::default();
        for at in 0..10 {
            let truth = if at < 8 { MarkClass::Marked } else { MarkClass::Empty };
            seen.add(&[0.2, 0.8, 0.0], truth);
        }
        assert!(seen.expected_calibration_error() < 1e-9, "{seen}");
        seen.add(&[0.0, 0.0, 1.0], MarkClass::Empty);
        assert!((seen.expected_calibration_error() - 1.0 / 11.0).abs() < 1e-9, "{seen}");
        assert_eq!(seen.certain(), (1, 1));
        seen.add(&[1.0, 0.0, 0.0], MarkClass::Uncertain);
        assert_eq!(seen.boxes(), 11);
    }
}
