use std::collections::BTreeMap;

use kastanj_instrument::{AnswerCode, ItemId, Occasion, Questionnaire};

use super::build::admit;
use crate::study_record::ByEpisode;
use crate::{Answer, ConsentPurpose, Missing, StudyRecord, UnitCode, consent_to};

/// What a client did with a question that was put on a form that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// Chose one option.
    One(AnswerCode),
    /// Chose any number of options.
    Many,
    /// Declined or left it empty.
    Nothing,
}

/// The answers of one client, by occasion and question. Questions that were not put, on a page
/// that never came, or that nobody can read are not there. No identifier, no time.
pub type PersonAnswers = BTreeMap<Occasion, BTreeMap<ItemId, Given>>;

/// The answers to one questionnaire over the same clients as the primary analysis of those with a
/// yes to `purpose`; of one unit or of all. In an order that says nothing.
pub fn person_answers(
    record: &StudyRecord<'_>,
    questionnaire: &Questionnaire,
    purpose: ConsentPurpose,
    unit: Option<&UnitCode>,
) -> Vec<PersonAnswers> {
    let sorted = ByEpisode::new(record);
    let given = |answer: &Answer| match answer {
        Answer::One(code) => Some(Given::One(*code)),
        Answer::Many(_) => Some(Given::Many),
        Answer::Missing(Missing::Declined | Missing::Blank) => Some(Given::Nothing),
        Answer::Missing(_) => None,
    };
    let contacts = record
        .episodes
        .iter()
        .filter(|episode| unit.is_none_or(|unit| episode.unit == *unit))
        .filter(|episode| admit(episode, &sorted).is_ok())
        .filter(|episode| {
            consent_to(sorted.consents(episode).iter().copied(), purpose) == Some(true)
        });
    let mut all: Vec<PersonAnswers> = contacts
        .map(|episode| {
            let form = |occasion| sorted.form(episode, occasion, &questionnaire.id.name);
            let forms = Occasion::ALL.into_iter().filter_map(|at| Some((at, form(at)?)));
            forms
                .map(|(at, form)| {
                    let answers = form.answers.iter();
                    let put = answers.filter_map(|it| Some((it.item.clone(), given(&it.answer)?)));
                    (at, put.collect())
                })
                .collect()
        })
        .filter(|answers: &PersonAnswers| !answers.is_empty())
        .collect();
    all.sort_by_cached_key(|answers| format!("{answers:?}"));
    all
}
