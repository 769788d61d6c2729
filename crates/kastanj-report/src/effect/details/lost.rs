use kastanj_analysis::{Baseline, Findings, GateName, GateStatus, Interval, Verdict};
use kastanj_language::{decimal, signed, tr};

use super::imputed;
use crate::document::{Block, Cell, Figure, Row, Table};
use crate::effect::disclosure::small;
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
    vec![
        baseline(telling, findings),
        plot(telling, findings),
        delta_line(telling, findings),
        imputed::line(telling, findings),
        imputed::table(telling, findings),
    ]
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
    // Those lost whose form before gave no score: a few of them would be given away by the count.
    let without = findings.dropout.lost.saturating_sub(compared.lost.n);
    let few = small(without, telling.smallest());
    let row = |name: String, group: &kastanj_analysis::two_groups::Group, hidden: bool| {
        Row::of(vec![
            Cell::text(name),
            if hidden { Cell::Hidden } else { Cell::Count(group.n) },
            Cell::text(telling.score(group.mean)),
            Cell::text(telling.score(group.sd)),
        ])
    };
    let difference = compared.standardised.d;
    let interval = compared
        .standardised
        .interval
        .map_or_else(|| "–".to_owned(), |interval| telling.standardised_interval(interval));
    let all = findings.dropout.lost;
    let note = tr!(
        lang,
        "report-baseline-note",
        level = telling.level(),
        difference = signed(lang, difference, 2),
        interval = interval
    );
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
            row(tr!(lang, "report-answered-twice-head"), &compared.completers, false),
            row(tr!(lang, "report-lost-head"), &compared.lost, few),
        ],
        note: Some(
            match (without, few) {
                (0, _) => note,
                (_, true) => format!("{} {note}", tr!(lang, "report-baseline-some-without")),
                (_, false) => {
                    let (without, lost) = (telling.number(without), telling.number(all));
                    let words = tr!(lang, "report-baseline-without", count = without, of = lost);
                    format!("{words} {note}")
                }
            }
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
        caption: tr!(lang, "report-intervals-caption", level = telling.level()),
    })
}

fn delta_line(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let mut rows: Vec<Row> = findings
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
    rows.extend(of_the_gates(telling, findings));
    let sd = decimal(lang, findings.dropout.sd_for_delta, 1);
    let note = format!(
        "{} {}",
        tr!(lang, "report-delta-note", sd = sd) + " " + &tr!(lang, "report-delta-gates"),
        tipping(telling, &findings.dropout.tipping)
    );
    Block::Table(Table {
        caption: tr!(lang, "report-delta-caption"),
        head: vec![
            tr!(lang, "report-delta-sd"),
            tr!(lang, "report-delta-points"),
            tr!(lang, "report-change-points"),
            tr!(lang, "report-interval", level = telling.level()),
        ],
        figures: vec![0, 1, 2, 3],
        widths: vec![5, 5, 5, 6],
        rows,
        note: Some(note.into()),
    })
}

/// The shifts that the gates ask about, counted as they count: with their mean and its interval,
/// so that the value of either gate is found here.
fn of_the_gates(telling: &Telling<'_>, findings: &Findings) -> Vec<Row> {
    let (lang, gates) = (telling.lang, &telling.input.paired.gates);
    let (half_width, level) = (findings.dropout.half_width, telling.analysis.level);
    let sign = if findings.change.mean_change < 0.0 { -1.0 } else { 1.0 };
    let mut seen: Vec<f64> = Vec::new();
    let mut rows = Vec::new();
    for gate in &telling.analysis.gates {
        let judged = gate.name == GateName::LostShifted && gate.status != GateStatus::NotApplicable;
        let Some(value) = gate.value.filter(|_| judged) else { continue };
        let (shift, mean) = if gate.step == Verdict::SupportedChange {
            (gates.supported_change.delta_sd, value + half_width)
        } else {
            (gates.indication.delta_sd, value)
        };
        if seen.iter().any(|other| (other - shift).abs() < 1e-9) {
            continue;
        }
        seen.push(shift);
        rows.push(Row::texts([
            format!("{}*", signed(lang, -sign * shift, 1)),
            telling.points(-sign * shift * findings.dropout.sd_for_delta),
            telling.points(sign * mean),
            telling.interval(Interval::around_at(sign * mean, half_width, level)),
        ]));
    }
    rows
}
