use kastanj_instrument::{
    BoxMeaning, FormKey, Item, ItemId, ItemKind, Measure, Questionnaire, ResponseScale,
};
use kastanj_language::{Lang, Text};
use serde::Serialize;

use super::PrintError;

/// Most answers that a table of rows can hold side by side.
const WIDEST_TABLE: usize = 6;
/// From so many answers on, a question is one row of numbered boxes.
const NUMBER_ROW: usize = 8;

/// A question, or several that share a table, as the template draws it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(super) enum Block {
    /// Rows on one scale, an answer per column.
    Grid { labels: Vec<String>, lead: Option<String>, rows: Vec<Row> },
    /// Numbered boxes in one row, words at the ends.
    Row {
        number: usize,
        stem: String,
        labels: Vec<String>,
        low: Option<String>,
        high: Option<String>,
        boxes: Vec<Option<usize>>,
    },
    /// Answers with a box before each.
    Options {
        number: usize,
        stem: String,
        labels: Vec<String>,
        boxes: Vec<Option<usize>>,
        /// Whether any number of answers may be crossed.
        many: bool,
    },
    /// One box before its words.
    Tick { number: usize, stem: String, boxes: Vec<Option<usize>> },
    /// Lines to write on.
    Open { number: usize, stem: String, lines: u8 },
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    number: usize,
    stem: String,
    boxes: Vec<Option<usize>>,
}

/// What the boxes of a form stand for, in printed order, and how far the count of questions is.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    pub(super) boxes: Vec<(ItemId, BoxMeaning)>,
    pub(super) multiple: Vec<ItemId>,
    questions: usize,
}

impl Numbering {
    fn question(&mut self) -> usize {
        self.questions += 1;
        self.questions
    }

    /// Boxes of a question; unrecorded ones are drawn and have no number.
    fn boxes(&mut self, item: &Item, scale: &ResponseScale, recorded: bool) -> Vec<Option<usize>> {
        let codes = scale.options.iter().map(|option| BoxMeaning::Code(option.code));
        // A lone box is left empty by whoever does not want it.
        let declined = (!scale.is_tick()).then_some(BoxMeaning::Declined);
        let meanings: Vec<BoxMeaning> = codes.chain(declined).collect();
        if recorded && matches!(item.kind, ItemKind::Many { .. }) {
            self.multiple.push(item.id.clone());
        }
        meanings
            .into_iter()
            .map(|meaning| {
                recorded.then(|| {
                    self.boxes.push((item.id.clone(), meaning));
                    self.boxes.len() - 1
                })
            })
            .collect()
    }
}

/// Turns the questions of a section into blocks; `recorded` says whether their boxes are read.
pub(super) fn blocks(
    questionnaire: &Questionnaire,
    form: &FormKey,
    items: &[Item],
    recorded: bool,
    numbering: &mut Numbering,
) -> Result<Vec<Block>, PrintError> {
    let lang = form.lang;
    let mut blocks = Vec::new();
    let mut rest = items;
    while let Some((item, after)) = rest.split_first() {
        let stem = item.stem.get(lang).to_owned();
        let scale_of = |item: &Item, name: &str| {
            questionnaire.scale(name).ok_or_else(|| PrintError::NoScale {
                form: form.clone(),
                item: item.id.clone(),
                scale: name.to_owned(),
            })
        };
        match &item.kind {
            ItemKind::Open { lines } => {
                blocks.push(Block::Open { number: numbering.question(), stem, lines: *lines });
                rest = after;
            }
            ItemKind::One { scale: name } => {
                let scale = scale_of(item, name)?;
                let alike = rest.iter().take_while(|other| other.kind == item.kind).count();
                let tabular = scale.options.len() <= WIDEST_TABLE
                    && (alike > 1 || scale.measure == Measure::Steps);
                if tabular {
                    let (table, others) = rest.split_at(alike);
                    blocks.push(grid(scale, table, lang, recorded, numbering));
                    rest = others;
                    continue;
                }
                let number = numbering.question();
                let boxes = numbering.boxes(item, scale, recorded);
                let labels = labels(scale, lang);
                blocks.push(if labels.len() >= NUMBER_ROW {
                    Block::Row {
                        number,
                        stem,
                        labels,
                        low: words(scale.low_end.as_ref(), lang),
                        high: words(scale.high_end.as_ref(), lang),
                        boxes,
                    }
                } else {
                    Block::Options { number, stem, labels, boxes, many: false }
                });
                rest = after;
            }
            ItemKind::Many { scale: name } => {
                let scale = scale_of(item, name)?;
                let number = numbering.question();
                let boxes = numbering.boxes(item, scale, recorded);
                blocks.push(if scale.is_tick() {
                    Block::Tick { number, stem, boxes }
                } else {
                    Block::Options { number, stem, labels: labels(scale, lang), boxes, many: true }
                });
                rest = after;
            }
        }
    }
    Ok(blocks)
}

fn grid(
    scale: &ResponseScale,
    items: &[Item],
    lang: Lang,
    recorded: bool,
    numbering: &mut Numbering,
) -> Block {
    Block::Grid {
        labels: scale
            .options
            .iter()
            .map(|option| option.column_label().get(lang).to_owned())
            .collect(),
        lead: words(scale.lead.as_ref(), lang),
        rows: items
            .iter()
            .map(|item| Row {
                number: numbering.question(),
                stem: item.stem.get(lang).to_owned(),
                boxes: numbering.boxes(item, scale, recorded),
            })
            .collect(),
    }
}

fn labels(scale: &ResponseScale, lang: Lang) -> Vec<String> {
    scale.options.iter().map(|option| option.label.get(lang).to_owned()).collect()
}

fn words(text: Option<&Text>, lang: Lang) -> Option<String> {
    text.map(|text| text.get(lang).to_owned())
}
