use kastanj_instrument::ItemId;
use kastanj_record::{Answer, Assessment, AssessmentId, RawResponse};
use kastanj_store::{Batch, CheckState, ReadingCheck, RulingOn, StoreError, View};

use super::decide::{Decided, Kind, of_item, picture_of, ruling, settle_in};
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
/// nobody has changed it since. `None` when there is nothing to decide any longer.
///
/// # Errors
/// When the response does not fit the question, or the store fails.
pub fn decide_third(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    id: AssessmentId,
    item: &ItemId,
    response: &RawResponse,
) -> Result<Option<Decided>, DoorProblem> {
    let check = batch.view().check_of(id, item)?;
    let Some(check) = check.filter(|check| check.state == CheckState::Differs) else {
        return Ok(None);
    };
    let mut known = batch.view().assessment(id)?;
    let Some(before) = of_item(&known, item).cloned() else { return Ok(None) };
    let picture = picture_of(batch, id, item)?;
    settle_in(&mut known, setting, item, response)?;
    let Some(after) = of_item(&known, item).cloned() else { return Ok(None) };
    let machine_was_right = after.answer == check.machine;
    batch.decide_check(&check, machine_was_right)?;
    let changes = !machine_was_right && before.answer == check.machine;
    if changes {
        batch.correct_assessment(&known)?;
    }
    batch.add_ruling(id, ruling(RulingOn::ThirdLook, &before, &after.answer))?;
    let kind = Kind::Third(changes.then(|| Box::new((before, after))));
    Ok(Some(Decided { assessment: id, item: item.clone(), picture, kind }))
}
