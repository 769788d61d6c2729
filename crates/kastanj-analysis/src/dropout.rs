//! What those lost could do to the mean change: scenarios, delta line, tipping point.
//!
//! Filled-in rows never narrow an interval: every interval here is the shifted mean ± the
//! half-width of the complete pairs, over services where there are enough of them.

use serde::Serialize;

use crate::input::ScaleRange;
use crate::interval::Interval;
use crate::moments::as_real;
use crate::paired_change::{PairedChange, Pairs};

/// The people with a before form and no score after although their after-window has closed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lost {
    /// Scores before, where there is one.
    pub before: Vec<f64>,
    /// How many gave a before form without a score. They are predicted at the completers' mean.
    pub without_score: u64,
}

impl Lost {
    /// How many were lost.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.before.len() as u64 + self.without_score
    }
}

/// Which assumption about those lost a row of the table makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// Nothing: the complete pairs alone. Never shown alone.
    Completers,
    /// Missing at random given the score before: after predicted by least squares.
    MissingAtRandom,
    /// Those lost did not change.
    LostUnchanged,
    /// Those lost ended at the worst end of the scale.
    LostAtWorstEnd,
    /// Those lost ended at the best end of the scale.
    LostAtBestEnd,
}

/// The mean change of all with a before form under one assumption.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scenario {
    /// The assumption.
    pub assumption: Assumption,
    /// People in the mean.
    pub n: u64,
    /// Mean change, scale points.
    pub mean_change: f64,
    /// That mean ± the pairs' own half-width.
    pub interval: Interval,
    /// True if the interval excludes 0.
    pub excludes_zero: bool,
    /// True if the mean has the sign of the completers' mean change.
    pub same_sign: bool,
}

/// One point of the delta line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DeltaPoint {
    /// Shift of every predicted after-score of those lost, in before-SDs of the pairs; signed.
    pub delta_sd: f64,
    /// The same in scale points.
    pub delta: f64,
    /// Mean change of all with a before form.
    pub mean_change: f64,
    /// That mean ± the pairs' own half-width.
    pub interval: Interval,
}

/// Whether a tipping delta can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TippingStatus {
    /// Nobody lost: nothing can tip.
    NobodyLost,
    /// The delta puts the mean after-score of those lost inside the scale.
    WithinRange,
    /// It would put them outside the scale: no plausible delta removes the change.
    NoPlausibleDelta,
    /// The ends of the scale are not known.
    RangeUnknown,
}

/// The shift of those lost under which the mean change of all is zero.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Tipping {
    /// How to read it.
    pub status: TippingStatus,
    /// Tipping delta, scale points; `None` if nobody is lost.
    pub delta: Option<f64>,
    /// The same in before-SDs of the pairs.
    pub delta_sd: Option<f64>,
    /// Mean after-score that those lost would then have.
    pub mean_after_of_lost: Option<f64>,
    /// Delta at which the interval first holds 0, scale points: nearer than `delta`. `None` if nobody
    /// is lost or the interval holds 0 without any.
    pub interval_delta: Option<f64>,
    /// Mean after-score that those lost would then have.
    pub mean_after_at_interval: Option<f64>,
}

/// Least-squares line after = intercept + slope·before of the complete pairs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prediction {
    /// Intercept, scale points.
    pub intercept: f64,
    /// Slope.
    pub slope: f64,
}

/// The whole sensitivity to loss.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DropoutSensitivity {
    /// People lost.
    pub lost: u64,
    /// Of these, people whose before form gave no score.
    pub lost_without_score: u64,
    /// The line that predicts those lost.
    pub prediction: Prediction,
    /// Before-SD of the pairs: the unit of delta.
    pub sd_for_delta: f64,
    /// Half-width of every interval: that of the pairs.
    pub half_width: f64,
    /// Completers, missing at random, unchanged and, if the scale is known, its two ends.
    pub scenarios: Vec<Scenario>,
    /// Delta from −1 to 1 before-SD in quarter steps.
    pub delta_line: Vec<DeltaPoint>,
    /// The tipping point.
    pub tipping: Tipping,
    /// Predicted change of each person lost, before any delta. Individual figures: not serialised.
    #[serde(skip)]
    pub(crate) predicted_changes: Vec<f64>,
}

/// All scenarios for one set of pairs.
///
/// `half_width` is that of the interval offered for the pairs, at the level of `change`.
///
/// Delta: predict missing after from before by least squares, add delta, take the mean change over
/// all with a before form. R: `lm(after ~ before)`, `predict`, `mean`.
#[must_use]
pub fn dropout_sensitivity(
    pairs: &Pairs,
    change: &PairedChange,
    half_width: f64,
    lost: &Lost,
    ends: Option<(ScaleRange, crate::direction::Direction)>,
) -> DropoutSensitivity {
    let prediction = least_squares(pairs, change);
    let typical = (0..lost.without_score).map(|_| change.mean_before);
    let starts: Vec<f64> = lost.before.iter().copied().chain(typical).collect();
    let predicted: Vec<f64> = starts
        .iter()
        .map(|&before| {
            change.mean_change + (prediction.slope - 1.0) * (before - change.mean_before)
        })
        .collect();
    let lost_people = as_real(starts.len());
    let table = Table { n: as_real(pairs.len()), change, half_width, lost: lost_people };
    let mut scenarios = vec![
        table.scenario(Assumption::Completers, None),
        table.scenario(Assumption::MissingAtRandom, Some(predicted.iter().sum())),
        table.scenario(Assumption::LostUnchanged, Some(0.0)),
    ];
    if let Some((range, direction)) = ends {
        let (worst, best) = direction.ends(range);
        let sum_to = |end: f64| Some(starts.iter().map(|before| end - before).sum());
        scenarios.push(table.scenario(Assumption::LostAtWorstEnd, sum_to(worst)));
        scenarios.push(table.scenario(Assumption::LostAtBestEnd, sum_to(best)));
    }
    let sd = change.sd_before;
    let at_random: f64 = predicted.iter().sum();
    let delta_line = (-4..=4_i32)
        .map(|quarter| {
            let delta_sd = f64::from(quarter) / 4.0;
            let mean_change = table.mean(at_random + table.lost * delta_sd * sd);
            let interval = Interval::around_at(mean_change, half_width, change.level());
            DeltaPoint { delta_sd, delta: delta_sd * sd, mean_change, interval }
        })
        .collect();
    let tipping = tipping(&table, at_random, &starts, ends.map(|(range, _)| range));
    DropoutSensitivity {
        lost: lost.count(),
        lost_without_score: lost.without_score,
        prediction,
        sd_for_delta: sd,
        half_width,
        scenarios,
        delta_line,
        tipping,
        predicted_changes: predicted,
    }
}

