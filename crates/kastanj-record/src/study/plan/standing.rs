use serde::{Deserialize, Serialize};

use super::PlanChange;
use crate::ApprovalDate;

/// How the plan that holds stands to what was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanStanding {
    /// What was frozen last; `None`: nothing ever was.
    pub frozen: Option<PlanFreeze>,
}

/// A plan as it was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFreeze {
    /// Running number, from 1: from 2 on, an earlier plan was given up.
    pub number: u32,
    /// Its digest, hexadecimal.
    pub digest: String,
    /// The day.
    pub on: ApprovalDate,
    /// Why it took the place of an earlier one.
    pub reason: Option<String>,
    /// How many before-forms the store held that day.
    pub forms_before: u32,
    /// How many after-forms and follow-ups it held: what could have been seen.
    pub forms_after: u32,
    /// How many after-forms and follow-ups of today were answered that week or earlier, or nobody knows
    /// when: not in the store on that day, and yet somebody may have seen them on paper.
    pub answered_earlier: u32,
    /// The reference of whoever dated the receipt, if somebody did.
    pub receipt: Option<String>,
    /// What stands otherwise in the study file today.
    pub changes: Vec<PlanChange>,
}

impl PlanStanding {
    /// Whether the plan holds as it was frozen.
    pub fn holds(&self) -> bool {
        self.frozen.as_ref().is_some_and(|frozen| frozen.changes.is_empty())
    }

    /// Whether it was frozen before anybody could see an outcome, the first plan of all.
    pub fn before_data(&self) -> bool {
        let unseen = |frozen: &PlanFreeze| frozen.forms_after == 0 && frozen.answered_earlier == 0;
        self.frozen.as_ref().is_some_and(unseen)
    }
}
