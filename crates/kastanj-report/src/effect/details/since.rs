use kastanj_analysis::Interval;
use kastanj_language::tr;

use super::part;
use crate::document::{Block, Row, Table, Words};
use crate::effect::edition::{EarlierEdition, EditionFigures, figures};
use crate::effect::telling::{Telling, in_words, level_words, step_name};

/// What has changed since the edition before; nothing if there was none.
pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let Some(earlier) = &telling.input.earlier else { return Vec::new() };
    let title = part(tr!(lang, "report-since"));
    let (number, week) = (earlier.number, in_words(earlier.as_of, lang));
    if earlier.same_data {
        let same = tr!(lang, "report-since-same", number = number, week = week);
        return vec![title, Block::Paragraph(same.into())];
    }
    let now = figures(telling);
    let rows = [
        ("report-since-verdict", verdict(telling, &earlier.figures), verdict(telling, &now)),
        (
            "report-since-persons",
            count(telling, earlier.figures.persons),
            count(telling, now.persons),
        ),
        ("report-since-before", count(telling, earlier.figures.before), count(telling, now.before)),
        ("report-since-pairs", count(telling, earlier.figures.pairs), count(telling, now.pairs)),
        (
            "report-since-change",
            change(telling, &earlier.figures, &now),
            change(telling, &now, &earlier.figures),
        ),
    ];
    let rows = rows
        .into_iter()
        .map(|(key, then, now)| Row::texts([kastanj_language::lookup(lang, key, &[]), then, now]))
        .collect();
    vec![
        title,
        Block::Table(Table {
            caption: tr!(lang, "report-since-caption"),
            head: vec![
                String::new(),
                tr!(lang, "report-since-then", number = number, week = week),
                tr!(lang, "report-since-now"),
            ],
            figures: Vec::new(),
            widths: vec![5, 7, 7],
            rows,
            note: Some(Words::from(note(telling, earlier))),
        }),
    ]
}

/// For whom the intervals hold; before that, that the edition before counted a later week than this.
fn note(telling: &Telling<'_>, earlier: &EarlierEdition) -> String {
    let note = tr!(telling.lang, "report-since-note");
    if earlier.as_of > telling.input.as_of {
        format!("{} {note}", tr!(telling.lang, "report-since-later"))
    } else {
        note
    }
}

fn verdict(telling: &Telling<'_>, figures: &EditionFigures) -> String {
    figures.verdict.map_or_else(
        || tr!(telling.lang, "report-not-shown"),
        |verdict| step_name(verdict, telling.lang),
    )
}

fn count(telling: &Telling<'_>, number: Option<u64>) -> String {
    number.map_or_else(|| tr!(telling.lang, "report-not-shown"), |number| telling.number(number))
}

/// The mean change with its interval. A plan that was changed may ask for another level than it did:
/// then both levels are named.
fn change(telling: &Telling<'_>, figures: &EditionFigures, beside: &EditionFigures) -> String {
    let lang = telling.lang;
    let Some(change) = figures.change else { return tr!(lang, "report-not-shown") };
    let mean = telling.points(change.mean);
    let interval = Interval::between_at(change.lower, change.upper, change.level);
    let interval = telling.interval(interval);
    if beside.change.is_some_and(|beside| beside.level != change.level) {
        let level = level_words(lang, change.level);
        tr!(lang, "report-mean-with-interval-at", mean = mean, level = level, interval = interval)
    } else {
        tr!(lang, "report-mean-with-interval", mean = mean, interval = interval)
    }
}
