//! A share with its two customary intervals.

use serde::Serialize;

use crate::distribution::{beta_quantile, normal_quantile};
use crate::interval::{Interval, Level};
use crate::refusal::Refusal;

/// A share of a whole, never without its denominator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Proportion {
    /// How many.
    pub count: u64,
    /// Of how many; at least 1.
    pub of: u64,
    /// `count` ÷ `of`, 0–1.
    pub share: f64,
    /// Wilson's score interval, without continuity correction. Wilson (1927); R `prop.test(correct = FALSE)`.
    pub wilson: Interval,
    /// Clopper and Pearson's exact interval (1934); R `binom.test`.
    pub clopper_pearson: Interval,
}

impl Proportion {
    /// `count` of `of` with 95 % intervals.
    ///
    /// # Errors
    /// [`Refusal::TooFew`] if `of` is 0, [`Refusal::CountsDisagree`] if `count` is larger than `of`.
    pub fn new(count: u64, of: u64) -> Result<Self, Refusal> {
        Self::at(count, of, Level::USUAL)
    }

    /// `count` of `of` with intervals at another level.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn at(count: u64, of: u64, level: Level) -> Result<Self, Refusal> {
        if of == 0 {
            return Err(Refusal::TooFew { found: 0, needed: 1 });
        }
        if count > of {
            return Err(Refusal::CountsDisagree {
                part_name: "count",
                part: count,
                whole_name: "of",
                whole: of,
            });
        }
        let (x, n) = (count as f64, of as f64);
        Ok(Self {
            count,
            of,
            share: x / n,
            wilson: wilson(x, n, level),
            clopper_pearson: clopper_pearson(x, n, level),
        })
    }

    /// The same share with intervals at another level.
    #[must_use]
    pub fn at_level(&self, level: Level) -> Self {
        let (x, n) = (self.count as f64, self.of as f64);
        Self { wilson: wilson(x, n, level), clopper_pearson: clopper_pearson(x, n, level), ..*self }
    }
}

/// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
fn wilson(x: f64, n: f64, level: Level) -> Interval {
    let z = normal_quantile(level.upper_point());
    let (p, z2) = (x / n, z * z);
    let centre = p + z2 / (2.0 * n);
    let reach = z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let divisor = 1.0 + z2 / n;
    // At the ends the formula gives 0 and 1 exactly; rounding does not.
    let lower = if x <= 0.0 { 0.0 } else { (centre - reach) / divisor };
    let upper = if x >= n { 1.0 } else { (centre + reach) / divisor };
    Interval::between_at(lower, upper, level)
}

/// Beta quantiles: (α/2; x, n−x+1) and (1−α/2; x+1, n−x), 0 and 1 at the ends.
fn clopper_pearson(x: f64, n: f64, level: Level) -> Interval {
    let tail = level.tail();
    let lower = if x <= 0.0 { 0.0 } else { beta_quantile(tail, x, n - x + 1.0) };
    let upper = if x >= n { 1.0 } else { beta_quantile(1.0 - tail, x + 1.0, n - x) };
    Interval::between_at(lower, upper, level)
}
