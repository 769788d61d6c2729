//! The document as PDF. All words travel as data; the template holds no sentence.

use kastanj_language::tr;
use kastanj_typeset::compile;
use serde_json::{Value, json};

use super::outline::{headings, place};
use super::plain::{number, sources};
use super::style::TEMPLATE;
use super::{Block, Cell, Citation, Document, Figure, Flow, Piece, Table, Tone, Words};
use crate::error::PrintError;

pub(super) fn pdf(document: &Document) -> Result<Vec<u8>, PrintError> {
    let lang = document.lang;
    let sources = sources(document);
    let headings = headings(&document.blocks);
    let mut writer =
        Writer { sources: &sources, headings: &headings, passed: 0, drawings: Vec::new() };
    let blocks = writer.blocks(&document.blocks);
    let data = json!({
        "lang": lang.code(),
        "title": document.name.title(lang),
        "subtitle": document.subtitle,
        "stamp": document.synthetic.then(|| tr!(lang, "report-synthetic")),
        "foot": document.foot,
        "page": tr!(lang, "report-page"),
        "of": tr!(lang, "report-page-of"),
        "on_page": tr!(lang, "report-on-page"),
        "sources_title": tr!(lang, "report-sources"),
        "sources": sources.iter().map(cited).collect::<Vec<Value>>(),
        "date": document.date.to_string(),
        "blocks": blocks,
    });
    let identifier = format!("{}-{}", document.file_stem(), document.date);
    let mut typeset = kastanj_typeset::Document::new(TEMPLATE, document.date, identifier)
        .with_data("/data.json", &data)?;
    for (index, drawing) in writer.drawings.into_iter().enumerate() {
        typeset = typeset.with_file(&format!("/figure-{index}.svg"), drawing);
    }
    Ok(compile(typeset)?.pdf()?)
}

struct Writer<'a> {
    sources: &'a [Citation],
    headings: &'a [String],
    /// How many headings are written.
    passed: usize,
    drawings: Vec<String>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Heading { level, text } => {
                let place = self.passed;
                self.passed += 1;
                json!({"kind": "heading", "level": level, "text": text, "place": place})
            }
            Block::Paragraph(words) => json!({"kind": "paragraph", "words": self.words(words)}),
            Block::Note(words) => json!({"kind": "note", "words": self.words(words)}),
            Block::Callout(callout) => {
                let tone = match callout.tone {
                    Tone::Still => "still",
                    Tone::Leaning => "leaning",
                    Tone::Firm => "firm",
                };
                let body: Vec<Value> = callout.body.iter().map(|words| self.words(words)).collect();
                json!({
                    "kind": "callout", "tone": tone, "label": callout.label,
                    "headline": callout.headline, "body": body,
                })
            }
            Block::KeyFigures(figures) => {
                let all: Vec<Value> =
                    figures.iter().map(|f| json!({"value": f.value, "label": f.label})).collect();
                json!({"kind": "key", "figures": all})
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) | Block::Flow(Flow { drawn: figure, .. }) => self.figure(figure),
            Block::List(items) => {
                let all: Vec<Value> = items.iter().map(|words| self.words(words)).collect();
                json!({"kind": "list", "items": all})
            }
            Block::Side { left, right } => {
                json!({"kind": "side", "left": self.blocks(left), "right": self.blocks(right)})
            }
            Block::PageBreak => json!({"kind": "pagebreak"}),
        }
    }

    fn figure(&mut self, figure: &Figure) -> Value {
        let index = self.drawings.len();
        self.drawings.push(figure.svg.file());
        json!({
            "kind": "figure", "file": format!("/figure-{index}.svg"),
            "width": figure.svg.width(), "alt": figure.alt, "caption": figure.caption,
        })
    }

    fn table(&self, table: &Table) -> Value {
        let rows: Vec<Value> = table
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<Value> = row
                    .cells
                    .iter()
                    .map(|cell| match cell {
                        Cell::Text(words) => self.words(words),
                        Cell::Count(count) => own(&count.to_string()),
                        Cell::Hidden => own("–"),
                    })
                    .collect();
                json!({"cells": cells, "strong": row.strong})
            })
            .collect();
        json!({
            "kind": "table", "caption": table.caption, "head": table.head,
            "figures": table.figures, "widths": table.widths, "rows": rows,
            "note": table.note.as_ref().map(|words| self.words(words)),
        })
    }

    fn words(&self, words: &Words) -> Value {
        let pieces = words.0.iter().map(|piece| {
            let text = piece.text();
            match piece {
                Piece::Own(_) => json!({"as": "own", "text": text}),
                Piece::Strong(_) => json!({"as": "strong", "text": text}),
                Piece::Asked(_) => json!({"as": "asked", "text": text}),
                Piece::Section(heading) => {
                    json!({"as": "section", "text": text, "place": place(heading, self.headings)})
                }
                Piece::Title(_) => json!({"as": "title", "text": text}),
                Piece::Quoted(quote) => {
                    json!({"as": "quote", "text": text, "number": number(quote.source(), self.sources)})
                }
            }
        });
        Value::Array(pieces.collect())
    }
}

fn cited(citation: &Citation) -> Value {
    let (before, title, after) = citation.runs();
    json!({"before": before, "title": title, "after": after, "lang": citation.lang()})
}

fn own(text: &str) -> Value {
    json!([{"as": "own", "text": text}])
}
