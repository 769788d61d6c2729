use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

use crate::{EpisodeCode, Month, TallyFault, UnitCode};

/// Why no flow can be made: the record contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FlowError {
    /// A month is kept both as a tally and per person.
    #[error("{unit} has both a tally for {month} and a loss of contact {episode} in that month")]
    BothKept {
        /// Whose.
        unit: UnitCode,
        /// Which month.
        month: Month,
        /// The contact with the loss.
        episode: EpisodeCode,
    },
    /// A loss before the start has no month, in a unit that keeps tallies.
    #[error("the loss of contact {episode} at {unit} has no month: its first visit is not known")]
    LossWithoutMonth {
        /// Whose.
        unit: UnitCode,
        /// The contact with the loss.
        episode: EpisodeCode,
    },
    /// Two tallies for one month.
    #[error("{unit} has two tallies for {month}")]
    TallyTwice {
        /// Whose.
        unit: UnitCode,
        /// Which month.
        month: Month,
    },
    /// A tally that does not add up.
    #[error("the tally of {unit} for {month}: {fault}")]
    Tally {
        /// Whose.
        unit: UnitCode,
        /// Which month.
        month: Month,
        /// What does not add up.
        fault: TallyFault,
    },
}

impl Explain for FlowError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            FlowError::BothKept { unit, month, episode } => tr!(
                lang,
                "record-flow-both-kept",
                unit = unit.as_str(),
                month = month.to_string(),
                episode = episode.to_string()
            ),
            FlowError::LossWithoutMonth { unit, episode } => tr!(
                lang,
                "record-flow-loss-without-month",
                unit = unit.as_str(),
                episode = episode.to_string()
            ),
            FlowError::TallyTwice { unit, month } => tr!(
                lang,
                "record-flow-tally-twice",
                unit = unit.as_str(),
                month = month.to_string()
            ),
            FlowError::Tally { unit, month, fault } => tr!(
                lang,
                "record-flow-tally",
                unit = unit.as_str(),
                month = month.to_string(),
                fault = fault.explain(lang)
            ),
        }
    }
}
