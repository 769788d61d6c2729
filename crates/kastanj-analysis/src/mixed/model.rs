//! The linear mixed model: clients with their own level, their own slope, within services.

use nalgebra::{DMatrix, DVector};

use super::basis::Basis;
use super::clients::{ClientCovariance, Rows};
use super::criterion::{self, Likelihood, Solution};
use super::input::{Groups, MixedInput};
use super::parameters::{Mapped, Piece};
use super::products::{Covariance, Depth, WeightedProducts};
use super::refusal::MixedRefusal;
use super::report::MixedReport;
use super::slope::SlopeUnits;
use super::start::start;
use crate::numeric::{Curved, minimise};
use crate::refusal::Refusal;

/// A diagonal element of the Cholesky factor below this share of σ may be exactly zero.
const BOUNDARY: f64 = 1e-4;

/// A fitted model: its figures, and what further inference needs.
pub struct MixedModel {
    report: MixedReport,
    pub(crate) fitted: Fitted,
}

/// The model in the coordinates of [`Basis`] and [`SlopeUnits`].
pub(crate) struct Fitted {
    pub(crate) names: Vec<String>,
    pub(crate) likelihood: Likelihood,
    pub(crate) basis: Basis,
    pub(crate) slope: Option<SlopeUnits>,
    pub(crate) covariance: Box<dyn Covariance + Send + Sync>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) psi: DVector<f64>,
    pub(crate) products: WeightedProducts,
    pub(crate) solution: Solution,
    pub(crate) criterion: f64,
}

impl std::fmt::Debug for MixedModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.report.fmt(f)
    }
}

impl MixedModel {
    /// The figures.
    #[must_use]
    pub fn report(&self) -> &MixedReport {
        &self.report
    }
}

/// Fits a linear mixed model: y = Xβ + Zᵢbᵢ (+ service) + e, bᵢ ~ N(0, G), e ~ N(0, σ²I).
///
/// The profile of the likelihood over β is minimised by Newton's method with exact derivatives in the
/// Cholesky factor of G (Lindstrom and Bates 1988; Bates et al. 2015 for the criterion), one pass over
/// the rows and then time in the number of different clients.
/// R: `lme4::lmer(y ~ X + (1 | client))`, `(1 + slope | client)`, `(1 | service/client)`.
///
/// # Errors
/// Unequal lengths, values that are not finite; fewer than two clients; nobody measured twice; not
/// more rows than random effects; columns that depend on each other; an outcome without variation or
/// without variation within clients; a client in two services; a likelihood without a maximum.
pub fn fit(input: &MixedInput<'_>) -> Result<MixedModel, Refusal> {
    let groups = input.groups()?;
    let basis = Basis::new(input.design, input.outcome)?;
    let slope = input.slope.map(SlopeUnits::new);
    let covariance = covariance(input, &groups, &basis, slope.as_ref())?;
    let mut pieces = vec![Piece::Triangle(input.random()), Piece::Deviation];
    if groups.services.is_some() {
        pieces.push(Piece::Deviation);
    }
    let first =
        start(&*covariance, input.random(), input.likelihood).ok_or(MixedRefusal::NotConverged)?;
    let names = input.design.names().to_vec();
    let mut fitted = Fitted::search(names, input.likelihood, basis, covariance, pieces, first)?;
    fitted.slope = slope;
    fitted.settle(input.random())?;
    let report = fitted.report(&groups, input);
    Ok(MixedModel { report, fitted })
}

/// The criterion and its derivatives by ψ.
fn at(
    covariance: &dyn Covariance,
    pieces: &[Piece],
    psi: &DVector<f64>,
    likelihood: Likelihood,
) -> Option<Curved> {
    let mapped = Mapped::at(pieces, psi);
    let products = covariance.products(mapped.phi.as_slice(), Depth::Derivatives)?;
    Some(mapped.chain(&criterion::curved(&products, likelihood)?))
}

/// The products, the solution and the criterion at ψ.
fn place(
    covariance: &dyn Covariance,
    pieces: &[Piece],
    psi: &DVector<f64>,
    basis: &Basis,
    likelihood: Likelihood,
) -> Option<(WeightedProducts, Solution, f64)> {
    let phi = Mapped::at(pieces, psi).phi;
    let products = covariance.products(phi.as_slice(), Depth::Derivatives)?;
    let solution = criterion::solve(&products.plain)?;
    let value = criterion::value(&products, likelihood)?;
    let shift = basis.criterion_shift(likelihood == Likelihood::Reml);
    Some((products, solution, value + shift))
}

