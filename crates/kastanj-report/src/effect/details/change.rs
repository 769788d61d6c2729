use kastanj_analysis::{ChangeOverServices, Findings};
use kastanj_language::{decimal, tr};

use crate::audience::Audience;
use crate::document::{Block, Figure, Row, Table};
use crate::effect::disclosure::cells_may_stand;
use crate::effect::telling::Telling;
use crate::figure::{Bin, bins, lines};

/// Means, spread, and how the changes are distributed.
pub(super) fn section(telling: &Telling<'_>, findings: &Findings) -> Vec<Block> {
    let mut blocks = vec![table(telling, findings)];
    if telling.audience == Audience::Room {
        blocks.push(individual(telling));
    }
    blocks.push(distribution(telling, findings));
    blocks
}

fn table(telling: &Telling<'_>, findings: &Findings) -> Block {
    let (lang, change) = (telling.lang, &findings.change);
    let row = |name: String, mean: String, sd: f64, interval: String| {
        Row::texts([name, telling.number(change.n), mean, telling.score(sd), interval])
    };
    let dash = || "–".to_owned();
    let rows = vec![
        row(
            tr!(lang, "report-before"),
            telling.score(change.mean_before),
            change.sd_before,
            dash(),
        ),
        row(tr!(lang, "report-after"), telling.score(change.mean_after), change.sd_after, dash()),
        row(
            tr!(lang, "report-change-after-before"),
            telling.points(change.mean_change),
            change.sd_change,
            telling.interval(findings.interval()),
        ),
    ];
    let r = change.r.map_or_else(|| tr!(lang, "report-unknown"), |r| decimal(lang, r, 2));
    let mut note = tr!(lang, "report-change-note", r = r, scale = telling.scale());
    if let Some(over) = &findings.over_services {
        note = format!("{note} {}", over_services(telling, over));
    }
    if !meets(telling, change) {
        note = format!("{} {note}", tr!(lang, "report-change-rounded"));
    }
    Block::Table(Table {
        caption: tr!(lang, "report-change-caption", outcome = telling.input.outcome.get(lang)),
        head: vec![
            String::new(),
            tr!(lang, "report-persons"),
            tr!(lang, "report-mean"),
            tr!(lang, "report-sd"),
            tr!(lang, "report-interval", level = telling.level()),
        ],
        figures: vec![1, 2, 3, 4],
        widths: vec![7, 3, 4, 5, 6],
        rows,
        note: Some(note.into()),
    })
}

/// How the interval allows for services that differ.
fn over_services(telling: &Telling<'_>, over: &ChangeOverServices) -> String {
    let lang = telling.lang;
    let (services, df) = (telling.number(over.services), decimal(lang, over.df, 1));
    if over.student_is_wider {
        tr!(lang, "report-change-services-agree", count = services, df = df)
    } else {
        tr!(lang, "report-change-services-differ", count = services, df = df)
    }
}

/// True if the printed means differ by the printed change, to the last decimal.
fn meets(telling: &Telling<'_>, change: &kastanj_analysis::PairedChange) -> bool {
    let printed = |value: f64| telling.rounded(value);
    let difference = printed(change.mean_after) - printed(change.mean_before);
    (difference - printed(change.mean_change)).abs() < 1e-6
}

fn individual(telling: &Telling<'_>) -> Block {
    let lang = telling.lang;
    let pairs: Vec<(f64, f64)> =
        telling.input.paired.rows.iter().filter_map(|row| row.before.zip(row.after)).collect();
    let up = pairs.iter().filter(|(before, after)| after > before).count();
    let down = pairs.iter().filter(|(before, after)| after < before).count();
    Block::Figure(Figure {
        alt: tr!(
            lang,
            "report-lines-alt",
            count = pairs.len(),
            up = up,
            down = down,
            same = pairs.len() - up - down
        ),
        svg: lines(&pairs, telling.analysis.range, lang, telling.input.synthetic),
        caption: tr!(lang, "report-lines-caption"),
    })
}

/// The finest bins that give no small count away.
fn distribution(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let changes: Vec<f64> = telling
        .input
        .paired
        .rows
        .iter()
        .filter_map(|row| row.before.zip(row.after))
        .map(|(before, after)| after - before)
        .collect();
    let edge = |value: f64| match telling.analysis.range {
        Some(_) if (value * 1e6).round() % 1e6 == 0.0 => decimal(lang, value, 0),
        _ => telling.score(value),
    };
    let (near, far) = match telling.analysis.range {
        Some(range) => ((range.upper - range.lower) * 0.05, (range.upper - range.lower) * 0.15),
        None => (findings.change.sd_before * 0.25, findings.change.sd_before * 0.75),
    };
    let five = [
        (f64::NEG_INFINITY, -far, tr!(lang, "report-bin-much-lower", far = edge(far))),
        (-far, -near, tr!(lang, "report-bin-lower", near = edge(near), far = edge(far))),
        (-near, near, tr!(lang, "report-bin-near", near = edge(near))),
        (near, far, tr!(lang, "report-bin-higher", near = edge(near), far = edge(far))),
        (far, f64::INFINITY, tr!(lang, "report-bin-much-higher", far = edge(far))),
    ];
    let three = [
        (f64::NEG_INFINITY, -near, tr!(lang, "report-bin-much-lower", far = edge(near))),
        (-near, near, tr!(lang, "report-bin-near", near = edge(near))),
        (near, f64::INFINITY, tr!(lang, "report-bin-much-higher", far = edge(near))),
    ];
    let two = [
        (f64::NEG_INFINITY, 0.0, tr!(lang, "report-bin-not-higher")),
        (0.0, f64::INFINITY, tr!(lang, "report-bin-any-higher")),
    ];
    for layout in [&five[..], &three[..], &two[..]] {
        let counted = count(&changes, layout);
        let cells: Vec<u64> = counted.iter().map(|bin| bin.count).collect();
        if cells_may_stand(&cells, telling.smallest()) {
            return drawn(telling, &counted);
        }
    }
    Block::Note(tr!(lang, "report-bins-withheld", count = telling.smallest()).into())
}

/// A value on the edge towards zero belongs to the bin nearer zero.
fn count(changes: &[f64], layout: &[(f64, f64, String)]) -> Vec<Bin> {
    let inside = |change: f64, lower: f64, upper: f64| {
        let above = if lower < 0.0 { change >= lower } else { change > lower };
        let below = if upper > 0.0 { change <= upper } else { change < upper };
        if layout.len() == 2 {
            // Unchanged counts as not higher.
            return if upper == 0.0 { change <= 0.0 } else { change > 0.0 };
        }
        above && below
    };
    layout
        .iter()
        .map(|(lower, upper, label)| Bin {
            label: label.clone(),
            count: changes.iter().filter(|change| inside(**change, *lower, *upper)).count() as u64,
        })
        .collect()
}

fn drawn(telling: &Telling<'_>, counted: &[Bin]) -> Block {
    let lang = telling.lang;
    let words: Vec<String> =
        counted.iter().map(|bin| format!("{}: {}", bin.label, bin.count)).collect();
    Block::Figure(Figure {
        svg: bins(counted, &tr!(lang, "report-axis-persons"), lang, telling.input.synthetic),
        alt: tr!(lang, "report-bins-alt", bins = words.join("; ")),
        caption: tr!(lang, "report-bins-caption"),
    })
}
