//! How a contact that never gave a form began: not asked and why, or asked and declined.

use kastanj_instrument::Occasion;
use kastanj_record::{
    ClientKind, ConsentStanding, Episode, EpisodeId, EpisodeLoss, Loss, LossKeeping,
    NotAskedReason, Study, consent_standing,
};
use kastanj_store::{Batch, StoreError, View};

/// Why a contact gives no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoStart {
    /// Nobody asked the client.
    NotAsked(NotAskedReason),
    /// The client was asked and said no. One count, no reason.
    Declined,
}

impl NoStart {
    fn loss(self) -> Loss {
        match self {
            NoStart::NotAsked(reason) => Loss::NotAsked { reason },
            NoStart::Declined => Loss::Declined,
        }
    }

    fn of(loss: Loss) -> Option<NoStart> {
        match loss {
            Loss::NotAsked { reason } => Some(NoStart::NotAsked(reason)),
            Loss::Declined => Some(NoStart::Declined),
            Loss::FormMissing { .. } => None,
        }
    }
}

/// Where the start of a contact is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartNoted {
    /// Here, per person; what has been noted, if anything.
    PerPerson(Option<NoStart>),
    /// In the count of the month: the unit keeps one, and nobody is counted twice.
    ByMonth,
    /// Nowhere: a relative is never asked, and a yes, a no or a form tells how it began.
    Known,
}

/// How the start of a contact stands.
///
/// # Errors
/// When the database cannot be read.
pub fn start_noted(
    view: &View<'_>,
    study: &Study,
    episode: &Episode,
) -> Result<StartNoted, StoreError> {
    let relative = view.client(episode.client)?.kind == ClientKind::Relative;
    let standing = consent_standing(&view.consents_of_episode(episode.id)?);
    let has_forms = !view.assessments_of_episode(episode.id)?.is_empty();
    if relative || has_forms || standing != ConsentStanding::NotKeyed {
        return Ok(StartNoted::Known);
    }
    let by_month = |losses| losses == LossKeeping::Tally;
    if study.unit(&episode.unit).is_some_and(|unit| by_month(unit.losses)) {
        return Ok(StartNoted::ByMonth);
    }
    let losses = view.losses_of_episode(episode.id)?;
    Ok(StartNoted::PerPerson(losses.iter().find_map(|known| NoStart::of(known.loss))))
}

/// Notes why a contact gives no form, in place of what was noted before; `None` takes it back.
///
/// # Errors
/// When the month of the contact is kept as a count, or the store fails; nothing has changed then.
pub fn note_start(
    batch: &mut Batch<'_>,
    episode: EpisodeId,
    why: Option<NoStart>,
) -> Result<(), StoreError> {
    let wanted = why.map(NoStart::loss);
    let known = batch.view().losses_of_episode(episode)?;
    // Whoever was not asked, or said no, has no form that could be missing.
    let replaced = |loss: Loss| {
        let before = matches!(loss, Loss::FormMissing { occasion: Occasion::Before, .. });
        NoStart::of(loss).is_some() || before && wanted.is_some()
    };
    for other in known.iter().filter(|known| replaced(known.loss)) {
        if Some(other.loss) != wanted {
            batch.drop_loss(other)?;
        }
    }
    match wanted {
        Some(loss) if !known.contains(&EpisodeLoss { episode, loss }) => {
            batch.put_loss(&EpisodeLoss { episode, loss })
        }
        _ => Ok(()),
    }
}
