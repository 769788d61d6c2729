//! `kastanj analyze individual`: reliable and clinically significant change.

use kastanj_analysis::individual::{
    ClinicalChange, ClinicalSample, HagemanArrindell, Norm, NormedCutOff, Reliability,
    ReliableChange, clinical_change, cut_off_a, hageman_arrindell, reliable_change,
};
use kastanj_analysis::{Direction, Refusal};
use kastanj_language::tr;
use serde::Serialize;

use super::scores::{PairCounts, Scores, direction};
use super::sheet::Sheet;
use crate::arguments::analyze::pairs::Individual;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct IndividualFigures {
    data: PairCounts,
    direction: Direction,
    reliable_change: ReliableChange,
    hageman_arrindell: Option<HagemanArrindell>,
    cut_off_a: f64,
    clinical_change: Vec<ClinicalChange>,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Individual) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let direction = direction(asked.lower_is_better);
    let complete = scores.pairs()?;
    let mut sheet = scores.sheet();
    let compute = |sheet: &mut Sheet| -> Result<IndividualFigures, Refusal> {
        let all_before = scores.all_before();
        let reliability = Reliability::new(asked.reliability, &asked.reliability_source)?;
        let reliable = reliable_change(&complete.pairs, &all_before, &reliability, direction)?;
        print_reliable(sheet, &reliable);
        let hageman = hageman_arrindell(&complete.pairs, &reliability, direction);
        sheet.heading("hageman-arrindell");
        match &hageman {
            Ok(hageman) => print_hageman(sheet, hageman),
            Err(refusal) => sheet.not_given("improved", refusal),
        }
        let clinical = match (asked.clinical_mean, asked.clinical_sd) {
            (Some(mean), Some(sd)) => ClinicalSample::new(mean, sd)?,
            _ => ClinicalSample::of(&all_before)?,
        };
        let cut_off_a = cut_off_a(&clinical, direction);
        sheet.heading("cut-offs");
        sheet.figure("cut-off-a", cut_off_a);
        let mut changes = Vec::new();
        if let (Some(mean), Some(sd), Some(source)) =
            (asked.norm_mean, asked.norm_sd, &asked.norm_source)
        {
            let norm = Norm::new(mean, sd, source)?;
            let cut_offs =
                [NormedCutOff::b(&norm, direction), NormedCutOff::c(&clinical, &norm, direction)?];
            for (key, cut_off) in ["cut-off-b", "cut-off-c"].into_iter().zip(&cut_offs) {
                let change = clinical_change(&complete.pairs, &reliable, cut_off, direction)?;
                print_clinical(sheet, key, &change);
                changes.push(change);
            }
        } else {
            sheet.note("no-norm");
        }
        Ok(IndividualFigures {
            data: scores.counts(),
            direction,
            reliable_change: reliable,
            hageman_arrindell: hageman.ok(),
            cut_off_a,
            clinical_change: changes,
        })
    };
    let figures =
        compute(&mut sheet).map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
    sheet.note("individual");
    sheet.finish(asked.scores.source.json, &figures)
}

fn print_reliable(sheet: &mut Sheet, reliable: &ReliableChange) {
    sheet.heading("reliable-change");
    sheet.sentence(tr!(
        sheet.lang,
        "analyze-reliability",
        value = super::estimate::figure(sheet.lang, reliable.reliability.value()),
        source = reliable.reliability.source(),
        n = reliable.n_before
    ));
    sheet.figure("sd-before", reliable.sd_before);
    sheet.figure("standard-error-of-measurement", reliable.standard_error);
    sheet.figure("s-diff", reliable.s_diff);
    sheet.figure("smallest-reliable-change", reliable.smallest_reliable_change);
    sheet.share("improved", &reliable.improved);
    sheet.share("unchanged", &reliable.unchanged);
    sheet.share("deteriorated", &reliable.deteriorated);
}

fn print_hageman(sheet: &mut Sheet, hageman: &HagemanArrindell) {
    sheet.figure("reliability-after", hageman.reliability_after);
    sheet.figure("reliability-of-difference", hageman.reliability_of_difference);
    sheet.share("improved", &hageman.improved);
    sheet.share("unchanged", &hageman.unchanged);
    sheet.share("deteriorated", &hageman.deteriorated);
}

fn print_clinical(sheet: &mut Sheet, key: &str, change: &ClinicalChange) {
    sheet.sentence(String::new());
    sheet.figure(key, change.cut_off.value());
    sheet.words("norm-source", change.cut_off.norm().source());
    sheet.share("recovered", &change.recovered);
    sheet.share("improved-not-recovered", &change.improved);
    sheet.share("unchanged", &change.unchanged);
    sheet.share("deteriorated", &change.deteriorated);
    sheet.share("beyond-before", &change.beyond_before);
}
