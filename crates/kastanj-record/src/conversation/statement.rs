use kastanj_instrument::{AnswerCode, Item, ItemId, ItemKind, Measure, Part, Questionnaire};
use kastanj_language::Text;

use crate::{Answer, Assessment};

/// How many statements that are true are shown.
const STRENGTHS: usize = 5;
/// How many that are not true yet: fewer, and after the others.
const HARDER: usize = 3;

/// A statement of the form with the client's answer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The statement as the client read it.
    pub stem: Text,
    /// The answer as the client read it.
    pub answer: Text,
}

/// Reading answers off a form.
pub(super) trait Given {
    /// Whether anything at all was answered.
    fn is_given(&self) -> bool;
}

impl Given for Assessment {
    fn is_given(&self) -> bool {
        self.answers.iter().any(|one| !matches!(one.answer, Answer::Missing(_)))
    }
}

/// The code of a question with one answer.
pub(super) fn code_at(form: &Assessment, item: &ItemId) -> Option<i16> {
    form.answers.iter().find(|one| one.item == *item).and_then(|one| match &one.answer {
        Answer::One(code) => Some(code.0),
        Answer::Many(_) | Answer::Missing(_) => None,
    })
}

/// The codes of a question with any number of answers.
pub(super) fn codes_at<'f>(form: &'f Assessment, item: &ItemId) -> &'f [AnswerCode] {
    let found = form.answers.iter().find(|one| one.item == *item);
    match found.map(|one| &one.answer) {
        Some(Answer::Many(codes)) => codes,
        _ => &[],
    }
}

/// A statement with how far from the middle of its scale it was answered: above it is a
/// strength. Only where the direction is known: items of a declared score, and statements of
/// Part II, which are worded so that more is better.
fn leaning(
    questionnaire: &Questionnaire,
    item: &Item,
    form: &Assessment,
) -> Option<(i16, Statement)> {
    let ItemKind::One { scale } = &item.kind else { return None };
    let scale = questionnaire.scale(scale)?;
    if scale.measure != Measure::Steps || scale.low_end.is_some() {
        return None;
    }
    let rule = questionnaire.scores.iter().find(|rule| rule.items.contains(&item.id));
    let upward = match (rule, questionnaire.part) {
        (Some(rule), _) => rule.higher_is_better,
        (None, Part::AddedValue) => true,
        (None, Part::Research) => return None,
    };
    let code = code_at(form, &item.id)?;
    let option = scale.option(AnswerCode(code))?;
    let codes = scale.options.iter().map(|option| option.code.0);
    let (low, high) = (codes.clone().min()?, codes.max()?);
    // Twice the distance, so that the middle of an even number of steps is whole, too.
    let distance = code.saturating_mul(2).saturating_sub(low).saturating_sub(high);
    let statement = Statement { stem: item.stem.clone(), answer: option.label.clone() };
    Some((if upward { distance } else { -distance }, statement))
}

/// What is true by the client's own answers, and what is not yet: strengths, then what is harder.
///
/// `latest` are the newest forms, Part I first. A statement counts from the step next to the end
/// of its scale on; the clearest come first, the order of the form decides among equals.
pub(super) fn strengths_and_harder(
    latest: &[(&Questionnaire, &Assessment)],
) -> (Vec<Statement>, Vec<Statement>) {
    let mut leanings: Vec<(i16, Statement)> = Vec::new();
    for (questionnaire, form) in latest {
        let items = questionnaire.sections.iter().flat_map(|section| &section.items);
        leanings.extend(items.filter_map(|item| leaning(questionnaire, item, form)));
    }
    let pick = |sign: i16, most: usize| {
        let mut picked: Vec<&(i16, Statement)> =
            leanings.iter().filter(|(distance, _)| distance.saturating_mul(sign) >= 2).collect();
        picked.sort_by_key(|(distance, _)| std::cmp::Reverse(distance.unsigned_abs()));
        picked.into_iter().take(most).map(|(_, statement)| statement.clone()).collect()
    };
    (pick(1, STRENGTHS), pick(-1, HARDER))
}
