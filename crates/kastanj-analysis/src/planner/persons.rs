//! From pairs to people, at the retention observed so far.

use serde::Serialize;

/// After/before share of *supported change*: what retention could be.
const GOOD_RETENTION: f64 = 0.7;

/// Pairs, persons and asked so far.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Retention {
    /// Complete pairs.
    pub pairs: u64,
    /// People who consented and whose contact is no longer open; `None` if unknown.
    pub persons: Option<u64>,
    /// People asked; `None` if unknown.
    pub asked: Option<u64>,
    /// Pairs ÷ persons; `None` if unknown or nobody.
    pub pairs_per_person: Option<f64>,
    /// Persons ÷ asked, of all who consented; `None` if unknown or nobody.
    pub persons_per_asked: Option<f64>,
}

/// What a number of pairs costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Needed {
    /// Complete pairs.
    pub pairs: u64,
    /// People who must consent at the observed retention, rounded up; `None` if unknown or without a pair so far.
    pub persons: Option<u64>,
    /// People who must be asked, rounded up; `None` likewise.
    pub asked: Option<u64>,
    /// People who must consent if 70 % of them become pairs, rounded up.
    pub persons_at_70_percent: u64,
}

impl Retention {
    /// The retention of `pairs` among `persons`, of whom `open` can still become pairs, among `asked`.
    #[must_use]
    pub fn new(pairs: u64, persons: Option<u64>, open: u64, asked: Option<u64>) -> Self {
        let closed = persons.map(|persons| persons.saturating_sub(open).max(pairs));
        let share = |part: u64, whole: u64| (whole > 0).then(|| part as f64 / whole as f64);
        Self {
            pairs,
            persons: closed,
            asked,
            pairs_per_person: closed.and_then(|closed| share(pairs, closed)),
            persons_per_asked: persons
                .zip(asked)
                .and_then(|(persons, asked)| share(persons, asked)),
        }
    }

    /// People needed for a number of pairs.
    #[must_use]
    pub fn needed(&self, pairs: u64) -> Needed {
        let persons = match self.persons {
            // In whole numbers, so that 9 of 29 never costs a person by rounding.
            Some(persons) if self.pairs > 0 => {
                Some(pairs.saturating_mul(persons).div_ceil(self.pairs))
            }
            _ => None,
        };
        let asked = match (persons, self.persons_per_asked) {
            (Some(persons), Some(rate)) if rate > 0.0 => Some(round_up(persons as f64 / rate)),
            _ => None,
        };
        Needed {
            pairs,
            persons,
            asked,
            persons_at_70_percent: round_up(pairs as f64 / GOOD_RETENTION),
        }
    }
}

/// Rounds up, but not because of the last bit.
fn round_up(value: f64) -> u64 {
    (value * (1.0 - 1e-12)).ceil() as u64
}
