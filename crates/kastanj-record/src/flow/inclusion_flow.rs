use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::{EndReason, Month, NotAskedReason, UnitCode};

/// What became of the forms of one occasion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FlowStep {
    /// Forms that came.
    pub came: u64,
    /// Forms that will not come, by reason.
    pub lost: BTreeMap<EndReason, u64>,
    /// Forms whose window has closed without a reason.
    pub unexplained: u64,
    /// Forms that may still come: open contacts, never counted as lost.
    pub open: u64,
    /// Of those that came: outside their window.
    pub late: u64,
}

impl FlowStep {
    /// All who were to give the form.
    pub fn total(&self) -> u64 {
        self.came + self.lost() + self.open
    }

    /// Lost with or without a reason.
    pub fn lost(&self) -> u64 {
        self.lost.values().sum::<u64>() + self.unexplained
    }

    /// Came or lost: those whose window has closed.
    pub fn closed(&self) -> u64 {
        self.came + self.lost()
    }
}

impl AddAssign<&FlowStep> for FlowStep {
    fn add_assign(&mut self, other: &FlowStep) {
        self.came += other.came;
        self.unexplained += other.unexplained;
        self.open += other.open;
        self.late += other.late;
        for (reason, count) in &other.lost {
            *self.lost.entry(*reason).or_default() += count;
        }
    }
}

/// The flow of one unit, or of all. Counts clients at their first contact in the study.
///
/// It always holds that `accepted` = `before.total()` + `consent_not_keyed` +
/// `withdrawn` + `not_in_record`, that `before.came` = `after.total()`, and,
/// where the study follows up, that `after.came` = `follow_up.total()`. Where
/// both are known, `eligible` − `asked` is the sum of `not_asked`, and `asked`
/// = `accepted` + `declined`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InclusionFlow {
    /// Could have been asked. `None` if a month is missing or the counts contradict each other.
    pub eligible: Option<u64>,
    /// Were asked. `None` likewise, or if it is not known of somebody.
    pub asked: Option<u64>,
    /// Were not asked, by reason.
    pub not_asked: BTreeMap<NotAskedReason, u64>,
    /// Past the window without a word on whether they were asked.
    pub unknown_whether_asked: u64,
    /// Still in their first visits, without a word yet; not among the eligible.
    pub waiting: u64,
    /// Were asked and said no. No reason is kept.
    pub declined: u64,
    /// Said yes.
    pub accepted: u64,
    /// Said yes by the monthly tally, but no pack or form has come.
    pub not_in_record: u64,
    /// Gave a form, but neither yes nor no has been keyed: kept out of analysis.
    pub consent_not_keyed: u64,
    /// Took their yes back: kept out of analysis.
    pub withdrawn: u64,
    /// The before-forms.
    pub before: FlowStep,
    /// The after-forms of those with a before-form.
    pub after: FlowStep,
    /// The follow-ups of those with an after-form; all zero if the study has none.
    pub follow_up: FlowStep,
    /// Later contacts of the same clients: counted, not analysed.
    pub later_contacts: u64,
    /// Relatives: counted, never eligible.
    pub relatives: u64,
    /// Months without the tally that the unit should have kept.
    pub missing_months: Vec<(UnitCode, Month)>,
    /// Units whose tallies say fewer yes than packs have come, with both numbers.
    pub fewer_than_found: Vec<(UnitCode, u64, u64)>,
}

impl InclusionFlow {
    /// Whether both eligible and asked are known in full.
    pub fn asked_known(&self) -> bool {
        self.eligible.is_some() && self.asked.is_some()
    }

    /// Before-forms whose after-window has not closed.
    pub fn open_contacts(&self) -> u64 {
        self.after.open
    }

    /// The flow of nobody, from which a sum starts: nothing is unknown.
    pub(super) fn nobody() -> InclusionFlow {
        InclusionFlow { eligible: Some(0), asked: Some(0), ..InclusionFlow::default() }
    }
}

impl AddAssign<&InclusionFlow> for InclusionFlow {
    fn add_assign(&mut self, other: &InclusionFlow) {
        let both = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a + b);
        self.eligible = both(self.eligible, other.eligible);
        self.asked = both(self.asked, other.asked);
        for (reason, count) in &other.not_asked {
            *self.not_asked.entry(*reason).or_default() += count;
        }
        self.unknown_whether_asked += other.unknown_whether_asked;
        self.waiting += other.waiting;
        self.declined += other.declined;
        self.accepted += other.accepted;
        self.not_in_record += other.not_in_record;
        self.consent_not_keyed += other.consent_not_keyed;
        self.withdrawn += other.withdrawn;
        self.before += &other.before;
        self.after += &other.after;
        self.follow_up += &other.follow_up;
        self.later_contacts += other.later_contacts;
        self.relatives += other.relatives;
        self.missing_months.extend(other.missing_months.iter().cloned());
        self.fewer_than_found.extend(other.fewer_than_found.iter().cloned());
    }
}
