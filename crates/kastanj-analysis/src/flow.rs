//! How many were eligible, asked, said yes, answered before and after.

use serde::Serialize;

use crate::input::PairedInput;
use crate::proportion::Proportion;

/// The flow in counts, with the shares that can be computed from them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Flow {
    /// People eligible; `None` if unknown.
    pub eligible: Option<u64>,
    /// People asked; `None` if unknown.
    pub asked: Option<u64>,
    /// People who said yes; `None` if unknown.
    pub persons: Option<u64>,
    /// Before forms whose after-window has closed.
    pub closed_before_forms: u64,
    /// Before forms whose after-window is still open; in no ratio.
    pub open_contacts: u64,
    /// Complete pairs: a score before and a score after.
    pub pairs: u64,
    /// Closed before forms − pairs.
    pub lost: u64,
    /// Scores after without a score before; in no mean.
    pub after_only: u64,
    /// Asked ÷ eligible.
    pub asked_of_eligible: Option<Proportion>,
    /// Persons ÷ asked.
    pub persons_of_asked: Option<Proportion>,
    /// Before forms, open ones included, ÷ persons.
    pub before_of_persons: Option<Proportion>,
    /// Pairs ÷ closed before forms: after/before of the gates.
    pub pairs_of_before: Option<Proportion>,
    /// Pairs ÷ persons.
    pub pairs_of_persons: Option<Proportion>,
}

impl Flow {
    /// Counts a checked input.
    pub(crate) fn of(input: &PairedInput) -> Self {
        let count = |keep: fn(bool, bool) -> bool| {
            input.rows.iter().filter(|row| keep(row.before.is_some(), row.after.is_some())).count()
                as u64
        };
        let pairs = count(|before, after| before && after);
        let closed = input.closed_before_forms.unwrap_or_else(|| count(|before, _| before));
        let share =
            |part: Option<u64>, whole: Option<u64>| Proportion::at(part?, whole?, input.level).ok();
        Self {
            eligible: input.eligible,
            asked: input.asked,
            persons: input.persons,
            closed_before_forms: closed,
            open_contacts: input.open_contacts,
            pairs,
            lost: closed - pairs,
            after_only: count(|before, after| !before && after),
            asked_of_eligible: share(input.asked, input.eligible),
            persons_of_asked: share(input.persons, input.asked),
            before_of_persons: share(Some(closed + input.open_contacts), input.persons),
            pairs_of_before: share(Some(pairs), Some(closed)),
            pairs_of_persons: share(Some(pairs), input.persons),
        }
    }
}
