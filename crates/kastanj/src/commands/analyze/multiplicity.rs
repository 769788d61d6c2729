//! `kastanj analyze multiplicity`: p-values of several tests together.

use kastanj_analysis::Refusal;
use kastanj_analysis::multiplicity::{AdjustedP, benjamini_hochberg, holm};
use kastanj_language::{decimal, tr};
use serde::Serialize;

use super::data::{Data, brief};
use super::place::Place;
use super::sheet::Sheet;
use crate::arguments::analyze::figures::Multiplicity;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct MultiplicityFigures {
    tests: u64,
    labels: Vec<String>,
    holm: AdjustedP,
    benjamini_hochberg: AdjustedP,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Multiplicity) -> Result<(), Failure> {
    let data = Data::read(context, &asked.source)?;
    let cells = data.numbers(&asked.p)?;
    let mut p_values = Vec::with_capacity(cells.len());
    for (row, p) in cells.into_iter().enumerate() {
        // A test without its p would make the others look better than they are.
        let Some(p) = p else { return Err(data.empty(row, &asked.p)) };
        if !(0.0..=1.0).contains(&p) {
            return Err(data.fail(&tr!(
                data.lang,
                "analyze-wrong-p",
                line = data.line(row),
                column = asked.p.as_str(),
                value = brief(data.lang, p)
            )));
        }
        p_values.push(p);
    }
    if let Some(label) = &asked.label {
        data.refuse_repeated(label)?;
    }
    let labels: Vec<String> = match &asked.label {
        Some(label) => data.words(label)?.into_iter().flatten().collect(),
        None => (0..p_values.len()).map(|row| data.line(row)).collect(),
    };
    let place = Place { rows: &[], columns: &[] };
    let compute = || -> Result<(AdjustedP, AdjustedP), Refusal> {
        Ok((holm(&p_values)?, benjamini_hochberg(&p_values)?))
    };
    let (holm, benjamini_hochberg) = compute().map_err(|refusal| place.refused(&data, &refusal))?;
    let mut sheet = Sheet::of(&data);
    sheet.heading("multiplicity");
    sheet.count("tests", holm.tests);
    let lang = sheet.lang;
    let cell = |p: f64| {
        if p < 0.001 { format!("< {}", decimal(lang, 0.001, 3)) } else { decimal(lang, p, 3) }
    };
    let adjusted = holm.adjusted.iter().zip(&benjamini_hochberg.adjusted);
    let rows: Vec<Vec<String>> = labels
        .iter()
        .zip(&p_values)
        .zip(adjusted)
        .map(|((label, p), (h, b))| vec![label.clone(), cell(*p), cell(*h), cell(*b)])
        .collect();
    sheet.grid(&["label", "p", "holm", "benjamini-hochberg"], &rows);
    sheet.note("multiplicity");
    let tests = holm.tests;
    sheet
        .finish(asked.source.json, &MultiplicityFigures { tests, labels, holm, benjamini_hochberg })
}
