//! Chance that is the same in each run.

use std::time::Duration;

/// A small generator (a linear congruence, the multiplier of Knuth's MMIX).
#[derive(Debug, Clone)]
pub(crate) struct Draws(u64);

impl Draws {
    pub(crate) fn from(seed: u64) -> Draws {
        Draws(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(7))
    }

    /// A number below `below`.
    pub(crate) fn next(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below.max(1)
    }

    /// A time between half and one and a half of `mean`.
    pub(crate) fn about(&mut self, mean: Duration) -> Duration {
        let thousandths = u32::try_from(500 + self.next(1000)).unwrap_or(1000);
        mean * thousandths / 1000
    }
}
