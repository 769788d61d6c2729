//! The other outcomes: those of the plan with Holm's adjustment, the rest as exploratory.

use kastanj_analysis::multiplicity::holm;
use kastanj_analysis::{Findings, paired_analysis};
use kastanj_language::tr;

use super::part;
use super::tests::p_value;
use crate::document::{Block, Cell, Row, Table};
use crate::effect::further::OtherOutcome;
use crate::effect::telling::Telling;

/// One outcome with its figures; none below the smallest number of pairs.
struct Line<'a> {
    outcome: &'a OtherOutcome,
    pairs: u64,
    findings: Option<Findings>,
}

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let lines: Vec<Line<'_>> =
        telling.input.others.iter().map(|outcome| line(telling, outcome)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![part(tr!(lang, "report-secondary"))];
    let (planned, rest): (Vec<Line<'_>>, Vec<Line<'_>>) =
        lines.into_iter().partition(|line| line.outcome.planned);
    let words = if planned.is_empty() { "report-secondary-none" } else { "report-secondary-intro" };
    blocks.push(Block::Paragraph(kastanj_language::lookup(lang, words, &[]).into()));
    if !planned.is_empty() {
        blocks.push(table(telling, &planned, true));
    }
    if !rest.is_empty() {
        blocks.push(table(telling, &rest, false));
    }
    blocks
}

fn line<'a>(telling: &Telling<'_>, outcome: &'a OtherOutcome) -> Line<'a> {
    let pairs =
        outcome.paired.rows.iter().filter(|row| row.before.is_some() && row.after.is_some());
    let pairs = pairs.count() as u64;
    let analysis = paired_analysis(&outcome.paired).ok();
    let findings = analysis
        .filter(|_| pairs >= telling.smallest())
        .and_then(|analysis| analysis.findings().cloned());
    Line { outcome, pairs, findings }
}

fn table(telling: &Telling<'_>, lines: &[Line<'_>], planned: bool) -> Block {
    let lang = telling.lang;
    let p_values: Vec<f64> =
        lines.iter().filter_map(|line| line.findings.as_ref()).map(Findings::p_value).collect();
    let mut adjusted = holm(&p_values).map(|all| all.adjusted).unwrap_or_default().into_iter();
    let rows = lines
        .iter()
        .map(|line| {
            let name = Cell::text(line.outcome.name.get(lang));
            let Some(findings) = &line.findings else {
                let dashes = (0..if planned { 3 } else { 2 }).map(|_| Cell::Hidden);
                return Row::of([name].into_iter().chain(dashes).collect());
            };
            let mut cells = vec![
                name,
                telling.beside_the_flow(line.pairs),
                Cell::text(tr!(
                    lang,
                    "report-mean-with-interval",
                    mean = telling.points(findings.change.mean_change),
                    interval = telling.interval(findings.interval())
                )),
            ];
            if planned {
                let p = adjusted.next().unwrap_or(1.0);
                cells.push(Cell::text(p_value(lang, p)));
            }
            Row::of(cells)
        })
        .collect();
    let mut head = vec![
        tr!(lang, "report-outcome"),
        tr!(lang, "report-persons"),
        tr!(lang, "report-mean-and-interval"),
    ];
    let (mut figures, mut widths) = (vec![1, 2], vec![9, 4, 11]);
    let note = if planned {
        head.push(tr!(lang, "report-p-holm"));
        figures.push(3);
        widths.push(4);
        tr!(lang, "report-secondary-note", count = p_values.len())
    } else {
        tr!(lang, "report-exploratory-note", count = lines.len())
    };
    let caption = if planned { "report-secondary-caption" } else { "report-exploratory-caption" };
    Block::Table(Table {
        caption: kastanj_language::lookup(lang, caption, &[]),
        head,
        figures,
        widths,
        rows,
        note: Some(note.into()),
    })
}
