//! `kastanj analyze count-model`: regression of counts.

use kastanj_analysis::Refusal;
use kastanj_analysis::counts::{
    CountFit, CountRegression, CountSummary, Design, count_summary, fit_counts,
};
use kastanj_language::tr;
use serde::Serialize;

use super::data::Data;
use super::frame::{Frame, FrameCounts, Parts};
use super::ordinal::print_ratios;
use super::outcome;
use crate::arguments::analyze::models::CountModel;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct CountModelFigures {
    data: FrameCounts,
    outcome: CountSummary,
    fit: CountFit,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &CountModel) -> Result<(), Failure> {
    let keys: Vec<&str> = asked.exposure.iter().map(String::as_str).collect();
    let data = Data::read(context, &asked.columns.source)?;
    let frame = Frame::of(data, &Parts::of(&asked.columns, &keys), outcome::counts)?;
    let exposure = match &asked.exposure {
        None => None,
        Some(column) => {
            let cells = outcome::positive(&frame.data, column)?;
            let logs = frame.rows.iter().filter_map(|row| cells[*row]).map(f64::ln);
            Some(logs.collect::<Vec<f64>>())
        }
    };
    // What is behind the zeros is chosen among the columns of the model: no further row is lost.
    let mut zero = Vec::new();
    for name in &asked.zero {
        let column = frame.columns.iter().find(|(column, _)| column == name);
        let Some((name, values)) = column else {
            let column = name.as_str();
            let words = tr!(context.lang, "analyze-wrong-zero", column = column);
            return Err(frame.data.fail(&words));
        };
        zero.push((name.as_str(), values.clone()));
    }
    let compute = || -> Result<CountModelFigures, Refusal> {
        let design = frame.count_design_with_constant()?;
        let zero_design = Design::with_intercept(frame.rows.len(), &zero)?;
        let fit = fit_counts(&CountRegression {
            model: asked.model.into(),
            counts: &frame.outcome,
            design: &design,
            zero_design: (!zero.is_empty()).then_some(&zero_design),
            offset: exposure.as_deref(),
        })?;
        let outcome = count_summary(&frame.outcome)?;
        Ok(CountModelFigures { data: frame.counts(), outcome, fit })
    };
    let figures = compute().map_err(|refusal| frame.refused(&refusal))?;
    let fit = &figures.fit;
    let mut sheet = frame.sheet();
    sheet.heading("count-model");
    print_ratios(&mut sheet, &fit.count);
    if !fit.zero.is_empty() {
        sheet.heading("zero-part");
        print_ratios(&mut sheet, &fit.zero);
    }
    sheet.count("zeros-observed", fit.zeros);
    sheet.figure("zeros-expected", fit.expected_zeros);
    if let Some(theta) = fit.theta {
        sheet.figure("theta", theta);
        sheet.figure_if("theta-se", fit.theta_se);
    }
    if let Some(dispersion) = fit.dispersion {
        sheet.figure("dispersion", dispersion);
        if dispersion > 1.5 {
            sheet.note("over-dispersed");
        }
    }
    sheet.figure("log-likelihood", fit.log_likelihood);
    sheet.figure("aic", fit.aic);
    sheet.finish(asked.columns.source.json, &figures)
}
