//! Completers, missing at random, lost unchanged, and what lies around them, side by side.

use crate::direction::Direction;
use crate::distribution::{find_root, student_quantile};
use crate::dropout::{Assumption, DeltaPoint, DropoutSensitivity, Lost, dropout_sensitivity};
use crate::gates::{DISCLOSURE_MINIMUM, SupportedGates};
use crate::imputation::ImputationSettings;
use crate::input::{PairedInput, PairedRow, ScaleRange};
use crate::interval::{Interval, Level};
use crate::missing_data::imputed_change::{Centre, DrawnChanges, draw_changes};
use crate::missing_data::robustness::judge;
use crate::missing_data::rows::{
    IntervalSource, MissingDataAssumption, MissingDataRow, MissingDataTable, MissingDataTipping,
    from_pooled, from_scenario,
};
use crate::moments::{as_real, moments};
use crate::over_services::change_over_services;
use crate::paired_change::{PairedChange, Pairs, paired_change_at};
use crate::refusal::{Quantity, Refusal};
use crate::regression::ancova;

/// What the table is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingDataInput {
    /// One row per client whose after-window has closed; rows without a score before are left out.
    pub rows: Vec<PairedRow>,
    /// Which way is better.
    pub direction: Direction,
    /// The ends of the scale, if known.
    pub range: Option<ScaleRange>,
    /// People lost whose before form gave no score.
    pub lost_without_score: u64,
    /// Largest delta held plausible, in before-SDs of the pairs, 0 or more; from the plan.
    pub declared_delta_sd: f64,
    /// Settings of the imputations.
    pub settings: ImputationSettings,
    /// Level of every interval.
    pub level: Level,
}

impl MissingDataInput {
    /// Rows and direction, everything else unknown or default.
    #[must_use]
    pub fn new(rows: Vec<PairedRow>, direction: Direction) -> Self {
        Self {
            rows,
            direction,
            range: None,
            lost_without_score: 0,
            declared_delta_sd: SupportedGates::default().delta_sd,
            settings: ImputationSettings::default(),
            level: Level::USUAL,
        }
    }
}

/// Makes the table (analysis plan: completers never stand alone). R: `t.test(paired = TRUE)`;
/// `lm(after ~ before)` with `vcovHC(type = "HC3")`; `mice(method = "norm")` and `pool.scalar`.
/// Return to baseline and jump to reference: Carpenter, Roger and Kenward (2013), the reference
/// being the score before, since there is no other arm; Rubin's variance is then too wide rather
/// than too narrow.
///
/// # Errors
/// As [`PairedInput::check`]; fewer than five pairs ([`Refusal::TooFew`]); scores before, or
/// changes, that do not vary; a setting out of range.
pub fn missing_data_table(input: &MissingDataInput) -> Result<MissingDataTable, Refusal> {
    let mut checked = PairedInput::new(input.rows.clone(), input.direction);
    checked.range = input.range;
    checked.check()?;
    input.settings.check()?;
    let declared = input.declared_delta_sd;
    if !(declared.is_finite() && declared >= 0.0) {
        let name = "declared delta";
        return Err(Refusal::BadSetting { name, value: declared, allowed: "0 or more" });
    }
    let with_before = || input.rows.iter().filter(|row| row.before.is_some());
    let (before, after): (Vec<f64>, Vec<f64>) =
        with_before().filter_map(|row| row.before.zip(row.after)).unzip();
    if (before.len() as u64) < DISCLOSURE_MINIMUM {
        let needed = DISCLOSURE_MINIMUM as usize;
        return Err(Refusal::TooFew { found: before.len(), needed });
    }
    let pairs = Pairs::new(before, after)?;
    let change = paired_change_at(&pairs, input.level)?;
    if change.sd_before == 0.0 {
        return Err(Refusal::ZeroVariance { what: Quantity::Before });
    }
    let lost = Lost {
        before: with_before()
            .filter(|row| row.after.is_none())
            .filter_map(|row| row.before)
            .collect(),
        without_score: input.lost_without_score,
    };
    let ends = input.range.map(|range| (range, input.direction));
    let over = change_over_services(&input.rows, &change);
    let half_width = over.map_or(change.half_width, |over| over.half_width);
    let dropout = dropout_sensitivity(&pairs, &change, half_width, &lost, ends);
    // Imputation and regression take everyone for independent.
    let least = over.map_or(0.0, |over| over.half_width);
    let mut table = MissingDataTable {
        pairs: change.n,
        lost: lost.count(),
        lost_without_score: lost.without_score,
        settings: input.settings,
        rows: Vec::new(),
        delta_line: Vec::new(),
        tipping: MissingDataTipping {
            status: dropout.tipping.status,
            mean_zero: dropout.tipping.delta,
            mean_zero_sd: dropout.tipping.delta_sd,
            interval_reaches_zero: None,
            interval_reaches_zero_sd: None,
        },
        direction: judge(&dropout, declared),
    };
    let plain =
        |assumption, source| dropout.scenario(assumption).map(|row| from_scenario(row, source));
    let source =
        if over.is_some() { IntervalSource::OverServices } else { IntervalSource::PairedT };
    table.rows.extend(plain(Assumption::Completers, source));
    if lost.count() == 0 {
        return Ok(table);
    }
    let starts: Vec<f64> = lost
        .before
        .iter()
        .copied()
        .chain((0..lost.without_score).map(|_| change.mean_before))
        .collect();
    let drawn = |centre| draw_changes(&pairs, &change, &starts, centre, &input.settings);
    let at_random = drawn(Centre::Line)?;
    let sign = change.mean_change;
    let imputed = |assumption, drawn: &DrawnChanges| -> Result<MissingDataRow, Refusal> {
        let pooled = drawn.pooled(0.0)?;
        Ok(from_pooled(assumption, dropout.lost + change.n, pooled, sign).at_least(least))
    };
    table
        .rows
        .extend(regression_row(&pairs, &change, &starts, &dropout).map(|row| row.at_least(least)));
    table.rows.push(imputed(MissingDataAssumption::MissingAtRandomImputed, &at_random)?);
    table.rows.extend(plain(Assumption::LostUnchanged, IntervalSource::PairsHalfWidth));
    let own = drawn(Centre::OwnBefore)?;
    table.rows.push(imputed(MissingDataAssumption::LostReturnToOwnBefore, &own)?);
    let jump = drawn(Centre::MeanBefore)?;
    table.rows.push(imputed(MissingDataAssumption::LostJumpToMeanBefore, &jump)?);
    table.rows.extend(plain(Assumption::LostAtWorstEnd, IntervalSource::PairsHalfWidth));
    table.rows.extend(plain(Assumption::LostAtBestEnd, IntervalSource::PairsHalfWidth));
    for quarter in -4..=4_i32 {
        let delta_sd = f64::from(quarter) / 4.0;
        let delta = delta_sd * change.sd_before;
        let pooled = at_random.pooled(delta)?;
        let (mean_change, interval) = (pooled.estimate, pooled.interval.at_least(least));
        table.delta_line.push(DeltaPoint { delta_sd, delta, mean_change, interval });
    }
    table.tipping.interval_reaches_zero = interval_tips(&at_random, least)?;
    table.tipping.interval_reaches_zero_sd =
        table.tipping.interval_reaches_zero.map(|delta| delta / change.sd_before);
    Ok(table)
}

