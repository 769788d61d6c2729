use std::collections::BTreeSet;

use super::{ForeignForm, ForeignPage, ForeignQuestion};

/// A change in how the boxes of a page belong together. Pages, questions and boxes are told by
/// their places, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Regrouping {
    /// Several questions become one, at the place and with the name of the first.
    Join(Vec<usize>),
    /// A question becomes two: the second begins with this one of its boxes.
    Split {
        /// Which question.
        question: usize,
        /// Which of its boxes begins the second, from 1.
        at: usize,
    },
    /// A box that is no place for an answer belongs to no question any more. It stays in the form,
    /// so that what is written there disturbs nothing.
    LeaveOut {
        /// Which question.
        question: usize,
        /// Which of its boxes.
        at: usize,
    },
    /// The same with all boxes of a question.
    LeaveOutAll(usize),
    /// A box that was left out becomes a question of its own.
    PutBack(String),
}

impl ForeignForm {
    /// Regroups the boxes of a page; false when the page, question or box is not there, and then
    /// nothing has changed.
    pub fn regroup(&mut self, page: usize, change: &Regrouping) -> bool {
        let fresh = self.fresh_name();
        let Some(page) = self.pages.get_mut(page) else { return false };
        match change {
            Regrouping::Join(questions) => page.join(questions),
            Regrouping::Split { question, at } => page.split(*question, *at, fresh),
            Regrouping::LeaveOut { question, at } => page.leave_out(*question, *at),
            Regrouping::LeaveOutAll(question) => {
                let there = *question < page.questions.len();
                if there {
                    page.questions.remove(*question);
                }
                there
            }
            Regrouping::PutBack(id) => page.put_back(id, fresh),
        }
    }

    /// A name that no box and no question has: `q` and the least number.
    pub(super) fn fresh_name(&self) -> String {
        let taken = self.names();
        (1_usize..)
            .map(|number| format!("q{number}"))
            .find(|name| !taken.contains(name.as_str()))
            .unwrap_or_default()
    }

    /// The names of all boxes and questions.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        let boxes = self.pages.iter().flat_map(|page| &page.boxes).map(|one| one.id.as_str());
        let questions = self.pages.iter().flat_map(|page| &page.questions);
        boxes.chain(questions.map(|one| one.id.as_str())).collect()
    }

    /// Names that several boxes or questions have, each once, in alphabetical order.
    pub fn double_names(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut double = BTreeSet::new();
        for page in &self.pages {
            let boxes = page.boxes.iter().map(|one| &one.id);
            for name in boxes.chain(page.questions.iter().map(|one| &one.id)) {
                if !seen.insert(name) {
                    double.insert(name.clone());
                }
            }
        }
        double.into_iter().collect()
    }
}

impl ForeignPage {
    /// The boxes that belong to no question, in their order.
    pub fn left_out(&self) -> Vec<&str> {
        let used: BTreeSet<&String> = self.questions.iter().flat_map(|one| &one.boxes).collect();
        self.boxes
            .iter()
            .map(|one| &one.id)
            .filter(|id| !used.contains(id))
            .map(String::as_str)
            .collect()
    }

    fn join(&mut self, questions: &[usize]) -> bool {
        let chosen: BTreeSet<usize> = questions.iter().copied().collect();
        let (Some(first), true) = (chosen.first().copied(), chosen.len() > 1) else { return false };
        if chosen.last().is_none_or(|last| *last >= self.questions.len()) {
            return false;
        }
        let mut rest = Vec::new();
        for at in chosen.iter().skip(1).rev() {
            rest.push(self.questions.remove(*at));
        }
        let joined = &mut self.questions[first];
        for next in rest.into_iter().rev() {
            if !joined.options.is_empty() || !next.options.is_empty() {
                joined.name_all_options();
                let mut next = next.clone();
                next.name_all_options();
                joined.options.extend(next.options);
            }
            joined.boxes.extend(next.boxes);
        }
        let distinct: BTreeSet<&String> = joined.options.iter().collect();
        if distinct.len() < joined.options.len() {
            // Two rows with the same words: only the boxes' own names tell them apart.
            joined.options = Vec::new();
        }
        true
    }

    fn split(&mut self, question: usize, at: usize, fresh: String) -> bool {
        let Some(first) = self.questions.get_mut(question) else { return false };
        if at == 0 || at >= first.boxes.len() {
            return false;
        }
        let boxes = first.boxes.split_off(at);
        let options =
            if first.options.is_empty() { Vec::new() } else { first.options.split_off(at) };
        let second = ForeignQuestion { id: fresh, boxes, one: first.one, options };
        self.questions.insert(question + 1, second);
        true
    }

    fn leave_out(&mut self, question: usize, at: usize) -> bool {
        let Some(one) = self.questions.get_mut(question) else { return false };
        if at >= one.boxes.len() {
            return false;
        }
        one.boxes.remove(at);
        if at < one.options.len() {
            one.options.remove(at);
        }
        if one.boxes.is_empty() {
            self.questions.remove(question);
        }
        true
    }

