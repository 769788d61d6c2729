//! A sheet that the record has, keyed once more by somebody else: who may do that, what differs,
//! and what a person decides.

use std::collections::BTreeSet;

use kastanj_instrument::ItemId;
use kastanj_record::{
    Answer, Assessment, AssessmentId, Difference, Missing, Mode, RawResponse, RecordedAnswer,
    differences,
};
use kastanj_store::{Batch, CheckState, Keying, StoreError, View};

use crate::intake::DoorProblem;
use crate::review::{keying_ruling, settle_in};
use crate::taking::TakeSetting;

/// What came of keying a sheet once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyedAgain {
    /// Nothing: this person has keyed some of it before, and knows what stands there.
    SamePerson,
    /// Nothing either: the same person sent the same once more.
    SentTwice,
    /// Both say the same.
    Alike,
    /// Something differs and has to be decided.
    Differs,
}

/// A keying that differs from the record.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenKeying {
    /// The form as the record has it.
    pub known: Assessment,
    /// What was keyed once more.
    pub keying: Keying,
    /// Where the two differ now, in printed order.
    pub differing: Vec<Difference>,
}

/// Who has keyed some of a sheet: the first time, page by page, or once more.
///
/// # Errors
/// When the form is unknown or the database cannot be read.
pub fn keyed_by(view: &View<'_>, id: AssessmentId) -> Result<BTreeSet<String>, StoreError> {
    let (_, people) = first_keying(view, id)?;
    let again = view.keyings(id)?.into_iter().map(|keying| keying.by);
    Ok(people.into_iter().chain(again).collect())
}

/// What was keyed when each question first came in, and by whom.
pub(super) fn first_keying(
    view: &View<'_>,
    id: AssessmentId,
) -> Result<(Vec<RecordedAnswer>, BTreeSet<String>), StoreError> {
    let mut told: BTreeSet<ItemId> = BTreeSet::new();
    let (mut keyed, mut people) = (Vec::new(), BTreeSet::new());
    let by = view.written_by(id)?.into_iter().map(Some).chain(std::iter::repeat(None));
    for (state, by) in view.history(id)?.into_iter().zip(by) {
        for one in state.answers {
            let absent = one.answer == Answer::Missing(Missing::PageNotReceived);
            if absent || !told.insert(one.item.clone()) {
                continue;
            }
            if one.provenance.mode == Mode::Keyed {
                people.extend(by.clone());
                keyed.push(one);
            }
        }
    }
    Ok((keyed, people))
}

/// Keeps what somebody keyed of a sheet that the record has, for the comparison of the machine with
/// two people; the record stays as it is.
///
/// # Errors
/// When the database cannot be written.
pub fn note_keying(
    batch: &mut Batch<'_>,
    known: &Assessment,
    again: &Assessment,
) -> Result<KeyedAgain, StoreError> {
    let absent = Answer::Missing(Missing::PageNotReceived);
    let came = again.answers.iter().filter(|one| one.answer != absent);
    let keyed: Vec<_> = came.map(|one| (one.item.clone(), one.answer.clone())).collect();
    let alike = differing(known, &keyed).is_empty();
    if keyed_by(&batch.view(), known.id)?.contains(&batch.person().to_string()) {
        return Ok(if alike { KeyedAgain::SentTwice } else { KeyedAgain::SamePerson });
    }
    batch.add_keying(known.id, keyed.clone(), alike)?;
    if alike {
        close_checks(batch, known, &keyed, &[])?;
        return Ok(KeyedAgain::Alike);
    }
    Ok(KeyedAgain::Differs)
}

/// Where what was keyed differs from a form, in printed order.
fn differing(known: &Assessment, keyed: &[(ItemId, Answer)]) -> Vec<Difference> {
    let mut again = known.clone();
    for one in &mut again.answers {
        let said = keyed.iter().find(|(item, _)| *item == one.item);
        if let Some((_, answer)) = said {
            one.answer = answer.clone();
        }
    }
    differences(known, &again)
}

/// The last keying of a form that differs from the record and waits for a decision.
///
/// # Errors
/// When the form is unknown or the database cannot be read.
pub fn open_keying(view: &View<'_>, id: AssessmentId) -> Result<Option<OpenKeying>, StoreError> {
    let keying = view.keyings(id)?.into_iter().rfind(|keying| !keying.settled);
    let Some(keying) = keying else { return Ok(None) };
    let known = view.assessment(id)?;
    let differing = differing(&known, &keying.answers);
    Ok(Some(OpenKeying { known, keying, differing }))
}

/// An answer of the record as a person would give it.
pub fn response_of(answer: &Answer) -> RawResponse {
    match answer {
        Answer::One(code) => RawResponse::Codes(vec![*code]),
        Answer::Many(codes) => RawResponse::Codes(codes.clone()),
        Answer::Missing(Missing::Declined) => RawResponse::Declined,
        Answer::Missing(Missing::Unreadable) => RawResponse::Unreadable,
        Answer::Missing(Missing::NotApplicable) => RawResponse::NotApplicable,
        Answer::Missing(_) => RawResponse::Blank,
    }
}

/// Keeps what a person decided where a keying differs: what the sheet says, question by question,
/// or nothing where the record holds. What was drawn for a second look is decided by that, too.
///
/// # Errors
/// When a response does not fit its question, or the store fails.
pub fn settle_keying(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    open: &OpenKeying,
    decisions: &[(ItemId, Option<RawResponse>)],
) -> Result<(), DoorProblem> {
    let mut known = open.known.clone();
    let mut rulings = Vec::new();
    for (item, response) in decisions {
        let Some(response) = response else { continue };
        let of = |known: &Assessment| known.answers.iter().find(|one| one.item == *item).cloned();
        let before = of(&known);
        settle_in(&mut known, setting, item, response)?;
        let pair = before.zip(of(&known));
        rulings.extend(pair.map(|(before, after)| keying_ruling(&before, &after.answer)));
    }
    batch.correct_assessment(&known)?;
    for ruling in rulings {
        batch.add_ruling(known.id, ruling)?;
    }
    batch.settle_keyings(known.id)?;
    let decided: Vec<ItemId> = decisions.iter().map(|(item, _)| item.clone()).collect();
    close_checks(batch, &known, &open.keying.answers, &decided)?;
    Ok(())
}

/// A blind keying is a second look, and a decision between two readings a third one: what was drawn
/// waits no longer where there is such a thing.
fn close_checks(
    batch: &mut Batch<'_>,
    known: &Assessment,
    keyed: &[(ItemId, Answer)],
    decided: &[ItemId],
) -> Result<(), StoreError> {
    for (item, said) in keyed {
        let Some(mut check) = batch.view().check_of(known.id, item)? else { continue };
        let looked = check.state == CheckState::Waiting;
        if looked {
            check.state = batch.look_again(&check, said.clone())?;
        }
        if check.state == CheckState::Differs && (looked || decided.contains(item)) {
            let now = known.answers.iter().find(|one| one.item == *item);
            let machine_was_right = now.is_some_and(|one| one.answer == check.machine);
            let check = batch.view().check_of(known.id, item)?.unwrap_or(check);
            batch.decide_check(&check, machine_was_right)?;
        }
    }
    Ok(())
}
