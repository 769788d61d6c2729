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
    let others =
        view.episodes(None)?.iter().any(|other| other.client == episode.client && other.id != id);
    let mut valued = false;
    for by in AnsweredBy::ALL {
        valued |= view.added_value(id, *by)?.is_some();
    }
    Ok(!others
        && !valued
        && episode.pack.is_none()
        && episode.ending.is_none()
        && episode.target_behaviours.is_empty()
        && view.assessments_of_episode(id)?.is_empty()
        && view.screen_drafts(id)?.is_empty()
        && view.sessions_of_episode(id)?.is_empty()
        && view.consents_of_episode(id)?.is_empty()
        && view.losses_of_episode(id)?.is_empty()
        && view.talked_about(id)?.is_empty()
        && view.closing_report(id)?.is_none()
        && !view.has_card(id)?
        && !view.has_alias(episode.client)?)
}
