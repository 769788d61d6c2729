use kastanj_analysis::{Findings, ServiceChange, Services, Verdict};
use kastanj_language::{decimal, tr};

use super::{apart, funnel, part};
use crate::document::{Block, Figure};
use crate::effect::telling::Telling;
use crate::figure::{ForestRow, forest};

/// Whether what lies over the services may be told: from *indication* on.
pub(in crate::effect) fn may_be_told(telling: &Telling<'_>, findings: &Findings) -> bool {
    let pooled = findings.services.as_ref().is_some_and(|services| services.pooled.is_some());
    pooled && telling.analysis.verdict >= Verdict::Indication
}

/// The services together, when the verdict and the edition allow it.
pub(super) fn section(telling: &Telling<'_>, findings: &Findings) -> Vec<Block> {
    let lang = telling.lang;
    let Some(services) = &findings.services else { return Vec::new() };
    let mut blocks = vec![part(tr!(lang, "report-services-together"))];
    if telling.analysis.verdict < Verdict::Indication {
        blocks.push(Block::Paragraph(tr!(lang, "report-services-below").into()));
        return blocks;
    }
    let Some(pooled) = &services.pooled else {
        blocks.push(Block::Paragraph(tr!(lang, "report-services-too-few").into()));
        return blocks;
    };
    blocks.push(Block::Paragraph(
        tr!(
            lang,
            "report-services-pooled",
            level = telling.level(),
            count = pooled.k,
            mean = telling.points(pooled.estimate),
            interval = telling.interval(pooled.guarded_interval),
            df = decimal(lang, pooled.df, 0)
        )
        .into(),
    ));
    blocks.push(Block::Paragraph(
        tr!(
            lang,
            "report-services-prediction",
            level = telling.level(),
            interval = telling.interval(pooled.cautious_prediction),
            tau = telling.score(pooled.cautious_tau2.sqrt()),
            df = decimal(lang, pooled.df, 0)
        )
        .into(),
    ));
    blocks.push(apart::how_far(telling, services, pooled));
    if pooled.guard_applied {
        blocks.push(Block::Note(tr!(lang, "report-services-guard").into()));
    }
    match plot(telling, services, pooled) {
        Some(drawn) => {
            blocks.push(drawn);
            let shown = shown(telling, services);
            if shown.len() as u64 == pooled.k {
                blocks.extend(apart::without_each(telling, services));
            }
            blocks.extend(funnel::figure(telling, &shown, pooled));
            blocks.extend(left_out(telling, services, pooled));
        }
        None => {
            let words = tr!(lang, "report-services-withheld", count = telling.smallest());
            blocks.push(Block::Note(words.into()));
        }
    }
    blocks
}

/// Services with a row of their own.
fn shown<'a>(telling: &Telling<'_>, services: &'a Services) -> Vec<&'a ServiceChange> {
    let smallest = telling.smallest().max(services.pairs_needed);
    services.each.iter().filter(|one| one.change.n >= smallest).collect()
}

/// How many services have no row, and which of them are in the pooled row all the same.
fn left_out(
    telling: &Telling<'_>,
    services: &Services,
    pooled: &kastanj_analysis::Pooled,
) -> Option<Block> {
    let lang = telling.lang;
    let hidden = pooled.k.saturating_sub(shown(telling, services).len() as u64);
    let outside = services.services.saturating_sub(pooled.k);
    let mut words = Vec::new();
    if hidden > 0 {
        words.push(tr!(
            lang,
            "report-forest-hidden",
            count = hidden,
            smallest = telling.smallest()
        ));
    }
    if outside > 0 {
        let needed = services.pairs_needed;
        words.push(tr!(lang, "report-forest-outside", count = outside, needed = needed));
    }
    (!words.is_empty()).then(|| Block::Note(words.join(" ").into()))
}

/// Each service that may stand. If what is left out could be computed from the rest, nobody stands.
fn plot(
    telling: &Telling<'_>,
    services: &Services,
    pooled: &kastanj_analysis::Pooled,
) -> Option<Block> {
    let lang = telling.lang;
    let smallest = telling.smallest().max(services.pairs_needed);
    let shown = shown(telling, services);
    let pairs: u64 = shown.iter().map(|one| one.change.n).sum();
    let left_out = telling.analysis.flow.pairs - pairs;
    let hidden_services = services.services - shown.len() as u64;
    let recoverable = left_out > 0 && (left_out < smallest || hidden_services < 2);
    if shown.is_empty() || (recoverable && telling.smallest() > 1) {
        return None;
    }
    let mut rows: Vec<ForestRow> = shown
        .iter()
        .map(|one| ForestRow {
            label: tr!(lang, "report-service-pairs", service = &one.service, count = one.change.n),
            mean: one.change.mean_change,
            interval: (one.change.interval.lower, one.change.interval.upper),
            pooled: false,
        })
        .collect();
    rows.push(ForestRow {
        label: tr!(lang, "report-service-all", count = pooled.k),
        mean: pooled.estimate,
        interval: (pooled.guarded_interval.lower, pooled.guarded_interval.upper),
        pooled: true,
    });
    let words: Vec<String> = rows
        .iter()
        .map(|row| {
            let interval = kastanj_analysis::Interval::between(row.interval.0, row.interval.1);
            format!("{}: {} ({})", row.label, telling.points(row.mean), telling.interval(interval))
        })
        .collect();
    Some(Block::Figure(Figure {
        svg: forest(&rows, &tr!(lang, "report-axis-change"), lang, telling.input.synthetic),
        alt: tr!(lang, "report-forest-alt", rows = words.join("; ")),
        caption: tr!(lang, "report-forest-caption", level = telling.level()),
    }))
}
