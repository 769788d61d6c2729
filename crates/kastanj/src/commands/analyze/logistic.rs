//! `kastanj analyze logistic`: odds ratios of a yes/no outcome.

use kastanj_analysis::regression::{Logistic, OddsRatio, logistic};
use serde::Serialize;

use super::data::Data;
use super::estimate;
use super::frame::{Frame, FrameCounts, Parts};
use super::outcome;
use super::sheet::Sheet;
use crate::arguments::analyze;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct LogisticFigures {
    data: FrameCounts,
    fit: Logistic,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &analyze::models::Logistic) -> Result<(), Failure> {
    let data = Data::read(context, &asked.columns.source)?;
    let frame = Frame::of(data, &Parts::of(&asked.columns, &[]), |data, column| {
        outcome::yes_no(data, column, &asked.yes, &asked.no)
    })?;
    let fit = frame
        .regression_design()
        .and_then(|design| logistic(&design, &frame.outcome))
        .map_err(|refusal| frame.refused(&refusal))?;
    let mut sheet = frame.sheet();
    sheet.heading("logistic");
    sheet.count("events", fit.events);
    print_odds_ratios(&mut sheet, &fit.coefficients);
    sheet.figure("deviance", fit.deviance);
    sheet.figure("null-deviance", fit.null_deviance);
    sheet.figure("aic", fit.aic);
    sheet.figure_if("events-per-column", fit.events_per_column);
    if fit.events_per_column.is_some_and(|per_column| per_column < 10.0) {
        sheet.note("few-events");
    }
    sheet.finish(asked.columns.source.json, &LogisticFigures { data: frame.counts(), fit })
}

/// Odds ratios with profile intervals.
pub(super) fn print_odds_ratios(sheet: &mut Sheet, coefficients: &[OddsRatio]) {
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = coefficients
        .iter()
        .map(|c| {
            vec![
                c.name.clone(),
                sheet.cell(c.estimate),
                sheet.cell(c.se),
                sheet.cell(c.odds_ratio),
                sheet.interval_cell(Some(&c.odds_ratio_interval)),
                estimate::test(lang, "z", &[], c.z, Some(c.p_value)),
            ]
        })
        .collect();
    sheet.grid(&["", "log-odds", "se", "odds-ratio", "interval", "test"], &rows);
}
