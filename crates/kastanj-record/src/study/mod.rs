//! The study: one text file that says what is asked, when, by whom and how it is judged.

mod approval;
mod example;
mod modules;
mod parse;
mod plan;
mod reasons;
mod study_unit;
mod windows;

pub use approval::{Approval, ApprovalDate};
pub use example::{EXAMPLE_FILE, EXAMPLE_SOURCE};
pub use modules::Modules;
pub(crate) use plan::hex;
pub use plan::{
    AnswerWindows, DescribeGates, Direction, Estimand, IndicationGates, IntercurrentEvent,
    NaturalCourse, Norm, Plan, PlanChange, PlanFreeze, PlanGates, PlanStanding, Protocol,
    Reliability, Strategy, Summary, SupportedGates, plan_changes,
};
pub use reasons::Reasons;
pub use study_unit::{CrisisNumber, LossKeeping, StudyUnit};
pub use windows::{Timing, Windows};

use kastanj_instrument::{Occasion, QuestionnaireId};
use kastanj_language::{Lang, Text};

use crate::{Month, Retention, UnitCode};

/// A study as its file `study.toml` declares it.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// Short name in files and commands: lower-case letters, digits, hyphens.
    pub id: String,
    /// What staff call it; never on anything a client sees.
    pub title: Text,
    /// Whether every page, figure and file of it bears the word SYNTETISK.
    pub synthetic: bool,
    /// The neutral name that clients see where a unit has not chosen its own.
    pub neutral_name: Text,
    /// The first month in which clients can be asked.
    pub starts: Month,
    /// The last month in which clients can be asked; open if not set.
    pub ends: Option<Month>,
    /// The languages of forms and sheets, the first one being the default.
    pub languages: Vec<Lang>,
    /// The questionnaires in use, each at its version.
    pub instruments: Vec<QuestionnaireId>,
    /// The occasions that the study uses, in the order of time; before and after always.
    pub occasions: Vec<Occasion>,
    /// Which of the parts that can be left out are in.
    pub modules: Modules,
    /// When forms are due and late.
    pub windows: Windows,
    /// Which reasons for losses staff choose among.
    pub reasons: Reasons,
    /// For how long what clients leave is kept; a service can decide on a rule of its own.
    pub retention: Retention,
    /// What is frozen before the data.
    pub plan: Plan,
    /// The service units that take part.
    pub units: Vec<StudyUnit>,
    /// SHA-256 of the study file, lower-case hexadecimal.
    pub checksum: String,
}

impl Study {
    /// The unit with this code.
    pub fn unit(&self, code: &UnitCode) -> Option<&StudyUnit> {
        self.units.iter().find(|unit| unit.code == *code)
    }

    /// Whether the study asks for a form at this occasion.
    pub fn uses(&self, occasion: Occasion) -> bool {
        self.occasions.contains(&occasion)
    }

    /// The version of a questionnaire that the study uses.
    pub fn instrument(&self, name: &str) -> Option<&QuestionnaireId> {
        self.instruments.iter().find(|id| id.name == name)
    }
}
