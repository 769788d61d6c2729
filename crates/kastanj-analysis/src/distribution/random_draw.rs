//! Random numbers of one stream: uniform, normal, chi-square.

use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha12Rng;

/// One stream of random numbers. The same seed and stream give the same numbers on any machine;
/// streams of one seed do not overlap.
#[derive(Debug, Clone)]
pub struct RandomDraw {
    source: ChaCha12Rng,
    spare: Option<f64>,
}

impl RandomDraw {
    /// The start of stream `stream` of `seed`.
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut source = ChaCha12Rng::seed_from_u64(seed);
        source.set_stream(stream);
        Self { source, spare: None }
    }

    /// Uniform in [0, 1).
    pub fn uniform(&mut self) -> f64 {
        self.source.random()
    }

    /// 32 random bits.
    pub fn bits(&mut self) -> u32 {
        self.source.next_u32()
    }

    /// A whole number below `end`, which must be at least 1.
    pub fn below(&mut self, end: usize) -> usize {
        // Multiply and shift: off by at most end/2⁶⁴ in probability.
        ((u128::from(self.source.next_u64()) * end as u128) >> 64) as usize
    }

    /// Standard normal, by Marsaglia and Bray's polar method (1964).
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (u, v) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = u * u + v * v;
            if s > 0.0 && s < 1.0 {
                let factor = (-2.0 * s.ln() / s).sqrt();
                self.spare = Some(v * factor);
                return u * factor;
            }
        }
    }

    /// Chi-square with `df` > 0, as twice a gamma variable by Marsaglia and Tsang (2000).
    pub fn chi_square(&mut self, df: f64) -> f64 {
        let shape = df / 2.0;
        if shape < 1.0 {
            let boost = (1.0 - self.uniform()).powf(1.0 / shape);
            return self.chi_square(df + 2.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let z = self.normal();
            let v = (1.0 + c * z).powi(3);
            if v <= 0.0 {
                continue;
            }
            let u = 1.0 - self.uniform();
            if u.ln() < 0.5 * z * z + d - d * v + d * v.ln() {
                return 2.0 * d * v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RandomDraw;
    use crate::distribution::{chi_square_upper, normal_cdf};

    /// Largest distance between the empirical and the stated distribution function; above
    /// 1.95/√n with probability 0.001 (Kolmogorov).
    fn distance(mut values: Vec<f64>, cdf: impl Fn(f64) -> f64) -> f64 {
        values.sort_by(f64::total_cmp);
        let n = values.len() as f64;
        let gap = |(i, value): (usize, &f64)| {
            let p = cdf(*value);
            (p - i as f64 / n).abs().max(((i + 1) as f64 / n - p).abs())
        };
        values.iter().enumerate().map(gap).fold(0.0, f64::max)
    }

    #[test]
    fn draws_follow_their_distributions() {
        let n = 40_000;
        let limit = 1.95 / f64::from(n).sqrt();
        let mut draw = RandomDraw::new(5, 1);
        let normal = (0..n).map(|_| draw.normal()).collect();
        assert!(distance(normal, normal_cdf) < limit);
        for df in [0.7, 1.0, 4.0, 1500.0] {
            let values = (0..n).map(|_| draw.chi_square(df)).collect();
            let off = distance(values, |x| 1.0 - chi_square_upper(x, df));
            assert!(off < limit, "df {df}: {off}");
        }
        let counts = (0..n).fold([0; 5], |mut counts, _| {
            counts[draw.below(5)] += 1;
            counts
        });
        assert!(counts.iter().all(|count| (count - n / 5_i32).abs() < 400), "{counts:?}");
    }

    #[test]
    fn streams_differ_and_repeat() {
        let first = |stream| RandomDraw::new(9, stream).normal();
        assert_eq!(first(3).to_bits(), first(3).to_bits());
        assert_ne!(first(3).to_bits(), first(4).to_bits());
    }
}
