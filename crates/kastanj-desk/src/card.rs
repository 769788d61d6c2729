//! What a client can do at home with the card: answer the one form that is due, or take a yes back.

use kastanj_instrument::{Library, Occasion, QuestionnaireId, VariantId};
use kastanj_record::{
    ConsentEvent, ConsentPurpose, EpisodeId, INFORMATION_VERSION, Study, Week, WorkTask,
    consent_to, worklist,
};
use kastanj_store::{Batch, StoreError, View};

use crate::Snapshot;
use crate::screen::form_serving;

/// A form that waits for its client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueForm {
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// The questionnaire at its version.
    pub questionnaire: QuestionnaireId,
    /// Its variant.
    pub variant: VariantId,
}

/// The form that a contact is to give now: the one that its client has begun on a screen, or the
/// one that the worklist asks for. Never more than one.
///
/// Nothing is asked of somebody who has said no to every use, or has taken every yes back.
///
/// # Errors
/// When the database cannot be read.
pub fn due_form(
    view: &View<'_>,
    study: &Study,
    library: &Library,
    episode: EpisodeId,
    today: Week,
) -> Result<Option<DueForm>, StoreError> {
    let events = view.consents_of_episode(episode)?;
    if !events.is_empty() && granted(&events).is_empty() {
        return Ok(None);
    }
    let form = |occasion| {
        let (questionnaire, variant) = form_serving(study, library, occasion)?;
        Some(DueForm { occasion, questionnaire, variant })
    };
    let begun = view
        .screen_drafts(episode)?
        .into_iter()
        .find(|draft| draft.form.questionnaire == study.plan.questionnaire && draft.answered() > 0);
    if let Some(begun) = begun {
        return Ok(form(begun.occasion));
    }
    let contact = Snapshot::of_contact(view, &view.episode(episode)?)?;
    let asked = worklist(&contact.record(), study, today);
    let due = asked.iter().find_map(|item| match (&item.task, item.is_now()) {
        (WorkTask::Form(occasion), true) => Some(*occasion),
        _ => None,
    });
    Ok(due.and_then(form))
}

/// The uses that hold a yes.
///
/// `events` must be of one episode, oldest first.
pub fn granted(events: &[ConsentEvent]) -> Vec<ConsentPurpose> {
    let holds = |purpose: &&ConsentPurpose| consent_to(events, **purpose) == Some(true);
    ConsentPurpose::ALL.iter().filter(holds).copied().collect()
}

/// Whether there is something to take back: some yes holds, or nothing has been keyed yet, so that
/// a yes may still lie on paper.
///
/// # Errors
/// When the database cannot be read.
pub fn can_withdraw(view: &View<'_>, episode: EpisodeId) -> Result<bool, StoreError> {
    let events = view.consents_of_episode(episode)?;
    Ok(events.is_empty() || !granted(&events).is_empty())
}

/// Takes back every yes of a contact, in the client's own name, and leaves a line for the unit.
/// Where nothing has been keyed it is a no to both uses of the answers.
///
/// # Errors
/// When the episode is unknown, or the store fails; nothing has changed then.
pub fn withdraw(batch: &mut Batch<'_>, episode: EpisodeId, week: Week) -> Result<(), StoreError> {
    let events = batch.view().consents_of_episode(episode)?;
    let mut taken_back = granted(&events);
    if events.is_empty() {
        taken_back = vec![ConsentPurpose::LocalFollowUp, ConsentPurpose::NationalStudy];
    }
    if taken_back.is_empty() {
        return Ok(());
    }
    for purpose in taken_back {
        batch.add_consent(&ConsentEvent {
            episode,
            purpose,
            given: false,
            text_version: INFORMATION_VERSION.to_owned(),
            week,
        })?;
    }
    batch.tell_withdrawal(episode, week)
}
