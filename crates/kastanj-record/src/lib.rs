//! Who answered, and when: the domain of the study, without I/O.
//!
//! Time is an argument everywhere (an ISO [`Week`]), and so is randomness. No
//! type here has room for a name, a personal number, a phone number, an
//! e-mail or an address of a client.

mod added_value;
mod alias;
mod answer;
mod assessment;
mod bulk;
mod capture;
mod card_code;
mod client;
mod closing_report;
mod coded;
mod consent;
mod consent_standing;
mod conversation;
mod dataset;
mod due;
mod episode;
mod flow;
mod form_outline;
mod labels;
mod loss;
mod pack_slip;
mod reading_quality;
mod reference;
mod retention;
mod scores;
mod screen;
mod session_report;
mod short_code;
mod step;
mod strip_marks;
mod study;
mod study_record;
mod tally;
mod unassigned;
mod unit;
mod week;
mod worklist;

pub use added_value::{AddedValue, AnsweredBy, ValueAnswer, ValueQuestion};
pub use alias::{ALIAS_MAXIMUM, ALIAS_MINIMUM, Alias, AliasRefusal, alias_text, normalised};
pub use answer::{Answer, Missing, Mode, Provenance, ReadingOrigin, RecordedAnswer};
pub use assessment::{Assessment, AssessmentId, SheetIdentity};
pub use bulk::{
    AnswerValue, Answers, AssessLine, BulkError, BulkFault, BulkLine, ClientLabel, ClientLine,
    ClosingLine, ConsentLine, EpisodeLine, EpisodeRef, Expected, Leaf, LineFault, LossKind,
    LossLine, NumberedLine, SessionLine, ShapeFault, UnitLine, check_against_study, latest_week,
    month_outside, read_bulk, to_line,
};
pub use capture::{
    CaptureError, CaptureFault, Difference, KeptAt, Merged, RawAnswer, RawResponse, ReadAgain,
    SameQuestion, Setting, StoredItem, Submission, capture, chosen, differences, doubts, merge,
    settle, stored_items, to_compare,
};
pub use card_code::{CardCode, CardShelf};
pub use client::{Client, ClientId, ClientKind, ReferralWay, TargetBehaviour};
pub use closing_report::{AfterForm, ClosingReport, GoalRating};
pub use coded::UnknownCode;
pub use consent::{ConsentEvent, ConsentPurpose, INFORMATION_VERSION};
pub use consent_standing::{ConsentStanding, answers_have_a_use, consent_standing, consent_to};
pub use conversation::{
    Area, Choices, ConversationView, Movement, NumberRow, Statement, TalkMark, TalkedAbout,
    TopicId, conversation,
};
pub use dataset::{
    AnalysisDataset, AnalysisRow, DatasetError, Given, ItemCounts, KeptOut, PersonAnswers,
    ScoreRow, analysis_dataset, item_counts, person_answers,
};
pub use due::{after_week, judge_timing};
pub use episode::{EndReason, Ending, Episode, EpisodeCode, EpisodeId, ShortCode};
pub use flow::{
    FlowError, FlowStep, InclusionFlow, MonthFlow, StartCounts, StudyFlow, UnitMonths,
    flow_by_month, found_in_month, inclusion_flow,
};
pub use form_outline::{FormOutline, ReceivedForm};
pub use labels::occasion_label;
pub use loss::{EpisodeLoss, Loss, NotAskedReason};
pub use pack_slip::{PackSlip, SlipFault, SlipWeek};
pub use reading_quality::{
    CheckedPage, ComparedSheet, FieldSource, Said, SourceFields, compare_sheet,
};
pub use reference::questionnaire_id;
pub use retention::{BACKUP_DAYS, Retention, RetentionDue, retention_due, years_after};
pub use scores::{score_assessment, score_of};
pub use screen::{ScreenDraft, ScreenQuestion, screen_questions};
pub use session_report::{
    Next, SessionFormat, SessionLength, SessionReport, Technique, Theme, Who,
};
pub use short_code::{episode_of_short_code, issue_short_code, short_codes_in_use};
pub use strip_marks::StripMarks;
pub use study::{
    AnswerWindows, Approval, ApprovalDate, CrisisNumber, DescribeGates, Direction, EXAMPLE_FILE,
    EXAMPLE_SOURCE, Estimand, IndicationGates, IntercurrentEvent, LossKeeping, Modules,
    NaturalCourse, Norm, Plan, PlanChange, PlanFreeze, PlanGates, PlanStanding, Protocol, Reasons,
    Reliability, Strategy, Study, StudyUnit, Summary, SupportedGates, Timing, Windows,
    plan_changes,
};
pub use study_record::StudyRecord;
pub use tally::{Month, MonthlyTally, TallyFault};
pub use unassigned::{UnassignedReason, UnassignedSheet};
pub use unit::UnitCode;
pub use week::{Week, iso_date};
pub use worklist::{NextAction, Urgency, WorkItem, WorkSubject, WorkTask, worklist};