impl DropoutSensitivity {
    /// The row of one assumption; `None` if the scale is not known and the row needs it.
    #[must_use]
    pub fn scenario(&self, assumption: Assumption) -> Option<&Scenario> {
        self.scenarios.iter().find(|row| row.assumption == assumption)
    }

    /// The mean change of `n` pairs with mean `mean_change` when those lost are predicted and
    /// shifted `delta_sd` before-SDs *against* it; counted in its own direction, so that a value
    /// above zero means the sign survived. Taken at its least favourable, see [`least_favourable_mean`].
    pub(crate) fn shifted_against(&self, n: u64, mean_change: f64, delta_sd: f64) -> f64 {
        let sign = if mean_change < 0.0 { -1.0 } else { 1.0 };
        let shift = delta_sd * self.sd_for_delta;
        let shifted: Vec<f64> =
            self.predicted_changes.iter().map(|change| sign * change - shift).collect();
        least_favourable_mean(n, sign * mean_change, &shifted)
    }
}

/// The lowest mean that `n` pairs with mean `mean` can have together with those lost or any part of
/// them.
///
/// With all lost alike this is the plain mean over everyone. When some of those lost are predicted
/// to do well and others badly, the plain mean would let the former outweigh the latter, and one
/// more person lost could lift a verdict. Here nobody lost can help: adding a person to `lost`
/// never raises the result.
#[must_use]
pub fn least_favourable_mean(n: u64, mean: f64, lost: &[f64]) -> f64 {
    let mut ascending = lost.to_vec();
    ascending.sort_by(f64::total_cmp);
    let (mut sum, mut people, mut lowest) = (mean * n as f64, n as f64, mean);
    for value in ascending {
        sum += value;
        people += 1.0;
        lowest = lowest.min(sum / people);
    }
    lowest
}

struct Table<'a> {
    n: f64,
    change: &'a PairedChange,
    half_width: f64,
    lost: f64,
}

impl Table<'_> {
    /// Mean over pairs and lost, the changes of those lost summing to `sum`.
    fn mean(&self, sum: f64) -> f64 {
        (self.n * self.change.mean_change + sum) / (self.n + self.lost)
    }

    fn scenario(&self, assumption: Assumption, sum_of_lost: Option<f64>) -> Scenario {
        let mean_change = sum_of_lost.map_or(self.change.mean_change, |sum| self.mean(sum));
        let people = if sum_of_lost.is_some() { self.n + self.lost } else { self.n };
        let interval = Interval::around_at(mean_change, self.half_width, self.change.level());
        let n = people as u64;
        let same_sign = mean_change * self.change.mean_change > 0.0;
        Scenario {
            assumption,
            n,
            mean_change,
            interval,
            excludes_zero: interval.excludes_zero(),
            same_sign,
        }
    }
}

fn least_squares(pairs: &Pairs, change: &PairedChange) -> Prediction {
    let (mut products, mut squares) = (0.0, 0.0);
    for (before, after) in pairs.before().iter().zip(pairs.after()) {
        let deviation = before - change.mean_before;
        products += deviation * (after - change.mean_after);
        squares += deviation * deviation;
    }
    // Without variation before, nothing predicts: the mean after for everyone.
    let slope = if change.sd_before == 0.0 { 0.0 } else { products / squares };
    Prediction { intercept: change.mean_after - slope * change.mean_before, slope }
}

fn tipping(
    table: &Table<'_>,
    at_random: f64,
    starts: &[f64],
    range: Option<ScaleRange>,
) -> Tipping {
    if starts.is_empty() {
        return Tipping {
            status: TippingStatus::NobodyLost,
            delta: None,
            delta_sd: None,
            mean_after_of_lost: None,
            interval_delta: None,
            mean_after_at_interval: None,
        };
    }
    let sum_at_zero = -table.n * table.change.mean_change;
    let delta = (sum_at_zero - at_random) / table.lost;
    let mean_after = starts.iter().sum::<f64>() / table.lost + sum_at_zero / table.lost;
    let status = match range {
        None => TippingStatus::RangeUnknown,
        Some(range) if range.contains(mean_after) => TippingStatus::WithinRange,
        Some(_) => TippingStatus::NoPlausibleDelta,
    };
    let sd = table.change.sd_before;
    let delta_sd = (sd > 0.0).then(|| delta / sd);
    let mean = table.mean(at_random);
    let interval_delta = (mean.abs() > table.half_width).then(|| {
        let end = mean - table.half_width.copysign(mean);
        -end * (table.n + table.lost) / table.lost
    });
    Tipping {
        status,
        delta: Some(delta),
        delta_sd,
        mean_after_of_lost: Some(mean_after),
        interval_delta,
        mean_after_at_interval: interval_delta.map(|nearer| mean_after - delta + nearer),
    }
}
