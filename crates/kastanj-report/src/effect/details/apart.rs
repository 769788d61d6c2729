//! How far services differ, and how much a single one carries: of all of them, never of one by name.

use kastanj_analysis::pooling::{Estimate, PoolingOptions, heterogeneity, leave_one_out};
use kastanj_analysis::{Pooled, Services};
use kastanj_language::{decimal, tr};

use super::tests::p_value;
use crate::document::Block;
use crate::effect::telling::Telling;

fn estimates(services: &Services) -> Vec<Estimate> {
    let of = |change: &kastanj_analysis::PairedChange| Estimate {
        value: change.mean_change,
        variance: change.sd_change.powi(2) / (change.df + 1.0),
    };
    services.each.iter().map(|one| of(&one.change)).collect()
}

/// τ with its Q-profile interval, I² and Q.
pub(super) fn how_far(telling: &Telling<'_>, services: &Services, pooled: &Pooled) -> Block {
    let lang = telling.lang;
    let found = heterogeneity(&estimates(services)).ok().and_then(|found| found.tau.zip(found.i2));
    let words = match found {
        Some((tau, i2)) => tr!(
            lang,
            "report-services-apart",
            tau = telling.score(pooled.tau2.sqrt()),
            lower = telling.score(tau.lower),
            upper = telling.score(tau.upper),
            share = decimal(lang, pooled.i2, 0),
            share_lower = decimal(lang, i2.lower, 0),
            share_upper = decimal(lang, i2.upper, 0),
            q = decimal(lang, pooled.q, 1),
            df = decimal(lang, pooled.df, 0),
            p = p_value(lang, pooled.q_p_value)
        ),
        None => tr!(
            lang,
            "report-services-less-apart",
            tau = telling.score(pooled.tau2.sqrt()),
            q = decimal(lang, pooled.q, 1),
            df = decimal(lang, pooled.df, 0)
        ),
    };
    Block::Paragraph(words.into())
}

/// Between which values the pooled change lies when each service in turn is left out.
pub(super) fn without_each(telling: &Telling<'_>, services: &Services) -> Option<Block> {
    let options = PoolingOptions { level: telling.analysis.level, ..PoolingOptions::default() };
    let left_out = leave_one_out(&estimates(services), &options).ok()?;
    let means = || left_out.iter().map(|one| one.pooled.estimate);
    let (least, most) =
        (means().fold(f64::INFINITY, f64::min), means().fold(f64::NEG_INFINITY, f64::max));
    let with_zero = left_out.iter().filter(|one| !one.pooled.interval.excludes_zero()).count();
    let words = tr!(
        telling.lang,
        "report-services-without-each",
        least = telling.points(least),
        most = telling.points(most),
        zero = with_zero
    );
    Some(Block::Paragraph(words.into()))
}
