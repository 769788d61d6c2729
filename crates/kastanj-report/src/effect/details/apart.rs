//! How far services differ, and how much a single one carries: of all of them, never of one by name.

use kastanj_analysis::offered::{Circumstance, IntervalName, offered};
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

/// Whether the Q-profile interval of τ holds in simulated services of this number and size. One service
/// with more than twice the pairs of the others on average makes them uneven.
fn interval_holds(services: &Services) -> bool {
    let pairs: Vec<u64> = services.each.iter().map(|one| one.change.n).collect();
    let (number, sum) = (pairs.len() as u64, pairs.iter().sum::<u64>());
    let (Some(mean), Some(largest)) = (sum.checked_div(number), pairs.iter().max()) else {
        return false;
    };
    let like = match number {
        _ if *largest > 2 * mean => vec![Circumstance::TwelveUnevenServices],
        0..=3 => vec![Circumstance::ThreeServices],
        4..=5 => vec![Circumstance::ThreeServices, Circumstance::FiveServices],
        _ => vec![Circumstance::FiveServices, Circumstance::TenServices],
    };
    like.into_iter().all(|like| offered(IntervalName::TauQProfile, like, mean).offered)
}

/// τ with its Q-profile interval where that holds, I² and Q.
pub(super) fn how_far(telling: &Telling<'_>, services: &Services, pooled: &Pooled) -> Block {
    let lang = telling.lang;
    let found = heterogeneity(&estimates(services)).ok().and_then(|found| found.tau.zip(found.i2));
    let words = match found {
        Some(_) if !interval_holds(services) => tr!(
            lang,
            "report-services-apart-alone",
            tau = telling.score(pooled.tau2.sqrt()),
            share = decimal(lang, pooled.i2, 0),
            q = decimal(lang, pooled.q, 1),
            df = decimal(lang, pooled.df, 0)
        ),
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
