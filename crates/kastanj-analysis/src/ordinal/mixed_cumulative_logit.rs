//! The cumulative logit model with a random intercept for each client.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::cumulative_logit::fit;
use super::gauss_hermite::hermite_nodes;
use super::ordinal_data::{OrdinalData, log_share};
use crate::counts::Coefficient;
use crate::numeric::{Curvature, maximise_to};
use crate::refusal::Refusal;

/// A fitted model logit P(answer ≤ j) = θⱼ − x′β − uᵢ, uᵢ ~ N(0, σ²).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MixedCumulativeLogit {
    /// Rows.
    pub n: u64,
    /// Clients.
    pub clients: u64,
    /// Quadrature nodes; 1 is Laplace's approximation.
    pub nodes: u64,
    /// Thresholds θ for a client with u = 0.
    pub thresholds: Vec<Coefficient>,
    /// Coefficients β within clients; `ratio` is the odds ratio of a later answer.
    pub coefficients: Vec<Coefficient>,
    /// σ, logit scale.
    pub sd: f64,
    /// True if σ = 0 fits best: the model without clients is given.
    pub at_boundary: bool,
    /// Log-likelihood by the quadrature.
    pub log_likelihood: f64,
}

/// What derivatives by differences can promise.
const GAIN: f64 = 1e-14;
/// Below this ln σ counts as running to zero.
const SMALLEST_LOG_SD: f64 = -5.0;

/// Fits by adaptive Gauss–Hermite quadrature around each client's mode (Hedeker and Gibbons 1994;
/// Pinheiro and Bates 1995). `client` numbers the client of each row. R:
/// `ordinal::clmm(answer ~ x + (1 | client), nAGQ = nodes)`.
///
/// # Errors
/// Unequal lengths, fewer than two clients, nodes outside 1–50, and as
/// [`super::cumulative_logit`].
pub fn mixed_cumulative_logit(
    data: &OrdinalData,
    client: &[usize],
    nodes: u8,
) -> Result<MixedCumulativeLogit, Refusal> {
    if client.len() != data.rows() {
        return Err(Refusal::UnequalLengths { left: data.rows(), right: client.len() });
    }
    if !(1..=50).contains(&nodes) {
        let value = f64::from(nodes);
        return Err(Refusal::BadSetting { name: "nodes", value, allowed: "between 1 and 50" });
    }
    let mut groups: std::collections::BTreeMap<usize, Vec<usize>> = Default::default();
    for (row, &id) in client.iter().enumerate() {
        groups.entry(id).or_default().push(row);
    }
    let groups: Vec<Vec<usize>> = groups.into_values().collect();
    if groups.len() < 2 {
        return Err(Refusal::TooFew { found: groups.len(), needed: 2 });
    }
    let plain = fit(data, None)?;
    let task = Task { data, groups, nodes: hermite_nodes(usize::from(nodes)) };
    let k = plain.at.len();
    let starts = [0.0, 1.0, -1.5].map(|log_sd: f64| {
        let mut start = plain.at.clone().push(log_sd);
        // Within clients everything is larger by about this factor.
        start.rows_mut(0, k).scale_mut((1.0 + 0.3 * (2.0 * log_sd).exp()).sqrt());
        start
    });
    let found = starts
        .into_iter()
        .filter_map(|start| maximise_to(GAIN, &|at| task.curvature(at), start))
        .find(|found| found.value > plain.value);
    let (at, covariance, sd, log_likelihood) = match &found {
        Some(found) => (&found.at, &found.covariance, found.at[k].exp(), found.value),
        // No σ above 0 is better: does the likelihood really fall from there on?
        None if task.value(&plain.at.clone().push(-2.0)) <= plain.value => {
            (&plain.at, &plain.covariance, 0.0, plain.value)
        }
        None => return Err(Refusal::NoMaximum),
    };
    let cuts = data.cuts();
    let coefficient =
        |name: &str, i: usize| Coefficient::new(name, at[i], covariance[(i, i)].sqrt());
    Ok(MixedCumulativeLogit {
        n: data.rows() as u64,
        clients: task.groups.len() as u64,
        nodes: u64::from(nodes),
        thresholds: (0..cuts).map(|j| coefficient(&format!("{j}|{}", j + 1), j)).collect(),
        coefficients: (data.design().names().iter().enumerate())
            .map(|(j, name)| coefficient(name, cuts + j))
            .collect(),
        sd,
        at_boundary: found.is_none(),
        log_likelihood,
    })
}

