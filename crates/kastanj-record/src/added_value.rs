use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::coded::coded;

coded! {
    /// Who answers the meter.
    AnsweredBy {
        /// The client.
        Client = "client", "record-value-client";
        /// The therapist.
        Therapist = "therapist", "record-value-therapist";
    }
}

coded! {
    /// What the meter asks: did the form help this conversation? The same for both.
    ValueQuestion {
        /// It helped to talk about what matters.
        Matters = "matters", "record-value-matters";
        /// It made hard things easier to bring up.
        HardThings = "hard_things", "record-value-hard-things";
        /// It showed what had changed.
        Change = "change", "record-value-change";
        /// It was worth the time.
        WorthTheTime = "worth_the_time", "record-value-worth-the-time";
    }
}

coded! {
    /// The answer: the five steps of the forms, or none.
    ValueAnswer {
        /// Not true at all.
        NotAtAll = "0", "record-value-0";
        /// A little true.
        ALittle = "1", "record-value-1";
        /// Partly true.
        Partly = "2", "record-value-2";
        /// Mostly true.
        Mostly = "3", "record-value-3";
        /// Entirely true.
        Entirely = "4", "record-value-4";
        /// *Vill inte svara*.
        Declined = "declined", "record-missing-declined";
    }
}

/// The added-value meter of one of the two, asked once at closing. Never part of any score.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedValue(pub BTreeMap<ValueQuestion, ValueAnswer>);

impl AddedValue {
    /// The first question without an answer, counted from 0; `None` when all have one.
    pub fn next(&self) -> Option<usize> {
        ValueQuestion::ALL.iter().position(|question| !self.0.contains_key(question))
    }
}
