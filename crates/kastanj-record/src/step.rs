//! Whether the form of each occasion came, will not come, or may still come.

use kastanj_instrument::Occasion;

use crate::study_record::ByEpisode;
use crate::{
    Assessment, ClientKind, ConsentStanding, EndReason, Episode, Loss, NotAskedReason,
    ReceivedForm, Study, Week, consent_standing,
};

/// How far a contact has come towards the study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// Not asked, and why.
    NotAsked(NotAskedReason),
    /// Asked, said no.
    Declined,
    /// Said yes.
    Accepted,
    /// The first visits are still going on.
    Waiting,
    /// Past the window without a word: nobody knows whether the client was asked.
    Unknown,
}

/// What became of the form of one occasion.
#[derive(Debug)]
pub(crate) enum Step<'a, F = Assessment> {
    /// It came.
    Came(&'a F),
    /// It will not come, and why.
    Lost(EndReason),
    /// Its window has closed and nobody has noted why.
    Unexplained,
    /// It may still come.
    Open,
}

/// How an own contact started. A yes, or a form, outweighs a loss noted earlier:
/// somebody in crisis at the first visit may be asked at the third.
pub(crate) fn start_of<F: ReceivedForm>(
    episode: &Episode,
    sorted: &ByEpisode<'_, F>,
    study: &Study,
    today: Week,
) -> Start {
    let standing = consent_standing(sorted.consents(episode).iter().copied());
    let losses = sorted.losses(episode);
    let has_form = !sorted.assessments(episode).is_empty();
    let form_lost = losses.iter().any(|loss| matches!(loss, Loss::FormMissing { .. }));
    match standing {
        ConsentStanding::Yes | ConsentStanding::Withdrawn => return Start::Accepted,
        ConsentStanding::No => return Start::Declined,
        ConsentStanding::NotKeyed if has_form || form_lost => return Start::Accepted,
        ConsentStanding::NotKeyed => {}
    }
    let before_start = losses.iter().find_map(|loss| match loss {
        Loss::NotAsked { reason } => Some(Start::NotAsked(*reason)),
        Loss::Declined => Some(Start::Declined),
        Loss::FormMissing { .. } => None,
    });
    before_start.unwrap_or_else(|| {
        if before_open(episode, study, today) { Start::Waiting } else { Start::Unknown }
    })
}

fn before_open(episode: &Episode, study: &Study, today: Week) -> bool {
    let first = episode.first_visit;
    episode.ending.is_none()
        && first.is_some_and(|first| today < study.windows.before_late_week(first))
}

/// What became of the before-form of a contact that said yes.
pub(crate) fn before_step<'a, F: ReceivedForm>(
    episode: &Episode,
    sorted: &ByEpisode<'a, F>,
    study: &Study,
    today: Week,
) -> Step<'a, F> {
    if let Some(form) = sorted.form(episode, Occasion::Before, &study.plan.questionnaire.name) {
        return Step::Came(form);
    }
    match sorted.form_missing(episode, Occasion::Before) {
        Some(reason) => Step::Lost(reason),
        None if before_open(episode, study, today) => Step::Open,
        None => Step::Unexplained,
    }
}

/// What became of the after-form of a contact with the before-form `before`.
pub(crate) fn after_step<'a, F: ReceivedForm>(
    episode: &Episode,
    before: &F,
    sorted: &ByEpisode<'a, F>,
    study: &Study,
    today: Week,
) -> Step<'a, F> {
    if let Some(form) = sorted.form(episode, Occasion::After, &study.plan.questionnaire.name) {
        return Step::Came(form);
    }
    if let Some(reason) = sorted.form_missing(episode, Occasion::After) {
        return Step::Lost(reason);
    }
    // Without a slip the week of the before-form stands in for the first visit,
    // so that a contact whose slip was never keyed does not stay open for ever.
    let windows = &study.windows;
    let closes = match (episode.first_visit, before.week()) {
        (None, Some(week)) => {
            let end = episode.ending.map(|ending| ending.week);
            Some(windows.after_late_week(windows.after_due(week, end)))
        }
        _ => episode.after_closes(windows),
    };
    if closes.is_some_and(|closes| today >= closes) { Step::Unexplained } else { Step::Open }
}

/// What became of the follow-up of a contact with the after-form `after`.
pub(crate) fn follow_up_step<'a, F: ReceivedForm>(
    episode: &Episode,
    after: &F,
    sorted: &ByEpisode<'a, F>,
    study: &Study,
    today: Week,
) -> Step<'a, F> {
    if let Some(form) = sorted.form(episode, Occasion::FollowUp, &study.plan.questionnaire.name) {
        return Step::Came(form);
    }
    if let Some(reason) = sorted.form_missing(episode, Occasion::FollowUp) {
        return Step::Lost(reason);
    }
    let closes = after.week().map(|week| study.windows.follow_up_late_week(week));
    if closes.is_some_and(|closes| today >= closes) { Step::Unexplained } else { Step::Open }
}

/// Whether a contact belongs to the primary analysis at all: an own contact,
/// and the client's first in the study.
pub(crate) fn is_unit_of_analysis<F: ReceivedForm>(
    episode: &Episode,
    sorted: &ByEpisode<'_, F>,
) -> bool {
    sorted.kind(episode) == ClientKind::Own && episode.is_first()
}
