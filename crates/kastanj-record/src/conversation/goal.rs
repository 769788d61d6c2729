use kastanj_instrument::{AnswerCode, Item, ItemId, ItemKind, Measure, Occasion, Questionnaire};
use kastanj_language::Text;

use super::Movement;
use super::movement::last_two;
use super::statement::{code_at, codes_at};
use crate::Assessment;

/// On a row of numbers a difference from this many on is called more or less.
const NOTICEABLE: f64 = 2.0;

/// A row of numbers with words at its ends: how near a goal is, how sure the client is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRow {
    /// The question.
    pub item: ItemId,
    /// What it is about: the goal's line on the sheet, else the question.
    pub stem: Text,
    /// What the lowest and the highest number mean.
    pub ends: (Text, Text),
    /// The highest number.
    pub highest: i16,
    /// Every occasion on which a number was given.
    pub points: Vec<(Occasion, i16)>,
    /// Which way it has moved between the two last numbers; two or more is more or less.
    pub movement: Option<Movement>,
}

impl NumberRow {
    fn of(
        questionnaire: &Questionnaire,
        item: &Item,
        stem: &Text,
        forms: &[&Assessment],
    ) -> Option<NumberRow> {
        let ItemKind::One { scale } = &item.kind else { return None };
        let scale = questionnaire.scale(scale)?;
        let ends = (scale.low_end.clone()?, scale.high_end.clone()?);
        if scale.measure != Measure::Steps {
            return None;
        }
        let code = |form: &&Assessment| Some((form.occasion, code_at(form, &item.id)?));
        let points: Vec<(Occasion, i16)> = forms.iter().filter_map(code).collect();
        if points.is_empty() {
            return None;
        }
        let known: Vec<_> = points.iter().map(|(at, code)| (*at, Some(f64::from(*code)))).collect();
        Some(NumberRow {
            item: item.id.clone(),
            stem: stem.clone(),
            ends,
            highest: scale.options.iter().map(|option| option.code.0).max()?,
            movement: last_two(&known)
                .map(|((_, then), (_, now))| Movement::between(then, now, NOTICEABLE)),
            points,
        })
    }
}

/// A list of which the client has chosen some: what brought them here, what they hope for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The line over the list.
    pub stem: Text,
    /// What was chosen, in the order of the form.
    pub chosen: Vec<Text>,
}

/// The goals of a questionnaire: rows of numbers that stand under lines for own words. What the
/// client wrote stays on the paper.
pub(super) fn goals(questionnaire: &Questionnaire, forms: &[&Assessment]) -> Vec<NumberRow> {
    rows(questionnaire, forms, true)
}

/// The other rows of numbers.
pub(super) fn other_rows(questionnaire: &Questionnaire, forms: &[&Assessment]) -> Vec<NumberRow> {
    rows(questionnaire, forms, false)
}

fn rows(questionnaire: &Questionnaire, forms: &[&Assessment], goals: bool) -> Vec<NumberRow> {
    let sections = questionnaire.sections.iter();
    sections
        .flat_map(|section| {
            let open = |item: &&Item| matches!(item.kind, ItemKind::Open { .. });
            let own_words = section.items.iter().find(open).map(|item| &item.stem);
            section.items.iter().map(move |item| (item, own_words))
        })
        .filter(|(_, own_words)| own_words.is_some() == goals)
        .filter_map(|(item, own_words)| {
            NumberRow::of(questionnaire, item, own_words.unwrap_or(&item.stem), forms)
        })
        .collect()
}

/// The lists of a questionnaire as they were last answered.
pub(super) fn choices(questionnaire: &Questionnaire, forms: &[&Assessment]) -> Vec<Choices> {
    let items = questionnaire.sections.iter().flat_map(|section| &section.items);
    items
        .filter_map(|item| {
            let ItemKind::Many { scale } = &item.kind else { return None };
            let scale = questionnaire.scale(scale).filter(|scale| !scale.is_tick())?;
            let latest = |form: &&&Assessment| !codes_at(form, &item.id).is_empty();
            let codes = codes_at(forms.iter().rev().find(latest)?, &item.id);
            let words = |code: &AnswerCode| Some(scale.option(*code)?.label.clone());
            Some(Choices {
                stem: item.stem.clone(),
                chosen: codes.iter().filter_map(words).collect(),
            })
        })
        .collect()
}
