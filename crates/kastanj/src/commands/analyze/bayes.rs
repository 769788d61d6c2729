//! `kastanj analyze bayes`: what a declared prior makes of a few pairs.

use kastanj_analysis::Refusal;
use kastanj_analysis::bayes::{
    JzsBayesFactor, NormalPrior, Posterior, jzs_bayes_factor, posterior,
};
use kastanj_analysis::paired_change::paired_change;
use serde::Serialize;

use super::scores::{PairCounts, Scores};
use super::sheet::Sheet;
use crate::arguments::analyze::pairs::Bayes;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct BayesFigures {
    data: PairCounts,
    posteriors: Vec<Posterior>,
    jzs: JzsBayesFactor,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Bayes) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let complete = scores.pairs()?;
    let pairs = &complete.pairs;
    let compute = || -> Result<BayesFigures, Refusal> {
        let sd_before = paired_change(pairs)?.sd_before;
        let mut priors = vec![NormalPrior::sceptical(sd_before)?, NormalPrior::neutral(sd_before)?];
        if let (Some(mean), Some(sd)) = (asked.prior_mean, asked.prior_sd) {
            priors.push(NormalPrior::declared(mean, sd)?);
        }
        Ok(BayesFigures {
            data: scores.counts(),
            posteriors: priors
                .into_iter()
                .map(|prior| posterior(pairs, prior))
                .collect::<Result<_, _>>()?,
            jzs: jzs_bayes_factor(pairs, asked.rscale)?,
        })
    };
    let figures = compute().map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
    let mut sheet = scores.sheet();
    // In the order in which the priors were made.
    let headings = ["prior-sceptical", "prior-neutral", "prior-declared"];
    for (heading, posterior) in headings.into_iter().zip(&figures.posteriors) {
        print_posterior(&mut sheet, heading, posterior);
    }
    sheet.heading("jzs");
    let jzs = &figures.jzs;
    sheet.figure("rscale", jzs.prior_rscale);
    sheet.figure("prior-beyond-half", jzs.prior_beyond_half);
    sheet.figure("ln-bayes-factor", jzs.ln_bayes_factor);
    sheet.figure_if("bayes-factor", jzs.bayes_factor);
    sheet.note("bayes");
    sheet.finish(asked.scores.source.json, &figures)
}

fn print_posterior(sheet: &mut Sheet, heading: &str, posterior: &Posterior) {
    sheet.heading(heading);
    for (key, belief) in
        [("prior-only", &posterior.prior_only), ("posterior", &posterior.posterior)]
    {
        sheet.estimate(&format!("{key}-mean"), belief.mean, &belief.interval);
        sheet.figure(&format!("{key}-above-zero"), belief.above_zero);
        sheet.figure(&format!("{key}-above-half"), belief.above_half_sd);
        sheet.figure(&format!("{key}-below-half"), belief.below_half_sd);
    }
}
