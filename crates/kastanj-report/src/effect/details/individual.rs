//! How many changed by more than the form's own error, and, with a norm, where they came to.

use kastanj_analysis::Refusal;
use kastanj_analysis::individual::{
    ClinicalSample, NormedCutOff, Reliability, ReliableChange, clinical_change, reliable_change,
};
use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::proportion::Proportion;
use kastanj_language::{decimal, tr};

use super::part;
use crate::audience::Audience;
use crate::document::{Block, Cell, Figure, Row, Table};
use crate::effect::disclosure::cells_may_stand;
use crate::effect::telling::Telling;
use crate::figure::{Scatter, jacobson};
use crate::refusal::explain;

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let mut blocks = vec![part(tr!(lang, "report-individual"))];
    let Some(reliability) = &telling.input.declared.reliability else {
        blocks.push(Block::Paragraph(tr!(lang, "report-individual-none").into()));
        return blocks;
    };
    let direction = telling.analysis.direction;
    let (pairs, change) = match found(telling, reliability) {
        Ok(found) => found,
        Err(refusal) => {
            blocks.push(Block::Paragraph(explain(&refusal, lang).into()));
            return blocks;
        }
    };
    let all_before = all_before(telling);
    let cut_off = cut_off(telling, &all_before);
    let recovered = match &cut_off {
        Some(Ok(cut_off)) => clinical_change(&pairs, &change, cut_off, direction).ok(),
        _ => None,
    };
    let classes: Vec<(String, Proportion)> = match &recovered {
        Some(found) => vec![
            (tr!(lang, "report-individual-recovered"), found.recovered),
            (tr!(lang, "report-individual-improved"), found.improved),
            (tr!(lang, "report-individual-unchanged"), found.unchanged),
            (tr!(lang, "report-individual-deteriorated"), found.deteriorated),
        ],
        None => vec![
            (tr!(lang, "report-individual-improved"), change.improved),
            (tr!(lang, "report-individual-unchanged"), change.unchanged),
            (tr!(lang, "report-individual-deteriorated"), change.deteriorated),
        ],
    };
    blocks.push(table(telling, &classes, &change));
    blocks.push(Block::Note(norm_words(telling, &cut_off).into()));
    if telling.audience == Audience::Room {
        blocks.push(plot(telling, &pairs, &change, &cut_off));
    }
    blocks
}

fn all_before(telling: &Telling<'_>) -> Vec<f64> {
    telling.input.paired.rows.iter().filter_map(|row| row.before).collect()
}

fn found(
    telling: &Telling<'_>,
    reliability: &Reliability,
) -> Result<(Pairs, ReliableChange), Refusal> {
    let rows = &telling.input.paired.rows;
    let (before, after) = rows.iter().filter_map(|row| row.before.zip(row.after)).unzip();
    let pairs = Pairs::new(before, after)?;
    let direction = telling.analysis.direction;
    let change = reliable_change(&pairs, &all_before(telling), reliability, direction)?;
    Ok((pairs, change))
}

/// In one sentence how many went by more than the form's error either way; nothing where the counts
/// may not stand or the form's error is not known.
pub(in crate::effect) fn sentence(telling: &Telling<'_>) -> Option<String> {
    telling.findings()?;
    let (pairs, change) = found(telling, telling.input.declared.reliability.as_ref()?).ok()?;
    let counts = [change.improved.count, change.unchanged.count, change.deteriorated.count];
    cells_may_stand(&counts, telling.smallest()).then(|| {
        tr!(
            telling.lang,
            "report-individual-sentence",
            better = telling.number(change.improved.count),
            worse = telling.number(change.deteriorated.count),
            of = telling.number(pairs.len() as u64),
            points = telling.score(change.smallest_reliable_change)
        )
    })
}

/// The cut-off between clients and other people, where the plan has a norm.
fn cut_off(telling: &Telling<'_>, all_before: &[f64]) -> Option<Result<NormedCutOff, Refusal>> {
    let norm = telling.input.declared.norm.as_ref()?;
    let direction = telling.analysis.direction;
    Some(ClinicalSample::of(all_before).and_then(|own| NormedCutOff::c(&own, norm, direction)))
}

fn norm_words(telling: &Telling<'_>, cut_off: &Option<Result<NormedCutOff, Refusal>>) -> String {
    let lang = telling.lang;
    match cut_off {
        None => tr!(lang, "report-individual-no-norm"),
        Some(Ok(cut_off)) => tr!(
            lang,
            "report-individual-norm",
            cut = telling.score(cut_off.value()),
            mean = telling.score(cut_off.norm().mean()),
            sd = telling.score(cut_off.norm().sd()),
            source = cut_off.norm().source()
        ),
        Some(Err(refusal)) => explain(refusal, lang),
    }
}

fn table(
    telling: &Telling<'_>,
    classes: &[(String, Proportion)],
    change: &ReliableChange,
) -> Block {
    let lang = telling.lang;
    let counts: Vec<u64> = classes.iter().map(|(_, share)| share.count).collect();
    let may_stand = cells_may_stand(&counts, telling.smallest());
    let rows = classes.iter().map(|(name, share)| {
        let figures = if may_stand {
            let of = telling.number(share.of);
            let wilson = share.at_level(telling.analysis.level).wilson;
            let (lower, upper) = (wilson.lower, wilson.upper);
            vec![
                Cell::Count(share.count),
                Cell::text(of),
                Cell::text(tr!(
                    lang,
                    "report-of-hundred",
                    lower = decimal(lang, 100.0 * lower, 0),
                    upper = decimal(lang, 100.0 * upper, 0)
                )),
            ]
        } else {
            vec![Cell::Hidden, Cell::text(telling.number(share.of)), Cell::Hidden]
        };
        Row::of([Cell::text(name.clone())].into_iter().chain(figures).collect())
    });
    Block::Table(Table {
        caption: tr!(lang, "report-individual-caption"),
        head: vec![
            String::new(),
            tr!(lang, "report-persons"),
            tr!(lang, "report-of-persons"),
            tr!(lang, "report-of-hundred-head"),
        ],
        figures: vec![1, 2, 3],
        widths: vec![10, 4, 4, 7],
        rows: rows.collect(),
        note: Some(
            tr!(
                lang,
                "report-individual-note",
                points = telling.score(change.smallest_reliable_change),
                reliability = decimal(lang, change.reliability.value(), 2),
                source = change.reliability.source()
            )
            .into(),
        ),
    })
}

/// Every person's score before and after, with the band of the form's error. For the room only.
fn plot(
    telling: &Telling<'_>,
    pairs: &Pairs,
    change: &ReliableChange,
    cut_off: &Option<Result<NormedCutOff, Refusal>>,
) -> Block {
    let lang = telling.lang;
    let points: Vec<(f64, f64)> =
        pairs.before().iter().copied().zip(pairs.after().iter().copied()).collect();
    let scatter = Scatter {
        points: &points,
        range: telling.analysis.range,
        band: change.smallest_reliable_change,
        cut_off: cut_off.as_ref().and_then(|cut| cut.as_ref().ok()).map(NormedCutOff::value),
    };
    Block::Figure(Figure {
        svg: jacobson(&scatter, lang, telling.input.synthetic),
        alt: tr!(
            lang,
            "report-jacobson-alt",
            count = points.len(),
            better = change.improved.count,
            worse = change.deteriorated.count
        ),
        caption: tr!(lang, "report-jacobson-caption"),
    })
}
