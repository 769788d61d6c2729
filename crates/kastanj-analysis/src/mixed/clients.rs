//! The covariance of clients, and of clients within services, without any n × n matrix.

use std::collections::HashMap;

use nalgebra::DMatrix;

use super::products::{Covariance, Depth, WeightedProducts, pairs};
use super::rotation::Rotated;
use super::service::{ServiceSums, close_service};
use super::small::{Square, inverse, product, trace, transposed};

/// V with one block ZᵢGZᵢ′ + σ²I for each client (Q random effects), and, if services are given,
/// τ²·11′ added for each service. φ holds the lower triangle of G column by column, σ², and τ².
///
/// After [`Rotated`] a client is Q rows with covariance RGR′ + σ²I. Clients with the same R share
/// the sums of the products of these rows, so that a criterion costs time in the number of
/// *different* clients, and one pass over the rows is all that is ever made.
#[derive(Debug)]
pub(crate) struct ClientCovariance<const Q: usize> {
    /// Columns of U, with the column of ones at the end if there are services.
    width: usize,
    rows: f64,
    nested: bool,
    /// Patterns, service after service.
    patterns: Vec<Pattern<Q>>,
    /// Ends of the services in `patterns`.
    ends: Vec<usize>,
    /// Rows of single clients and sums of several, see [`Pattern::place`].
    store: Vec<f64>,
    /// Σ of the products of the rows that no random effect touches, and their number.
    rest: Vec<f64>,
    rest_rows: f64,
}

/// Clients with the same triangle R.
#[derive(Debug, Clone, Copy)]
struct Pattern<const Q: usize> {
    triangle: Square<Q>,
    clients: f64,
    /// Where in the store: Q rows of U for one client, for several the Q² sums over clients of
    /// the products of row a with row b.
    place: usize,
}

/// Rows of the model as the covariance wants them.
pub(crate) struct Rows<'a, F: Fn(usize, &mut [f64])> {
    /// Rows of each client.
    pub(crate) clients: &'a super::grouping::Grouping,
    /// The service of each client as a place 0, 1, …, if there are services.
    pub(crate) services: Option<(&'a [usize], usize)>,
    /// Writes the Q values of Z and the columns of U of a row.
    pub(crate) fill: F,
    /// Orders the rows of one client, so that equal clients have equal triangles.
    pub(crate) key: Option<&'a [f64]>,
    /// Columns of U.
    pub(crate) width: usize,
}

impl<const Q: usize> ClientCovariance<Q> {
    pub(crate) fn new<F: Fn(usize, &mut [f64])>(rows: &Rows<'_, F>) -> Self {
        let nested = rows.services.is_some();
        let width = rows.width + usize::from(nested);
        let mut rotated = Rotated::<Q>::new(width);
        let mut rest = vec![0.0; width * width];
        let (mut rest_rows, mut all_rows) = (0.0, 0.0);
        let mut seen: HashMap<(usize, [[u64; Q]; Q]), usize> = HashMap::new();
        let mut found: Vec<(usize, Square<Q>, usize)> = Vec::new();
        let mut member = Vec::with_capacity(rows.clients.len());
        let mut between = Vec::with_capacity(rows.clients.len() * Q * width);
        let mut sorted = Vec::new();
        for (client, group) in rows.clients.groups().enumerate() {
            sorted.clear();
            sorted.extend_from_slice(group);
            if let Some(key) = rows.key {
                sorted.sort_by(|&a, &b| key[a].total_cmp(&key[b]));
            }
            rotated.turn(&sorted, |row, place| {
                (rows.fill)(row, &mut place[..Q + rows.width]);
                if nested {
                    place[Q + rows.width] = 1.0;
                }
            });
            for row in rotated.rest() {
                add_products(&mut rest, row, row);
            }
            // A client with fewer rows than random effects is filled up with empty rows, whose
            // variance σ² is taken back here.
            rest_rows += group.len() as f64 - Q as f64;
            all_rows += group.len() as f64;
            let service = rows.services.map_or(0, |(of, _)| of[client]);
            let bits = rotated.triangle.map(|row| row.map(f64::to_bits));
            let pattern = *seen.entry((service, bits)).or_insert_with(|| {
                found.push((service, rotated.triangle, 0));
                found.len() - 1
            });
            found[pattern].2 += 1;
            member.push(pattern);
            between.extend_from_slice(&rotated.between);
        }
        let services = rows.services.map_or(1, |(_, count)| count);
        let mut covariance = Self {
            width,
            rows: all_rows,
            nested,
            patterns: Vec::with_capacity(found.len()),
            ends: Vec::with_capacity(services),
            store: Vec::new(),
            rest,
            rest_rows,
        };
        let place_of = covariance.lay_out(&found, services);
        covariance.gather(&member, &between, &place_of, &found);
        covariance
    }

