use kastanj_language::Text;
use serde::{Deserialize, Serialize};

/// What is estimated, in the five parts of ICH E9(R1). The variable is the change of the primary
/// score from before to after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimand {
    /// Whom the figures are about, in the study's words; `None`: all who started and answered
    /// before.
    pub population: Option<Text>,
    /// What can happen on the way that changes what an answer means.
    pub events: Vec<IntercurrentEvent>,
    /// What is done with those to whom it happened.
    pub strategy: Strategy,
    /// How the changes are summed up.
    pub summaries: Vec<Summary>,
}

impl Default for Estimand {
    fn default() -> Self {
        Estimand {
            population: None,
            events: IntercurrentEvent::ALL.to_vec(),
            strategy: Strategy::TreatmentPolicy,
            summaries: vec![Summary::MeanChange],
        }
    }
}

/// What can happen between the two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntercurrentEvent {
    /// The contact ended earlier than planned.
    EndedEarly,
    /// A legal event, such as being reported.
    LegalEvent,
    /// Other treatment beside the contact.
    OtherTreatment,
}

impl IntercurrentEvent {
    /// All of them.
    pub const ALL: [IntercurrentEvent; 3] =
        [Self::EndedEarly, Self::LegalEvent, Self::OtherTreatment];
}

/// What is done with answers after such an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// They count as they are, whatever happened.
    TreatmentPolicy,
}

/// How the changes are summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Summary {
    /// The mean of the changes.
    MeanChange,
    /// The share whose change is larger than the error of measurement; needs a reliability.
    ShareReliablyChanged,
}
