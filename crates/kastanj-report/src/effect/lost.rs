//! The change of those who answered twice, never alone: beside it what those lost could do to it.

use kastanj_analysis::{
    Assumption, DropoutSensitivity, Findings, Scenario, Tipping, TippingStatus, paired_analysis,
};
use kastanj_language::tr;

use super::telling::Telling;
use crate::document::{Block, Cell, Row, Table};
use crate::figure::IntervalRow;

/// Pairs and sensitivity in one table.
pub(super) fn table(telling: &Telling<'_>) -> Block {
    let lang = telling.lang;
    let Some(findings) = telling.findings() else {
        return Block::Note(tr!(lang, "report-sensitivity-none").into());
    };
    if telling.lost_may_show() { open(telling, findings) } else { in_words(telling, findings) }
}

fn open(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let mut rows: Vec<Row> = findings
        .dropout
        .scenarios
        .iter()
        .filter(|scenario| keep(findings, scenario.assumption))
        .map(|scenario| Row {
            cells: vec![
                Cell::text(name(telling, scenario.assumption)),
                Cell::Count(scenario.n),
                Cell::text(telling.points(scenario.mean_change)),
                Cell::text(telling.interval(scenario.interval)),
            ],
            strong: scenario.assumption == Assumption::Completers,
        })
        .collect();
    rows.extend(without_late(telling));
    Block::Table(Table {
        caption: tr!(lang, "report-sensitivity-caption", outcome = telling.input.outcome.get(lang)),
        head: vec![
            tr!(lang, "report-assumption"),
            tr!(lang, "report-persons"),
            tr!(lang, "report-change-points"),
            tr!(lang, "report-interval", level = telling.level()),
        ],
        figures: vec![1, 2, 3],
        widths: vec![14, 3, 6, 6],
        rows,
        note: Some(note(telling, findings).into()),
    })
}

/// Of whom the rows are means, and what it would take for the change to vanish.
fn note(telling: &Telling<'_>, findings: &Findings) -> String {
    let (lang, flow) = (telling.lang, &telling.analysis.flow);
    let tipping = tipping(telling, &findings.dropout.tipping);
    if flow.lost == 0 {
        return tipping;
    }
    let mut sum = tr!(
        lang,
        "report-sensitivity-sum",
        all = telling.number(flow.pairs + flow.lost),
        pairs = telling.number(flow.pairs),
        lost = telling.number(flow.lost)
    );
    if flow.open_contacts > 0 {
        sum.push(' ');
        let open = telling.number(flow.open_contacts);
        sum.push_str(&tr!(lang, "report-sensitivity-open", count = open));
    }
    match interval_tips(telling, &findings.dropout) {
        Some(interval) => format!("{sum} {interval} {tipping}"),
        // No score moves the interval to zero, and so none the mean.
        None => format!("{sum} {}", tr!(lang, "report-tipping-interval-none")),
    }
}

/// From which shift of those lost on the interval holds zero: sooner than the mean is zero. None where
/// no score that they can have makes it.
fn interval_tips(telling: &Telling<'_>, dropout: &DropoutSensitivity) -> Option<String> {
    let lang = telling.lang;
    let tipping = &dropout.tipping;
    let Some(delta) = tipping.interval_delta else {
        return Some(tr!(lang, "report-tipping-interval-already"));
    };
    let inside = telling.analysis.range.zip(tipping.mean_after_at_interval);
    if inside.is_some_and(|(range, after)| !range.contains(after)) {
        return None;
    }
    Some(tr!(lang, "report-tipping-interval", size = telling.score(delta.abs())))
}

/// With nobody lost all rows say the same: the first is enough.
fn keep(findings: &Findings, assumption: Assumption) -> bool {
    findings.dropout.lost > 0 || assumption == Assumption::Completers
}

