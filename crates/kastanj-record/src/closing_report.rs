use serde::{Deserialize, Serialize};

use crate::coded::coded;

coded! {
    /// What became of the after-form when a contact was closed.
    AfterForm {
        /// It has been given.
        Given = "given", "record-after-given";
        /// It is still on its way: on paper, or next time.
        Coming = "coming", "record-after-coming";
        /// It will not come; why stands in the losses.
        NotComing = "not_coming", "record-after-not-coming";
    }
}

/// How near the main goal is, from 0 (far away) to 10 (there), as the therapist sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub struct GoalRating(u8);

impl GoalRating {
    /// All ratings, upwards.
    pub fn all() -> impl Iterator<Item = GoalRating> {
        (0..=10).map(GoalRating)
    }
}

impl TryFrom<u8> for GoalRating {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        if number <= 10 { Ok(GoalRating(number)) } else { Err(format!("{number} is not 0 to 10")) }
    }
}

impl From<GoalRating> for u8 {
    fn from(rating: GoalRating) -> u8 {
        rating.0
    }
}

impl std::fmt::Display for GoalRating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for GoalRating {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<u8>().map_err(|error| error.to_string())?.try_into()
    }
}

/// The closing report (*avslutsrapport*): what the end itself does not say. Start, end, reason
/// and the number of sessions stand in the contact already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingReport {
    /// The therapist's view of the main goal; `None` if there was none, or it cannot be said.
    pub main_goal: Option<GoalRating>,
    /// What became of the after-form.
    pub after_form: AfterForm,
}
