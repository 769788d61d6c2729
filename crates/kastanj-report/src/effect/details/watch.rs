//! The report that is made again and again: an interval and a measure of evidence that may be looked
//! at any number of times.

use kastanj_language::{decimal, tr};

use super::part;
use crate::document::{Block, Row, Table};
use crate::effect::telling::Telling;
use crate::effect::watch::{Watched, watched};

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let Some(found) = watched(telling) else { return Vec::new() };
    let mut blocks = vec![
        part(tr!(lang, "report-watch")),
        Block::Paragraph(tr!(lang, "report-watch-intro", level = telling.level()).into()),
        table(telling, &found),
    ];
    let all = &found.all;
    if all.lower.zip(all.upper).is_some_and(|(lower, upper)| lower > upper) {
        blocks.push(Block::Note(tr!(lang, "report-watch-apart").into()));
    }
    blocks
}

fn table(telling: &Telling<'_>, found: &Watched) -> Block {
    let lang = telling.lang;
    let ends = |ends: Option<(f64, f64)>| {
        ends.map_or_else(
            || tr!(lang, "report-watch-none"),
            |(lower, upper)| {
                let (lower, upper) = (telling.points(lower), telling.points(upper));
                tr!(lang, "report-from-to", lower = lower, upper = upper)
            },
        )
    };
    let now = found.now.interval.map(|interval| (interval.lower, interval.upper));
    let offered = found.now.ln_e.is_some();
    let row = |name: String, interval: String, ln_e: Option<f64>| {
        let e = ln_e.map_or_else(|| "–".to_owned(), |ln_e| e_value(telling, ln_e));
        Row::texts([name, interval, e])
    };
    let mut rows = vec![row(tr!(lang, "report-watch-now"), ends(now), found.now.ln_e)];
    if found.all.looks > 1 {
        rows.push(row(
            tr!(lang, "report-watch-all", count = found.all.looks),
            ends(found.all.lower.zip(found.all.upper)),
            Some(found.all.ln_e).filter(|_| offered),
        ));
    }
    let alpha = 1.0 - telling.analysis.level.value();
    Block::Table(Table {
        caption: tr!(lang, "report-watch-caption"),
        head: vec![
            String::new(),
            tr!(lang, "report-watch-interval", level = telling.level()),
            tr!(lang, "report-watch-e"),
        ],
        figures: vec![1, 2],
        widths: vec![8, 8, 6],
        rows,
        note: Some(
            if !offered {
                tr!(lang, "report-watch-note-services", rho = decimal(lang, found.now.rho, 1))
            } else {
                tr!(
                    lang,
                    "report-watch-note",
                    limit = decimal(lang, 1.0 / alpha, 0),
                    rho = decimal(lang, found.now.rho, 1)
                )
            }
            .into(),
        ),
    })
}

/// An e-value with three digits, or that it is very large.
fn e_value(telling: &Telling<'_>, ln_e: f64) -> String {
    let lang = telling.lang;
    if ln_e > 10_000.0_f64.ln() {
        return tr!(lang, "report-watch-e-large");
    }
    let e = ln_e.exp();
    let places = if e < 1.0 {
        3
    } else if e < 100.0 {
        1
    } else {
        0
    };
    decimal(lang, e, places)
}
