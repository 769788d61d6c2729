//! `kastanj analyze regression` and `ancova`: least squares with robust standard errors.

use kastanj_analysis::Refusal;
use kastanj_analysis::regression::{
    Ancova, ClusterRobust, Coefficient, HeteroscedasticityRobust, LeastSquares, ancova,
};
use serde::Serialize;

use super::data::Data;
use super::estimate;
use super::frame::{Frame, FrameCounts, Parts};
use super::outcome;
use super::scores::{PairCounts, Scores};
use super::sheet::Sheet;
use crate::arguments::analyze;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct RegressionFigures {
    data: FrameCounts,
    fit: LeastSquares,
    heteroscedasticity_robust: Option<HeteroscedasticityRobust>,
    cluster_robust: Option<ClusterRobust>,
}

/// Runs `regression`.
pub(super) fn run(context: &Context, asked: &analyze::models::LeastSquares) -> Result<(), Failure> {
    let keys: Vec<&str> = asked.cluster.iter().map(String::as_str).collect();
    let data = Data::read(context, &asked.columns.source)?;
    let frame = Frame::of(data, &Parts::of(&asked.columns, &keys), |data, column| {
        outcome::scores(data, column, asked.range.as_deref())
    })?;
    let mut sheet = frame.sheet();
    let mut compute = || -> Result<RegressionFigures, Refusal> {
        let fit = LeastSquares::fit(&frame.regression_design()?, &frame.outcome)?;
        sheet.heading("regression");
        print_coefficients(&mut sheet, &fit.coefficients);
        sheet.figure("residual-sd", fit.sigma);
        sheet.figure_if("r-squared", fit.r_squared);
        sheet.heading("heteroscedasticity-robust");
        let robust = fit.heteroscedasticity_robust(asked.robust.into());
        match &robust {
            Ok(robust) => print_coefficients(&mut sheet, &robust.coefficients),
            Err(refusal @ Refusal::FullLeverage { row }) => {
                let line = frame.rows.get(*row).map(|row| frame.data.line(*row));
                sheet.words("robust-refused-line", &line.unwrap_or_default());
                sheet.not_given("robust", refusal);
            }
            Err(refusal) => sheet.not_given("robust", refusal),
        }
        let mut cluster_robust = None;
        if !keys.is_empty() {
            let robust = fit.cluster_robust(frame.key(0), asked.cluster_robust.into())?;
            sheet.heading("cluster-robust");
            sheet.count("clusters", robust.clusters);
            print_coefficients(&mut sheet, &robust.coefficients);
            cluster_robust = Some(robust);
        }
        let heteroscedasticity_robust = robust.ok();
        Ok(RegressionFigures {
            data: frame.counts(),
            fit,
            heteroscedasticity_robust,
            cluster_robust,
        })
    };
    let figures = compute().map_err(|refusal| frame.refused(&refusal))?;
    sheet.finish(asked.columns.source.json, &figures)
}

/// Coefficients with their intervals and tests.
pub(super) fn print_coefficients(sheet: &mut Sheet, coefficients: &[Coefficient]) {
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = coefficients
        .iter()
        .map(|c| {
            let test = c.t.map_or_else(
                || "–".to_owned(),
                |t| estimate::test(lang, "t", &[c.df], t, c.p_value),
            );
            let interval = sheet.interval_cell(Some(&c.interval));
            vec![c.name.clone(), sheet.cell(c.estimate), sheet.cell(c.se), interval, test]
        })
        .collect();
    sheet.grid(&["", "estimate", "se", "interval", "test"], &rows);
}

#[derive(Serialize)]
struct AncovaFigures {
    data: PairCounts,
    ancova: Ancova,
}

/// Runs `ancova`.
pub(super) fn run_ancova(context: &Context, asked: &analyze::pairs::Ancova) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let complete = scores.pairs()?;
    let rows = scores.rows(asked.service.as_deref())?;
    let ancova = ancova(&rows, asked.by_service)
        .map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
    let mut sheet = scores.sheet();
    sheet.heading("ancova");
    for (key, adjusted) in
        [("change-at-pairs", &ancova.at_pairs), ("change-at-everyone", &ancova.at_everyone)]
    {
        sheet.figure(&format!("{key}-before"), adjusted.before);
        sheet.estimate(&format!("{key}-hc3"), adjusted.hc3.estimate, &adjusted.hc3.interval);
        if let Some(cr2) = &adjusted.cr2 {
            sheet.estimate(&format!("{key}-cr2"), cr2.estimate, &cr2.interval);
        }
    }
    sheet.heading("ancova-hc3");
    print_coefficients(&mut sheet, &ancova.hc3.coefficients);
    if let Some(cr2) = &ancova.cr2 {
        sheet.heading("ancova-cr2");
        print_coefficients(&mut sheet, &cr2.coefficients);
    }
    sheet.note("no-comparison");
    let figures = AncovaFigures { data: scores.counts(), ancova };
    sheet.finish(asked.scores.source.json, &figures)
}
