use serde::{Deserialize, Serialize};

use crate::Week;

/// How an answer lies to its window. Ordered in time: a later week never has an earlier timing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// Before the window opens.
    Early,
    /// Within the window.
    InWindow,
    /// After the window has closed.
    Late,
}

impl Timing {
    /// Whether the answer is flagged; it is kept all the same.
    pub fn outside(self) -> bool {
        self != Timing::InWindow
    }
}

/// When forms are due and when they are late; all in whole weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Windows {
    /// The before-form belongs to the first visits, this many (printed in the manual).
    pub before_visits: u32,
    /// A before-form is late when more weeks than this have passed since the first visit.
    pub before_late_after: u32,
    /// The after-form is due at the planned end, or this many weeks after the first visit.
    pub after_latest: u32,
    /// An after-form is late from this many weeks after it was due.
    pub after_late_from: u32,
    /// The follow-up is due this many weeks after the after-form.
    pub follow_up_after: u32,
    /// A follow-up may come this many weeks before or after it is due.
    pub follow_up_tolerance: u32,
    /// *Soon* on the worklist: due within this many weeks.
    pub soon: u32,
}

impl Default for Windows {
    /// Visits 1–3, late after week 4; week 52, late from 6 weeks on; 26 ± 6; soon is 2.
    fn default() -> Self {
        Windows {
            before_visits: 3,
            before_late_after: 4,
            after_latest: 52,
            after_late_from: 6,
            follow_up_after: 26,
            follow_up_tolerance: 6,
            soon: 2,
        }
    }
}

/// Weeks as a signed number; windows are checked to be far below the limit.
fn weeks(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

impl Windows {
    /// The first week in which a before-form is late.
    pub fn before_late_week(&self, first_visit: Week) -> Week {
        first_visit.plus(weeks(self.before_late_after).saturating_add(1))
    }

    /// How a before-form of `week` lies.
    pub fn before(&self, first_visit: Week, week: Week) -> Timing {
        if week < first_visit {
            Timing::Early
        } else if week < self.before_late_week(first_visit) {
            Timing::InWindow
        } else {
            Timing::Late
        }
    }

    /// When the after-form is due: the planned end or the latest week, whichever comes first.
    pub fn after_due(&self, first_visit: Week, planned_end: Option<Week>) -> Week {
        let latest = first_visit.plus(weeks(self.after_latest));
        planned_end.map_or(latest, |end| end.min(latest))
    }

    /// The first week in which an after-form that was due in `due` is late.
    pub fn after_late_week(&self, due: Week) -> Week {
        due.plus(weeks(self.after_late_from))
    }

    /// How an after-form of `week` lies. It is never early: a planned end may come at any time.
    pub fn after(&self, due: Week, week: Week) -> Timing {
        if week < self.after_late_week(due) { Timing::InWindow } else { Timing::Late }
    }

    /// When the follow-up is due.
    pub fn follow_up_due(&self, after: Week) -> Week {
        after.plus(weeks(self.follow_up_after))
    }

    /// The first week in which a follow-up may come.
    pub fn follow_up_opens(&self, after: Week) -> Week {
        self.follow_up_due(after).plus(-weeks(self.follow_up_tolerance))
    }

    /// The first week in which a follow-up is late.
    pub fn follow_up_late_week(&self, after: Week) -> Week {
        self.follow_up_due(after).plus(weeks(self.follow_up_tolerance).saturating_add(1))
    }

    /// How a follow-up of `week` lies.
    pub fn follow_up(&self, after: Week, week: Week) -> Timing {
        if week < self.follow_up_opens(after) {
            Timing::Early
        } else if week < self.follow_up_late_week(after) {
            Timing::InWindow
        } else {
            Timing::Late
        }
    }

    /// The first week that counts as *soon* for something due in `due`.
    pub fn soon_from(&self, due: Week) -> Week {
        due.plus(-weeks(self.soon))
    }
}