    /// Reserves the store; the place of each pattern found.
    fn lay_out(&mut self, found: &[(usize, Square<Q>, usize)], services: usize) -> Vec<usize> {
        let mut by_service: Vec<Vec<usize>> = vec![Vec::new(); services];
        for (index, (service, _, _)) in found.iter().enumerate() {
            by_service[*service].push(index);
        }
        let mut place_of = vec![0; found.len()];
        let mut next = 0;
        for indices in by_service {
            for index in indices {
                let (_, triangle, clients) = found[index];
                place_of[index] = next;
                let clients_real = clients as f64;
                self.patterns.push(Pattern { triangle, clients: clients_real, place: next });
                next += if clients == 1 { Q * self.width } else { (Q * self.width).pow(2) };
            }
            self.ends.push(self.patterns.len());
        }
        self.store = vec![0.0; next];
        place_of
    }

    fn gather(
        &mut self,
        member: &[usize],
        between: &[f64],
        place_of: &[usize],
        found: &[(usize, Square<Q>, usize)],
    ) {
        let (size, block) = (Q * self.width, self.width * self.width);
        for (&pattern, rows) in member.iter().zip(between.chunks_exact(size)) {
            let place = place_of[pattern];
            if found[pattern].2 == 1 {
                self.store[place..place + size].copy_from_slice(rows);
            } else {
                let sums = &mut self.store[place..place + Q * Q * block];
                outer(sums, rows, self.width, Q);
            }
        }
    }

    /// False if the columns of X explain without rest what varies within clients: then nothing can
    /// tell σ² from zero.
    pub(crate) fn varies_within(&self) -> bool {
        let p = self.width - 1 - usize::from(self.nested);
        let rest = DMatrix::from_row_slice(self.width, self.width, &self.rest);
        let (x, cross) = (rest.view((0, 0), (p, p)), rest.view((0, p), (p, 1)));
        let svd = x.into_owned().svd(true, true);
        let largest = svd.singular_values.max();
        let Ok(beta) = svd.solve(&cross.into_owned(), 1e-12 * largest) else { return false };
        let left = rest[(p, p)] - cross.dot(&beta);
        left > 1e-12 * self.rows
    }

    fn random(&self) -> usize {
        pairs(Q)
    }

    /// Adds one pattern's part to the sums of its service.
    fn add_pattern(
        &self,
        pattern: &Pattern<Q>,
        state: &State<Q>,
        sums: &mut ServiceSums,
        scratch: &mut [f64],
    ) -> Option<()> {
        let (size, block) = (Q * self.width, self.width * self.width);
        let stored: &[f64] = if pattern.clients == 1.0 {
            scratch.fill(0.0);
            outer(scratch, &self.store[pattern.place..pattern.place + size], self.width, Q);
            scratch
        } else {
            &self.store[pattern.place..pattern.place + Q * Q * block]
        };
        let r = &pattern.triangle;
        let mut v = product(&product(r, &state.g), &transposed(r));
        (0..Q).for_each(|i| v[i][i] += state.residual);
        let (a, determinant) = inverse(&v)?;
        sums.log_determinant += pattern.clients * determinant.ln();
        contract(&mut sums.plain, &a, stored);
        if state.depth == Depth::Value {
            return Some(());
        }
        let random = self.random();
        let mut weighted = [[[0.0; Q]; Q]; MOST];
        let mut single = [[[0.0; Q]; Q]; MOST];
        for k in 0..=random {
            weighted[k] = if k == random {
                a
            } else {
                product(&a, &product(&product(r, &state.units[k]), &transposed(r)))
            };
            single[k] = product(&weighted[k], &a);
            sums.trace[k] += pattern.clients * trace(&weighted[k]);
            contract(&mut sums.single[k * block..(k + 1) * block], &single[k], stored);
        }
        let mut at = 0;
        for k in 0..=random {
            for l in k..=random {
                let double = product(&weighted[k], &single[l]);
                let both = product(&weighted[k], &weighted[l]);
                sums.trace_pair[at] += pattern.clients * trace(&both);
                contract(&mut sums.double[at * block..(at + 1) * block], &double, stored);
                at += 1;
            }
        }
        Some(())
    }