fn covariance(
    input: &MixedInput<'_>,
    groups: &Groups,
    basis: &Basis,
    slope: Option<&SlopeUnits>,
) -> Result<Box<dyn Covariance + Send + Sync>, Refusal> {
    let services = groups.services.as_ref().map(|services| (&*groups.service_of, services.len()));
    let (clients, width) = (&groups.clients, basis.width() + 1);
    let fill_u = |row: usize, place: &mut [f64]| {
        for (x, column) in place.iter_mut().zip(&basis.columns) {
            *x = column[row];
        }
        place[width - 1] = basis.residuals[row];
    };
    let enough = |varies: bool| varies.then_some(()).ok_or(MixedRefusal::NoVariationWithin);
    Ok(match slope.zip(input.slope) {
        None => {
            let fill = |row: usize, place: &mut [f64]| {
                place[0] = 1.0;
                fill_u(row, &mut place[1..]);
            };
            let rows = Rows { clients, services, fill, key: None, width };
            let built = ClientCovariance::<1>::new(&rows);
            enough(built.varies_within())?;
            Box::new(built)
        }
        Some((units, values)) => {
            let fill = |row: usize, place: &mut [f64]| {
                place[0] = 1.0;
                place[1] = units.of(values[row]);
                fill_u(row, &mut place[2..]);
            };
            let rows = Rows { clients, services, fill, key: Some(values), width };
            let built = ClientCovariance::<2>::new(&rows);
            enough(built.varies_within())?;
            Box::new(built)
        }
    })
}

/// The relative Cholesky factor that is as good as zero, as `lme4::isSingular`.
pub(crate) fn is_singular(theta_diagonal: &[f64]) -> bool {
    theta_diagonal.iter().any(|t| *t < BOUNDARY)
}

impl Fitted {
    /// The smallest criterion from a start.
    pub(crate) fn search(
        names: Vec<String>,
        likelihood: Likelihood,
        mut basis: Basis,
        covariance: Box<dyn Covariance + Send + Sync>,
        pieces: Vec<Piece>,
        start: DVector<f64>,
    ) -> Result<Self, MixedRefusal> {
        basis.release();
        let objective = |psi: &DVector<f64>| at(&*covariance, &pieces, psi, likelihood);
        let psi = minimise(objective, start, 2.0).ok_or(MixedRefusal::NotConverged)?.at;
        let (products, solution, criterion) =
            place(&*covariance, &pieces, &psi, &basis, likelihood)
                .ok_or(MixedRefusal::NotConverged)?;
        let slope = None;
        Ok(Self {
            names,
            likelihood,
            basis,
            slope,
            covariance,
            pieces,
            psi,
            products,
            solution,
            criterion,
        })
    }

    /// Puts what is as good as zero exactly onto the boundary, if that costs nothing.
    fn settle(&mut self, random: usize) -> Result<(), MixedRefusal> {
        let residual = super::products::pairs(random);
        let mut edges: Vec<usize> = if random == 2 { vec![0, 2] } else { vec![0] };
        edges.extend((residual + 1)..self.psi.len());
        for edge in edges {
            if self.psi[edge].abs() > BOUNDARY * self.psi[residual].abs() {
                continue;
            }
            let mut there = self.psi.clone();
            there[edge] = 0.0;
            let (products, solution, criterion) =
                place(&*self.covariance, &self.pieces, &there, &self.basis, self.likelihood)
                    .ok_or(MixedRefusal::NotConverged)?;
            if criterion <= self.criterion + 1e-10 * (1.0 + self.criterion.abs()) {
                (self.psi, self.products) = (there, products);
                (self.solution, self.criterion) = (solution, criterion);
            }
        }
        Ok(())
    }

    /// φ.
    pub(crate) fn components(&self) -> DVector<f64> {
        Mapped::at(&self.pieces, &self.psi).phi
    }

    /// G, σ² and τ² in the units of the input: a triangle L with non-negative diagonal, σ and τ.
    pub(crate) fn deviations(&self) -> (DMatrix<f64>, f64, Option<f64>) {
        let scale = self.basis.scale;
        let q = if self.slope.is_some() { 2 } else { 1 };
        let at = super::products::pairs(q);
        let mut l = DMatrix::zeros(q, q);
        let mut next = 0;
        for b in 0..q {
            for a in b..q {
                l[(a, b)] = self.psi[next] * scale;
                next += 1;
            }
        }
        if let Some(units) = &self.slope {
            l = units.back(&l);
        }
        for b in 0..q {
            if l[(b, b)] < 0.0 {
                l.column_mut(b).neg_mut();
            }
        }
        let service = (self.pieces.len() > 2).then(|| self.psi[at + 1].abs() * scale);
        (l, self.psi[at].abs() * scale, service)
    }
}
