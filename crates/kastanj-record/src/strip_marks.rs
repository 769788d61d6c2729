use kastanj_instrument::{AnswerCode, ItemId};
use serde::{Deserialize, Serialize};

/// What a client marked on the strip that is torn off on paper, such as *I want to talk about
/// thoughts of not wanting to live*: no part of the record, kept only until somebody has read it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StripMarks(Vec<(ItemId, AnswerCode)>);

impl StripMarks {
    /// The answer that says no in every question of a strip: nobody has to read it.
    pub const NO: AnswerCode = AnswerCode(0);

    /// Marks a question; the last answer to it holds. A no leaves nothing, and takes an earlier mark
    /// back.
    pub fn mark(&mut self, item: ItemId, code: AnswerCode) {
        self.0.retain(|(known, _)| *known != item);
        if code != StripMarks::NO {
            self.0.push((item, code));
        }
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Question and answer, in the order of marking.
    pub fn iter(&self) -> impl Iterator<Item = &(ItemId, AnswerCode)> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_answer_to_a_question_holds() {
        let mut marks = StripMarks::default();
        assert!(marks.is_empty());
        for (item, code) in [("a", 1), ("b", 1), ("a", 2)] {
            marks.mark(ItemId(item.into()), AnswerCode(code));
        }
        let left: Vec<_> = marks.iter().map(|(item, code)| (item.0.as_str(), code.0)).collect();
        assert_eq!(left, [("b", 1), ("a", 2)]);
        for item in ["a", "b", "c"] {
            marks.mark(ItemId(item.into()), StripMarks::NO);
        }
        assert!(marks.is_empty());
    }
}
