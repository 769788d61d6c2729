use super::Words;
use crate::figure::{FlowStep, Svg};

/// One block of a document, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 1 (a part) or 2 (within a part); the document's title stands above.
    Heading {
        /// 1 or 2.
        level: u8,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Words),
    /// Small print under something.
    Note(Words),
    /// A box that is read first.
    Callout(Callout),
    /// A few figures in large type.
    KeyFigures(Vec<KeyFigure>),
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
    /// A flow in steps: drawn on paper, words that can wrap on a screen.
    Flow(Flow),
    /// A list.
    List(Vec<Words>),
    /// Two columns on paper and on wide screens; read left, then right.
    Side {
        /// Left column.
        left: Vec<Block>,
        /// Right column.
        right: Vec<Block>,
    },
    /// A new page on paper.
    PageBreak,
}

/// How a box looks. Never the only carrier of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing can be said, or only described.
    Still,
    /// An indication.
    Leaning,
    /// A supported change.
    Firm,
}

/// A box with a label, a headline and a few paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// Its look.
    pub tone: Tone,
    /// What the box is, in small type.
    pub label: String,
    /// The message in one sentence.
    pub headline: String,
    /// What it means.
    pub body: Vec<Words>,
}

/// One figure in large type with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The figure, already formatted.
    pub value: String,
    /// What it counts.
    pub label: String,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words or a formatted figure.
    Text(Words),
    /// A number of persons: checked against the edition's smallest count.
    Count(u64),
    /// A count or figure that is withheld because too few persons stand behind it.
    Hidden,
}

impl Cell {
    /// A cell of plain words.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(Words::from(text.into()))
    }
}

/// A row; its first cell is its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells, as many as the table has columns.
    pub cells: Vec<Cell>,
    /// Set apart in bold.
    pub strong: bool,
}

impl Row {
    /// An ordinary row.
    pub fn of(cells: Vec<Cell>) -> Row {
        Row { cells, strong: false }
    }

    /// A row of plain words.
    pub fn texts(cells: impl IntoIterator<Item = String>) -> Row {
        Row::of(cells.into_iter().map(Cell::text).collect())
    }

    /// A row of words with standings of their own.
    pub fn words(cells: impl IntoIterator<Item = Words>) -> Row {
        Row::of(cells.into_iter().map(Cell::Text).collect())
    }
}

/// A table with a caption above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Columns (from 0) that hold figures and stand to the right.
    pub figures: Vec<usize>,
    /// Widths of the columns relative to each other.
    pub widths: Vec<u8>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What to know when reading it.
    pub note: Option<Words>,
}

/// A drawing with its text alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The drawing.
    pub svg: Svg,
    /// All that the drawing says, for those who do not see it.
    pub alt: String,
    /// The caption above: what it shows.
    pub caption: String,
}

/// A flow in steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// The drawing, for paper.
    pub drawn: Figure,
    /// The same steps in words, for screens.
    pub steps: Vec<FlowStep>,
}
