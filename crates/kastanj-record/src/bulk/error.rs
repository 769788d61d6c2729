use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

use super::{LossKind, ShapeFault};
use crate::{Month, SlipFault, TallyFault, UnknownCode, Week};

/// What is wrong with a line that is JSON of a known type.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineFault {
    /// Neither or both of `episode` and `pack`.
    #[error("state the contact by either episode or pack")]
    WhichContact,
    /// Not a questionnaire at a version.
    #[error("\"{0}\" is not a questionnaire at a version: write del-1@1")]
    Questionnaire(String),
    /// Machine-read answers do not come this way.
    #[error("machine-read answers come in by scan take, with their readings")]
    Scanned,
    /// Reason or occasion does not fit the kind of loss.
    #[error("a loss of the kind {0} lacks something or has too much")]
    Loss(LossKind),
    /// The reason is not on the list.
    #[error("{0}")]
    Reason(UnknownCode),
    /// More than five themes or techniques.
    #[error("at most five of {0}")]
    MoreThanFive(&'static str),
    /// The same theme or technique twice.
    #[error("{0} has something twice")]
    Twice(&'static str),
    /// Running numbers start at 1.
    #[error("a running number starts at 1")]
    Number,
    /// A text that must not be empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A contact with both a label and a kind: the client's line says the kind.
    #[error("the kind of a client stands where the client is first named")]
    KindOfKnownClient,
    /// A short code that is never issued.
    #[error("a short code is a number from 1 to 999")]
    ShortCode,
    /// The tally does not add up.
    #[error("{0}")]
    Tally(TallyFault),
    /// A week that is still to come.
    #[error("{field} is {week}, later than {latest}")]
    WeekToCome {
        /// Where it stands.
        field: &'static str,
        /// The week.
        week: Week,
        /// The latest week that can stand there.
        latest: Week,
    },
    /// A month in which the unit is not in the study, or that is still to come.
    #[error("{month} is not between {first} and {last}")]
    MonthOutside {
        /// The month.
        month: Month,
        /// The first one that can stand there.
        first: Month,
        /// The last one.
        last: Month,
    },
    /// A session report in a study that asks for none.
    #[error("the study asks for no session reports")]
    NoSessionReports,
    /// The pack slip contradicts itself.
    #[error("{0}")]
    Slip(SlipFault),
}

impl Explain for LineFault {
    fn explain(&self, lang: Lang) -> String {
        match self {
            LineFault::WhichContact => tr!(lang, "record-bulk-which-contact"),
            LineFault::Questionnaire(found) => {
                tr!(lang, "record-bulk-questionnaire", found = found.as_str())
            }
            LineFault::Scanned => tr!(lang, "record-bulk-scanned"),
            LineFault::Loss(LossKind::NotAsked) => tr!(lang, "record-bulk-loss-not-asked"),
            LineFault::Loss(LossKind::Declined) => tr!(lang, "record-bulk-loss-declined"),
            LineFault::Loss(LossKind::FormMissing) => tr!(lang, "record-bulk-loss-form-missing"),
            LineFault::Reason(unknown) => tr!(
                lang,
                "record-bulk-reason",
                found = unknown.found.as_str(),
                allowed = unknown.allowed.as_str()
            ),
            LineFault::MoreThanFive(field) => {
                tr!(lang, "record-bulk-more-than-five", field = *field)
            }
            LineFault::Twice(field) => tr!(lang, "record-bulk-twice", field = *field),
            LineFault::Number => tr!(lang, "record-bulk-number"),
            LineFault::Empty(field) => tr!(lang, "record-bulk-empty", field = *field),
            LineFault::KindOfKnownClient => tr!(lang, "record-bulk-kind"),
            LineFault::ShortCode => tr!(lang, "record-bulk-short-code"),
            LineFault::WeekToCome { field, week, latest } => tr!(
                lang,
                "record-bulk-week-to-come",
                field = *field,
                week = week.to_string(),
                latest = latest.to_string()
            ),
            LineFault::MonthOutside { month, first, last } => tr!(
                lang,
                "record-bulk-month-outside",
                month = month.to_string(),
                first = first.to_string(),
                last = last.to_string()
            ),
            LineFault::NoSessionReports => tr!(lang, "record-bulk-no-session-reports"),
            LineFault::Tally(fault) => fault.explain(lang),
            LineFault::Slip(fault) => fault.explain(lang),
        }
    }
}

/// What is wrong with one line of bulk input.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BulkFault {
    /// Not JSON, or not one of the known shapes.
    #[error(transparent)]
    Shape(ShapeFault),
    /// The shape is known but the content does not hold together.
    #[error(transparent)]
    Content(LineFault),
}

/// A fault and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct BulkError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: BulkFault,
}

impl Explain for BulkError {
    fn explain(&self, lang: Lang) -> String {
        let fault = match &self.fault {
            BulkFault::Shape(fault) => fault.explain(lang),
            BulkFault::Content(fault) => fault.explain(lang),
        };
        tr!(lang, "record-bulk-content", line = self.line.to_string(), fault = fault)
    }
}
