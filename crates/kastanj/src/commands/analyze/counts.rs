//! `kastanj analyze counts`: how often something happened, before and after.

use kastanj_analysis::Refusal;
use kastanj_analysis::counts::{CountSummary, PairedRateRatio, paired_rate_ratio};
use serde::Serialize;

use super::data::{Data, brief};
use super::outcome;
use super::persons::Persons;
use super::place::Place;
use super::scores::{FEWEST_PAIRS, PairCounts};
use super::sheet::Sheet;
use crate::arguments::analyze::pairs::Counts;
use crate::context::Context;
use crate::failure::Failure;
use crate::table::refuse_swapped;

#[derive(Serialize)]
struct CountFigures {
    data: PairCounts,
    paired_rate_ratio: PairedRateRatio,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Counts) -> Result<(), Failure> {
    let data = Data::read(context, &asked.counts.source)?;
    refuse_swapped(&asked.counts.before, &asked.counts.after)
        .map_err(|problem| data.problem(&problem))?;
    let columns = [asked.counts.before.as_str(), asked.counts.after.as_str()];
    let persons = Persons::read(&data, asked.counts.id.as_deref(), &columns)?;
    let before = outcome::counts(&data, &asked.counts.before)?;
    let after = outcome::counts(&data, &asked.counts.after)?;
    let counts = PairCounts::of(&before, &after, persons);
    let rows: Vec<usize> =
        (0..before.len()).filter(|row| before[*row].is_some() && after[*row].is_some()).collect();
    let at_rows =
        |cells: &[Option<f64>]| -> Vec<f64> { rows.iter().filter_map(|row| cells[*row]).collect() };
    let place = Place { rows: &rows, columns: &columns };
    if rows.len() < FEWEST_PAIRS {
        let few = Refusal::TooFew { found: rows.len(), needed: FEWEST_PAIRS };
        return Err(place.refused(&data, &few));
    }
    let ratio = paired_rate_ratio(&at_rows(&before), &at_rows(&after))
        .map_err(|refusal| place.refused(&data, &refusal))?;
    let mut sheet = Sheet::of(&data);
    counts.print(&mut sheet);
    sheet.heading("counts");
    print_summaries(&mut sheet, &columns, &[&ratio.before, &ratio.after]);
    sheet.count("zero-both-times", ratio.zero_both_times);
    sheet.estimate("rate-ratio-cr2", ratio.ratio, &ratio.interval_cr2);
    sheet.interval("rate-ratio-cr0", Some(&ratio.interval_cr0));
    sheet.interval("rate-ratio-naive", Some(&ratio.interval_naive));
    sheet.figure("df-cr2", ratio.df_cr2);
    sheet.figure("robust-to-naive", ratio.robust_to_naive);
    sheet.finish(asked.counts.source.json, &CountFigures { data: counts, paired_rate_ratio: ratio })
}

fn print_summaries(sheet: &mut Sheet, names: &[&str], summaries: &[&CountSummary]) {
    let rows: Vec<Vec<String>> = names
        .iter()
        .zip(summaries)
        .map(|(name, s)| {
            vec![
                (*name).to_owned(),
                format!("{}/{}", s.zeros, s.n),
                brief(sheet.lang, s.total),
                sheet.cell(s.mean),
                sheet.cell(s.median),
                brief(sheet.lang, s.largest),
                sheet.cell(s.dispersion),
            ]
        })
        .collect();
    sheet.grid(&["", "zeros", "total", "mean", "median", "largest", "dispersion"], &rows);
}
