//! `kastanj analyze wilcoxon`: signed ranks, the sign-flip permutation test and Hodges–Lehmann.

use kastanj_analysis::Refusal;
use kastanj_analysis::hodges_lehmann::{HodgesLehmann, hodges_lehmann};
use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::sign_flip::{FlipMethod, SignFlip, sign_flip};
use kastanj_analysis::wilcoxon::{PMethod, SignedRank, ZeroHandling, signed_rank};
use kastanj_language::tr;
use serde::Serialize;

use super::estimate;
use super::scores::{PairCounts, Scores};
use super::sheet::Sheet;
use crate::arguments::analyze::pairs::Wilcoxon;
use crate::context::Context;
use crate::failure::Failure;

/// Below this p is printed as less than it.
const SMALLEST_PRINTED_P: f64 = 0.001;

#[derive(Serialize)]
struct WilcoxonFigures {
    data: PairCounts,
    wilcoxon: SignedRank,
    wilcoxon_pratt: SignedRank,
    hodges_lehmann: HodgesLehmann,
    sign_flip: SignFlip,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Wilcoxon) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let complete = scores.pairs()?;
    let figures = figures(&complete.pairs, scores.counts(), asked.seed)
        .map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
    let mut sheet = scores.sheet();
    sheet.heading("wilcoxon");
    sheet.count("nonzero", figures.wilcoxon.n_nonzero);
    sheet.count("zeros", figures.wilcoxon.zeros);
    sheet.figure("hodges-lehmann", figures.hodges_lehmann.with_zeros);
    sheet.figure_if("hodges-lehmann-without-zeros", figures.hodges_lehmann.without_zeros);
    print_ranks(&mut sheet, "wilcoxon", &figures.wilcoxon);
    print_ranks(&mut sheet, "pratt", &figures.wilcoxon_pratt);
    let flip = &figures.sign_flip;
    let key = match flip.method {
        FlipMethod::Enumerated => "sign-flip-enumerated",
        FlipMethod::MonteCarlo => "sign-flip-monte-carlo",
        FlipMethod::NormalApproximation => "sign-flip-normal",
    };
    let p = estimate::p(sheet.lang, flip.p_value);
    // A floor that no printed p comes near says nothing.
    if flip.p_floor < SMALLEST_PRINTED_P {
        sheet.words(key, &p);
    } else {
        let floor = estimate::figure(sheet.lang, flip.p_floor);
        let words = tr!(sheet.lang, "analyze-p-floor", p = p, floor = floor);
        sheet.words(key, &words);
    }
    if let Some(seed) = flip.seed {
        sheet.count("seed", seed);
    }
    sheet.note("wilcoxon");
    sheet.finish(asked.scores.source.json, &figures)
}

fn figures(pairs: &Pairs, data: PairCounts, seed: u64) -> Result<WilcoxonFigures, Refusal> {
    Ok(WilcoxonFigures {
        data,
        wilcoxon: signed_rank(pairs, ZeroHandling::Wilcoxon)?,
        wilcoxon_pratt: signed_rank(pairs, ZeroHandling::Pratt)?,
        hodges_lehmann: hodges_lehmann(pairs)?,
        sign_flip: sign_flip(pairs, seed)?,
    })
}

fn print_ranks(sheet: &mut Sheet, key: &str, test: &SignedRank) {
    let key = match test.method {
        PMethod::Exact => format!("{key}-exact"),
        PMethod::NormalApproximation => format!("{key}-normal"),
    };
    sheet.test(&key, "V", &[], test.v, Some(test.p_value));
}
