//! From the fit to its figures.

use nalgebra::DMatrix;

use super::criterion::Likelihood;
use super::input::{Groups, MixedInput};
use super::model::{Fitted, is_singular};
use super::report::{FixedEffect, Icc, MixedReport, RandomEffects};
use crate::moments::as_real;

impl Fitted {
    pub(crate) fn report(&self, groups: &Groups, input: &MixedInput<'_>) -> MixedReport {
        let (l, sigma, service) = self.deviations();
        let (fixed_effects, vcov) = self.effects();
        let parameters = as_real(fixed_effects.len() + self.psi.len());
        let diagonal: Vec<f64> =
            l.diagonal().iter().copied().chain(service).map(|d| d / sigma).collect();
        let mut theta: Vec<f64> = Vec::with_capacity(self.psi.len());
        for b in 0..l.ncols() {
            theta.extend((b..l.nrows()).map(|a| l[(a, b)] / sigma));
        }
        theta.extend(service.map(|s| s / sigma));
        MixedReport {
            rows: input.outcome.len() as u64,
            clients: groups.clients.len() as u64,
            services: groups.services.as_ref().map(|services| services.len() as u64),
            likelihood: self.likelihood,
            criterion: self.criterion,
            log_likelihood: -self.criterion / 2.0,
            parameters: (fixed_effects.len() + self.psi.len()) as u64,
            aic: self.criterion + 2.0 * parameters,
            bic: self.criterion + as_real(input.outcome.len()).ln() * parameters,
            fixed_effects,
            vcov: (0..vcov.nrows()).map(|i| vcov.row(i).iter().copied().collect()).collect(),
            random_effects: self.random_effects(),
            theta,
            icc: self.icc(),
            singular: is_singular(&diagonal),
        }
    }

    /// The fixed effects and their covariance.
    pub(crate) fn effects(&self) -> (Vec<FixedEffect>, DMatrix<f64>) {
        let beta = self.basis.beta(&self.solution.beta);
        let vcov = self.basis.covariance(&self.solution.covariance);
        let effects = self.names.iter().enumerate().map(|(j, name)| {
            let (estimate, se) = (beta[j], vcov[(j, j)].sqrt());
            FixedEffect { name: name.clone(), estimate, se, t: estimate / se }
        });
        (effects.collect(), vcov)
    }

    fn random_effects(&self) -> RandomEffects {
        let (l, sigma, service) = self.deviations();
        let g = &l * l.transpose();
        let slope = (l.nrows() > 1).then(|| g[(1, 1)]);
        let covariance = (l.nrows() > 1).then(|| g[(1, 0)]);
        let correlation = slope.zip(covariance).and_then(|(slope, covariance)| {
            let product = (g[(0, 0)] * slope).sqrt();
            (product > 0.0).then(|| (covariance / product).clamp(-1.0, 1.0))
        });
        RandomEffects {
            client_variance: g[(0, 0)],
            client_sd: g[(0, 0)].sqrt(),
            slope_variance: slope,
            slope_sd: slope.map(f64::sqrt),
            covariance,
            correlation,
            service_variance: service.map(|s| s * s),
            service_sd: service,
            residual_variance: sigma * sigma,
            residual_sd: sigma,
        }
    }

    fn icc(&self) -> Icc {
        let squares = |i: usize| self.psi[i].powi(2);
        let (client, at) = match &self.slope {
            None => (squares(0), 1),
            Some(units) => (squares(0) + units.square * (squares(1) + squares(2)), 3),
        };
        let service = (self.psi.len() > at + 1).then(|| squares(at + 1));
        let total = client + squares(at) + service.unwrap_or(0.0);
        Icc {
            client: (client + service.unwrap_or(0.0)) / total,
            service: service.map(|s| s / total),
        }
    }

    /// True if the restricted likelihood was maximised.
    pub(crate) fn restricted(&self) -> bool {
        self.likelihood == Likelihood::Reml
    }
}
