//! The document as plain text.

use kastanj_language::tr;

use super::{Block, Cell, Citation, Document, Flow, Piece, Table, Words};

/// Sources in order of first mention, numbered from 1.
pub(super) fn sources(document: &Document) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    each_words(&document.blocks, &mut |words| {
        for piece in &words.0 {
            if let Piece::Quoted(quote) = piece
                && !found.contains(&quote.citation)
            {
                found.push(quote.citation.clone());
            }
        }
    });
    found
}

fn each_words(blocks: &[Block], visit: &mut impl FnMut(&Words)) {
    for block in blocks {
        match block {
            Block::Paragraph(words) | Block::Note(words) => visit(words),
            Block::List(items) => items.iter().for_each(&mut *visit),
            Block::Callout(callout) => callout.body.iter().for_each(&mut *visit),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    if let Cell::Text(words) = cell {
                        visit(words);
                    }
                }
                table.note.iter().for_each(&mut *visit);
            }
            Block::Side { left, right } => {
                each_words(left, visit);
                each_words(right, visit);
            }
            Block::Heading { .. }
            | Block::KeyFigures(_)
            | Block::Figure(_)
            | Block::Flow(_)
            | Block::PageBreak => {}
        }
    }
}

/// The whole document as text.
pub(super) fn plain(document: &Document) -> String {
    let mut text = format!("{}\n{}\n", document.name.title(document.lang), document.subtitle);
    if document.synthetic {
        text.push_str(&tr!(document.lang, "report-synthetic"));
        text.push('\n');
    }
    let sources = sources(document);
    blocks(&document.blocks, &sources, &mut text);
    if !sources.is_empty() {
        text.push_str(&format!("\n# {}\n", tr!(document.lang, "report-sources")));
        for (index, source) in sources.iter().enumerate() {
            text.push_str(&format!("[{}] {}\n", index + 1, source.line));
        }
    }
    text.push_str(&format!("\n{}\n", document.foot));
    text
}

fn blocks(all: &[Block], sources: &[Citation], text: &mut String) {
    for block in all {
        match block {
            Block::Heading { level, text: words } => {
                text.push_str(&format!("\n{} {words}\n", "#".repeat(usize::from(*level))));
            }
            Block::Paragraph(words) | Block::Note(words) => line(words, sources, "", text),
            Block::List(items) => items.iter().for_each(|item| line(item, sources, "- ", text)),
            Block::Callout(callout) => {
                text.push_str(&format!("\n[{}] {}\n", callout.label, callout.headline));
                callout.body.iter().for_each(|words| line(words, sources, "  ", text));
            }
            Block::KeyFigures(figures) => {
                for figure in figures {
                    text.push_str(&format!("{}: {}\n", figure.label, figure.value));
                }
            }
            Block::Table(rows) => table(rows, sources, text),
            Block::Figure(figure) | Block::Flow(Flow { drawn: figure, .. }) => {
                text.push_str(&format!("[{}] {}\n", figure.caption, figure.alt));
            }
            Block::Side { left, right } => {
                blocks(left, sources, text);
                blocks(right, sources, text);
            }
            Block::PageBreak => {}
        }
    }
}

fn table(table: &Table, sources: &[Citation], text: &mut String) {
    text.push_str(&format!("\n{}\n| {} |\n", table.caption, table.head.join(" | ")));
    for row in &table.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| match cell {
                Cell::Text(words) => numbered(words, sources),
                Cell::Count(count) => count.to_string(),
                Cell::Hidden => "–".to_owned(),
            })
            .collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    if let Some(note) = &table.note {
        line(note, sources, "", text);
    }
}

fn line(words: &Words, sources: &[Citation], lead: &str, text: &mut String) {
    text.push_str(&format!("{lead}{}\n", numbered(words, sources)));
}

fn numbered(words: &Words, sources: &[Citation]) -> String {
    words
        .0
        .iter()
        .map(|piece| match piece {
            Piece::Quoted(quote) => match number(quote.source(), sources) {
                Some(number) => format!("{} [{number}]", quote.text()),
                None => quote.text().to_owned(),
            },
            other => other.text().to_owned(),
        })
        .collect()
}

/// The number of a source, from 1.
pub(super) fn number(source: &str, sources: &[Citation]) -> Option<usize> {
    sources.iter().position(|known| known.line == source).map(|index| index + 1)
}
