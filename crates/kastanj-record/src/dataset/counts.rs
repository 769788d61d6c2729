use std::collections::BTreeMap;

use kastanj_instrument::{AnswerCode, ItemId, Occasion, Questionnaire};

use super::build::admit;
use crate::study_record::ByEpisode;
use crate::{Answer, ConsentPurpose, Missing, StudyRecord, UnitCode, consent_to};

/// How the clients of the primary analysis answered one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemCounts {
    /// The question.
    pub item: ItemId,
    /// How often each option was chosen; every option of the scale stands there, also with 0.
    pub codes: BTreeMap<AnswerCode, u64>,
    /// Why there was no answer.
    pub missing: BTreeMap<Missing, u64>,
}

impl ItemCounts {
    /// Forms in which the question was answered with one option. (Options of a
    /// many-choice question add up to more than its forms.)
    pub fn answered(&self) -> u64 {
        self.codes.values().sum()
    }
}

/// Counts the answers to some questions at one occasion, over the same clients
/// as the primary analysis of those with a yes to `purpose`; of one unit or of all.
///
/// Used for what clients say about the contact. The caller applies the
/// threshold of its audience: small counts come out of here as they are.
pub fn item_counts(
    record: &StudyRecord<'_>,
    questionnaire: &Questionnaire,
    occasion: Occasion,
    items: &[ItemId],
    purpose: ConsentPurpose,
    unit: Option<&UnitCode>,
) -> Vec<ItemCounts> {
    let sorted = ByEpisode::new(record);
    let mut counts: Vec<ItemCounts> = items
        .iter()
        .filter_map(|id| {
            let scale =
                questionnaire.item(id)?.scale().and_then(|scale| questionnaire.scale(scale))?;
            Some(ItemCounts {
                item: id.clone(),
                codes: scale.options.iter().map(|option| (option.code, 0)).collect(),
                missing: BTreeMap::new(),
            })
        })
        .collect();
    let contacts = record
        .episodes
        .iter()
        .filter(|episode| unit.is_none_or(|unit| episode.unit == *unit))
        .filter(|episode| admit(episode, &sorted).is_ok())
        .filter(|episode| {
            consent_to(sorted.consents(episode).iter().copied(), purpose) == Some(true)
        });
    for form in contacts.filter_map(|it| sorted.form(it, occasion, &questionnaire.id.name)) {
        for count in &mut counts {
            let given = form.answers.iter().find(|given| given.item == count.item);
            let nothing = Answer::Missing(Missing::NotAsked);
            match given.map_or(&nothing, |given| &given.answer) {
                Answer::One(code) => *count.codes.entry(*code).or_default() += 1,
                Answer::Many(codes) => {
                    for code in codes {
                        *count.codes.entry(*code).or_default() += 1;
                    }
                }
                Answer::Missing(missing) => *count.missing.entry(*missing).or_default() += 1,
            }
        }
    }
    counts
}
