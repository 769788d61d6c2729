//! A form that will not come, and why: the same loss as on a pack slip, noted without one.

use kastanj_instrument::Occasion;
use kastanj_record::{
    AfterForm, ClientKind, ClosingReport, ConsentStanding, EndReason, EpisodeId, EpisodeLoss, Loss,
    Study, consent_standing,
};
use kastanj_store::{Batch, StoreError, View};

use crate::closing::form_at;

/// How the form of one occasion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormStands {
    /// Nothing of it has come; why it will not, if that is noted.
    Missing(Option<EndReason>),
    /// It has come, whole or in part.
    Came,
    /// It is noted that the client was not asked, or said no: that tells why already.
    NotStarted,
    /// Nobody asks for it: the study does not use the occasion, or the client is a relative.
    NotAskedFor,
}

/// The noted reason why the form of an occasion will not come.
///
/// # Errors
/// When the database cannot be read.
pub fn not_coming(
    view: &View<'_>,
    episode: EpisodeId,
    occasion: Occasion,
) -> Result<Option<EndReason>, StoreError> {
    let losses = view.losses_of_episode(episode)?;
    Ok(losses.iter().find_map(|known| match known.loss {
        Loss::FormMissing { occasion: lost, reason } if lost == occasion => Some(reason),
        _ => None,
    }))
}

/// How the form of an occasion stands.
///
/// # Errors
/// When the database cannot be read.
pub fn form_stands(
    view: &View<'_>,
    study: &Study,
    episode: EpisodeId,
    occasion: Occasion,
) -> Result<FormStands, StoreError> {
    let client = view.episode(episode)?.client;
    if !study.uses(occasion) || view.client(client)?.kind == ClientKind::Relative {
        return Ok(FormStands::NotAskedFor);
    }
    if form_at(view, study, episode, occasion)?.is_some() {
        return Ok(FormStands::Came);
    }
    let losses = view.losses_of_episode(episode)?;
    let unasked =
        |known: &EpisodeLoss| matches!(known.loss, Loss::NotAsked { .. } | Loss::Declined);
    let standing = consent_standing(&view.consents_of_episode(episode)?);
    // A yes that came later outweighs what was noted before it.
    if standing == ConsentStanding::NotKeyed && losses.iter().any(unasked) {
        return Ok(FormStands::NotStarted);
    }
    Ok(FormStands::Missing(not_coming(view, episode, occasion)?))
}

/// Notes why a form will not come, in place of what was noted before; `None` takes it back. The
/// closing report of a contact that has one says the same of the after-form.
///
/// # Errors
/// When the store fails; nothing has changed then.
pub fn note_not_coming(
    batch: &mut Batch<'_>,
    episode: EpisodeId,
    occasion: Occasion,
    why: Option<EndReason>,
) -> Result<(), StoreError> {
    let known = not_coming(&batch.view(), episode, occasion)?;
    if known == why {
        return Ok(());
    }
    let loss = |reason| EpisodeLoss { episode, loss: Loss::FormMissing { occasion, reason } };
    match (why, known) {
        (Some(reason), _) => batch.put_loss(&loss(reason))?,
        (None, Some(reason)) => batch.drop_loss(&loss(reason))?,
        (None, None) => {}
    }
    report_follows(batch, episode)
}

/// Lets the closing report, if there is one, say of the after-form what the losses say.
pub(crate) fn report_follows(batch: &mut Batch<'_>, episode: EpisodeId) -> Result<(), StoreError> {
    let Some(report) = batch.view().closing_report(episode)? else { return Ok(()) };
    let lost = not_coming(&batch.view(), episode, Occasion::After)?.is_some();
    let after_form = if lost { AfterForm::NotComing } else { AfterForm::Coming };
    if report.after_form != AfterForm::Given && report.after_form != after_form {
        batch.put_closing_report(episode, &ClosingReport { after_form, ..report })?;
    }
    Ok(())
}
