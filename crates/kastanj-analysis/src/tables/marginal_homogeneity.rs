//! Is the distribution over the categories the same before and after?

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use crate::distribution::chi_square_upper;
use crate::refusal::Refusal;
use crate::tables::SquareTable;

/// One test of equal margins.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HomogeneityTest {
    /// The statistic; `None` where it does not exist (Bhapkar's, if every pair changed in step).
    pub chi_square: Option<f64>,
    /// Its p.
    pub p_value: Option<f64>,
}

/// Both tests of marginal homogeneity.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MarginalHomogeneity {
    /// Pairs.
    pub n: u64,
    /// Pairs that changed category.
    pub changed: u64,
    /// Degrees of freedom: categories − 1, less what categories without traffic take away.
    pub df: u64,
    /// Stuart's and Maxwell's, with the variance under the hypothesis.
    pub stuart_maxwell: HomogeneityTest,
    /// Bhapkar's, with the variance as observed: SM/(1 − SM/N).
    pub bhapkar: HomogeneityTest,
}

/// Stuart (1955), Maxwell (1970); Bhapkar (1966). d = margins after − before,
/// V_ij = −(n_ij + n_ji), V_ii = Σ_{j≠i}(n_ij + n_ji); SM = d′V⁻d.
///
/// V is the Laplacian of the graph "somebody moved between i and j": its rank is the number of
/// categories less the number of connected parts, so one category of each part is left out. R:
/// `coin::mh_test(table)`.
///
/// # Errors
/// [`Refusal::NothingChanged`] if all pairs lie on the diagonal.
pub fn marginal_homogeneity(table: &SquareTable) -> Result<MarginalHomogeneity, Refusal> {
    let k = table.categories();
    let traffic = |i: usize, j: usize| table.cell(i, j) + table.cell(j, i);
    let on_diagonal: u64 = (0..k).map(|i| table.cell(i, i)).sum();
    let n = table.n();
    let changed = n - on_diagonal;
    if changed == 0 {
        return Err(Refusal::NothingChanged);
    }
    let part = connected_parts(k, |i, j| traffic(i, j) > 0);
    // The first category of each part is left out.
    let kept: Vec<usize> = (0..k).filter(|&i| part[i] != i).collect();
    let d = DVector::from_iterator(
        kept.len(),
        kept.iter().map(|&i| table.after(i) as f64 - table.before(i) as f64),
    );
    let v = DMatrix::from_fn(kept.len(), kept.len(), |row, column| {
        let (i, j) = (kept[row], kept[column]);
        if i == j {
            (0..k).filter(|&other| other != i).map(|other| traffic(i, other) as f64).sum()
        } else {
            -(traffic(i, j) as f64)
        }
    });
    let stuart_maxwell = v.cholesky().map(|factor| d.dot(&factor.solve(&d)));
    // SM/N = 1 where the observed variance of the differences is zero.
    let bhapkar = stuart_maxwell.and_then(|sm| {
        let left = 1.0 - sm / n as f64;
        (left > 1e-12).then(|| sm / left)
    });
    let df = kept.len() as f64;
    let test = |chi_square: Option<f64>| HomogeneityTest {
        chi_square,
        p_value: chi_square.map(|x| chi_square_upper(x, df)),
    };
    Ok(MarginalHomogeneity {
        n,
        changed,
        df: kept.len() as u64,
        stuart_maxwell: test(stuart_maxwell),
        bhapkar: test(bhapkar),
    })
}

/// For each node the smallest node that it is connected with.
fn connected_parts(nodes: usize, joined: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut part: Vec<usize> = (0..nodes).collect();
    for i in 0..nodes {
        for j in 0..i {
            if joined(i, j) && part[i] != part[j] {
                let (keep, drop) = (part[i].min(part[j]), part[i].max(part[j]));
                part.iter_mut().filter(|p| **p == drop).for_each(|p| *p = keep);
            }
        }
    }
    part
}
