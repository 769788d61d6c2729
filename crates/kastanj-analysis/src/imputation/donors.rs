//! Predictive mean matching: who lends a value to whom.

use crate::distribution::RandomDraw;

/// People with an observed value in ascending order of their prediction; equal predictions in
/// random order, so that ties lend fairly.
#[derive(Debug, Default)]
pub(crate) struct DonorPool {
    /// (prediction, random tie-break, place among the observed).
    sorted: Vec<(f64, u32, u32)>,
}

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
    }

    /// One of the `donors` closest to `target`, each as likely as the other: its place among the
    /// observed. The pool must not be empty.
    pub(crate) fn draw(&self, target: f64, donors: usize, random: &mut RandomDraw) -> usize {
        let pool = &self.sorted;
        let donors = donors.min(pool.len());
        let mut right = pool.partition_point(|entry| entry.0 < target);
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
