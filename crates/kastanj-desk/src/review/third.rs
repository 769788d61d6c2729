use kastanj_instrument::ItemId;
use kastanj_record::{Answer, Assessment, AssessmentId, RawResponse};
use kastanj_store::{Batch, CheckState, ReadingCheck, RulingOn, StoreError, View};

use super::decide::{of_item, ruling, settle_in};
use crate::intake::DoorProblem;
use crate::taking::TakeSetting;

/// Two readings of one answer that differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Differing {
    /// Of which form.
    pub known: Assessment,
    /// Which question.
    pub item: ItemId,
    /// What the machine had read.
    pub machine: Answer,
    /// What the person read.
    pub person: Answer,
    /// Whose account made the second reading.
    pub by: String,
}

/// Every answer on which the machine and a person differ, for a third look.
///
/// # Errors
/// When the database cannot be read.
pub fn differing(view: &View<'_>) -> Result<Vec<Differing>, StoreError> {
    view.differing_checks()?
        .into_iter()
        .filter_map(|ReadingCheck { assessment, item, machine, second, .. }| {
            let second = second?;
            let known = view.assessment(assessment);
            Some(known.map(|known| Differing {
                known,
                item,
                machine,
                person: second.answer,
                by: second.by,
            }))
        })
        .collect()
}

/// Keeps what the third look decided, and puts the record right where the machine had it wrong and
/// nobody has changed it since. Tells whether there was something to decide.
///
/// # Errors
/// When the response does not fit the question, or the store fails.
pub fn decide_third(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    id: AssessmentId,
    item: &ItemId,
    response: &RawResponse,
) -> Result<bool, DoorProblem> {
    let check = batch.view().check_of(id, item)?;
    let Some(check) = check.filter(|check| check.state == CheckState::Differs) else {
        return Ok(false);
    };
    let mut known = batch.view().assessment(id)?;
    let Some(before) = of_item(&known, item).cloned() else { return Ok(false) };
    settle_in(&mut known, setting, item, response)?;
    let Some(said) = of_item(&known, item).map(|one| one.answer.clone()) else {
        return Ok(false);
    };
    let machine_was_right = said == check.machine;
    batch.decide_check(&check, machine_was_right)?;
    if !machine_was_right && before.answer == check.machine {
        batch.correct_assessment(&known)?;
    }
    batch.add_ruling(id, ruling(RulingOn::ThirdLook, &before, &said))?;
    Ok(true)
}
