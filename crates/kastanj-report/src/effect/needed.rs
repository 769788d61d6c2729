//! How many more pairs and persons it takes.

use kastanj_analysis::planner::half_width_expected;
use kastanj_analysis::{Needed, PrecisionRow};
use kastanj_language::{decimal, tr};

use super::disclosure::Step;
use super::telling::Telling;
use crate::document::{Block, Cell, Figure, Row, Table};
use crate::figure::{PrecisionPoint, precision};

/// On the first page: two goals, and what counts.
pub(super) fn short(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let wanted = [
        telling.input.paired.gates.indication.half_width,
        telling.input.paired.gates.supported_change.half_width,
    ];
    let rows: Vec<&PrecisionRow> = precision_rows(telling)
        .iter()
        .filter(|row| wanted.iter().any(|half_width| (row.half_width - half_width).abs() < 1e-9))
        .collect();
    // A goal that is reached needs nobody more.
    let pairs = telling.step(Step::Pairs).known().unwrap_or(0);
    let open: Vec<&PrecisionRow> =
        rows.iter().copied().filter(|row| row.assured_90.pairs > pairs).collect();
    let mut blocks = vec![Block::Heading { level: 1, text: tr!(lang, "report-needed") }];
    if !open.is_empty() {
        blocks.push(goals(telling, &open));
    }
    let mut words = rows.last().and_then(|row| still(telling, row)).unwrap_or_default();
    if telling.findings().is_some_and(|findings| findings.over_services.is_some()) {
        words.push_str(&tr!(lang, "report-needed-services"));
        words.push(' ');
    }
    words.push_str(&tr!(lang, "report-needed-retention"));
    blocks.push(Block::Paragraph(words.into()));
    blocks
}

/// How many more it takes from here to the last goal, at today's retention.
fn still(telling: &Telling<'_>, row: &PrecisionRow) -> Option<String> {
    let lang = telling.lang;
    let pairs = telling.step(Step::Pairs).known()?;
    let goal = format!("±{}", decimal(lang, row.half_width, 2));
    let more = row.assured_90.pairs.saturating_sub(pairs);
    if more == 0 {
        return Some(tr!(lang, "report-needed-reached", goal = goal) + " ");
    }
    let now = telling.number(pairs);
    let more_persons = telling
        .step(Step::Persons)
        .known()
        .and(row.assured_90.persons)
        .zip(telling.analysis.planner.retention.persons)
        .map(|(needed, persons)| telling.number(needed.saturating_sub(persons)));
    let more = telling.number(more);
    let words = match more_persons.filter(|_| pairs > 0) {
        Some(persons) => tr!(
            lang,
            "report-needed-still-persons",
            now = now,
            more = more,
            goal = goal,
            persons = persons
        ),
        None => tr!(lang, "report-needed-still", now = now, more = more, goal = goal),
    };
    Some(words + " ")
}

/// Behind the first page: all goals and the curve.
pub(super) fn full(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let rows: Vec<&PrecisionRow> = precision_rows(telling).iter().collect();
    let mut blocks = Vec::new();
    blocks.extend(curve(telling));
    blocks.push(table(telling, &rows, tr!(lang, "report-needed-full-caption")));
    blocks
}

/// On the ladder's own scale if the spread is observed and may be used, else in SD of the change.
fn precision_rows<'a>(telling: &Telling<'a>) -> &'a [PrecisionRow] {
    let planner = &telling.analysis.planner;
    let observed = planner.by_sd_av.iter().find(|table| table.observed);
    match observed.filter(|_| telling.findings().is_some()) {
        Some(table) => &table.rows,
        None => &planner.by_sd_change,
    }
}

/// Persons at today's retention, if that may be seen.
fn persons(telling: &Telling<'_>, needed: Needed) -> Cell {
    let retention_shown = telling.step(Step::Pairs).known().is_some_and(|pairs| pairs > 0)
        && telling.step(Step::Persons).known().is_some();
    match needed.persons.filter(|_| retention_shown) {
        Some(persons) => Cell::text(telling.number(persons)),
        None => Cell::text("–"),
    }
}

/// The goals with the pairs that reach them in nine attempts of ten: what the text counts from.
fn goals(telling: &Telling<'_>, rows: &[&PrecisionRow]) -> Block {
    let lang = telling.lang;
    let lines = rows
        .iter()
        .map(|row| {
            Row::of(vec![
                Cell::text(format!("±{}", decimal(lang, row.half_width, 2))),
                Cell::text(telling.number(row.assured_90.pairs)),
                persons(telling, row.assured_90),
            ])
        })
        .collect();
    Block::Table(Table {
        caption: tr!(lang, "report-needed-caption"),
        head: vec![
            tr!(lang, "report-uncertainty"),
            tr!(lang, "report-pairs"),
            tr!(lang, "report-persons-now-short"),
        ],
        figures: vec![1, 2],
        widths: vec![5, 3, 6],
        rows: lines,
        note: Some(short_note(telling, rows).into()),
    })
}

