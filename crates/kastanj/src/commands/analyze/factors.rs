//! `kastanj analyze cfa` and `efa`: factor analysis.

use kastanj_analysis::psychometrics::{Cfa, Efa, Extraction, cfa, efa};
use serde::Serialize;

use super::estimate;
use super::items::{ItemCounts, Items, refuse_unknown};
use super::sheet::Sheet;
use super::working::working;
use crate::arguments::analyze::form::{ConfirmatoryFactors, ExploratoryFactors};
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct ConfirmatoryFigures {
    data: ItemCounts,
    cfa: Cfa,
}

/// Runs `cfa`.
pub(super) fn run_confirmatory(
    context: &Context,
    asked: &ConfirmatoryFactors,
) -> Result<(), Failure> {
    let items = Items::read(context, &asked.items)?;
    refuse_unknown(&items.data, &asked.items.items, &asked.second_factor)?;
    let factors: Vec<usize> = asked
        .items
        .items
        .iter()
        .map(|item| usize::from(asked.second_factor.contains(item)))
        .collect();
    let cfa = working(context.lang, "model", || cfa(&items.answers, &factors))
        .map_err(|refusal| items.refused(&refusal))?;
    let mut sheet = items.sheet();
    print_confirmatory(&mut sheet, &cfa);
    sheet.finish(asked.items.source.json, &ConfirmatoryFigures { data: items.counts(), cfa })
}

fn print_confirmatory(sheet: &mut Sheet, cfa: &Cfa) {
    sheet.heading("cfa");
    if cfa.heywood {
        sheet.note("heywood");
    }
    let rows: Vec<Vec<String>> = cfa
        .loadings
        .iter()
        .map(|loading| {
            vec![
                loading.item.clone(),
                (loading.factor + 1).to_string(),
                sheet.cell(loading.loading),
                sheet.cell(loading.standardised),
                sheet.interval_cell(Some(&loading.interval)),
                sheet.cell(loading.residual_variance),
            ]
        })
        .collect();
    let headings =
        ["item", "factor", "loading", "standardised-loading", "interval", "residual-variance"];
    sheet.grid(&headings, &rows);
    if let Some(r) = cfa.factor_correlation {
        sheet.figure("factor-correlation", r);
        sheet.figure_if("se", cfa.factor_correlation_se);
    }
    let fit = &cfa.fit;
    sheet.test("chi-square", "χ²", &[fit.df], fit.chi_square, fit.p_value);
    sheet.figure_if("cfi", fit.cfi);
    sheet.figure_if("tli", fit.tli);
    match (fit.rmsea, &fit.rmsea_interval) {
        (Some(rmsea), Some(interval)) => sheet.estimate("rmsea", rmsea, interval),
        (rmsea, _) => sheet.figure_if("rmsea", rmsea),
    }
    sheet.figure("srmr", fit.srmr);
}

#[derive(Serialize)]
struct ExploratoryFigures {
    data: ItemCounts,
    efa: Efa,
}

/// Runs `efa`.
pub(super) fn run_exploratory(
    context: &Context,
    asked: &ExploratoryFactors,
) -> Result<(), Failure> {
    let items = Items::read(context, &asked.items)?;
    let (extraction, rotation) = (asked.extraction.into(), asked.rotation.into());
    let compute = || efa(&items.answers, asked.factors, extraction, rotation);
    let efa = working(context.lang, "model", compute).map_err(|refusal| items.refused(&refusal))?;
    let mut sheet = items.sheet();
    print_exploratory(&mut sheet, &efa);
    sheet.finish(asked.items.source.json, &ExploratoryFigures { data: items.counts(), efa })
}

fn print_exploratory(sheet: &mut Sheet, efa: &Efa) {
    sheet.heading(match efa.extraction {
        Extraction::MaximumLikelihood => "efa",
        Extraction::MinimumResidual => "efa-minres",
    });
    if efa.heywood {
        sheet.note("heywood");
    }
    let lang = sheet.lang;
    let figures = |values: &[f64]| -> String {
        let words: Vec<String> = values.iter().map(|v| estimate::figure(lang, *v)).collect();
        words.join("  ")
    };
    let rows: Vec<Vec<String>> = efa
        .items
        .iter()
        .zip(&efa.loadings)
        .zip(&efa.communalities)
        .map(|((item, loadings), communality)| {
            vec![item.clone(), figures(loadings), sheet.cell(*communality)]
        })
        .collect();
    sheet.grid(&["item", "loadings", "communality"], &rows);
    sheet.words("eigenvalues", &figures(&efa.eigenvalues));
    if efa.factors > 1 {
        for (at, correlations) in efa.factor_correlations.iter().enumerate() {
            let upto = correlations.get(..=at).unwrap_or_default();
            sheet.words("factor-correlations", &figures(upto));
        }
    }
    sheet.figure("rms-residual", efa.rms_residual);
    sheet.test("chi-square", "χ²", &[efa.df], efa.chi_square, efa.p_value);
}