/// The rows would give the number of those lost away: the directions alone may stand.
fn in_words(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let rows = findings
        .dropout
        .scenarios
        .iter()
        .filter(|scenario| keep(findings, scenario.assumption))
        .map(|scenario| {
            let first = scenario.assumption == Assumption::Completers;
            let (mean, interval) = if first {
                (telling.points(scenario.mean_change), telling.interval(scenario.interval))
            } else {
                (holds(telling, scenario), "–".to_owned())
            };
            Row {
                cells: vec![
                    Cell::text(name(telling, scenario.assumption)),
                    Cell::text(mean),
                    Cell::text(interval),
                ],
                strong: first,
            }
        })
        .collect();
    Block::Table(Table {
        caption: tr!(lang, "report-sensitivity-caption", outcome = telling.input.outcome.get(lang)),
        head: vec![
            tr!(lang, "report-assumption"),
            tr!(lang, "report-change-points"),
            tr!(lang, "report-interval", level = telling.level()),
        ],
        figures: vec![1, 2],
        widths: vec![14, 6, 6],
        rows,
        note: Some(tr!(lang, "report-sensitivity-words", count = telling.smallest()).into()),
    })
}

fn holds(telling: &Telling<'_>, scenario: &Scenario) -> String {
    if scenario.same_sign {
        tr!(telling.lang, "report-direction-holds")
    } else {
        tr!(telling.lang, "report-direction-falls")
    }
}

/// The line without late forms, if it is asked for and large enough to stand.
fn without_late(telling: &Telling<'_>) -> Option<Row> {
    let input = telling.input.without_late.as_ref()?;
    let late = telling.input.late_forms;
    if late == 0 || late < telling.smallest() {
        return None;
    }
    let analysis = paired_analysis(input).ok()?;
    let pairs = analysis.flow.pairs;
    let findings = analysis.findings().filter(|_| pairs >= telling.smallest())?;
    Some(Row::of(vec![
        Cell::text(tr!(telling.lang, "report-without-late")),
        Cell::Count(pairs),
        Cell::text(telling.points(findings.change.mean_change)),
        Cell::text(telling.interval(findings.interval())),
    ]))
}

/// The rows as a plot.
pub(super) fn rows(telling: &Telling<'_>, findings: &Findings) -> Vec<IntervalRow> {
    findings
        .dropout
        .scenarios
        .iter()
        .filter(|scenario| keep(findings, scenario.assumption))
        .map(|scenario| IntervalRow {
            label: short_name(telling, scenario.assumption),
            mean: scenario.mean_change,
            lower: scenario.interval.lower,
            upper: scenario.interval.upper,
            main: scenario.assumption == Assumption::Completers,
        })
        .collect()
}

fn name(telling: &Telling<'_>, assumption: Assumption) -> String {
    let lang = telling.lang;
    match assumption {
        Assumption::Completers => tr!(lang, "report-assume-completers"),
        Assumption::MissingAtRandom => tr!(lang, "report-assume-random"),
        Assumption::LostUnchanged => tr!(lang, "report-assume-unchanged"),
        Assumption::LostAtWorstEnd => tr!(lang, "report-assume-low-end"),
        Assumption::LostAtBestEnd => tr!(lang, "report-assume-high-end"),
    }
}

fn short_name(telling: &Telling<'_>, assumption: Assumption) -> String {
    let lang = telling.lang;
    match assumption {
        Assumption::Completers => tr!(lang, "report-assume-completers-short"),
        Assumption::MissingAtRandom => tr!(lang, "report-assume-random-short"),
        Assumption::LostUnchanged => tr!(lang, "report-assume-unchanged-short"),
        Assumption::LostAtWorstEnd => tr!(lang, "report-assume-low-end-short"),
        Assumption::LostAtBestEnd => tr!(lang, "report-assume-high-end-short"),
    }
}

/// What it would take for the change to vanish.
pub(super) fn tipping(telling: &Telling<'_>, tipping: &Tipping) -> String {
    let lang = telling.lang;
    let shift = || {
        let delta = tipping.delta.unwrap_or(0.0);
        let size = telling.score(delta.abs());
        let sd = telling.standardised(tipping.delta_sd.unwrap_or(0.0));
        if delta < 0.0 {
            tr!(lang, "report-tipping-lower", size = size, sd = sd)
        } else {
            tr!(lang, "report-tipping-higher", size = size, sd = sd)
        }
    };
    match tipping.status {
        TippingStatus::NobodyLost => tr!(lang, "report-tipping-nobody"),
        TippingStatus::WithinRange | TippingStatus::RangeUnknown => shift(),
        TippingStatus::NoPlausibleDelta => tr!(lang, "report-tipping-none"),
    }
}
