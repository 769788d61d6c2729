//! What clients say about the contact: counted, attributed, beside the verdict and never in it.

use kastanj_language::{Lang, count, tr};

use super::disclosure::{Step, cells_may_stand, small};
use super::input::ContactItem;
use super::telling::Telling;
use crate::document::{AskedWords, Block, Cell, Piece, Row, Table, Words};

/// The section.
pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let (lang, items) = (telling.lang, &telling.input.contact);
    let mut blocks = vec![Block::Heading { level: 1, text: tr!(lang, "report-contact") }];
    let answered = items.iter().map(ContactItem::answered).max().unwrap_or(0);
    if answered == 0 {
        blocks.push(Block::Paragraph(tr!(lang, "report-contact-none").into()));
    } else if small(answered, telling.smallest()) {
        let words = tr!(lang, "report-contact-few", count = telling.smallest());
        blocks.push(Block::Paragraph(words.into()));
    } else {
        let mut words = tr!(lang, "report-contact-who", count = telling.number(answered));
        if telling.step(Step::Pairs).known().is_some_and(|pairs| pairs != answered) {
            words.push(' ');
            words.push_str(&tr!(lang, "report-contact-others"));
        }
        blocks.push(Block::Paragraph(words.into()));
        let caption = tr!(lang, "report-contact-caption");
        blocks.push(agreement_table(items, caption, lang, telling.smallest()));
    }
    blocks
}

/// How many agree, question by question: the two highest answers of all that were given.
pub(crate) fn agreement_table(
    items: &[ContactItem],
    caption: String,
    lang: Lang,
    smallest: u64,
) -> Block {
    let mut hidden = false;
    let rows = items
        .iter()
        .map(|item| {
            let wording = AskedWords(item.wording.get(lang).to_owned());
            let mut cells = vec![Cell::Text(Words(vec![Piece::Asked(wording)]))];
            let (agree, other) = halves(item);
            let answered = agree + other;
            if small(answered, smallest) {
                cells.push(Cell::Hidden);
                hidden = true;
            } else if cells_may_stand(&[agree, other], smallest) {
                let (agree, of) = (count(lang, agree), count(lang, answered));
                cells.push(Cell::text(tr!(lang, "report-of", count = agree, of = of)));
            } else {
                let of = tr!(lang, "report-hidden-of", of = count(lang, answered));
                cells.push(Cell::text(of));
                hidden = true;
            }
            Row::of(cells)
        })
        .collect();
    let mut note = tr!(lang, "report-contact-note");
    if hidden {
        note.push(' ');
        note.push_str(&tr!(lang, "report-contact-hidden", count = smallest));
    }
    Block::Table(Table {
        caption,
        head: vec![tr!(lang, "report-question"), tr!(lang, "report-agrees")],
        figures: vec![1],
        widths: vec![13, 4],
        rows,
        note: Some(note.into()),
    })
}

/// How many chose one of the two highest options, and how many another one.
fn halves(item: &ContactItem) -> (u64, u64) {
    let high = item.options.len().saturating_sub(2);
    let agree: u64 = item.options.iter().skip(high).map(|option| option.count).sum();
    (agree, item.answered() - agree)
}

/// All options of all items, where every cell may stand.
pub(super) fn full_table(telling: &Telling<'_>) -> Option<Block> {
    let (lang, items) = (telling.lang, &telling.input.contact);
    let first = items.first()?;
    let same_scale = items.iter().all(|item| item.options.len() == first.options.len());
    let cells: Vec<u64> = items
        .iter()
        .flat_map(|item| item.options.iter().map(|option| option.count).chain([item.declined]))
        .collect();
    let nobody = cells.iter().all(|count| *count == 0);
    if nobody || !same_scale || !cells_may_stand(&cells, telling.smallest()) {
        return None;
    }
    let mut head = vec![tr!(lang, "report-question")];
    head.extend(first.options.iter().map(|option| option.label.get(lang).to_owned()));
    head.push(tr!(lang, "report-declined"));
    let columns = head.len();
    let rows = items
        .iter()
        .map(|item| {
            let wording = AskedWords(item.wording.get(lang).to_owned());
            let mut cells = vec![Cell::Text(Words(vec![Piece::Asked(wording)]))];
            cells.extend(item.options.iter().map(|option| Cell::Count(option.count)));
            cells.push(Cell::Count(item.declined));
            Row::of(cells)
        })
        .collect();
    let mut widths = vec![3_u8; columns];
    widths[0] = 8;
    Some(Block::Table(Table {
        caption: tr!(lang, "report-contact-full-caption"),
        head,
        figures: (1..columns).collect(),
        widths,
        rows,
        note: None,
    }))
}
