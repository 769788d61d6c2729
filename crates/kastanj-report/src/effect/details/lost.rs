use kastanj_analysis::{Baseline, Findings};
use kastanj_language::{decimal, signed, tr};

use crate::document::{Block, Cell, Figure, Row, Table};
use crate::effect::lost::{rows, tipping};
use crate::effect::telling::Telling;
use crate::figure::intervals;

/// Those lost: how they started, and what they could do to the change.
pub(super) fn section(telling: &Telling<'_>, findings: &Findings) -> Vec<Block> {
    let lang = telling.lang;
    if findings.dropout.lost == 0 {
        return vec![Block::Paragraph(tr!(lang, "report-tipping-nobody").into())];
    }
    if !telling.lost_may_show() {
        let words = tr!(lang, "report-lost-withheld", count = telling.smallest());
        return vec![Block::Paragraph(words.into())];
    }
    vec![baseline(telling, findings), plot(telling, findings), delta_line(telling, findings)]
}

fn baseline(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let compared = match &findings.baseline {
        Baseline::Compared(compared) => compared,
        Baseline::Withheld { .. } => {
            return Block::Paragraph(tr!(lang, "report-baseline-withheld").into());
        }
        Baseline::NoVariation { .. } => {
            return Block::Paragraph(tr!(lang, "report-baseline-no-variation").into());
        }
    };
    if compared.lost.n < telling.smallest() {
        return Block::Paragraph(tr!(lang, "report-baseline-withheld").into());
    }
    let row = |name: String, group: &kastanj_analysis::two_groups::Group| {
        Row::of(vec![
            Cell::text(name),
            Cell::Count(group.n),
            Cell::text(telling.score(group.mean)),
            Cell::text(telling.score(group.sd)),
        ])
    };
    let difference = compared.standardised.d;
    let interval = compared
        .standardised
        .interval
        .map_or_else(|| "–".to_owned(), |interval| telling.standardised_interval(interval));
    Block::Table(Table {
        caption: tr!(lang, "report-baseline-caption"),
        head: vec![
            String::new(),
            tr!(lang, "report-persons"),
            tr!(lang, "report-mean"),
            tr!(lang, "report-sd"),
        ],
        figures: vec![1, 2, 3],
        widths: vec![9, 4, 4, 5],
        rows: vec![
            row(tr!(lang, "report-answered-twice-head"), &compared.completers),
            row(tr!(lang, "report-lost-head"), &compared.lost),
        ],
        note: Some(
            tr!(
                lang,
                "report-baseline-note",
                difference = signed(lang, difference, 2),
                interval = interval
            )
            .into(),
        ),
    })
}

fn plot(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let rows = rows(telling, findings);
    let words: Vec<String> = rows
        .iter()
        .map(|row| {
            let interval = kastanj_analysis::Interval::between(row.lower, row.upper);
            format!("{}: {} ({})", row.label, telling.points(row.mean), telling.interval(interval))
        })
        .collect();
    let axis = tr!(lang, "report-axis-change");
    Block::Figure(Figure {
        svg: intervals(&rows, &axis, lang, telling.input.synthetic),
        alt: tr!(lang, "report-intervals-alt", rows = words.join("; ")),
        caption: tr!(lang, "report-intervals-caption"),
    })
}

fn delta_line(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let rows = findings
        .dropout
        .delta_line
        .iter()
        .filter(|point| (point.delta_sd * 2.0).fract() == 0.0)
        .map(|point| {
            Row::texts([
                signed(lang, point.delta_sd, 1),
                telling.points(point.delta),
                telling.points(point.mean_change),
                telling.interval(point.interval),
            ])
        })
        .collect();
    let sd = decimal(lang, findings.dropout.sd_for_delta, 1);
    let note = format!(
        "{} {}",
        tr!(lang, "report-delta-note", sd = sd),
        tipping(telling, &findings.dropout.tipping)
    );
    Block::Table(Table {
        caption: tr!(lang, "report-delta-caption"),
        head: vec![
            tr!(lang, "report-delta-sd"),
            tr!(lang, "report-delta-points"),
            tr!(lang, "report-change-points"),
            tr!(lang, "report-interval"),
        ],
        figures: vec![0, 1, 2, 3],
        widths: vec![5, 5, 5, 6],
        rows,
        note: Some(note.into()),
    })
}
