use kastanj_instrument::ItemId;

use crate::{Answer, Assessment};

/// A question on which two keyings of one sheet disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The question.
    pub item: ItemId,
    /// What the first keying says, if it has the question.
    pub first: Option<Answer>,
    /// What the second keying says, if it has the question.
    pub second: Option<Answer>,
}

/// The questions on which two keyings of one sheet disagree, in printed order.
pub fn differences(first: &Assessment, second: &Assessment) -> Vec<Difference> {
    let answer_in = |assessment: &Assessment, item: &ItemId| {
        assessment
            .answers
            .iter()
            .find(|given| given.item == *item)
            .map(|given| given.answer.clone())
    };
    let items = first.answers.iter().map(|given| &given.item);
    let only_second = second
        .answers
        .iter()
        .map(|given| &given.item)
        .filter(|item| answer_in(first, item).is_none());
    items
        .chain(only_second)
        .map(|item| Difference {
            item: item.clone(),
            first: answer_in(first, item),
            second: answer_in(second, item),
        })
        .filter(|difference| difference.first != difference.second)
        .collect()
}
