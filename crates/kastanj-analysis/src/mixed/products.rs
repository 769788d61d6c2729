//! What every figure of a mixed model is made of: products weighted by the inverse covariance.

use nalgebra::DMatrix;

/// With U = [X y] and V = Σ φ_k·V_k: everything that the criterion, its derivatives, Satterthwaite's
/// and Kenward and Roger's formulas need of n × n matrices.
#[derive(Debug, Clone)]
pub(crate) struct WeightedProducts {
    /// Number of rows n.
    pub(crate) rows: f64,
    /// log|V|.
    pub(crate) log_determinant: f64,
    /// U′V⁻¹U.
    pub(crate) plain: DMatrix<f64>,
    /// U′V⁻¹V_kV⁻¹U; empty if only the value was asked for.
    pub(crate) single: Vec<DMatrix<f64>>,
    /// U′V⁻¹V_kV⁻¹V_lV⁻¹U for k ≤ l, see [`pair`].
    pub(crate) double: Vec<DMatrix<f64>>,
    /// tr V⁻¹V_k.
    pub(crate) trace: Vec<f64>,
    /// tr V⁻¹V_kV⁻¹V_l for k ≤ l.
    pub(crate) trace_pair: Vec<f64>,
}

/// How much is wanted of the products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// log|V| and U′V⁻¹U.
    Value,
    /// Everything.
    Derivatives,
}

/// A covariance V = Σ φ_k·V_k over the rows of U = [X y].
pub(crate) trait Covariance {
    /// How many φ.
    fn components(&self) -> usize;
    /// The products; `None` where V is not positive definite.
    fn products(&self, phi: &[f64], depth: Depth) -> Option<WeightedProducts>;
}

/// Place of (k, l), k ≤ l, in a list of pairs of `count` things.
pub(crate) fn pair(k: usize, l: usize, count: usize) -> usize {
    let (k, l) = (k.min(l), k.max(l));
    k * count + l - k * (k + 1) / 2
}

/// How many pairs k ≤ l there are.
pub(crate) fn pairs(count: usize) -> usize {
    count * (count + 1) / 2
}

impl WeightedProducts {
    /// The products of the columns U·C.
    pub(crate) fn recombined(&self, c: &DMatrix<f64>) -> Self {
        let turn = |m: &DMatrix<f64>| c.transpose() * m * c;
        Self {
            plain: turn(&self.plain),
            single: self.single.iter().map(turn).collect(),
            double: self.double.iter().map(turn).collect(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{pair, pairs};

    #[test]
    fn pairs_are_counted_without_gaps() {
        let mut next = 0;
        for k in 0..5 {
            for l in k..5 {
                assert_eq!((pair(k, l, 5), pair(l, k, 5)), (next, next));
                next += 1;
            }
        }
        assert_eq!(next, pairs(5));
    }
}
