//! The mean of the same people at each of several occasions, and how they went on after the second.

use serde::Serialize;

use crate::gates::DISCLOSURE_MINIMUM;
use crate::interval::{Interval, Level};
use crate::moments::moments;
use crate::over_services::{ChangeOverServices, over_services};
use crate::paired_change::{PairedChange, Pairs, paired_change_at};
use crate::refusal::{Quantity, Refusal};

/// One occasion.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WaveMean {
    /// Mean score, scale points.
    pub mean: f64,
    /// Standard deviation (n − 1).
    pub sd: f64,
    /// Interval of the mean: over services from three on, else Student's t.
    pub interval: Interval,
}

/// A person with all three scores, and the service, where it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThreeScores<'a> {
    /// Before, after, at follow-up.
    pub scores: [f64; 3],
    /// People of one service may go together.
    pub service: Option<&'a str>,
}

/// A change between two occasions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WaveChange {
    /// Mean, spread and Student's t.
    pub change: PairedChange,
    /// The same with services as clusters; `None` below three services.
    pub over_services: Option<ChangeOverServices>,
}

impl WaveChange {
    /// Over services where there are three, else Student's t.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.over_services.map_or(self.change.interval, |over| over.interval)
    }
}

/// Before, after and follow-up of the people who have all three scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ThreeWaves {
    /// People with all three scores.
    pub n: u64,
    /// The occasions in the order of time.
    pub waves: [WaveMean; 3],
    /// After − before of these people.
    pub at_after: WaveChange,
    /// Follow-up − before.
    pub at_follow_up: WaveChange,
    /// Follow-up − after: whether what was reached is kept.
    pub since_after: WaveChange,
}

/// Means and changes over three occasions. R: `t.test(x)` for each wave, `t.test(y, x, paired = TRUE)`
/// for each change; with three services or more never narrower than
/// [`change_over_services`](crate::over_services::change_over_services). Who came to the follow-up is
/// not chance: the figures are those of the ones who did.
///
/// # Errors
/// [`Refusal::TooFew`] below five people; a value that is not finite; a wave or a change that does
/// not vary.
pub fn three_waves(people: &[ThreeScores<'_>], level: Level) -> Result<ThreeWaves, Refusal> {
    let needed = DISCLOSURE_MINIMUM as usize;
    if people.len() < needed {
        return Err(Refusal::TooFew { found: people.len(), needed });
    }
    let wave = |at: usize| -> Vec<f64> { people.iter().map(|one| one.scores[at]).collect() };
    let change = |from: usize, to: usize| -> Result<WaveChange, Refusal> {
        let change = paired_change_at(&Pairs::new(wave(from), wave(to))?, level)?;
        let differences = people.iter().map(|one| (one.scores[to] - one.scores[from], one.service));
        Ok(WaveChange { change, over_services: over_services(differences, &change) })
    };
    let mean = |at: usize| mean(people, at, level);
    Ok(ThreeWaves {
        n: people.len() as u64,
        waves: [mean(0)?, mean(1)?, mean(2)?],
        at_after: change(0, 1)?,
        at_follow_up: change(0, 2)?,
        since_after: change(1, 2)?,
    })
}

/// The interval of one sample is the paired one against nought.
fn mean(people: &[ThreeScores<'_>], at: usize, level: Level) -> Result<WaveMean, Refusal> {
    let scores: Vec<f64> = people.iter().map(|one| one.scores[at]).collect();
    let spread = moments(&scores)?;
    if spread.sd == 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Groups });
    }
    let alone = paired_change_at(&Pairs::new(vec![0.0; scores.len()], scores)?, level)?;
    let over = over_services(people.iter().map(|one| (one.scores[at], one.service)), &alone);
    let interval = over.map_or(alone.interval, |over| over.interval);
    Ok(WaveMean { mean: spread.mean, sd: spread.sd, interval })
}
