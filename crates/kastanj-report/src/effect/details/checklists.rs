//! TREND and STROBE filled in: for each item where the report answers it, or that it does not.
//!
//! Des Jarlais, Lyles and Crepaz (2004), von Elm et al. (2007). The topics are in our own words.

use kastanj_language::{Lang, lookup, tr};

use super::part;
use crate::document::{Block, Piece, Row, Table, Words};
use crate::effect::telling::Telling;

/// Where the report answers an item.
#[derive(Clone, Copy)]
enum Answered {
    /// Under a heading, by its key.
    Under(&'static str),
    /// The same where the report has that part; else the second key says why not.
    UnderIf(&'static str, &'static str),
    /// How many became worse: under each person's own change where the form's error is known, else
    /// under the distribution of changes.
    Worse,
    /// The score before alone, or a division by answers before where the plan has one.
    Background,
    /// On the first page, in the box with the verdict.
    First,
    /// Not at all; the key says why, or where else.
    Nowhere(&'static str),
}

use Answered::{Background, First, Nowhere, Under, UnderIf, Worse};

const TREND: &[(&str, Answered)] = &[
    ("1", First),
    ("2", Under("report-known-before")),
    ("3", Under("report-who")),
    ("4", Nowhere("report-item-manual")),
    ("5", Under("report-plan-title")),
    ("6", Under("report-plan-title")),
    ("7", Nowhere("report-item-no-size")),
    ("8", Nowhere("report-item-no-groups")),
    ("9", Nowhere("report-item-not-blind")),
    ("10", Under("report-method")),
    ("11", Under("report-method")),
    ("12", Under("report-who")),
    ("13", Nowhere("report-item-dates")),
    ("14", Background),
    ("15", Nowhere("report-item-no-groups")),
    ("16", Under("report-who")),
    ("17", Under("report-change")),
    ("18", Under("report-other-measures")),
    ("19", Worse),
    ("20", Under("report-rivals")),
    ("21", Under("report-limits")),
    ("22", Under("report-known-before")),
];

const STROBE: &[(&str, Answered)] = &[
    ("1", First),
    ("2", Under("report-known-before")),
    ("3", Under("report-plan-title")),
    ("4", Under("report-method")),
    ("5", Nowhere("report-item-manual")),
    ("6", Under("report-who")),
    ("7", Under("report-plan-title")),
    ("8", Under("report-method")),
    ("9", Under("report-rivals")),
    ("10", Nowhere("report-item-no-size")),
    ("11", Under("report-method")),
    ("12a", Under("report-method")),
    ("12b", UnderIf("report-subgroups", "report-item-not-divided")),
    ("12c", Under("report-lost")),
    ("12d", Under("report-lost")),
    ("12e", Under("report-lost")),
    ("13", Under("report-who")),
    ("14", Background),
    ("15", Under("report-change")),
    ("16", Under("report-change")),
    ("17", Under("report-secondary")),
    ("18", First),
    ("19", Under("report-limits")),
    ("20", Under("report-rivals")),
    ("21", Under("report-limits")),
    ("22", Nowhere("report-item-funding")),
];

/// Both lists. `headings` are those that this edition of the report has.
pub(super) fn section(telling: &Telling<'_>, headings: &[String]) -> Vec<Block> {
    let lang = telling.lang;
    vec![
        part(tr!(lang, "report-checklists")),
        Block::Paragraph(tr!(lang, "report-checklists-intro").into()),
        list(telling, headings, "trend", TREND),
        list(telling, headings, "strobe", STROBE),
    ]
}

/// The heading of that key if the report has it, else the reason.
fn place_of(lang: Lang, headings: &[String], key: &str, reason: &str) -> Words {
    let heading = lookup(lang, key, &[]);
    if headings.contains(&heading) {
        Words(vec![Piece::Section(heading)])
    } else {
        lookup(lang, reason, &[]).into()
    }
}

fn list(
    telling: &Telling<'_>,
    headings: &[String],
    name: &str,
    items: &[(&str, Answered)],
) -> Block {
    let lang = telling.lang;
    let rows = items.iter().map(|(number, answered)| {
        let topic = lookup(lang, &format!("report-{name}-{number}"), &[]);
        let place: Words = match answered {
            First => tr!(lang, "report-item-first").into(),
            Nowhere(reason) => lookup(lang, reason, &[]).into(),
            Under(key) => place_of(lang, headings, key, "report-item-withheld"),
            UnderIf(key, reason) => place_of(lang, headings, key, reason),
            Worse if telling.input.declared.reliability.is_some() => {
                place_of(lang, headings, "report-individual", "report-item-withheld")
            }
            Worse => place_of(lang, headings, "report-change", "report-item-withheld"),
            Background => place_of(lang, headings, "report-subgroups", "report-item-score-alone"),
        };
        Row::words([format!("{number}.").into(), topic.into(), place])
    });
    Block::Table(Table {
        caption: lookup(lang, &format!("report-{name}-caption"), &[]),
        head: vec![
            tr!(lang, "report-item-number"),
            tr!(lang, "report-item-topic"),
            tr!(lang, "report-item-place"),
        ],
        figures: Vec::new(),
        widths: vec![2, 9, 8],
        rows: rows.collect(),
        note: None,
    })
}