struct Task<'a> {
    data: &'a OrdinalData<'a>,
    groups: Vec<Vec<usize>>,
    nodes: Vec<(f64, f64)>,
}

impl Task<'_> {
    /// Log-likelihood at thresholds, coefficients and ln σ.
    fn value(&self, at: &DVector<f64>) -> f64 {
        let (cuts, design) = (self.data.cuts(), self.data.design());
        let sd = at[at.len() - 1].exp();
        let ends: Vec<(Option<f64>, Option<f64>)> = (0..self.data.rows())
            .map(|row| {
                let fixed: f64 =
                    (0..design.columns()).map(|j| design.at(row, j) * at[cuts + j]).sum();
                let (upper, lower) = self.data.ends(row);
                (upper.map(|j| at[j] - fixed), lower.map(|j| at[j] - fixed))
            })
            .collect();
        self.groups.iter().map(|rows| self.client(rows, &ends, sd)).sum()
    }

    /// ln ∫ Π P(answer | b) φ(b) db for one client, u = σb.
    fn client(&self, rows: &[usize], ends: &[(Option<f64>, Option<f64>)], sd: f64) -> f64 {
        let joint = |b: f64| {
            let (mut value, mut slope, mut bend) = (-b * b / 2.0, -b, -1.0);
            for &row in rows {
                let (upper, lower) = ends[row];
                let share = log_share(upper.map(|u| u - sd * b), lower.map(|l| l - sd * b));
                let (g, h) = (share.gradient, share.hessian);
                value += share.value;
                slope -= sd * (g[0] + g[1]);
                bend += sd * sd * (h[0][0] + 2.0 * h[0][1] + h[1][1]);
            }
            (value, slope, bend)
        };
        // Concave: Newton with halved steps finds the mode.
        let mut b = 0.0;
        let mut here = joint(b);
        for _ in 0..100 {
            let step = -here.1 / here.2;
            let mut share = 1.0;
            let mut next = joint(b + step);
            while next.0 < here.0 && share > 1e-6 {
                share /= 2.0;
                next = joint(b + share * step);
            }
            b += share * step;
            here = next;
            if step.abs() <= 1e-11 * (1.0 + b.abs()) {
                break;
            }
        }
        let spread = (-here.2).sqrt().recip();
        let sum: f64 = (self.nodes.iter())
            .map(|&(x, weight)| {
                let there = joint(b + std::f64::consts::SQRT_2 * spread * x).0;
                weight * (x * x + there - here.0).exp()
            })
            .sum();
        here.0 + (spread / std::f64::consts::PI.sqrt() * sum).ln()
    }

    /// Derivatives by differences of the fourth order.
    fn curvature(&self, at: &DVector<f64>) -> Curvature {
        let k = at.len();
        if at[k - 1] < SMALLEST_LOG_SD {
            let (gradient, hessian) = (DVector::zeros(k), DMatrix::zeros(k, k));
            return Curvature { value: f64::NEG_INFINITY, gradient, hessian };
        }
        let h = 2e-3;
        let moved = |steps: &[(usize, f64)]| {
            let mut point = at.clone();
            steps.iter().for_each(|&(i, s)| point[i] += s * h);
            self.value(&point)
        };
        let value = self.value(at);
        let (mut gradient, mut hessian) = (DVector::zeros(k), DMatrix::zeros(k, k));
        for i in 0..k {
            let [a, b, c, d] = [-2.0, -1.0, 1.0, 2.0].map(|s| moved(&[(i, s)]));
            gradient[i] = (8.0 * (c - b) - (d - a)) / (12.0 * h);
            hessian[(i, i)] = (16.0 * (c + b) - (d + a) - 30.0 * value) / (12.0 * h * h);
            for j in 0..i {
                let mixed = |s: f64| {
                    let corner = |x: f64, y: f64| moved(&[(i, x * s), (j, y * s)]);
                    (corner(1.0, 1.0) - corner(1.0, -1.0) - corner(-1.0, 1.0) + corner(-1.0, -1.0))
                        / (4.0 * s * s * h * h)
                };
                let bend = (4.0 * mixed(1.0) - mixed(2.0)) / 3.0;
                hessian[(i, j)] = bend;
                hessian[(j, i)] = bend;
            }
        }
        Curvature { value, gradient, hessian }
    }
}