/// What a pair and the unit are; the last goal in points where the spread is known.
fn short_note(telling: &Telling<'_>, rows: &[&PrecisionRow]) -> String {
    let lang = telling.lang;
    match telling.findings().zip(rows.last()) {
        Some((findings, row)) => tr!(
            lang,
            "report-needed-short-av",
            goal = decimal(lang, row.half_width, 2),
            points = telling.score(row.half_width * findings.effect_sizes.sd_av)
        ),
        None => tr!(lang, "report-needed-short-change"),
    }
}

fn table(telling: &Telling<'_>, rows: &[&PrecisionRow], caption: String) -> Block {
    let lang = telling.lang;
    let rows = rows
        .iter()
        .map(|row| {
            Row::of(vec![
                Cell::text(format!("±{}", decimal(lang, row.half_width, 2))),
                Cell::text(telling.number(row.expected.pairs)),
                Cell::text(telling.number(row.assured_90.pairs)),
                persons(telling, row.assured_90),
                Cell::text(telling.number(row.assured_90.persons_at_70_percent)),
            ])
        })
        .collect();
    let unit = if telling.findings().is_some() {
        tr!(lang, "report-needed-note-av")
    } else {
        tr!(lang, "report-needed-note-change")
    };
    Block::Table(Table {
        caption,
        head: vec![
            tr!(lang, "report-uncertainty"),
            tr!(lang, "report-pairs-expected"),
            tr!(lang, "report-pairs-assured"),
            tr!(lang, "report-persons-now"),
            tr!(lang, "report-persons-seventy"),
        ],
        figures: vec![1, 2, 3, 4],
        widths: vec![4, 4, 4, 5, 5],
        rows,
        note: Some(unit.into()),
    })
}

/// Numbers of pairs so close that straight lines between them look like the curve: 40 steps of equal
/// ratio from the least to the most.
fn curve_pairs(least: u64, most: u64) -> impl Iterator<Item = u64> {
    const STEPS: i32 = 40;
    let ratio = most as f64 / least.max(1) as f64;
    let mut pairs: Vec<u64> = (0..=STEPS)
        .map(|step| {
            let share = f64::from(step) / f64::from(STEPS);
            (least as f64 * ratio.powf(share)).round() as u64
        })
        .collect();
    pairs.dedup();
    pairs.into_iter()
}

fn curve(telling: &Telling<'_>) -> Option<Block> {
    let findings = telling.findings()?;
    let lang = telling.lang;
    let rows = precision_rows(telling);
    let sd = findings.effect_sizes.sd_av;
    let points_of = |half_width: f64| telling.score(half_width * sd);
    let pairs = telling.analysis.flow.pairs;
    // On the curve, which takes everyone for independent.
    let now = PrecisionPoint { half_width: findings.effect_sizes.half_width_sd_av, pairs };
    let shown = rows.iter().filter(|row| row.half_width >= 0.199).map(|row| row.expected.pairs);
    let (least, most) = shown
        .chain([pairs])
        .fold((pairs, pairs), |(least, most), pairs| (least.min(pairs), most.max(pairs)));
    let ratio = findings.change.sd_change / findings.effect_sizes.sd_av;
    let points: Vec<PrecisionPoint> = curve_pairs(least, most)
        .filter_map(|pairs| {
            let expected = half_width_expected(pairs, telling.analysis.level)?;
            Some(PrecisionPoint { half_width: expected * ratio, pairs })
        })
        .collect();
    let wanted = telling.input.paired.gates.supported_change.half_width;
    let goal = rows.iter().find(|row| (row.half_width - wanted).abs() < 1e-9).map(|row| {
        // The goal that the text and the tables count from: reached in nine attempts of ten.
        let point = PrecisionPoint { half_width: row.half_width, pairs: row.assured_90.pairs };
        let words = tr!(lang, "report-curve-goal", pairs = telling.number(point.pairs));
        (point, words)
    });
    let alt = tr!(
        lang,
        "report-curve-alt",
        pairs = telling.number(pairs),
        now = decimal(lang, now.half_width, 2),
        now_points = points_of(now.half_width),
        goal_pairs = goal.as_ref().map_or(String::new(), |(p, _)| telling.number(p.pairs)),
        goal = goal.as_ref().map_or(String::new(), |(p, _)| decimal(lang, p.half_width, 2)),
        goal_points = goal.as_ref().map_or(String::new(), |(p, _)| points_of(p.half_width))
    );
    let words = tr!(lang, "report-curve-now", pairs = telling.number(pairs));
    let (axis_x, axis_y) = (tr!(lang, "report-axis-pairs"), tr!(lang, "report-axis-half-width"));
    let svg = precision(
        &points,
        Some((now, words)),
        goal,
        (&axis_x, &axis_y),
        lang,
        telling.input.synthetic,
    );
    Some(Block::Figure(Figure { svg, alt, caption: tr!(lang, "report-curve-caption") }))
}
