//! `kastanj analyze bootstrap`: the bias-corrected and accelerated interval.

use kastanj_analysis::resampling::{Bca, BcaSettings, PairedStatistic, QuantileType, bca};
use serde::Serialize;

use super::scores::{PairCounts, Scores};
use super::working::working;
use crate::arguments::analyze::pairs::Bootstrap;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct BootstrapFigures {
    data: PairCounts,
    statistic: PairedStatistic,
    bca: Bca,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Bootstrap) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let complete = scores.pairs()?;
    let statistic = PairedStatistic::from(asked.statistic);
    let settings = BcaSettings {
        resamples: asked.resamples,
        seed: asked.seed,
        quantile: if asked.quantile == 6 { QuantileType::Type6 } else { QuantileType::Type7 },
    };
    let bca = working(context.lang, "bootstrap", || bca(&complete.pairs, statistic, &settings))
        .map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
    let mut sheet = scores.sheet();
    sheet.heading("bootstrap");
    let name = kastanj_desk::key_of(&statistic);
    sheet.estimate(&format!("statistic-{name}"), bca.estimate, &bca.interval);
    sheet.interval("percentile", Some(&bca.percentile));
    sheet.figure("bias", bca.bias);
    sheet.figure("se", bca.se);
    sheet.figure("bias-correction", bca.bias_correction);
    sheet.figure("acceleration", bca.acceleration);
    sheet.count("resamples", bca.resamples);
    sheet.count("quantile-type", u64::from(asked.quantile));
    sheet.count("seed", asked.seed);
    if bca.at_the_end {
        sheet.note("bootstrap-at-the-end");
    }
    let figures = BootstrapFigures { data: scores.counts(), statistic, bca };
    sheet.finish(asked.scores.source.json, &figures)
}
