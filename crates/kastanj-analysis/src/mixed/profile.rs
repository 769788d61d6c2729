//! The full likelihood with one parameter held, all others at their best.

use nalgebra::{DMatrix, DVector};

use super::criterion::{self, Likelihood};
use super::model::Fitted;
use super::parameters::{Mapped, Piece};
use super::products::Depth;
use crate::numeric::{Curved, minimise};

/// What is held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Held {
    /// Nothing.
    Nothing,
    /// A standard deviation or the angle of the correlation, by its place in ψ.
    Deviation(usize, f64),
    /// A fixed effect.
    Effect(usize, f64),
}

/// The model in standard deviations and the angle of the correlation, at the slope's own origin.
pub(crate) struct Profile<'a> {
    pub(crate) fitted: &'a Fitted,
    pieces: Vec<Piece>,
    /// From the components of the slope's own origin to those of the fit.
    linear: DMatrix<f64>,
}

impl<'a> Profile<'a> {
    pub(crate) fn new(fitted: &'a Fitted) -> Self {
        let count = fitted.psi.len();
        let mut linear = DMatrix::identity(count, count);
        let mut pieces = fitted.pieces.clone();
        pieces[0] = match &fitted.slope {
            None => Piece::Deviation,
            Some(units) => {
                linear.view_mut((0, 0), (3, 3)).copy_from(&units.centring());
                Piece::Correlated
            }
        };
        Self { fitted, pieces, linear }
    }

    /// The fit in these parameters, moved off the boundary, where a search could not leave it.
    pub(crate) fn start(&self) -> DVector<f64> {
        let (l, sigma, service) = self.fitted.deviations();
        let scale = self.fitted.basis.scale;
        let away = |deviation: f64| deviation.max(0.05 * sigma) / scale;
        let mut psi = vec![away(l[(0, 0)])];
        if let Some(units) = &self.fitted.slope {
            let (along, across) = (l[(1, 0)] * units.unit(), l[(1, 1)] * units.unit());
            psi.push(along.atan2(across).clamp(-1.4, 1.4));
            psi.push(away(along.hypot(across)));
        }
        psi.push(sigma / scale);
        psi.extend(service.map(away));
        DVector::from_vec(psi)
    }

    /// The smallest criterion under what is held, and where it is. With a random slope the likelihood
    /// may have several maxima, most of all near correlations of ±1: searched from uncorrelated places
    /// too.
    pub(crate) fn best(&self, held: Held, start: &DVector<f64>) -> Option<(f64, DVector<f64>)> {
        let mut starts = vec![start.clone()];
        if self.fitted.slope.is_some() {
            let mut apart = start.clone();
            apart[1] = 0.0;
            starts.push(apart.clone());
            apart[2] = apart[2].max(apart[3]);
            starts.push(apart);
        }
        let found = starts.iter().filter_map(|start| self.search(held, start));
        found.min_by(|a, b| a.0.total_cmp(&b.0))
    }

    fn search(&self, held: Held, start: &DVector<f64>) -> Option<(f64, DVector<f64>)> {
        let reach = 1.0 + 2.0 * start.norm();
        let whole = |psi: &DVector<f64>, turn: Option<&DMatrix<f64>>| self.at(psi, turn);
        match held {
            Held::Nothing => {
                let found = minimise(|psi| whole(psi, None), start.clone(), reach)?;
                Some((found.curved.value, self.positive(found.at)))
            }
            Held::Deviation(place, value) => {
                let full = |psi: &DVector<f64>| psi.clone().insert_row(place, value);
                let reduced = |psi: &DVector<f64>| Some(whole(&full(psi), None)?.without(place));
                let found = minimise(reduced, start.clone().remove_row(place), reach)?;
                Some((found.curved.value, self.positive(full(&found.at))))
            }
            Held::Effect(j, value) => {
                let turn = self.held_effect(j, value);
                let found = minimise(|psi| whole(psi, Some(&turn)), start.clone(), reach)?;
                Some((found.curved.value, self.positive(found.at)))
            }
        }
    }

    /// The same covariance with standard deviations ≥ 0 and the angle in its quarter turns.
    fn positive(&self, mut psi: DVector<f64>) -> DVector<f64> {
        if self.fitted.slope.is_some() {
            psi[1] = (psi[1].sin() * psi[0].signum() * psi[2].signum()).asin();
        }
        let angle = self.fitted.slope.is_some().then_some(1);
        (0..psi.len()).filter(|i| Some(*i) != angle).for_each(|i| psi[i] = psi[i].abs());
        psi
    }

    /// The j-th fixed effect at a covariance.
    pub(crate) fn effect(&self, j: usize, psi: &DVector<f64>) -> Option<f64> {
        let phi = Mapped::at(&self.pieces, psi).then(&self.linear).phi;
        let products = self.fitted.covariance.products(phi.as_slice(), Depth::Value)?;
        let solution = criterion::solve(&products.plain)?;
        Some(self.fitted.basis.beta(&solution.beta)[j])
    }

    fn at(&self, psi: &DVector<f64>, turn: Option<&DMatrix<f64>>) -> Option<Curved> {
        let mapped = Mapped::at(&self.pieces, psi).then(&self.linear);
        let products =
            self.fitted.covariance.products(mapped.phi.as_slice(), Depth::Derivatives)?;
        let products = match turn {
            None => products,
            Some(turn) => products.recombined(turn),
        };
        Some(mapped.chain(&criterion::curved(&products, Likelihood::Ml)?))
    }

    /// The columns of a model without the j-th fixed effect, whose share is taken out of y: a
    /// reflection carries the last direction of Q onto the effect's.
    fn held_effect(&self, j: usize, value: f64) -> DMatrix<f64> {
        let p = self.fitted.basis.width();
        let mut unit = DMatrix::zeros(1, p);
        unit[(0, j)] = 1.0;
        let direction = self.fitted.basis.contrast(&unit).transpose().column(0).into_owned();
        let mut mirror = direction.normalize();
        mirror[p - 1] += if mirror[p - 1] >= 0.0 { 1.0 } else { -1.0 };
        let reflection =
            DMatrix::identity(p, p) - &mirror * mirror.transpose() * (2.0 / mirror.norm_squared());
        let last = reflection.column(p - 1).into_owned();
        let share = self.fitted.basis.offset(j, value) / direction.dot(&last);
        let mut turn = DMatrix::zeros(p + 1, p);
        turn.view_mut((0, 0), (p, p - 1)).copy_from(&reflection.columns(0, p - 1));
        turn.view_mut((0, p - 1), (p, 1)).copy_from(&(last * -share));
        turn[(p, p - 1)] = 1.0;
        turn
    }
}
