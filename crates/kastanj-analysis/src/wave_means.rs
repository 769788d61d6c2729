//! The mean of the same people at each of several occasions, and how they went on after the second.

use serde::Serialize;

use crate::gates::DISCLOSURE_MINIMUM;
use crate::interval::{Interval, Level};
use crate::moments::moments;
use crate::paired_change::{PairedChange, Pairs, paired_change_at};
use crate::refusal::{Quantity, Refusal};

/// One occasion.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WaveMean {
    /// Mean score, scale points.
    pub mean: f64,
    /// Standard deviation (n − 1).
    pub sd: f64,
    /// t-interval of the mean.
    pub interval: Interval,
}

/// Before, after and follow-up of the people who have all three scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ThreeWaves {
    /// People with all three scores.
    pub n: u64,
    /// The occasions in the order of time.
    pub waves: [WaveMean; 3],
    /// After − before of these people.
    pub at_after: PairedChange,
    /// Follow-up − before.
    pub at_follow_up: PairedChange,
    /// Follow-up − after: whether what was reached is kept.
    pub since_after: PairedChange,
}

/// Means and changes over three occasions, each row a person with all three scores. R: `t.test(x)`
/// for each wave, `t.test(y, x, paired = TRUE)` for each change. Who came to the follow-up is not
/// chance: the figures are those of the ones who did.
///
/// # Errors
/// [`Refusal::TooFew`] below five people; a value that is not finite; a wave or a change that does
/// not vary.
pub fn three_waves(scores: &[[f64; 3]], level: Level) -> Result<ThreeWaves, Refusal> {
    let needed = DISCLOSURE_MINIMUM as usize;
    if scores.len() < needed {
        return Err(Refusal::TooFew { found: scores.len(), needed });
    }
    let wave = |at: usize| -> Vec<f64> { scores.iter().map(|person| person[at]).collect() };
    let change =
        |from: usize, to: usize| paired_change_at(&Pairs::new(wave(from), wave(to))?, level);
    Ok(ThreeWaves {
        n: scores.len() as u64,
        waves: [mean(&wave(0), level)?, mean(&wave(1), level)?, mean(&wave(2), level)?],
        at_after: change(0, 1)?,
        at_follow_up: change(0, 2)?,
        since_after: change(1, 2)?,
    })
}

/// The one-sample t-interval is the paired one against nought.
fn mean(scores: &[f64], level: Level) -> Result<WaveMean, Refusal> {
    let spread = moments(scores)?;
    if spread.sd == 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Groups });
    }
    let against_nought = Pairs::new(vec![0.0; scores.len()], scores.to_vec())?;
    let interval = paired_change_at(&against_nought, level)?.interval;
    Ok(WaveMean { mean: spread.mean, sd: spread.sd, interval })
}
