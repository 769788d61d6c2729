use kastanj_instrument::Occasion;

use super::{NextAction, Urgency, WorkTask};
use crate::study_record::ByEpisode;
use crate::{Episode, Loss, ReceivedForm, Study, Week};

/// A task of one episode, before it is told whose it is.
pub(super) struct Task {
    pub(super) task: WorkTask,
    pub(super) urgency: Urgency,
    pub(super) due: Option<Week>,
    pub(super) next: NextAction,
}

/// The form that an own contact is to give next, if any.
///
/// One at a time: the after-form is asked for once there is something to pair
/// it with, the follow-up once there is an after-form.
pub(super) fn next_form<F: ReceivedForm>(
    episode: &Episode,
    sorted: &ByEpisode<'_, F>,
    study: &Study,
    today: Week,
) -> Option<Task> {
    let questionnaire = study.plan.questionnaire.name.as_str();
    let form = |occasion| sorted.form(episode, occasion, questionnaire);
    let never_started = sorted
        .losses(episode)
        .iter()
        .any(|loss| matches!(loss, Loss::NotAsked { .. } | Loss::Declined));
    let lost = |occasion| sorted.form_missing(episode, occasion).is_some();
    if form(Occasion::Before).is_none() {
        if never_started || lost(Occasion::Before) {
            return None;
        }
        return before(episode, study, today);
    }
    if form(Occasion::After).is_none() {
        if lost(Occasion::After) {
            return None;
        }
        return after(episode, study, today);
    }
    if !study.uses(Occasion::FollowUp)
        || form(Occasion::FollowUp).is_some()
        || lost(Occasion::FollowUp)
    {
        return None;
    }
    follow_up(form(Occasion::After)?.week()?, study, today)
}

fn before(episode: &Episode, study: &Study, today: Week) -> Option<Task> {
    // Without a first visit there is no window; the list asks for the slip instead.
    let first = episode.first_visit?;
    let ended = episode.ending.is_some();
    let late = today >= study.windows.before_late_week(first);
    let urgency = if late { Urgency::Late } else { Urgency::Due };
    let next = if ended { NextAction::NoteReason } else { NextAction::AskAndGiveBefore };
    (today >= first).then_some(Task {
        task: WorkTask::Form(Occasion::Before),
        urgency,
        due: Some(first),
        next,
    })
}

fn after(episode: &Episode, study: &Study, today: Week) -> Option<Task> {
    let windows = &study.windows;
    let closes = episode.after_closes(windows)?;
    let task = WorkTask::Form(Occasion::After);
    let unplanned = episode.ending.filter(|_| episode.planned_end().is_none());
    let due = match (unplanned, episode.after_due(windows)) {
        (Some(ending), Some(due)) => ending.week.min(due),
        (Some(ending), None) => ending.week,
        (None, due) => due?,
    };
    let (urgency, next) = if today >= closes {
        (Urgency::Late, NextAction::NoteReason)
    } else if today >= due && unplanned.is_some() {
        (Urgency::Due, NextAction::TryAfterOrNoteReason)
    } else if today >= due {
        (Urgency::Due, NextAction::GiveAfter)
    } else if today >= windows.soon_from(due) {
        (Urgency::Soon, NextAction::PlanAfter)
    } else {
        return None;
    };
    Some(Task { task, urgency, due: Some(due), next })
}

fn follow_up(after: Week, study: &Study, today: Week) -> Option<Task> {
    let windows = &study.windows;
    let due = windows.follow_up_due(after);
    let (urgency, next) = if today >= windows.follow_up_late_week(after) {
        (Urgency::Late, NextAction::NoteReason)
    } else if today >= due {
        (Urgency::Due, NextAction::GiveFollowUp)
    } else if today >= windows.soon_from(due) {
        (Urgency::Soon, NextAction::PlanFollowUp)
    } else {
        return None;
    };
    Some(Task { task: WorkTask::Form(Occasion::FollowUp), urgency, due: Some(due), next })
}
