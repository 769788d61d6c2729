//! Everything that a reader meets, word by word, with its place: what the check reads.

use std::fmt;

use kastanj_language::{Lang, tr};

use super::{Block, Cell, Document, DocumentName, Flow, Words};

/// Where in a document something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The title.
    Title,
    /// The line under the title.
    Subtitle,
    /// The line at the foot.
    Foot,
    /// A heading, by its words.
    Heading(String),
    /// A paragraph, note or list item under a heading.
    Text {
        /// The heading above.
        under: String,
    },
    /// A caption, heading, cell or note of a table.
    Table {
        /// The table's caption.
        caption: String,
    },
    /// The caption of a figure.
    FigureCaption,
    /// The text alternative of a figure.
    FigureAlternative,
    /// A word drawn in a figure.
    FigureText,
    /// A box or a figure in large type.
    Callout,
}

impl Place {
    /// The place in `lang`.
    pub fn describe(&self, lang: Lang) -> String {
        match self {
            Place::Title => tr!(lang, "report-place-title"),
            Place::Subtitle => tr!(lang, "report-place-subtitle"),
            Place::Foot => tr!(lang, "report-place-foot"),
            Place::Heading(text) => tr!(lang, "report-place-heading", text = text),
            Place::Text { under } => tr!(lang, "report-place-text", text = under),
            Place::Table { caption } => tr!(lang, "report-place-table", text = caption),
            Place::FigureCaption => tr!(lang, "report-place-caption"),
            Place::FigureAlternative => tr!(lang, "report-place-alternative"),
            Place::FigureText => tr!(lang, "report-place-drawing"),
            Place::Callout => tr!(lang, "report-place-box"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Title => f.write_str("title"),
            Place::Subtitle => f.write_str("subtitle"),
            Place::Foot => f.write_str("foot"),
            Place::Heading(text) => write!(f, "heading \"{text}\""),
            Place::Text { under } => write!(f, "text under \"{under}\""),
            Place::Table { caption } => write!(f, "table \"{caption}\""),
            Place::FigureCaption => f.write_str("caption of a figure"),
            Place::FigureAlternative => f.write_str("text alternative of a figure"),
            Place::FigureText => f.write_str("word drawn in a figure"),
            Place::Callout => f.write_str("box"),
        }
    }
}

/// Words of our own that belong together: a paragraph, a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// Where.
    pub place: Place,
    /// The words of our own; quotes and titles of publications are left out (shown as …).
    pub own: String,
    /// Counts of persons among them.
    pub counts: Vec<u64>,
}

/// All utterances in reading order.
pub(crate) fn utterances(document: &Document) -> Vec<Utterance> {
    let mut reader = Reader { found: Vec::new(), heading: String::new() };
    // The report's own name is a typed exception: the field calls it that.
    if let DocumentName::Named { title, .. } = &document.name {
        reader.say(Place::Title, title);
    }
    reader.say(Place::Subtitle, &document.subtitle);
    reader.say(Place::Foot, &document.foot);
    reader.blocks(&document.blocks);
    reader.found
}

/// The headings of some blocks, in reading order. The place in this order names a heading where a
/// document points at it.
pub(crate) fn headings(blocks: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } => found.push(text.clone()),
            Block::Side { left, right } => {
                found.extend(headings(left));
                found.extend(headings(right));
            }
            _ => {}
        }
    }
    found
}

/// The place of a heading among all; `None` if there is no such heading.
pub(crate) fn place(heading: &str, headings: &[String]) -> Option<usize> {
    headings.iter().position(|known| known == heading)
}

struct Reader {
    found: Vec<Utterance>,
    heading: String,
}

impl Reader {
    fn say(&mut self, place: Place, text: &str) {
        self.found.push(Utterance { place, own: text.to_owned(), counts: Vec::new() });
    }

    fn words(&mut self, place: Place, words: &Words) {
        self.say(place, &own_words(words));
    }

    fn under(&self) -> Place {
        Place::Text { under: self.heading.clone() }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => {
                self.heading.clone_from(text);
                self.say(Place::Heading(text.clone()), text);
            }
            Block::Paragraph(words) | Block::Note(words) => self.words(self.under(), words),
            Block::List(items) => items.iter().for_each(|item| self.words(self.under(), item)),
            Block::Callout(callout) => {
                self.say(Place::Callout, &callout.label);
                self.say(Place::Callout, &callout.headline);
                callout.body.iter().for_each(|words| self.words(Place::Callout, words));
            }
            Block::KeyFigures(figures) => {
                for figure in figures {
                    self.say(Place::Callout, &format!("{} {}", figure.value, figure.label));
                }
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) | Block::Flow(Flow { drawn: figure, .. }) => {
                figure.svg.texts().iter().for_each(|text| self.say(Place::FigureText, text));
                self.say(Place::FigureAlternative, &figure.alt);
                self.say(Place::FigureCaption, &figure.caption);
            }
            Block::Side { left, right } => {
                self.blocks(left);
                self.blocks(right);
            }
            Block::PageBreak => {}
        }
    }

    fn table(&mut self, table: &super::Table) {
        let place = Place::Table { caption: table.caption.clone() };
        self.say(place.clone(), &table.caption);
        self.say(place.clone(), &table.head.join(" · "));
        for row in &table.rows {
            let mut counts = Vec::new();
            let texts: Vec<String> = row
                .cells
                .iter()
                .map(|cell| match cell {
                    Cell::Text(words) => own_words(words),
                    Cell::Count(count) => {
                        counts.push(*count);
                        count.to_string()
                    }
                    Cell::Hidden => "–".to_owned(),
                })
                .collect();
            let own = texts.join(" · ");
            self.found.push(Utterance { place: place.clone(), own, counts });
        }
        if let Some(note) = &table.note {
            self.words(place, note);
        }
    }
}

fn own_words(words: &Words) -> String {
    words.0.iter().map(|piece| if piece.is_own() { piece.text() } else { "…" }).collect()
}
