use kastanj_instrument::Occasion;
use kastanj_record::{EndReason, EpisodeId, EpisodeLoss, Loss, NotAskedReason, Week, Windows};

use crate::Chance;
use crate::study::course::Course;

/// Why somebody was not asked.
pub(super) fn not_asked_reason(chance: &mut Chance) -> NotAskedReason {
    let reasons = [
        (NotAskedReason::Crisis, 0.38),
        (NotAskedReason::Forgot, 0.27),
        (NotAskedReason::JudgedUnsuitable, 0.20),
        (NotAskedReason::Language, 0.09),
        (NotAskedReason::Other, 0.06),
    ];
    chance.weighted(&reasons).copied().unwrap_or(NotAskedReason::Other)
}

/// The losses after the start, with the reasons that staff would give.
///
/// A few closed windows stay without a word, as in real life; not where `all` is set.
pub(super) fn after_the_start(
    episode: EpisodeId,
    course: &Course,
    windows: &Windows,
    as_of: Week,
    all: bool,
    chance: &mut Chance,
) -> Vec<EpisodeLoss> {
    let mut losses = Vec::new();
    if course.before.is_none() {
        // Said yes, and the first form never came: noted where everything is.
        let reason = match course.ending.map(|ending| ending.reason) {
            Some(EndReason::Planned) | None => EndReason::Other,
            Some(reason) => reason,
        };
        let loss = Loss::FormMissing { occasion: Occasion::Before, reason };
        losses.extend(all.then_some(EpisodeLoss { episode, loss }));
        return losses;
    }
    let planned = course.ending.filter(|e| e.reason == EndReason::Planned).map(|e| e.week);
    let ended = course.ending.map(|ending| ending.reason);
    let reason = match ended {
        // The contact ended as agreed and yet no form came.
        Some(EndReason::Planned) | None => EndReason::Other,
        Some(reason) => reason,
    };
    let due = windows.after_due(course.first_visit, planned);
    let closed = windows.after_late_week(due) <= as_of || (ended.is_some() && planned.is_none());
    if course.after.is_none() && closed && (all || chance.happens(0.94)) {
        let loss = Loss::FormMissing { occasion: Occasion::After, reason };
        losses.push(EpisodeLoss { episode, loss });
    }
    if let (Some(after), None) = (course.after, course.follow_up)
        && windows.follow_up_late_week(after) <= as_of
        && (all || chance.happens(0.88))
    {
        let faded = if chance.happens(0.8) { EndReason::Faded } else { EndReason::Moved };
        let loss = Loss::FormMissing { occasion: Occasion::FollowUp, reason: faded };
        losses.push(EpisodeLoss { episode, loss });
    }
    losses
}