/// The delta between 0 and the one that makes the pooled mean 0, where the interval, at least so
/// wide, meets 0.
fn interval_tips(drawn: &DrawnChanges, half_width: f64) -> Result<Option<f64>, Refusal> {
    let start = drawn.pooled(0.0)?;
    if !start.interval.at_least(half_width).excludes_zero() {
        return Ok(None);
    }
    // The mean is a straight line in delta.
    let slope = drawn.pooled(1.0)?.estimate - start.estimate;
    let zero = -start.estimate / slope;
    let nearest = |delta: f64| {
        drawn.pooled(delta).map_or(f64::NAN, |pooled| {
            let interval = pooled.interval.at_least(half_width);
            if start.estimate < 0.0 { -interval.upper } else { interval.lower }
        })
    };
    Ok(find_root(nearest, 0.0, zero))
}

/// Mean change on the line at everyone's mean before. Its variance is that of the line there (HC3)
/// plus (slope − 1)²·SD²/N, since the scores before are a sample, too.
fn regression_row(
    pairs: &Pairs,
    change: &PairedChange,
    starts: &[f64],
    dropout: &DropoutSensitivity,
) -> Option<MissingDataRow> {
    let scenario = dropout.scenario(Assumption::MissingAtRandom)?;
    let mut row = from_scenario(scenario, IntervalSource::RegressionHc3);
    let complete = pairs.before().iter().zip(pairs.after());
    let mut rows: Vec<PairedRow> =
        complete.map(|(x, y)| PairedRow::new(Some(*x), Some(*y))).collect();
    rows.extend(starts.iter().map(|before| PairedRow::new(Some(*before), None)));
    let everyone: Vec<f64> = rows.iter().filter_map(|row| row.before).collect();
    let interval = ancova(&rows, false).ok().zip(moments(&everyone).ok()).map(|(model, spread)| {
        let line = &model.at_everyone.hc3;
        let before = (dropout.prediction.slope - 1.0).powi(2) * spread.sd.powi(2);
        let se = (line.se.powi(2) + before / as_real(spread.n)).sqrt();
        let quantile = student_quantile(change.level().upper_point(), change.df - 1.0);
        Interval::around_at(row.mean_change, quantile * se, change.level())
    });
    row.interval = interval;
    row.excludes_zero = interval.is_some_and(|interval| interval.excludes_zero());
    Some(row)
}
