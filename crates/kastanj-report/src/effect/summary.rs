//! One page for the public: what was asked, what is known, what is not.

use kastanj_language::tr;

use super::disclosure::Step;
use super::telling::Telling;
use super::{contact, verdict};
use crate::document::{Block, Document, DocumentName, KeyFigure, Words};

/// The page, from the same figures as the report's public edition.
pub(super) fn summary(telling: &Telling<'_>, foot: String) -> Document {
    let (lang, input) = (telling.lang, telling.input);
    let heading = |text: String| Block::Heading { level: 1, text };
    let mut blocks = vec![
        Block::Paragraph(tr!(lang, "report-summary-who").into()),
        heading(tr!(lang, "report-summary-answer")),
        verdict::callout(telling),
        heading(tr!(lang, "report-summary-how-many")),
        Block::KeyFigures(counts(telling)),
    ];
    blocks.push(heading(tr!(lang, "report-summary-unknown")));
    blocks.push(Block::List(unknown(telling)));
    blocks.extend(contact::section(telling));
    blocks.push(Block::Note(tr!(lang, "report-summary-whole").into()));
    Document {
        name: DocumentName::Named {
            title: tr!(lang, "report-summary-title"),
            file_stem: "report-effect-summary",
        },
        subtitle: telling.subtitle(),
        lang,
        audience: Some(telling.audience),
        smallest: telling.smallest(),
        synthetic: input.synthetic,
        date: input.date,
        blocks,
        foot,
    }
}

/// What nobody knows: the cause always, those lost if there are any, and what lies beyond the last
/// occasion.
fn unknown(telling: &Telling<'_>) -> Vec<Words> {
    let lang = telling.lang;
    let mut unknown = vec![tr!(lang, "report-summary-cause")];
    let (persons, pairs) = (telling.step(Step::Persons).known(), telling.step(Step::Pairs).known());
    if persons.is_none() || persons != pairs {
        unknown.push(tr!(lang, "report-summary-lost"));
    }
    unknown.push(match telling.step(Step::FollowUp).known() {
        Some(1..) => tr!(lang, "report-summary-beyond-follow-up"),
        _ => tr!(lang, "report-summary-later"),
    });
    unknown.into_iter().map(Words::from).collect()
}

/// Who said yes, answered before, and answered twice, as the edition shows it.
fn counts(telling: &Telling<'_>) -> Vec<KeyFigure> {
    let lang = telling.lang;
    let steps = [
        (Step::Persons, tr!(lang, "report-summary-persons")),
        (Step::Before, tr!(lang, "report-summary-before")),
        (Step::Pairs, tr!(lang, "report-summary-pairs")),
    ];
    let figure =
        |(step, label)| KeyFigure { value: telling.count_words(telling.step(step)), label };
    steps.into_iter().map(figure).collect()
}