    /// Adds the rows that no random effect touches.
    fn add_rest(&self, state: &State<Q>, whole: &mut WeightedProducts, width: usize) {
        let rest = DMatrix::from_fn(width, width, |i, j| self.rest[i * self.width + j]);
        let s = state.residual;
        whole.log_determinant += self.rest_rows * s.ln();
        whole.plain += &rest / s;
        if state.depth == Depth::Derivatives {
            let (k, count) = (self.random(), self.components());
            let at = super::products::pair(k, k, count);
            whole.single[k] += &rest / (s * s);
            whole.double[at] += &rest / (s * s * s);
            whole.trace[k] += self.rest_rows / s;
            whole.trace_pair[at] += self.rest_rows / (s * s);
        }
    }
}

/// Most components of one client: three of G, and σ².
const MOST: usize = 4;

/// What all patterns share at one φ.
struct State<const Q: usize> {
    g: Square<Q>,
    units: [Square<Q>; MOST],
    residual: f64,
    depth: Depth,
}

impl<const Q: usize> State<Q> {
    fn new(phi: &[f64], depth: Depth) -> Self {
        let mut state =
            Self { g: [[0.0; Q]; Q], units: [[[0.0; Q]; Q]; MOST], residual: phi[pairs(Q)], depth };
        let mut k = 0;
        for b in 0..Q {
            for a in b..Q {
                state.g[a][b] = phi[k];
                state.g[b][a] = phi[k];
                state.units[k][a][b] = 1.0;
                state.units[k][b][a] = 1.0;
                k += 1;
            }
        }
        state
    }
}

impl<const Q: usize> Covariance for ClientCovariance<Q> {
    fn components(&self) -> usize {
        self.random() + 1 + usize::from(self.nested)
    }

    fn products(&self, phi: &[f64], depth: Depth) -> Option<WeightedProducts> {
        let state = State::<Q>::new(phi, depth);
        let usable = state.residual > 0.0 && phi.iter().all(|x| x.is_finite());
        if !usable {
            return None;
        }
        let between = self.nested.then(|| phi[self.random() + 1]);
        let clients = self.random() + 1;
        let out = self.width - usize::from(self.nested);
        let mut whole = WeightedProducts::zero(self.rows, out, self.components(), depth);
        let mut sums = ServiceSums::new(self.width, clients);
        let mut scratch = vec![0.0; (Q * self.width).pow(2)];
        let mut start = 0;
        for &end in &self.ends {
            sums.clear();
            for pattern in &self.patterns[start..end] {
                self.add_pattern(pattern, &state, &mut sums, &mut scratch)?;
            }
            close_service(&sums, between, depth, &mut whole)?;
            start = end;
        }
        self.add_rest(&state, &mut whole, out);
        Some(whole)
    }
}

fn add_products(sums: &mut [f64], a: &[f64], b: &[f64]) {
    for (x, line) in a.iter().zip(sums.chunks_exact_mut(b.len())) {
        for (y, sum) in b.iter().zip(line) {
            *sum += x * y;
        }
    }
}

/// Adds the products of all pairs of the `count` rows.
fn outer(sums: &mut [f64], rows: &[f64], width: usize, count: usize) {
    for a in 0..count {
        for b in 0..count {
            let at = (a * count + b) * width * width;
            add_products(
                &mut sums[at..at + width * width],
                &rows[a * width..(a + 1) * width],
                &rows[b * width..(b + 1) * width],
            );
        }
    }
}

/// Adds Σ K[a][b]·S[a][b].
fn contract<const Q: usize>(sum: &mut [f64], k: &Square<Q>, stored: &[f64]) {
    let block = sum.len();
    for (weight, part) in k.iter().flatten().zip(stored.chunks_exact(block)) {
        for (s, x) in sum.iter_mut().zip(part) {
            *s += weight * x;
        }
    }
}
