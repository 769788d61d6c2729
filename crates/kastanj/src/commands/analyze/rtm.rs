//! `kastanj analyze rtm`: what regression to the mean alone would look like.

use kastanj_analysis::individual::{RegressionInput, RegressionToTheMean, regression_to_the_mean};
use serde::Serialize;

use super::sheet::Sheet;
use crate::arguments::analyze;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct RegressionFigures {
    regression_to_the_mean: RegressionToTheMean,
}

/// Runs the command.
pub(super) fn run(
    context: &Context,
    asked: &analyze::figures::RegressionToTheMean,
) -> Result<(), Failure> {
    let regression = regression_to_the_mean(&RegressionInput {
        mean: asked.mean,
        sd: asked.sd,
        r: asked.r,
        entry_cut_off: asked.cut_off,
        entry: asked.entry.into(),
    })
    .map_err(|refusal| Failure(kastanj_report::refusal::explain(&refusal, context.lang)))?;
    let mut sheet = Sheet::plain(context);
    sheet.heading("rtm");
    sheet.figure("rtm-expected", regression.expected_change);
    sheet.figure("rtm-size", regression.size);
    sheet.figure("rtm-z", regression.z);
    // Of a distribution, not of people: no percentage, which would need what it is of.
    sheet.figure("rtm-beyond", regression.share_beyond);
    sheet.note("rtm");
    sheet.finish(asked.json, &RegressionFigures { regression_to_the_mean: regression })
}