    fn put_back(&mut self, id: &str, fresh: String) -> bool {
        if !self.left_out().contains(&id) {
            return false;
        }
        let boxes = vec![id.to_owned()];
        self.questions.push(ForeignQuestion { id: fresh, boxes, one: true, options: Vec::new() });
        true
    }
}

impl ForeignQuestion {
    /// Gives every option a name: its box's where it has none.
    fn name_all_options(&mut self) {
        if self.options.is_empty() {
            self.options.clone_from(&self.boxes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ForeignBox, RectMm};

    /// Questions of so many boxes, named as a survey names them.
    fn form(sizes: &[usize]) -> ForeignForm {
        let place = RectMm { x: 20.0, y: 20.0, width: 4.0, height: 4.0 };
        let mut page = ForeignPage {
            number: 1,
            width: 210.0,
            height: 297.0,
            boxes: Vec::new(),
            questions: Vec::new(),
            reference: None,
        };
        for (at, size) in sizes.iter().enumerate() {
            let id = format!("q{}", at + 1);
            let boxes: Vec<String> = (1..=*size).map(|one| format!("{id}.{one}")).collect();
            page.boxes.extend(boxes.iter().map(|id| ForeignBox { id: id.clone(), place }));
            page.questions.push(ForeignQuestion { id, boxes, one: true, options: Vec::new() });
        }
        ForeignForm {
            name: "f".to_owned(),
            blank: None,
            absent_fonts: Vec::new(),
            pages: vec![page],
        }
    }

    fn shape(form: &ForeignForm) -> Vec<(&str, usize)> {
        form.pages[0].questions.iter().map(|one| (one.id.as_str(), one.boxes.len())).collect()
    }

    #[test]
    fn questions_are_joined_split_and_left_out() {
        let mut form = form(&[2, 3, 4]);
        assert!(form.regroup(0, &Regrouping::Join(vec![2, 0])));
        assert_eq!(shape(&form), [("q1", 6), ("q2", 3)]);
        assert!(form.regroup(0, &Regrouping::Split { question: 0, at: 2 }));
        assert_eq!(shape(&form), [("q1", 2), ("q3", 4), ("q2", 3)]);
        assert_eq!(form.pages[0].questions[1].boxes[0], "q3.1");
        assert!(form.regroup(0, &Regrouping::LeaveOut { question: 0, at: 1 }));
        assert!(form.regroup(0, &Regrouping::LeaveOut { question: 0, at: 0 }));
        assert_eq!(shape(&form), [("q3", 4), ("q2", 3)]);
        assert_eq!(form.pages[0].left_out(), ["q1.1", "q1.2"]);
        assert!(form.regroup(0, &Regrouping::PutBack("q1.2".to_owned())));
        assert!(form.regroup(0, &Regrouping::LeaveOutAll(1)));
        assert_eq!(shape(&form), [("q3", 4), ("q1", 1)]);
        assert!(form.double_names().is_empty());
        let text = form.to_toml(kastanj_language::Lang::Sv);
        assert_eq!(ForeignForm::parse("t", &text).as_ref(), Ok(&form), "{text}");
    }

    #[test]
    fn names_of_options_go_with_their_boxes() {
        let mut form = form(&[2, 2]);
        form.pages[0].questions[0].options = vec!["ja".to_owned(), "nej".to_owned()];
        assert!(form.regroup(0, &Regrouping::Join(vec![0, 1])));
        assert_eq!(form.pages[0].questions[0].options, ["ja", "nej", "q2.1", "q2.2"]);
        assert!(form.regroup(0, &Regrouping::LeaveOut { question: 0, at: 0 }));
        assert!(form.regroup(0, &Regrouping::Split { question: 0, at: 1 }));
        assert_eq!(form.pages[0].questions[0].options, ["nej"]);
        assert_eq!(form.pages[0].questions[1].options, ["q2.1", "q2.2"]);
    }

    #[test]
    fn what_is_not_there_changes_nothing() {
        let before = form(&[2, 3]);
        let mut form = before.clone();
        for change in [
            Regrouping::Join(vec![0]),
            Regrouping::Join(vec![0, 2]),
            Regrouping::Join(Vec::new()),
            Regrouping::Split { question: 0, at: 0 },
            Regrouping::Split { question: 0, at: 2 },
            Regrouping::Split { question: 5, at: 1 },
            Regrouping::LeaveOut { question: 0, at: 2 },
            Regrouping::LeaveOutAll(2),
            Regrouping::PutBack("q1.1".to_owned()),
            Regrouping::PutBack("q9".to_owned()),
        ] {
            assert!(!form.regroup(0, &change), "{change:?}");
            assert!(!form.regroup(1, &change), "{change:?}");
            assert_eq!(form, before, "{change:?}");
        }
    }
}
