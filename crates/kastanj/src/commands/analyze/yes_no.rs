//! `kastanj analyze yes-no`: paired yes/no answers.

use kastanj_analysis::Refusal;
use kastanj_analysis::tables::{BinaryPairs, McNemar, PairedShares, mcnemar, paired_shares};
use serde::Serialize;

use super::answers::AnswerPairs;
use super::estimate;
use super::scores::PairCounts;
use crate::arguments::analyze::pairs::YesNo;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct YesNoFigures {
    data: PairCounts,
    table: BinaryPairs,
    shares: PairedShares,
    mcnemar: Option<McNemar>,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &YesNo) -> Result<(), Failure> {
    let answers =
        AnswerPairs::read(context, &asked.answers, &[&asked.no, &asked.yes], "--yes, --no")?;
    let is_yes = |places: &[usize]| places.iter().map(|place| *place == 1).collect::<Vec<bool>>();
    let compute = || -> Result<(BinaryPairs, PairedShares), Refusal> {
        let table = BinaryPairs::count(&is_yes(&answers.before), &is_yes(&answers.after))?;
        Ok((table, paired_shares(&table)?))
    };
    let (table, shares) = compute().map_err(|refusal| answers.refused(&refusal))?;
    let mut sheet = answers.sheet();
    sheet.heading("yes-no");
    sheet.share("yes-before", &shares.before);
    sheet.share("yes-after", &shares.after);
    sheet.estimate("share-difference", shares.difference, &shares.interval);
    sheet.interval("newcombe-phi-corrected", Some(&shares.interval_phi_corrected));
    sheet.figure("phi", shares.phi);
    sheet.count("no-to-yes", u64::from(table.no_yes));
    sheet.count("yes-to-no", u64::from(table.yes_no));
    let mcnemar = mcnemar(&table);
    match &mcnemar {
        Ok(test) => {
            let moved = format!("{}/{}", test.no_yes, test.yes_no);
            let beside = |p| format!("{moved}, {}", estimate::p(sheet.lang, p));
            let (mid, exact) = (beside(test.mid_p), beside(test.exact_p));
            sheet.words("mcnemar-mid", &mid);
            sheet.words("mcnemar-exact", &exact);
            sheet.test("mcnemar", "χ²", &[1.0], test.chi_square, Some(test.asymptotic_p));
        }
        Err(refusal) => sheet.not_given("mcnemar", refusal),
    }
    let figures = YesNoFigures { data: answers.counts, table, shares, mcnemar: mcnemar.ok() };
    sheet.finish(asked.answers.source.json, &figures)
}
