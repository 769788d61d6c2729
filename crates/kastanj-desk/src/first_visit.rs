//! The week of the first visit, put right: windows, worklist and flow count from it.

use kastanj_instrument::Occasion;
use kastanj_record::{EpisodeId, Loss, Month, Study, Week};
use kastanj_store::{Batch, EpisodeFacts, StoreError, View};

use crate::closing::judge_again;

/// Why a week cannot be that of the first visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstVisitFault {
    /// It has not been yet.
    ToCome,
    /// A form was answered before it.
    AfterForm(Occasion, Week),
    /// A session was reported before it.
    AfterSession(Week),
    /// The contact ended before it.
    AfterEnd(Week),
    /// Its month is kept as a count, and this contact has a reason of its own noted.
    CountedByMonth(Month),
}

/// What speaks against a week, if anything.
fn fault(
    view: &View<'_>,
    episode: EpisodeId,
    week: Week,
    today: Week,
) -> Result<Option<FirstVisitFault>, StoreError> {
    if week > today {
        return Ok(Some(FirstVisitFault::ToCome));
    }
    let forms = view.assessments_of_episode(episode)?;
    let forms = forms.iter().filter_map(|form| Some((form.week?, form.occasion)));
    if let Some((first, occasion)) = forms.min_by_key(|(week, _)| *week)
        && first < week
    {
        return Ok(Some(FirstVisitFault::AfterForm(occasion, first)));
    }
    let sessions = view.sessions_of_episode(episode)?;
    if let Some(first) = sessions.iter().map(|report| report.week).min()
        && first < week
    {
        return Ok(Some(FirstVisitFault::AfterSession(first)));
    }
    let known = view.episode(episode)?;
    if let Some(ending) = known.ending.filter(|ending| ending.week < week) {
        return Ok(Some(FirstVisitFault::AfterEnd(ending.week)));
    }
    let of_person = |loss: &Loss| matches!(loss, Loss::NotAsked { .. } | Loss::Declined);
    let (year, month) = week.month();
    if let Some(month) = Month::new(year, month)
        && view.losses_of_episode(episode)?.iter().any(|known| of_person(&known.loss))
        && view.tally(&known.unit, month)?.is_some()
    {
        return Ok(Some(FirstVisitFault::CountedByMonth(month)));
    }
    Ok(None)
}

/// Puts the week of the first visit right, and judges the timing of the forms anew; tells what
/// speaks against it, and changes nothing then.
///
/// # Errors
/// When the episode is unknown, or the store fails.
pub fn correct_first_visit(
    batch: &mut Batch<'_>,
    study: &Study,
    episode: EpisodeId,
    week: Week,
    today: Week,
) -> Result<Option<FirstVisitFault>, StoreError> {
    let known = batch.view().episode(episode)?;
    if known.first_visit == Some(week) {
        return Ok(None);
    }
    if let Some(fault) = fault(&batch.view(), episode, week, today)? {
        return Ok(Some(fault));
    }
    let facts = EpisodeFacts {
        first_visit: Some(week),
        referral: known.referral,
        target_behaviours: known.target_behaviours,
    };
    batch.describe_episode(episode, &facts)?;
    judge_again(batch, study, episode)?;
    Ok(None)
}
