//! When the forms of an episode are due, late, and past hope: the windows laid on a contact.

use kastanj_instrument::Occasion;

use crate::{Assessment, EndReason, Episode, Timing, Week, Windows};

impl Episode {
    /// The week of a planned end, if the contact has ended as agreed.
    pub fn planned_end(&self) -> Option<Week> {
        self.ending.filter(|ending| ending.reason == EndReason::Planned).map(|ending| ending.week)
    }

    /// When the after-form is due; unknown as long as the first visit is.
    ///
    /// Without a first visit a planned end alone decides.
    pub fn after_due(&self, windows: &Windows) -> Option<Week> {
        let end = self.planned_end();
        match self.first_visit {
            Some(first) => Some(windows.after_due(first, end)),
            None => end,
        }
    }

    /// The first week in which the after-window is closed: a form that has not
    /// come by then is lost.
    ///
    /// A contact that ended otherwise than planned is not waited for until week
    /// 52: its window closes as long after the end as that of a planned one, so
    /// that somebody who left never counts as an open contact for a year.
    pub fn after_closes(&self, windows: &Windows) -> Option<Week> {
        let end = self.ending.map(|ending| ending.week);
        let due = match self.first_visit {
            Some(first) => Some(windows.after_due(first, end)),
            None => end,
        };
        due.map(|due| windows.after_late_week(due))
    }
}

/// How an answer of `week` lies to the window of its occasion.
///
/// `None` when the week, or the week that the window counts from, is unknown.
pub(crate) fn timing_of(
    windows: &Windows,
    episode: &Episode,
    occasion: Occasion,
    week: Option<Week>,
    after_week: Option<Week>,
) -> Option<Timing> {
    let week = week?;
    match occasion {
        Occasion::Before => Some(windows.before(episode.first_visit?, week)),
        Occasion::After => Some(windows.after(episode.after_due(windows)?, week)),
        Occasion::FollowUp => Some(windows.follow_up(after_week?, week)),
    }
}

/// Judges the timing of an episode's forms anew, after weeks, first visit or
/// ending have come to be known (the pack slip often comes later than the sheets).
///
/// Only assessments of this episode are touched. Returns how many flags changed.
pub fn judge_timing(windows: &Windows, episode: &Episode, assessments: &mut [Assessment]) -> usize {
    let after_week = after_week(episode, assessments);
    let mut changed = 0;
    for assessment in assessments.iter_mut().filter(|form| form.episode == episode.id) {
        let timing = timing_of(windows, episode, assessment.occasion, assessment.week, after_week);
        let late = timing.is_some_and(Timing::outside);
        changed += usize::from(late != assessment.late);
        assessment.late = late;
    }
    changed
}

/// The week of the episode's first after-form, if it has come and its week is known.
pub fn after_week(episode: &Episode, assessments: &[Assessment]) -> Option<Week> {
    assessments
        .iter()
        .filter(|form| form.episode == episode.id && form.occasion == Occasion::After)
        .filter_map(|form| form.week)
        .min()
}
