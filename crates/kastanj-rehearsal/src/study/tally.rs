use std::collections::BTreeMap;

use kastanj_record::{Month, MonthlyTally, StudyUnit, Week};

use crate::Chance;
use crate::study::losses::not_asked_reason;

/// Counts eligible persons into months; every month of the time gets a tally, also an empty one.
#[derive(Debug)]
pub(super) struct Counter {
    months: BTreeMap<Month, MonthlyTally>,
}

impl Counter {
    /// A counter for a unit from its start up to and including the month of `as_of`.
    pub(super) fn new(unit: &StudyUnit, as_of: Week) -> Counter {
        let mut months = BTreeMap::new();
        let mut month = unit.starts;
        let last = month_of(as_of).unwrap_or(month);
        while month <= last {
            let tally = MonthlyTally {
                unit: unit.code.clone(),
                month,
                eligible: 0,
                asked: 0,
                accepted: 0,
                not_asked: BTreeMap::new(),
            };
            months.insert(month, tally);
            month = month.next();
        }
        Counter { months }
    }

    /// Counts one eligible person who came in `week`.
    pub(super) fn count(&mut self, week: Week, asked: bool, accepted: bool, chance: &mut Chance) {
        let Some(tally) = month_of(week).and_then(|month| self.months.get_mut(&month)) else {
            return;
        };
        tally.eligible += 1;
        tally.asked += u32::from(asked);
        tally.accepted += u32::from(accepted);
        if !asked {
            *tally.not_asked.entry(not_asked_reason(chance)).or_default() += 1;
        }
    }

    pub(super) fn finish(self) -> Vec<MonthlyTally> {
        self.months.into_values().collect()
    }
}

/// The month of a week's Thursday.
fn month_of(week: Week) -> Option<Month> {
    let (year, month) = week.month();
    Month::new(year, month)
}
