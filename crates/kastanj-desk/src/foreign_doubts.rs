//! What a question in doubt may have been answered with, for the person who is to decide.

use kastanj_language::{Lang, tr};
use kastanj_paper::{
    ForeignBoxReading, ForeignDecision, ForeignPage, ForeignQuestionReading, ForeignReading,
    MarkClass,
};

use crate::foreign_results::option_of;

/// The two answers that a question in doubt most likely has, by the names of their boxes, the
/// reader's own first; none for a question that is decided, or that the template does not have.
///
/// The second is the first with the box that is least certain read the other way: of one that allows a
/// single answer, the other box with a mark, else no mark.
pub fn guesses(
    known: Option<&ForeignPage>,
    reading: &ForeignReading,
    question: &ForeignQuestionReading,
) -> Option<[Vec<String>; 2]> {
    if question.decision != ForeignDecision::Doubtful {
        return None;
    }
    let asked = known?.questions.iter().find(|one| one.id == question.id)?;
    let first = question.chosen.clone();
    let seen = |id: &String| reading.boxes.iter().find(|one| one.id == *id);
    let boxes: Vec<&ForeignBoxReading> = asked.boxes.iter().filter_map(seen).collect();
    let marked = |one: &ForeignBoxReading| one.class != MarkClass::Empty;
    let other = |one: &&&ForeignBoxReading| !first.contains(&one.id);
    let second = if asked.one {
        // The inkiest of the others: a mark that was taken back has most of it, a speck least.
        let inked = boxes.iter().filter(other).filter(|one| marked(one));
        let next = inked.max_by(|a, b| a.ink.total_cmp(&b.ink));
        let any = || boxes.iter().filter(other).max_by(|a, b| a.ink.total_cmp(&b.ink));
        match next {
            Some(next) => vec![next.id.clone()],
            None if first.is_empty() => any().map(|one| one.id.clone()).into_iter().collect(),
            None => Vec::new(),
        }
    } else {
        let sure = |one: &ForeignBoxReading| match one.class {
            MarkClass::Uncertain => 0.0,
            _ => one.probability,
        };
        let open = boxes.iter().min_by(|a, b| sure(a).total_cmp(&sure(b)));
        let open = open.map(|one| one.id.clone());
        let turned = |id: &String| first.contains(id) != (open.as_ref() == Some(id));
        asked.boxes.iter().filter(|id| turned(id)).cloned().collect()
    };
    Some([first, second])
}

/// The same as the template calls the options.
pub fn guesses_in_words(
    lang: Lang,
    known: Option<&ForeignPage>,
    reading: &ForeignReading,
    question: &ForeignQuestionReading,
) -> Vec<String> {
    let name =
        |id: &String| known.and_then(|page| option_of(page, id)).unwrap_or_else(|| id.clone());
    let words = |guess: &Vec<String>| match guess.as_slice() {
        [] => tr!(lang, "program-template-no-mark"),
        boxes => boxes.iter().map(name).collect::<Vec<_>>().join(" + "),
    };
    guesses(known, reading, question).iter().flatten().map(words).collect()
}
