//! Services: a common effect of all clients of one service, by the Schur complement.

use nalgebra::{DMatrix, DVector};

use super::products::{Depth, WeightedProducts, pair, pairs};

/// The products of one service's clients while they are independent: V = D. U has the column u of
/// ones at its end if services matter. Matrices row by row, one after the other.
#[derive(Debug)]
pub(crate) struct ServiceSums {
    width: usize,
    components: usize,
    pub(crate) log_determinant: f64,
    pub(crate) plain: Vec<f64>,
    pub(crate) single: Vec<f64>,
    pub(crate) double: Vec<f64>,
    pub(crate) trace: Vec<f64>,
    pub(crate) trace_pair: Vec<f64>,
}

impl ServiceSums {
    pub(crate) fn new(width: usize, components: usize) -> Self {
        let block = width * width;
        Self {
            width,
            components,
            log_determinant: 0.0,
            plain: vec![0.0; block],
            single: vec![0.0; components * block],
            double: vec![0.0; pairs(components) * block],
            trace: vec![0.0; components],
            trace_pair: vec![0.0; pairs(components)],
        }
    }

    pub(crate) fn clear(&mut self) {
        self.log_determinant = 0.0;
        for sums in [
            &mut self.plain,
            &mut self.single,
            &mut self.double,
            &mut self.trace,
            &mut self.trace_pair,
        ] {
            sums.fill(0.0);
        }
    }

    fn matrix(&self, values: &[f64], index: usize) -> DMatrix<f64> {
        let block = self.width * self.width;
        DMatrix::from_row_slice(self.width, self.width, &values[index * block..(index + 1) * block])
    }
}

impl WeightedProducts {
    /// Sums that are still empty.
    pub(crate) fn zero(rows: f64, width: usize, components: usize, depth: Depth) -> Self {
        let count = if depth == Depth::Value { 0 } else { components };
        let zero = DMatrix::zeros(width, width);
        Self {
            rows,
            log_determinant: 0.0,
            plain: zero.clone(),
            single: vec![zero.clone(); count],
            double: vec![zero; pairs(count)],
            trace: vec![0.0; count],
            trace_pair: vec![0.0; pairs(count)],
        }
    }
}

/// Adds a service's products to the whole. With V = D + τ²uu′ and c = τ²/(1 + τ²u′D⁻¹u),
/// V⁻¹ = D⁻¹ − c·D⁻¹uu′D⁻¹ (Sherman and Morrison 1950): every product follows from those under D
/// after the columns of U are turned by C = I − c·e_u·(u′D⁻¹U).
pub(crate) fn close_service(
    sums: &ServiceSums,
    between: Option<f64>,
    depth: Depth,
    whole: &mut WeightedProducts,
) -> Option<()> {
    let Some(tau2) = between else {
        add_independent(sums, depth, whole);
        return Some(());
    };
    let (clients, u) = (sums.components, sums.width - 1);
    let all = clients + 1;
    let plain = sums.matrix(&sums.plain, 0);
    let heavy = 1.0 + tau2 * plain[(u, u)];
    if heavy.is_nan() || heavy <= 0.0 {
        return None;
    }
    let c = tau2 / heavy;
    let mut turn = DMatrix::identity(u + 1, u + 1);
    for j in 0..=u {
        turn[(u, j)] -= c * plain[(u, j)];
    }
    // u′V⁻¹U: U′D⁻¹u under the turn.
    let ones: DVector<f64> = turn.transpose() * plain.column(u);
    let outside = |m: &DMatrix<f64>| m.view((0, 0), (u, u)).into_owned();
    whole.log_determinant += sums.log_determinant + heavy.ln();
    whole.plain += outside(&(&plain * &turn));
    if depth == Depth::Value {
        return Some(());
    }
    let raw: Vec<DMatrix<f64>> = (0..clients).map(|k| sums.matrix(&sums.single, k)).collect();
    let turned: Vec<DMatrix<f64>> = raw.iter().map(|m| turn.transpose() * m * &turn).collect();
    for k in 0..clients {
        whole.single[k] += outside(&turned[k]);
        whole.trace[k] += sums.trace[k] - c * raw[k][(u, u)];
        let left: DVector<f64> = turn.transpose() * raw[k].column(u);
        for l in k..clients {
            let inner = sums.matrix(&sums.double, pair(k, l, clients));
            let right = raw[l].row(u) * &turn;
            let at = pair(k, l, all);
            whole.double[at] += outside(&(turn.transpose() * &inner * &turn - &left * right * c));
            whole.trace_pair[at] += sums.trace_pair[pair(k, l, clients)] - 2.0 * c * inner[(u, u)]
                + c * c * raw[k][(u, u)] * raw[l][(u, u)];
        }
        // U′V⁻¹V_kV⁻¹u·u′V⁻¹U.
        let at = pair(k, clients, all);
        whole.double[at] += outside(&(turned[k].column(u) * ones.transpose()));
        whole.trace_pair[at] += turned[k][(u, u)];
    }
    let outer = &ones * ones.transpose();
    let at = pair(clients, clients, all);
    whole.double[at] += outside(&outer) * ones[u];
    whole.single[clients] += outside(&outer);
    whole.trace[clients] += ones[u];
    whole.trace_pair[at] += ones[u] * ones[u];
    Some(())
}

fn add_independent(sums: &ServiceSums, depth: Depth, whole: &mut WeightedProducts) {
    whole.log_determinant += sums.log_determinant;
    whole.plain += sums.matrix(&sums.plain, 0);
    if depth == Depth::Derivatives {
        for (k, m) in whole.single.iter_mut().enumerate() {
            *m += sums.matrix(&sums.single, k);
        }
        for (k, m) in whole.double.iter_mut().enumerate() {
            *m += sums.matrix(&sums.double, k);
        }
        let add = |to: &mut Vec<f64>, from: &[f64]| {
            to.iter_mut().zip(from).for_each(|(a, b)| *a += b);
        };
        add(&mut whole.trace, &sums.trace);
        add(&mut whole.trace_pair, &sums.trace_pair);
    }
}
