//! `kastanj analyze monitor`: figures that hold whenever one looks.

use kastanj_analysis::Refusal;
use kastanj_analysis::monitoring::{
    EValueStep, SequenceStep, SequenceTuning, confidence_sequence, t_e_values,
};
use serde::Serialize;

use super::estimate;
use super::scores::{PairCounts, Scores};
use crate::arguments::analyze::pairs::Monitor;
use crate::context::Context;
use crate::failure::Failure;

/// Steps that the readable table shows at most: the last ones.
const SHOWN: usize = 10;

#[derive(Serialize)]
struct MonitorFigures {
    data: PairCounts,
    tuning: SequenceTuning,
    confidence_sequence: Vec<SequenceStep>,
    e_values: Vec<EValueStep>,
}

/// Runs the command: changes in the order of the file.
pub(super) fn run(context: &Context, asked: &Monitor) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    scores.data.refuse_unordered()?;
    let complete = scores.pairs()?;
    let changes = complete.pairs.change();
    let tuning = SequenceTuning { sd: asked.sd, rho: asked.rho, alpha: asked.alpha };
    let compute = || -> Result<MonitorFigures, Refusal> {
        Ok(MonitorFigures {
            data: scores.counts(),
            tuning,
            confidence_sequence: confidence_sequence(changes, &tuning)?,
            e_values: t_e_values(changes, asked.rho)?,
        })
    };
    let figures = compute().map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
    let mut sheet = scores.sheet();
    sheet.heading("monitor");
    let lang = sheet.lang;
    // The e-value begins with the second pair.
    let e_value = |n: u64| figures.e_values.iter().find(|e| e.n == n);
    let skipped = figures.confidence_sequence.len().saturating_sub(SHOWN);
    let rows: Vec<Vec<String>> = figures
        .confidence_sequence
        .iter()
        .skip(skipped)
        .map(|step| {
            let e = e_value(step.n);
            let ends = (estimate::figure(lang, step.lower), estimate::figure(lang, step.upper));
            vec![
                step.n.to_string(),
                sheet.cell(step.mean),
                format!("[{}; {}]", ends.0, ends.1),
                sheet.cell(e.map(|e| e.ln_e)),
                sheet.cell(e.map(|e| e.p_always)),
            ]
        })
        .collect();
    sheet.grid(&["pairs", "mean-change", "always-interval", "ln-e", "p-always"], &rows);
    sheet.note("monitor");
    let last = figures.confidence_sequence.last();
    if last.is_some_and(|step| !(step.lower..=step.upper).contains(&step.mean)) {
        sheet.note("monitor-outside");
    }
    sheet.finish(asked.scores.source.json, &figures)
}
