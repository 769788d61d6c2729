use kastanj_instrument::{BoxMeaning, ItemId};
use kastanj_paper::{Decision, ExpectedPage, MarkClass, RectMm};
use serde::{Deserialize, Serialize};

use crate::pen::Ambiguity;

/// What a writer meant with one box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoxTruth {
    /// The question.
    pub item: ItemId,
    /// What the box stands for.
    pub meaning: BoxMeaning,
    /// Where it is printed.
    pub place: RectMm,
    /// Empty, marked or cancelled; uncertain where the mark was made ambiguous on purpose.
    pub class: MarkClass,
}

/// What a writer meant with one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionTruth {
    /// The question.
    pub item: ItemId,
    /// The intended answer; doubtful where it was made ambiguous on purpose.
    pub intended: Decision,
    /// Whether a wrong mark was made first and taken back.
    pub corrected: bool,
    /// How it was made ambiguous, if it was.
    pub ambiguity: Option<Ambiguity>,
}

/// The truth about one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageTruth {
    /// Page number, from 1.
    pub page: u8,
    /// The boxes in printed order.
    pub boxes: Vec<BoxTruth>,
    /// The questions in printed order.
    pub questions: Vec<QuestionTruth>,
}

impl PageTruth {
    /// What the writer meant, as the evaluation of the reader takes it.
    pub fn expected(&self) -> ExpectedPage {
        ExpectedPage {
            questions: self
                .questions
                .iter()
                .map(|question| (question.item.clone(), question.intended.clone()))
                .collect(),
            boxes: self
                .boxes
                .iter()
                .map(|one| (one.item.clone(), one.meaning, one.class))
                .collect(),
        }
    }
}
