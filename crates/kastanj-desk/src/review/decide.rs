use kastanj_instrument::ItemId;
use kastanj_record::{Answer, Assessment, AssessmentId, RawResponse, RecordedAnswer, settle};
use kastanj_store::{Batch, CheckState, NewRowPicture, NewRuling, RulingOn, StoreError};

use crate::intake::DoorProblem;
use crate::taking::TakeSetting;

/// A decision, with what taking it back needs.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Of which form.
    pub assessment: AssessmentId,
    /// On which question.
    pub item: ItemId,
    pub(super) picture: Option<NewRowPicture>,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// The record has another answer now: as it was, as it is.
    Settled(Box<(RecordedAnswer, RecordedAnswer)>),
    /// The record is as it was.
    Looked,
    /// Two readings differed; the record has another answer now, or is as it was.
    Third(Option<Box<(RecordedAnswer, RecordedAnswer)>>),
}

impl Decided {
    /// Whether two readings of the question had differed.
    pub fn was_third(&self) -> bool {
        matches!(self.kind, Kind::Third(_))
    }
}

/// Keeps what a person read in a question that waits, whichever way it came into the queue. `None`
/// when it waits no longer.
///
/// # Errors
/// When the form has no such question, the response does not fit it, or the store fails.
pub fn decide(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    id: AssessmentId,
    item: &ItemId,
    response: &RawResponse,
) -> Result<Option<Decided>, DoorProblem> {
    let mut known = batch.view().assessment(id)?;
    let Some(before) = of_item(&known, item).cloned() else { return Ok(None) };
    let picture = picture_of(batch, id, item)?;
    let unchanged = known.clone();
    settle_in(&mut known, setting, item, response)?;
    let Some(after) = of_item(&known, item).cloned() else { return Ok(None) };
    if before.is_in_doubt() {
        batch.correct_assessment(&known)?;
        batch.add_ruling(id, ruling(RulingOn::Doubt, &before, &after.answer))?;
        let kind = Kind::Settled(Box::new((before, after)));
        return Ok(Some(Decided { assessment: id, item: item.clone(), picture, kind }));
    }
    let check = batch.view().check_of(id, item)?;
    let Some(check) = check.filter(|check| check.state == CheckState::Waiting) else {
        return Ok(None);
    };
    batch.look_again(&check, after.answer.clone())?;
    let read = of_item(&unchanged, item).unwrap_or(&before);
    batch.add_ruling(id, ruling(RulingOn::SecondLook, read, &after.answer))?;
    Ok(Some(Decided { assessment: id, item: item.clone(), picture, kind: Kind::Looked }))
}

/// Takes a decision back: its question waits again, with its picture. Tells whether that was
/// possible: not when something else has been decided since.
///
/// # Errors
/// When the store fails.
pub fn take_back(batch: &mut Batch<'_>, decided: &Decided) -> Result<bool, DoorProblem> {
    let Decided { assessment, item, picture, kind } = decided;
    let mut known = batch.view().assessment(*assessment)?;
    let Some(now) = known.answers.iter_mut().find(|one| one.item == *item) else {
        return Ok(false);
    };
    match kind {
        Kind::Settled(states) => {
            let (before, after) = states.as_ref();
            if now != after {
                return Ok(false);
            }
            *now = before.clone();
            let taken = ruling(RulingOn::TakenBack, after, &before.answer);
            batch.correct_assessment(&known)?;
            if let Some(picture) = picture {
                batch.add_row_picture(*assessment, picture)?;
            }
            batch.add_ruling(*assessment, taken)?;
        }
        Kind::Third(states) => {
            let check = batch.view().check_of(*assessment, item)?;
            let decided = [CheckState::MachineRight, CheckState::MachineWrong];
            let Some(check) = check.filter(|check| decided.contains(&check.state)) else {
                return Ok(false);
            };
            let changed = states.as_ref().is_some_and(|states| *now != states.1);
            if changed {
                return Ok(false);
            }
            let mut taken = ruling(RulingOn::TakenBack, now, &check.machine);
            if let Some(states) = states {
                taken = ruling(RulingOn::TakenBack, &states.1, &states.0.answer);
                *now = states.0.clone();
                batch.correct_assessment(&known)?;
            }
            batch.undecide_check(&check, picture.as_ref())?;
            batch.add_ruling(*assessment, taken)?;
        }
        Kind::Looked => {
            let Some(check) = batch.view().check_of(*assessment, item)? else { return Ok(false) };
            if !matches!(check.state, CheckState::Agreed | CheckState::Differs) {
                return Ok(false);
            }
            let taken = ruling(RulingOn::TakenBack, now, &check.machine);
            batch.unlook(&check, picture.as_ref())?;
            batch.add_ruling(*assessment, taken)?;
        }
    }
    Ok(true)
}

/// The decision for what somebody keyed, where it differs from the record.
pub fn keying_ruling(before: &RecordedAnswer, said: &Answer) -> NewRuling {
    ruling(RulingOn::Keying, before, said)
}

/// The picture of a question's row, as long as there is one.
pub(super) fn picture_of(
    batch: &Batch<'_>,
    id: AssessmentId,
    item: &ItemId,
) -> Result<Option<NewRowPicture>, StoreError> {
    let pictures = batch.view().row_pictures(id)?;
    Ok(pictures.into_iter().find(|one| one.item == *item).map(|one| one.kept))
}

/// One answer of a form.
pub(super) fn of_item<'a>(known: &'a Assessment, item: &ItemId) -> Option<&'a RecordedAnswer> {
    known.answers.iter().find(|one| one.item == *item)
}

/// Puts a response into a form that is not stored yet.
pub(crate) fn settle_in(
    known: &mut Assessment,
    setting: &TakeSetting<'_>,
    item: &ItemId,
    response: &RawResponse,
) -> Result<(), DoorProblem> {
    let unknown = || DoorProblem::UnknownForm(Box::new(known.form.clone()));
    let questionnaire = setting.library.get(&known.form.questionnaire).ok_or_else(unknown)?;
    settle(known, questionnaire, item, response).map_err(DoorProblem::Capture)
}

/// A decision on an answer, with what the machine had said.
pub(super) fn ruling(on: RulingOn, before: &RecordedAnswer, said: &Answer) -> NewRuling {
    let reading = before.provenance.reading.as_ref();
    let first = || reading.and_then(|reading| reading.machine_said.clone());
    NewRuling {
        on,
        item: before.item.clone(),
        machine: reading.map(|_| first().unwrap_or_else(|| before.answer.as_text())),
        posterior: reading.map(|reading| reading.posterior),
        before: before.answer.clone(),
        said: said.clone(),
    }
}
