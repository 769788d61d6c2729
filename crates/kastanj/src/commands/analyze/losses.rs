//! `kastanj analyze attrition` and `missing-data`: who was lost, and what that may mean.

use kastanj_analysis::imputation::ImputationSettings;
use kastanj_analysis::missing_data::{MissingDataInput, MissingDataTable, missing_data_table};
use kastanj_analysis::regression::{Attrition, AttritionRow, attrition};
use kastanj_analysis::{PairedInput, Refusal};
use serde::Serialize;

use super::estimate;
use super::logistic::print_odds_ratios;
use super::scores::{PairCounts, Scores, direction};
use super::sheet::Sheet;
use super::working::working;
use crate::arguments::analyze;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct AttritionFigures {
    data: PairCounts,
    attrition: Attrition,
}

/// Runs `attrition`.
pub(super) fn run_attrition(
    context: &Context,
    asked: &analyze::pairs::Attrition,
) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let services = match &asked.service {
        Some(column) => filled(&scores, column, scores.data.categories(column)?)?,
        None => vec![None; scores.before.len()],
    };
    let weeks = match &asked.start_week {
        Some(column) => filled(&scores, column, scores.data.numbers(column)?)?,
        None => vec![None; scores.before.len()],
    };
    let mut file_rows = Vec::new();
    let mut rows = Vec::new();
    for (row, before) in scores.before.iter().enumerate() {
        let Some(before) = before else { continue };
        file_rows.push(row);
        rows.push(AttritionRow {
            before: *before,
            service: services[row].clone(),
            week: weeks[row],
            lost: scores.after[row].is_none(),
        });
    }
    let attrition = attrition(&rows).map_err(|refusal| scores.refused(&file_rows, &refusal))?;
    let mut sheet = scores.sheet();
    print_attrition(&mut sheet, &attrition);
    let figures = AttritionFigures { data: scores.counts(), attrition };
    sheet.finish(asked.scores.source.json, &figures)
}

/// A column of the model says something about everybody who gave a score before.
fn filled<T>(
    scores: &Scores,
    column: &str,
    cells: Vec<Option<T>>,
) -> Result<Vec<Option<T>>, Failure> {
    let hole = (0..cells.len()).find(|row| scores.before[*row].is_some() && cells[*row].is_none());
    hole.map_or(Ok(cells), |row| Err(scores.data.empty(row, column)))
}

fn print_attrition(sheet: &mut Sheet, attrition: &Attrition) {
    sheet.heading("attrition");
    sheet.words("lost-of", &format!("{}/{}", attrition.lost, attrition.n));
    match &attrition.model {
        Some(model) => print_odds_ratios(sheet, &model.coefficients),
        None => sheet.note("no-attrition-model"),
    }
    sheet.heading("differences");
    let rows: Vec<Vec<String>> = attrition
        .differences
        .iter()
        .map(|d| {
            vec![
                d.name.clone(),
                d.completers.to_string(),
                d.lost.to_string(),
                sheet.cell(d.mean_completers),
                sheet.cell(d.mean_lost),
                sheet.cell(d.standardised),
                sheet.interval_cell(d.interval.as_ref()),
            ]
        })
        .collect();
    let headings =
        ["", "completers", "lost", "mean-completers", "mean-lost", "standardised", "interval"];
    sheet.grid(&headings, &rows);
    sheet.note("small-groups");
}

#[derive(Serialize)]
struct MissingDataFigures {
    data: PairCounts,
    missing_data: MissingDataTable,
}

/// The seed where none is given.
const SEED: u64 = 1;

/// The primary outcome of an edition as its report imputed it.
fn as_reported(paired: &PairedInput) -> MissingDataInput {
    let before = paired.rows.iter().filter(|row| row.before.is_some()).count() as u64;
    let closed = paired.closed_before_forms.unwrap_or(before);
    MissingDataInput {
        range: paired.range,
        lost_without_score: closed.saturating_sub(before),
        declared_delta_sd: paired.gates.supported_change.delta_sd,
        settings: ImputationSettings { seed: paired.seed, ..ImputationSettings::default() },
        level: paired.level,
        ..MissingDataInput::new(paired.rows.clone(), paired.direction)
    }
}

/// Runs `missing-data`.
pub(super) fn run(context: &Context, asked: &analyze::pairs::MissingData) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let complete = scores.pairs()?;
    let mut input = match scores.of_the_report() {
        Some(paired) => as_reported(paired),
        None => MissingDataInput {
            range: scores.range,
            settings: ImputationSettings { seed: SEED, ..ImputationSettings::default() },
            ..MissingDataInput::new(scores.rows(None)?, direction(asked.lower_is_better))
        },
    };
    input.declared_delta_sd = asked.delta_sd.unwrap_or(input.declared_delta_sd);
    input.settings.m = asked.imputations.unwrap_or(input.settings.m);
    input.settings.seed = asked.seed.unwrap_or(input.settings.seed);
    let compute = || -> Result<MissingDataTable, Refusal> { missing_data_table(&input) };
    let table = working(context.lang, "imputation", compute)
        .map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
    let mut sheet = scores.sheet();
    sheet.heading("missing-data");
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            let key = kastanj_desk::key_of(&row.assumption);
            vec![
                kastanj_language::lookup(lang, &format!("analyze-assumption-{key}"), &[]),
                row.n.to_string(),
                sheet.cell(row.mean_change),
                sheet.interval_cell(row.interval.as_ref()),
            ]
        })
        .collect();
    sheet.grid(&["assumption", "people", "mean-change", "interval"], &rows);
    sheet.heading("tipping");
    let key = kastanj_desk::key_of(&table.tipping.status);
    sheet.note(&format!("tipping-{key}"));
    sheet.figure_if("tipping-mean-zero", table.tipping.mean_zero);
    sheet.figure_if("tipping-mean-zero-sd", table.tipping.mean_zero_sd);
    sheet.figure_if("tipping-interval", table.tipping.interval_reaches_zero);
    let reason = kastanj_desk::key_of(&table.direction.reason);
    sheet.note(&format!("robustness-{reason}"));
    let declared = estimate::figure(lang, table.direction.declared_delta_sd);
    sheet.words("declared-delta", &format!("{declared} SD"));
    sheet.count("seed", input.settings.seed);
    let figures = MissingDataFigures { data: scores.counts(), missing_data: table };
    sheet.finish(asked.scores.source.json, &figures)
}
