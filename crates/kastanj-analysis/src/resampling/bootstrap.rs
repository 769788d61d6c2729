//! Drawing people with replacement, and leaving each of them out once.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::statistic::{Needs, PairedStatistic, Prepared, Sums};
use crate::moments::as_real;
use crate::paired_change::Pairs;
use crate::refusal::Refusal;

/// The most people that a resample can be drawn from.
const MOST_PAIRS: usize = u32::MAX as usize;

/// The statistic of the pairs as they are, and of `resamples` resamples in the order of their
/// streams: resample i uses the ChaCha stream i of `seed`, so the bits are the same whatever the
/// number of threads. R: `boot::boot(data, statistic, R)`.
///
/// # Errors
/// Fewer than two pairs; [`Refusal::UndefinedStatistic`] where the statistic does not exist for the
/// pairs; [`Refusal::UndefinedResamples`] where it does not exist for some resample.
pub fn replicates(
    pairs: &Pairs,
    statistic: PairedStatistic,
    resamples: u32,
    seed: u64,
) -> Result<(f64, Vec<f64>), Refusal> {
    let prepared = prepare(pairs, statistic)?;
    let n = prepared.len();
    let observed = whole(&prepared);
    if !observed.is_finite() {
        return Err(Refusal::UndefinedStatistic);
    }
    let draws = Draws::new(n);
    let fresh = ChaCha8Rng::seed_from_u64(seed);
    let found: Vec<f64> = (0..resamples)
        .into_par_iter()
        .with_min_len(32)
        .map_init(
            || (vec![0_u32; if prepared.is_median() { n } else { 0 }], fresh.clone()),
            |(times, rng), resample| {
                rng.set_stream(u64::from(resample));
                rng.set_word_pos(0);
                if prepared.is_median() {
                    times.fill(0);
                    draws.each(rng, |index| times[index] += 1);
                    prepared.median_of(times)
                } else {
                    prepared.of_sums(&drawn_sums(&prepared, &draws, rng), n)
                }
            },
        )
        .collect();
    let undefined = found.iter().filter(|value| !value.is_finite()).count() as u64;
    if undefined > 0 {
        let resamples = u64::from(resamples);
        return Err(Refusal::UndefinedResamples { undefined, resamples });
    }
    Ok((observed, found))
}

/// The statistic with each pair left out once, in the order of the pairs (for the median, of the
/// changes). R: `boot::empinf(type = "jack")` is the mean of these less each of them, times n − 1.
///
/// # Errors
/// Fewer than three pairs; [`Refusal::UndefinedStatistic`] where it does not exist without one of
/// them.
pub fn jackknife(pairs: &Pairs, statistic: PairedStatistic) -> Result<Vec<f64>, Refusal> {
    let prepared = prepare(pairs, statistic)?;
    let n = prepared.len();
    if n < 3 {
        return Err(Refusal::TooFew { found: n, needed: 3 });
    }
    let all = sums(prepared.columns.iter());
    let values: Vec<f64> = (0..n)
        .map(|left_out| {
            if prepared.is_median() {
                return prepared.median_without(left_out);
            }
            let [u, v] = prepared.columns[left_out];
            let rest = [all[0] - u, all[1] - v, all[2] - u * u, all[3] - v * v];
            prepared.of_sums(&rest, n - 1)
        })
        .collect();
    if values.iter().all(|value| value.is_finite()) {
        Ok(values)
    } else {
        Err(Refusal::UndefinedStatistic)
    }
}

fn prepare(pairs: &Pairs, statistic: PairedStatistic) -> Result<Prepared, Refusal> {
    let n = pairs.len();
    if n < 2 {
        return Err(Refusal::TooFew { found: n, needed: 2 });
    }
    if n > MOST_PAIRS {
        return Err(Refusal::TooMany { found: n as u64, most: MOST_PAIRS as u64 });
    }
    if statistic == PairedStatistic::RateRatio {
        let negative = |values: &[f64]| values.iter().position(|&value| value < 0.0);
        if let Some(index) = negative(pairs.before()).or_else(|| negative(pairs.after())) {
            return Err(Refusal::NotACount { index });
        }
    }
    Ok(Prepared::new(pairs, statistic))
}

fn whole(prepared: &Prepared) -> f64 {
    if prepared.is_median() {
        return prepared.median_of(&vec![1; prepared.len()]);
    }
    prepared.of_sums(&sums(prepared.columns.iter()), prepared.len())
}

fn sums<'a>(columns: impl Iterator<Item = &'a [f64; 2]>) -> Sums {
    columns.fold([0.0; 4], |[u, v, uu, vv], &[x, y]| [u + x, v + y, uu + x * x, vv + y * y])
}

fn drawn_sums(prepared: &Prepared, draws: &Draws, rng: &mut ChaCha8Rng) -> Sums {
    let mut sums = [0.0; 4];
    match prepared.needs() {
        Needs::First => draws.each(rng, |index| {
            let x = prepared.columns[index][0];
            sums[0] += x;
            sums[2] += x * x;
        }),
        Needs::Both => draws.each(rng, |index| {
            let [x, y] = prepared.columns[index];
            sums[0] += x;
            sums[1] += y;
            sums[2] += x * x;
            sums[3] += y * y;
        }),
    }
    sums
}

/// n uniform draws from 0..n without bias: Lemire (2019), *Fast random integer generation in an
/// interval*.
struct Draws {
    n: u32,
    /// 2³² mod n: below it the low half is drawn again.
    reject_below: u32,
}

impl Draws {
    fn new(n: usize) -> Self {
        let n = u32::try_from(n).unwrap_or(u32::MAX).max(1);
        Self { n, reject_below: n.wrapping_neg() % n }
    }

    fn each(&self, rng: &mut impl Rng, mut visit: impl FnMut(usize)) {
        let mut left = self.n;
        let mut take = |word: u32, left: &mut u32| {
            let product = u64::from(word) * u64::from(self.n);
            if *left > 0 && product as u32 >= self.reject_below {
                visit((product >> 32) as usize);
                *left -= 1;
            }
        };
        while left > 0 {
            let word = rng.next_u64();
            take(word as u32, &mut left);
            take((word >> 32) as u32, &mut left);
        }
    }
}

/// Mean of the jackknife values less each of them.
pub(super) fn influence(jackknife: &[f64]) -> Vec<f64> {
    let n = as_real(jackknife.len());
    let mean = jackknife.iter().sum::<f64>() / n;
    jackknife.iter().map(|value| mean - value).collect()
}
