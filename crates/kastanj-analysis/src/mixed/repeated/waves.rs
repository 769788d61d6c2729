//! The covariance of clients measured at some of the waves.

use std::collections::BTreeMap;

use nalgebra::DMatrix;

use crate::mixed::products::{Covariance, Depth, WeightedProducts, pair, pairs};
use crate::mixed::refusal::MixedRefusal;

/// V with a block for each client: the rows and columns of one matrix for the waves at which the
/// client was measured. Clients with the same waves share their sums of products.
pub(crate) struct WaveCovariance {
    width: usize,
    rows: f64,
    /// The matrices that the components multiply.
    units: Vec<DMatrix<f64>>,
    patterns: BTreeMap<Vec<usize>, Pattern>,
}

struct Pattern {
    clients: f64,
    /// Σ over clients of the products of row a with row b.
    sums: Vec<DMatrix<f64>>,
}

impl WaveCovariance {
    /// Empty, for waves 0 … `waves` − 1; `unstructured` or compound symmetry (σ², τ).
    pub(crate) fn new(width: usize, waves: usize, unstructured: bool) -> Self {
        let units = if unstructured {
            let mut units = vec![DMatrix::zeros(waves, waves); pairs(waves)];
            for b in 0..waves {
                for a in b..waves {
                    units[pair(b, a, waves)][(a, b)] = 1.0;
                    units[pair(b, a, waves)][(b, a)] = 1.0;
                }
            }
            units
        } else {
            vec![DMatrix::identity(waves, waves), DMatrix::from_element(waves, waves, 1.0)]
        };
        Self { width, rows: 0.0, units, patterns: BTreeMap::new() }
    }

    /// Adds a client: its waves in ascending order and the rows of [X y] at them.
    pub(crate) fn add(&mut self, waves: &[usize], rows: &[Vec<f64>]) {
        let (m, width) = (waves.len(), self.width);
        self.rows += m as f64;
        let pattern = self.patterns.entry(waves.to_vec()).or_insert_with(|| Pattern {
            clients: 0.0,
            sums: vec![DMatrix::zeros(width, width); m * m],
        });
        pattern.clients += 1.0;
        for (a, left) in rows.iter().enumerate() {
            for (b, right) in rows.iter().enumerate() {
                let sum = &mut pattern.sums[a * m + b];
                for (i, x) in left.iter().enumerate() {
                    for (j, y) in right.iter().enumerate() {
                        sum[(i, j)] += x * y;
                    }
                }
            }
        }
    }

    /// The covariance between the waves.
    pub(crate) fn between(&self, phi: &[f64]) -> DMatrix<f64> {
        let zero = self.units[0].map(|_| 0.0);
        self.units.iter().zip(phi).fold(zero, |sum, (unit, value)| sum + unit * *value)
    }
}

fn part(m: &DMatrix<f64>, waves: &[usize]) -> DMatrix<f64> {
    DMatrix::from_fn(waves.len(), waves.len(), |i, j| m[(waves[i], waves[j])])
}

/// Adds Σ K[a, b]·S[a, b].
fn contract(sum: &mut DMatrix<f64>, k: &DMatrix<f64>, pattern: &Pattern) {
    let m = k.nrows();
    for a in 0..m {
        for b in 0..m {
            *sum += &pattern.sums[a * m + b] * k[(a, b)];
        }
    }
}

impl Covariance for WaveCovariance {
    fn components(&self) -> usize {
        self.units.len()
    }

    fn products(&self, phi: &[f64], depth: Depth) -> Option<WeightedProducts> {
        let count = self.units.len();
        let whole_covariance = self.between(phi);
        whole_covariance.clone().cholesky()?;
        let mut whole = WeightedProducts::zero(self.rows, self.width, count, depth);
        for (waves, pattern) in &self.patterns {
            let cholesky = part(&whole_covariance, waves).cholesky()?;
            let logs = cholesky.l_dirty().diagonal().iter().map(|x| x.ln()).sum::<f64>();
            whole.log_determinant += pattern.clients * 2.0 * logs;
            let inverse = cholesky.inverse();
            contract(&mut whole.plain, &inverse, pattern);
            if depth == Depth::Value {
                continue;
            }
            let weighted: Vec<DMatrix<f64>> =
                self.units.iter().map(|unit| &inverse * part(unit, waves)).collect();
            let single: Vec<DMatrix<f64>> = weighted.iter().map(|w| w * &inverse).collect();
            for k in 0..count {
                whole.trace[k] += pattern.clients * weighted[k].trace();
                contract(&mut whole.single[k], &single[k], pattern);
                for l in k..count {
                    let at = pair(k, l, count);
                    whole.trace_pair[at] +=
                        pattern.clients * weighted[k].dot(&weighted[l].transpose());
                    contract(&mut whole.double[at], &(&weighted[k] * &single[l]), pattern);
                }
            }
        }
        Some(whole)
    }
}

/// The places of a client's waves in ascending order.
pub(crate) fn in_order(
    client: usize,
    rows: &[usize],
    waves: &[usize],
    codes: &[usize],
) -> Result<Vec<(usize, usize)>, MixedRefusal> {
    let mut seen: Vec<(usize, usize)> =
        rows.iter().map(|&row| (codes.partition_point(|code| *code < waves[row]), row)).collect();
    seen.sort_unstable();
    match seen.windows(2).find(|two| two[0].0 == two[1].0) {
        Some(two) => Err(MixedRefusal::WaveTwice { client, wave: codes[two[0].0] }),
        None => Ok(seen),
    }
}
