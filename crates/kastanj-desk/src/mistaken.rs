//! A contact that was made by mistake.

use kastanj_record::{AnsweredBy, Episode};
use kastanj_store::{StoreError, View};

/// Whether nothing at all has been noted of a contact and its client, so that taking it away loses
/// nothing but a code.
///
/// # Errors
/// When the database cannot be read.
pub fn holds_nothing(view: &View<'_>, episode: &Episode) -> Result<bool, StoreError> {
    let id = episode.id;
    let unvalued = |by| -> Result<bool, StoreError> { Ok(view.added_value(id, by)?.is_none()) };
    let alone = || -> Result<bool, StoreError> {
        let all = view.episodes(None)?;
        Ok(!all.iter().any(|other| other.client == episode.client && other.id != id))
    };
    // Nearly every contact has something: what is dear to look up, all the other contacts, is asked
    // last and seldom.
    Ok(episode.pack.is_none()
        && episode.ending.is_none()
        && episode.target_behaviours.is_empty()
        && view.assessments_of_episode(id)?.is_empty()
        && view.screen_drafts(id)?.is_empty()
        && view.strip_marks(id)?.is_empty()
        && view.sessions_of_episode(id)?.is_empty()
        && view.consents_of_episode(id)?.is_empty()
        && view.losses_of_episode(id)?.is_empty()
        && view.talked_about(id)?.is_empty()
        && view.closing_report(id)?.is_none()
        && !view.has_card(id)?
        && !view.has_alias(episode.client)?
        && unvalued(AnsweredBy::Client)?
        && unvalued(AnsweredBy::Therapist)?
        && alone()?)
}
