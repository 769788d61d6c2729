//! Services by their size, with the band of chance: where many are, whether they differ at all.

use kastanj_analysis::{Pooled, ServiceChange};
use kastanj_language::{decimal, tr};

use crate::document::{Block, Figure};
use crate::effect::telling::Telling;
use crate::figure::{FunnelPoint, funnel};

/// With fewer services a funnel shows little but its own band.
const FEWEST_SERVICES: usize = 10;

/// The figure over the services that have a row of their own; `None` below ten.
pub(super) fn figure(
    telling: &Telling<'_>,
    shown: &[&ServiceChange],
    pooled: &Pooled,
) -> Option<Block> {
    if shown.len() < FEWEST_SERVICES {
        return None;
    }
    let lang = telling.lang;
    // The spread within services, pooled: the band is of chance alone, not of what differs between.
    let (squares, df) = shown.iter().fold((0.0, 0.0), |(squares, df), one| {
        (squares + one.change.df * one.change.sd_change.powi(2), df + one.change.df)
    });
    let sd = (squares / df).sqrt();
    let z = kastanj_analysis::distribution::normal_quantile(f64::midpoint(
        1.0,
        telling.analysis.level.value(),
    ));
    let half_width = |pairs: f64| z * sd / pairs.sqrt();
    let outside = shown
        .iter()
        .filter(|one| {
            (one.change.mean_change - pooled.estimate).abs() > half_width(one.change.n as f64)
        })
        .count();
    let points: Vec<FunnelPoint> = shown
        .iter()
        .map(|one| FunnelPoint { pairs: one.change.n, mean: one.change.mean_change })
        .collect();
    let axes = (tr!(lang, "report-funnel-axis-pairs"), tr!(lang, "report-axis-change"));
    Some(Block::Figure(Figure {
        svg: funnel(
            &points,
            pooled.estimate,
            half_width,
            (&axes.0, &axes.1),
            lang,
            telling.input.synthetic,
        ),
        alt: tr!(
            lang,
            "report-funnel-alt",
            count = shown.len(),
            outside = outside,
            mean = telling.points(pooled.estimate),
            sd = decimal(lang, sd, 1)
        ),
        caption: format!(
            "{}. {}",
            tr!(lang, "report-funnel-caption", level = telling.level()),
            tr!(
                lang,
                "report-funnel-outside",
                count = shown.len(),
                outside = outside,
                chance =
                    decimal(lang, shown.len() as f64 * (1.0 - telling.analysis.level.value()), 1)
            )
        ),
    }))
}
