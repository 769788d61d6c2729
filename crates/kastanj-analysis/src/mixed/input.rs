//! What a mixed model is fitted to.

use super::criterion::Likelihood;
use super::design::Design;
use super::grouping::Grouping;
use super::refusal::MixedRefusal;
use crate::refusal::Refusal;

/// Measurements, one row each; what was not measured has no row.
#[derive(Debug, Clone, Copy)]
pub struct MixedInput<'a> {
    /// The outcome.
    pub outcome: &'a [f64],
    /// Fixed effects.
    pub design: &'a Design,
    /// The client of each row, any code.
    pub clients: &'a [usize],
    /// The variable whose slope differs between clients; `None` for a random intercept alone.
    pub slope: Option<&'a [f64]>,
    /// The service of each row, any code; clients lie within services.
    pub services: Option<&'a [usize]>,
    /// What is maximised.
    pub likelihood: Likelihood,
}

/// The groups of a checked input.
pub(crate) struct Groups {
    pub(crate) clients: Grouping,
    pub(crate) services: Option<Grouping>,
    /// The service of each client.
    pub(crate) service_of: Vec<usize>,
}

impl MixedInput<'_> {
    /// Random effects of one client.
    pub(crate) fn random(&self) -> usize {
        1 + usize::from(self.slope.is_some())
    }

    /// Checks lengths, values and identifiability.
    pub(crate) fn groups(&self) -> Result<Groups, Refusal> {
        let n = self.outcome.len();
        if n == 0 {
            return Err(Refusal::AllMissing);
        }
        let lengths = [
            Some(self.clients.len()),
            self.slope.map(<[f64]>::len),
            self.services.map(<[usize]>::len),
        ];
        if let Some(right) = lengths.into_iter().flatten().find(|&length| length != n) {
            return Err(Refusal::UnequalLengths { left: n, right });
        }
        super::check_values(self.outcome)?;
        let clients = Grouping::new(self.clients);
        if clients.len() < 2 {
            return Err(MixedRefusal::TooFewGroups { found: clients.len(), of: "clients" }.into());
        }
        let effects = clients.len() * self.random();
        if n <= effects {
            return Err(MixedRefusal::TooFewRows { rows: n, effects }.into());
        }
        if let Some(slope) = self.slope {
            super::check_values(slope)?;
            let moves = |rows: &[usize]| rows.iter().any(|&row| slope[row] != slope[rows[0]]);
            if !clients.groups().any(moves) {
                return Err(MixedRefusal::SlopeConstant.into());
            }
        }
        let Some(codes) = self.services else {
            return Ok(Groups { clients, services: None, service_of: Vec::new() });
        };
        let services = Grouping::new(codes);
        let service_of = clients.within(codes, &services)?;
        if services.len() < 2 {
            return Err(MixedRefusal::TooFewGroups { found: services.len(), of: "services" }.into());
        }
        if services.len() == clients.len() {
            return Err(MixedRefusal::OneClientPerService.into());
        }
        Ok(Groups { clients, services: Some(services), service_of })
    }
}
