use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Seeded randomness: the same seed and label always give the same draws.
///
/// Every part of a rehearsal takes a branch of its own, so that one more draw
/// in one place changes nothing in another.
#[derive(Debug, Clone)]
pub struct Chance {
    seed: u64,
    rng: ChaCha8Rng,
}

impl Chance {
    /// Randomness for `label` under `seed`.
    pub fn new(seed: u64, label: &str) -> Chance {
        let seed = mix(seed, label);
        Chance { seed, rng: ChaCha8Rng::seed_from_u64(seed) }
    }

    /// Independent randomness for a part, whatever was drawn here before.
    pub fn branch(&self, label: &str) -> Chance {
        Chance::new(self.seed, label)
    }

    /// Independent randomness for part number `index` of a kind.
    pub fn numbered(&self, label: &str, index: usize) -> Chance {
        Chance::new(self.seed, &format!("{label} {index}"))
    }

    /// A number drawn evenly from `low` to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.rng.random::<f64>()
    }

    /// A whole number drawn evenly from `low` up to and including `high`.
    pub fn whole(&mut self, low: usize, high: usize) -> usize {
        self.rng.random_range(low..=high.max(low))
    }

    /// True in `share` (0–1) of the draws.
    pub fn happens(&mut self, share: f64) -> bool {
        self.rng.random::<f64>() < share
    }

    /// A draw from the standard normal distribution (Box–Muller).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.rng.random::<f64>()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.rng.random::<f64>()).cos()
    }

    /// A normal draw with this mean and standard deviation, held within three of them.
    pub fn around(&mut self, mean: f64, deviation: f64) -> f64 {
        mean + deviation * self.normal().clamp(-3.0, 3.0)
    }

    /// One of `choices` with these weights; nothing if there is none.
    pub fn weighted<'a, T>(&mut self, choices: &'a [(T, f64)]) -> Option<&'a T> {
        let sum: f64 = choices.iter().map(|(_, weight)| weight).sum();
        let mut at = self.between(0.0, sum);
        for (choice, weight) in choices {
            if at < *weight {
                return Some(choice);
            }
            at -= weight;
        }
        choices.last().map(|(choice, _)| choice)
    }

    /// One of `choices`, each as likely; nothing if there is none.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        if choices.is_empty() {
            return None;
        }
        choices.get(self.whole(0, choices.len() - 1))
    }

    /// Puts `things` in a random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.whole(0, at));
        }
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.rng.next_u64()
    }
}

/// FNV-1a over the label, started from the seed: stable over program versions.
fn mix(seed: u64, label: &str) -> u64 {
    let start = seed ^ 0xcbf2_9ce4_8422_2325;
    label.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(7)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_do_not_depend_on_earlier_draws() {
        let mut first = Chance::new(7, "study");
        let second = first.clone();
        first.bits();
        assert_eq!(first.branch("pen").bits(), second.branch("pen").bits());
        assert_ne!(second.branch("pen").bits(), second.branch("scanner").bits());
    }

    #[test]
    fn normal_draws_have_mean_nought_and_deviation_one() {
        let mut chance = Chance::new(1, "normal");
        let draws: Vec<f64> = (0..20_000).map(|_| chance.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 20_000.0;
        let variance = draws.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }
}
