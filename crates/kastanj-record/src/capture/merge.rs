use super::door::{answers, form_items};
use super::{CaptureError, CaptureFault, Setting, Submission};
use crate::due::timing_of;
use crate::{Answer, Assessment, Missing, RecordedAnswer, Timing};

/// What a later page of a form came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Merged {
    /// The assessment with the answers of the new page.
    Added(Assessment),
    /// The page was already there, with the same answers.
    NothingNew,
}

/// Adds a page that comes in later to the form it belongs to.
///
/// Only questions whose page had not come in are filled; a page that came in
/// before must agree with what is recorded, otherwise a person has to decide.
/// What the first page did not know (week, therapist present) is taken over.
///
/// # Errors
/// The faults of [`super::capture`], and every question on which the two disagree.
pub fn merge(
    recorded: &Assessment,
    submission: &Submission,
    setting: &Setting<'_>,
) -> Result<Merged, CaptureError> {
    let other_sheet = match (recorded.sheet, submission.sheet) {
        (Some(first), Some(second)) => first != second,
        _ => false,
    };
    if recorded.form != submission.form
        || recorded.occasion != submission.occasion
        || recorded.episode != setting.episode.id
        || other_sheet
    {
        return Err(CaptureError::one(CaptureFault::OtherSheet));
    }
    let items = form_items(submission, setting)?;
    let incoming = answers(submission, setting.questionnaire, &items)?;
    let mut merged = recorded.clone();
    let mut faults = Vec::new();
    let mut filled = false;
    for new in incoming.into_iter().filter(|new| !page_absent(new)) {
        match merged.answers.iter_mut().find(|old| old.item == new.item) {
            Some(old) if page_absent(old) => {
                *old = new;
                filled = true;
            }
            Some(old) if old.is_in_doubt() && new.provenance.seen_by_person => {
                decide(old, new);
                filled = true;
            }
            Some(old) if agrees(old, &new) => {}
            Some(_) => faults.push(CaptureFault::Conflict(new.item)),
            None => faults.push(CaptureFault::UnknownItem(new.item)),
        }
    }
    if !faults.is_empty() {
        return Err(CaptureError { faults });
    }
    if !filled {
        return Ok(Merged::NothingNew);
    }
    merged.week = merged.week.or(submission.week);
    merged.therapist_present = merged.therapist_present.or(submission.therapist_present);
    merged.sheet = merged.sheet.or(submission.sheet);
    merged.late = timing_of(
        setting.windows,
        setting.episode,
        merged.occasion,
        merged.week,
        setting.after_week,
    )
    .is_some_and(Timing::outside);
    Ok(Merged::Added(merged))
}

fn page_absent(answer: &RecordedAnswer) -> bool {
    answer.answer == Answer::Missing(Missing::PageNotReceived)
}

/// A person has keyed what the machine was unsure of; what it had seen is kept.
fn decide(old: &mut RecordedAnswer, new: RecordedAnswer) {
    let reading = old.provenance.reading.take();
    old.answer = new.answer;
    old.provenance.seen_by_person = true;
    old.provenance.reading = reading;
}

/// A person's word stands against a second look by the machine.
fn agrees(old: &RecordedAnswer, new: &RecordedAnswer) -> bool {
    let machine = !new.provenance.seen_by_person;
    old.answer == new.answer
        || new.is_in_doubt()
        || (machine && (old.is_in_doubt() || old.settled()))
}
