//! Who answered, and when: the domain of the study, without I/O.
//!
//! Time is an argument everywhere (an ISO [`Week`]), and so is randomness. No
//! type here has room for a name, a personal number, a phone number, an
//! e-mail or an address of a client.

mod answer;
mod assessment;
mod capture;
mod client;
mod coded;
mod consent;
mod due;
mod episode;
mod labels;
mod loss;
mod reference;
mod scores;
mod session_report;
mod study;
mod tally;
mod unit;
mod week;

pub use answer::{Answer, Missing, Mode, Provenance, ReadingOrigin, RecordedAnswer};
pub use assessment::{Assessment, AssessmentId, SheetIdentity};
pub use coded::UnknownCode;
pub use capture::{
    CaptureError, CaptureFault, Difference, KeptAt, Merged, RawAnswer, RawResponse, Setting,
    StoredItem, Submission, capture, differences, doubts, merge, settle, stored_items,
};
pub use client::{Client, ClientId, ClientKind, ReferralWay, TargetBehaviour};
pub use consent::{ConsentEvent, ConsentPurpose};
pub use due::{after_week, judge_timing};
pub use episode::{EndReason, Ending, Episode, EpisodeCode, EpisodeId, ShortCode};
pub use labels::occasion_label;
pub use loss::{EpisodeLoss, Loss, NotAskedReason};
pub use reference::questionnaire_id;
pub use scores::{score_assessment, score_of};
pub use session_report::{
    Next, SessionFormat, SessionLength, SessionReport, Technique, Theme, Who,
};
pub use study::{
    Approval, ApprovalDate, CrisisNumber, DescribeGates, Direction, EXAMPLE_FILE, EXAMPLE_SOURCE, IndicationGates, LossKeeping,
    Modules, Plan, PlanGates, Reasons, Study, StudyUnit, SupportedGates, Timing, Windows,
};
pub use tally::{Month, MonthlyTally};
pub use unit::UnitCode;
pub use week::Week;
