//! Services as a level: who has enough pairs, and what lies over them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::input::PairedRow;
use crate::interval::Level;
use crate::paired_change::{PairedChange, Pairs, paired_change_at};
use crate::pooling::{Estimate, Pooled, pool_at};
use crate::refusal::Refusal;
use crate::verdict::Verdict;

/// One service's own change. Only given from *indication* upwards; never ranked (alphabetical).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceChange {
    /// Service code.
    pub service: String,
    /// Its own paired change.
    pub change: PairedChange,
}

/// The services together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Services {
    /// Services with at least one row.
    pub services: u64,
    /// Services with enough pairs to count.
    pub with_enough_pairs: u64,
    /// Pairs that a service needs to count.
    pub pairs_needed: u64,
    /// Pairs whose row names no service.
    pub pairs_without_service: u64,
    /// The pooled change; `None` unless two services with enough pairs and varying changes exist.
    pub pooled: Option<Pooled>,
    /// Each service's own change; empty below *indication*.
    pub each: Vec<ServiceChange>,
}

/// Groups the pairs by service and pools the services that have at least `pairs_needed`.
pub(crate) fn pool_services(
    rows: &[PairedRow],
    pairs_needed: u64,
    level: Level,
) -> Result<Services, Refusal> {
    let mut scores: BTreeMap<&str, (Vec<f64>, Vec<f64>)> = BTreeMap::new();
    let mut pairs_without_service = 0;
    for row in rows {
        let pair = row.before.zip(row.after);
        match (&row.service, pair) {
            (None, Some(_)) => pairs_without_service += 1,
            (None, None) => {}
            (Some(service), pair) => {
                let (before, after) = scores.entry(service).or_default();
                if let Some((x, y)) = pair {
                    before.push(x);
                    after.push(y);
                }
            }
        }
    }
    let services = scores.len() as u64;
    let mut with_enough_pairs = 0;
    let mut each = Vec::new();
    for (service, (before, after)) in scores {
        if (before.len() as u64) < pairs_needed {
            continue;
        }
        with_enough_pairs += 1;
        match paired_change_at(&Pairs::new(before, after)?, level) {
            Ok(change) => each.push(ServiceChange { service: service.to_owned(), change }),
            // Without variation it has no weight in the pooling; it is still counted.
            Err(Refusal::ZeroVariance { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    let estimates: Vec<Estimate> = each
        .iter()
        .map(|s| Estimate {
            value: s.change.mean_change,
            variance: s.change.sd_change.powi(2) / (s.change.df + 1.0),
        })
        .collect();
    let pooled = if estimates.len() < 2 { None } else { Some(pool_at(&estimates, level)?) };
    Ok(Services { services, with_enough_pairs, pairs_needed, pairs_without_service, pooled, each })
}

impl Services {
    /// Services that count for the gate: those in the pooling, if there is a prediction interval.
    pub(crate) fn counted(&self) -> u64 {
        self.pooled.as_ref().map_or(0, |pooled| pooled.k)
    }

    /// Takes the services' own figures away unless the verdict allows them.
    pub(crate) fn disclose(mut self, verdict: Verdict) -> Self {
        if verdict < Verdict::Indication {
            self.each.clear();
        }
        self
    }
}
