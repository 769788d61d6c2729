//! Predictive mean matching: who lends a value to whom.

use crate::distribution::RandomDraw;
use crate::moments::as_real;

/// People with an observed value in ascending order of their prediction; equal predictions in
/// random order, so that ties lend fairly.
#[derive(Debug, Default)]
pub(crate) struct DonorPool {
    /// (prediction, random tie-break, place among the observed).
    sorted: Vec<(f64, u32, u32)>,
    /// How many stand before each of as many equal steps of predictions, and all of them at the end:
    /// in a long list a search by halves alone would fetch its every stop from afar.
    starts: Vec<usize>,
    /// The lowest prediction, and steps per unit of prediction.
    lowest: f64,
    steps_per_unit: f64,
}

/// People to a step, about.
const PER_STEP: usize = 8;

impl DonorPool {
    /// Makes the pool anew from the predictions of those observed.
    pub(crate) fn refill(&mut self, predictions: &[f64], random: &mut RandomDraw) {
        self.sorted.clear();
        let entries = predictions.iter().zip(0_u32..);
        self.sorted.extend(entries.map(|(prediction, place)| (*prediction, random.bits(), place)));
        self.sorted.sort_unstable_by(|a, b| {
            a.0.partial_cmp(&b.0)
                .unwrap_or(std::cmp::Ordering::Equal)
                .then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
        });
        let steps = predictions.len() / PER_STEP + 1;
        let (first, last) = (self.sorted.first(), self.sorted.last());
        self.lowest = first.map_or(0.0, |entry| entry.0);
        let span = last.map_or(0.0, |entry| entry.0) - self.lowest;
        self.steps_per_unit = if span > 0.0 { as_real(steps) / span } else { 0.0 };
        self.starts.clear();
        self.starts.resize(steps + 1, 0);
        for at in 0..self.sorted.len() {
            let step = self.step(self.sorted[at].0);
            self.starts[step + 1] += 1;
        }
        for step in 0..steps {
            self.starts[step + 1] += self.starts[step];
        }
    }

    /// The step in which a prediction lies. Rises with it, so that whoever stands in an earlier step
    /// is predicted less.
    fn step(&self, prediction: f64) -> usize {
        let step = (prediction - self.lowest) * self.steps_per_unit;
        (step as usize).min(self.starts.len().saturating_sub(2))
    }

    /// How many are predicted less than `target`.
    fn below(&self, target: f64) -> usize {
        let step = self.step(target);
        let (from, to) = (self.starts[step], self.starts[step + 1]);
        from + self.sorted[from..to].partition_point(|entry| entry.0 < target)
    }

    /// One of the `donors` closest to `target`, each as likely as the other: its place among the
    /// observed. The pool must not be empty.
    pub(crate) fn draw(&self, target: f64, donors: usize, random: &mut RandomDraw) -> usize {
        let pool = &self.sorted;
        let donors = donors.min(pool.len());
        let mut right = self.below(target);
        let mut left = right;
        // left..right grows by the closer neighbour until it holds that many. Equal distances on
        // both sides are settled by the random tie-breaks.
        while right - left < donors {
            let take_left = match (left.checked_sub(1).map(|i| pool[i]), pool.get(right)) {
                (Some(below), Some(above)) => {
                    let (down, up) = (target - below.0, above.0 - target);
                    down < up || (down <= up && below.1 < above.1)
                }
                (below, _) => below.is_some(),
            };
            if take_left {
                left -= 1;
            } else {
                right += 1;
            }
        }
        pool[left + random.below(donors)].2 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::DonorPool;
    use crate::distribution::RandomDraw;

    #[test]
    fn steps_find_what_halving_finds() {
        let mut random = RandomDraw::new(3, 1);
        let mut pool = DonorPool::default();
        for people in [1, 2, 7, 8, 90, 1_000] {
            // Heaped and far apart, with ties.
            let predictions: Vec<f64> =
                (0..people).map(|_| (random.normal() * 4.0).round().powi(3)).collect();
            pool.refill(&predictions, &mut random);
            let further = (0..200).map(|_| random.normal() * 300.0).collect::<Vec<f64>>();
            for target in predictions.iter().chain(&further).copied() {
                let halving = pool.sorted.partition_point(|entry| entry.0 < target);
                assert_eq!(pool.below(target), halving, "{people} {target}");
            }
        }
    }

    #[test]
    fn the_closest_lend_and_ties_lend_alike() {
        let mut random = RandomDraw::new(1, 1);
        let mut pool = DonorPool::default();
        let predictions: Vec<f64> = (0..50).map(f64::from).collect();
        let mut seen = [0; 50];
        for _ in 0..4_000 {
            pool.refill(&predictions, &mut random);
            seen[pool.draw(20.2, 5, &mut random)] += 1;
        }
        assert!(seen[18..=22].iter().all(|count| (700..900).contains(count)), "{seen:?}");
        assert_eq!(seen.iter().sum::<i32>(), seen[18..=22].iter().sum::<i32>());
        // All alike: everyone lends.
        let mut seen = [0; 10];
        for _ in 0..4_000 {
            pool.refill(&[3.0; 10], &mut random);
            seen[pool.draw(7.0, 5, &mut random)] += 1;
        }
        assert!(seen.iter().all(|count| (300..500).contains(count)), "{seen:?}");
        // Fewer people than donors.
        pool.refill(&[1.0, 2.0], &mut random);
        assert!((0..20).all(|_| pool.draw(-9.0, 5, &mut random) < 2));
    }
}
