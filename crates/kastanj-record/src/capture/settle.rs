use kastanj_instrument::{ItemId, Questionnaire};

use super::response::answer_of;
use super::{CaptureError, CaptureFault, RawResponse};
use crate::{Assessment, RecordedAnswer};

/// The answers of a form that a person still has to look at.
pub fn doubts(assessment: &Assessment) -> impl Iterator<Item = &RecordedAnswer> {
    assessment.answers.iter().filter(|answer| answer.is_in_doubt())
}

/// A person decides on one answer: settles a doubt, or corrects a reading.
///
/// What the machine had said is kept beside the decision, for ever.
///
/// # Errors
/// A question that the form does not store, a code that the scale does not
/// have, or a response that settles nothing; the assessment is then unchanged.
pub fn settle(
    assessment: &mut Assessment,
    questionnaire: &Questionnaire,
    item: &ItemId,
    decision: &RawResponse,
) -> Result<(), CaptureError> {
    if assessment.form.questionnaire != questionnaire.id {
        return Err(CaptureError::one(CaptureFault::WrongQuestionnaire {
            found: assessment.form.questionnaire.clone(),
            expected: questionnaire.id.clone(),
        }));
    }
    let unknown = || CaptureError::one(CaptureFault::UnknownItem(item.clone()));
    let question = questionnaire.item(item).ok_or_else(unknown)?;
    let recorded =
        assessment.answers.iter_mut().find(|answer| answer.item == *item).ok_or_else(unknown)?;
    if matches!(decision, RawResponse::Doubtful(_)) {
        return Err(CaptureError::one(CaptureFault::Provenance(item.clone())));
    }
    let answer = answer_of(questionnaire, question, decision).map_err(CaptureError::one)?;
    if let Some(reading) = recorded.provenance.reading.as_mut() {
        let said = recorded.answer.as_text();
        reading.machine_said.get_or_insert(said);
    }
    recorded.answer = answer;
    recorded.provenance.seen_by_person = true;
    Ok(())
}
