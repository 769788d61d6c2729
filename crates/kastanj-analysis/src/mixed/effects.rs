//! Predicted effects of single clients and services.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::grouping::Grouping;
use super::input::MixedInput;
use super::model::MixedModel;
use crate::refusal::Refusal;

/// Best linear unbiased predictions, drawn towards the mean. They concern single clients and never
/// leave the unlocked local screen. R: `ranef(m)`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupEffects {
    /// Clients in ascending order of their codes.
    pub clients: Vec<ClientEffect>,
    /// Services in ascending order of their codes; empty without services.
    pub services: Vec<ServiceEffect>,
}

/// How far a client lies from what the fixed effects and the service say.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ClientEffect {
    /// The client's code.
    pub client: usize,
    /// At slope variable 0.
    pub level: f64,
    /// Per unit of the slope's variable; `None` without a random slope.
    pub slope: Option<f64>,
}

/// How far a service lies from the mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ServiceEffect {
    /// The service's code.
    pub service: usize,
    /// Its level.
    pub level: f64,
}

/// One client while its service's effect is held: b = M(r − level), M = L(L′Z′ZL + σ²I)⁻¹L′.
struct Client {
    shrinkage: DMatrix<f64>,
    /// Z′r.
    residuals: DVector<f64>,
    /// Z′Z.
    squares: DMatrix<f64>,
}

impl MixedModel {
    /// Predicts the effects; `input` is what the model was fitted to.
    ///
    /// # Errors
    /// An input that could not have been fitted, or with another number of fixed effects.
    pub fn group_effects(&self, input: &MixedInput<'_>) -> Result<GroupEffects, Refusal> {
        let groups = input.groups()?;
        let (l, sigma, service_sd) = self.fitted.deviations();
        let columns = input.design.columns();
        let (left, right) = (self.report().fixed_effects.len(), columns.len());
        if left != right || input.design.rows() != input.outcome.len() {
            return Err(Refusal::UnequalLengths { left, right });
        }
        let effects = self.fitted.residuals(input);
        let clients: Vec<Client> =
            groups.clients.groups().map(|rows| client(rows, input, &effects, &l, sigma)).collect();
        let tau2 = service_sd.map_or(0.0, |s| s * s);
        let codes = |grouping: &Grouping| grouping.codes.clone();
        let service_codes = groups.services.as_ref().map_or_else(Vec::new, codes);
        let levels = service_levels(&clients, &groups.service_of, service_codes.len(), tau2, sigma);
        let predicted = clients.iter().enumerate().map(|(i, client)| {
            let level = groups.service_of.get(i).map_or(0.0, |&service| levels[service]);
            let b = &client.shrinkage * (&client.residuals - client.squares.column(0) * level);
            ClientEffect {
                client: groups.clients.codes[i],
                level: b[0],
                slope: (b.len() > 1).then(|| b[1]),
            }
        });
        let services = service_codes.iter().zip(&levels);
        Ok(GroupEffects {
            clients: predicted.collect(),
            services: services.map(|(&service, &level)| ServiceEffect { service, level }).collect(),
        })
    }
}

impl super::model::Fitted {
    /// y − Xβ.
    fn residuals(&self, input: &MixedInput<'_>) -> Vec<f64> {
        let beta = self.basis.beta(&self.solution.beta);
        let mut residuals = input.outcome.to_vec();
        for (column, b) in input.design.columns().iter().zip(beta.iter()) {
            residuals.iter_mut().zip(column).for_each(|(r, x)| *r -= b * x);
        }
        residuals
    }
}

fn client(
    rows: &[usize],
    input: &MixedInput<'_>,
    residuals: &[f64],
    l: &DMatrix<f64>,
    sigma: f64,
) -> Client {
    let q = l.nrows();
    let z = DMatrix::from_fn(rows.len(), q, |i, j| match (j, input.slope) {
        (1, Some(slope)) => slope[rows[i]],
        _ => 1.0,
    });
    let r = DVector::from_iterator(rows.len(), rows.iter().map(|&row| residuals[row]));
    let zl = &z * l;
    // Also for a singular G.
    let inner = zl.transpose() * &zl + DMatrix::identity(q, q) * (sigma * sigma);
    let inverse = inner.cholesky().map_or_else(|| DMatrix::zeros(q, q), |c| c.inverse());
    Client {
        shrinkage: l * inverse * l.transpose(),
        residuals: z.transpose() * r,
        squares: z.transpose() * z,
    }
}

/// τ²·u′D⁻¹r/(1 + τ²·u′D⁻¹u), D = the clients' covariance: u′D⁻¹r = (u′r − u′Z·b)/σ².
fn service_levels(
    clients: &[Client],
    service_of: &[usize],
    services: usize,
    tau2: f64,
    sigma: f64,
) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); services];
    for (client, &service) in clients.iter().zip(service_of) {
        let ones = client.squares.column(0);
        let shrunk = &client.shrinkage * ones;
        let residual = client.residuals[0] - shrunk.dot(&client.residuals);
        let weight = client.squares[(0, 0)] - shrunk.dot(&ones);
        sums[service].0 += residual / (sigma * sigma);
        sums[service].1 += weight / (sigma * sigma);
    }
    sums.into_iter().map(|(residual, weight)| tau2 * residual / (1.0 + tau2 * weight)).collect()
}
