//! `kastanj analyze impute`: multiple imputation, pooled by Rubin's rules, shifted until it tips.

use kastanj_analysis::Refusal;
use kastanj_analysis::imputation::{
    ImputationMethod, ImputationSettings, Imputations, IncompleteColumn, RubinPooled, TippingDelta,
    imputations_needed, impute, tipping_delta,
};
use kastanj_analysis::paired_change::{Pairs, paired_change};
use serde::Serialize;

use super::scores::{PairCounts, Scores};
use super::sheet::Sheet;
use super::working::working;
use crate::arguments::analyze::models::{Filling, Impute};
use crate::context::Context;
use crate::failure::Failure;

/// Shifts of those lost, in standard deviations of the scores before.
const DELTAS: [f64; 9] = [-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0];
/// How far the tipping point is searched, in the same unit.
const FURTHEST: f64 = 20.0;
/// Coefficient of variation of the standard error that is asked of the number of imputations.
const REPEATABLE: f64 = 0.05;

#[derive(Serialize)]
struct ImputeFigures {
    data: PairCounts,
    method: ImputationMethod,
    imputations: Imputations,
    mean_change: RubinPooled,
    imputations_needed: u64,
    sd_before: f64,
    delta_line: Vec<DeltaFigures>,
    tipping: TippingDelta,
}

/// The pooled mean change where the filled-in scores after are shifted.
#[derive(Serialize)]
struct DeltaFigures {
    delta_sd: f64,
    delta: f64,
    mean_change: RubinPooled,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Impute) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let complete = scores.pairs()?;
    // Those without any score say nothing about the change.
    let rows: Vec<usize> = (0..scores.before.len())
        .filter(|row| scores.before[*row].is_some() || scores.after[*row].is_some())
        .collect();
    let method = match asked.method {
        Filling::Norm => ImputationMethod::Norm,
        Filling::Pmm => ImputationMethod::Pmm,
    };
    let column = |name: &str, cells: &[Option<f64>]| {
        IncompleteColumn::new(name, rows.iter().map(|row| cells[*row]).collect(), method)
    };
    let mut columns = vec![
        column(&asked.scores.before, &scores.before),
        column(&asked.scores.after, &scores.after),
    ];
    for name in &asked.auxiliary {
        columns.push(column(name, &scores.data.numbers(name)?));
    }
    let settings = ImputationSettings {
        m: asked.imputations,
        iterations: asked.iterations,
        donors: asked.donors,
        seed: asked.seed,
    };
    let compute = || -> Result<ImputeFigures, Refusal> {
        let imputations = impute(&columns, &settings)?;
        let pooled = pooled(&imputations)?;
        let sd_before = paired_change(&complete.pairs)?.sd_before;
        let furthest = -FURTHEST * sd_before * pooled.estimate.signum();
        let delta_line = DELTAS
            .iter()
            .map(|delta_sd| {
                let delta = delta_sd * sd_before;
                let shifted = imputations.shifted(&asked.scores.after, delta)?;
                let mean_change = self::pooled(&shifted)?;
                Ok(DeltaFigures { delta_sd: *delta_sd, delta, mean_change })
            })
            .collect::<Result<_, Refusal>>()?;
        let tipping = tipping_delta(&imputations, &asked.scores.after, furthest, self::pooled)?;
        Ok(ImputeFigures {
            data: scores.counts(),
            method,
            imputations_needed: imputations_needed(pooled.fmi, REPEATABLE)?,
            imputations,
            mean_change: pooled,
            sd_before,
            delta_line,
            tipping,
        })
    };
    let figures = working(context.lang, "imputation", compute)
        .map_err(|refusal| scores.refused(&rows, &refusal))?;
    let mut sheet = scores.sheet();
    print(&mut sheet, &figures);
    sheet.finish(asked.scores.source.json, &figures)
}

/// The mean change of every completed table, pooled.
#[expect(clippy::cast_precision_loss, reason = "fewer rows than lose anything")]
fn pooled(imputations: &Imputations) -> Result<RubinPooled, Refusal> {
    let complete_df = imputations.rows as f64 - 1.0;
    imputations.pool(Some(complete_df), |columns| match columns {
        [before, after, ..] => {
            let change = paired_change(&Pairs::new(before.clone(), after.clone())?)?;
            Ok((change.mean_change, change.sd_change.powi(2) / change.n as f64))
        }
        _ => Err(Refusal::UnequalLengths { left: 2, right: columns.len() }),
    })
}

fn print(sheet: &mut Sheet, figures: &ImputeFigures) {
    sheet.heading("impute");
    let missing = figures.imputations.names.iter().zip(&figures.imputations.missing);
    for (name, missing) in missing {
        let words = format!("{missing}/{}", figures.imputations.rows);
        let label = kastanj_language::tr!(sheet.lang, "analyze-holes", column = name.as_str());
        sheet.words_of(&label, &words);
    }
    let pooled = &figures.mean_change;
    sheet.estimate("mean-change-imputed", pooled.estimate, &pooled.interval);
    let df: Vec<f64> = pooled.df.into_iter().collect();
    sheet.test("test", "t", &df, pooled.t, Some(pooled.p_value));
    sheet.figure("fmi", pooled.fmi);
    sheet.figure_if("riv", pooled.riv);
    sheet.count("imputations", pooled.m);
    sheet.count("imputations-needed", figures.imputations_needed);
    sheet.count("seed", figures.imputations.settings.seed);
    sheet.heading("delta-line");
    let rows: Vec<Vec<String>> = figures
        .delta_line
        .iter()
        .map(|point| {
            let pooled = &point.mean_change;
            let interval = sheet.interval_cell(Some(&pooled.interval));
            let (sd, delta) = (sheet.cell(point.delta_sd), sheet.cell(point.delta));
            vec![sd, delta, sheet.cell(pooled.estimate), interval]
        })
        .collect();
    sheet.grid(&["delta-sd", "delta", "mean-change", "interval"], &rows);
    sheet.figure_if("tipping-mean-zero", figures.tipping.estimate_zero);
    sheet.figure_if("tipping-interval", figures.tipping.interval_reaches_zero);
    sheet.note("impute");
}
