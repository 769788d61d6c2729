use kastanj_instrument::{AnswerCode, FormKey, ItemId, Occasion, QuestionnaireId};
use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

use crate::labels::occasion_label;

/// One reason why a form is not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CaptureFault {
    /// The form belongs to another questionnaire or version than the one at hand.
    #[error("the form is of {found}, expected {expected}")]
    WrongQuestionnaire {
        /// What the form says.
        found: QuestionnaireId,
        /// What is at hand.
        expected: QuestionnaireId,
    },
    /// The questionnaire has no form of this name.
    #[error("{0} has no such form")]
    UnknownForm(FormKey),
    /// The form is not meant for this occasion.
    #[error("{form} is not a form for the occasion {occasion}")]
    WrongOccasion {
        /// The form.
        form: FormKey,
        /// The occasion.
        occasion: Occasion,
    },
    /// The whole questionnaire stays at the service.
    #[error("{0} stays at the service and is not kept at a study office")]
    StaysAtService(QuestionnaireId),
    /// The form has no such page.
    #[error("the form has no page {0}")]
    UnknownPage(u8),
    /// No page at all has come in.
    #[error("no page has come in")]
    NoPage,
    /// The form does not have this question, or it is not stored here.
    #[error("{0} is not a question that is stored from this form")]
    UnknownItem(ItemId),
    /// Two answers to one question.
    #[error("{0} is answered twice")]
    AnsweredTwice(ItemId),
    /// The answer stands on a page that has not come in.
    #[error("{item} stands on page {page}, which has not come in")]
    PageAbsent {
        /// The question.
        item: ItemId,
        /// Its page.
        page: u8,
    },
    /// The scale has no such code.
    #[error("{item} has no answer with the code {code}")]
    UnknownCode {
        /// The question.
        item: ItemId,
        /// The code.
        code: AnswerCode,
    },
    /// Several options where one is asked for.
    #[error("{0} takes one answer")]
    TakesOne(ItemId),
    /// The same option twice.
    #[error("{item} has the code {code} twice")]
    CodeTwice {
        /// The question.
        item: ItemId,
        /// The code.
        code: AnswerCode,
    },
    /// The way the answer came in does not fit its details.
    #[error("{0}: a machine-read answer needs its reading, and only such an answer has one")]
    Provenance(ItemId),
    /// A second page disagrees with what is recorded.
    #[error("{0} is already recorded with another answer")]
    Conflict(ItemId),
    /// The second page is of another form, occasion or sheet.
    #[error("the pages do not belong to the same form, occasion and sheet")]
    OtherSheet,
}

impl Explain for CaptureFault {
    fn explain(&self, lang: Lang) -> String {
        match self {
            Self::WrongQuestionnaire { found, expected } => tr!(
                lang,
                "record-capture-wrong-questionnaire",
                found = found.to_string(),
                expected = expected.to_string()
            ),
            Self::UnknownForm(form) => {
                tr!(lang, "record-capture-unknown-form", form = form.to_string())
            }
            Self::WrongOccasion { form, occasion } => tr!(
                lang,
                "record-capture-wrong-occasion",
                form = form.to_string(),
                occasion = occasion_label(*occasion, lang)
            ),
            Self::StaysAtService(id) => {
                tr!(lang, "record-capture-stays-at-service", questionnaire = id.to_string())
            }
            Self::UnknownPage(page) => tr!(lang, "record-capture-unknown-page", page = *page),
            Self::NoPage => tr!(lang, "record-capture-no-page"),
            Self::UnknownItem(item) => {
                tr!(lang, "record-capture-unknown-item", item = item.to_string())
            }
            Self::AnsweredTwice(item) => {
                tr!(lang, "record-capture-answered-twice", item = item.to_string())
            }
            Self::PageAbsent { item, page } => {
                tr!(lang, "record-capture-page-absent", item = item.to_string(), page = *page)
            }
            Self::UnknownCode { item, code } => {
                tr!(lang, "record-capture-unknown-code", item = item.to_string(), code = code.0)
            }
            Self::TakesOne(item) => tr!(lang, "record-capture-takes-one", item = item.to_string()),
            Self::CodeTwice { item, code } => {
                tr!(lang, "record-capture-code-twice", item = item.to_string(), code = code.0)
            }
            Self::Provenance(item) => {
                tr!(lang, "record-capture-provenance", item = item.to_string())
            }
            Self::Conflict(item) => tr!(lang, "record-capture-conflict", item = item.to_string()),
            Self::OtherSheet => tr!(lang, "record-capture-other-sheet"),
        }
    }
}

/// Why a form is not taken in: every fault that was found, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureError {
    /// The faults in the order in which they were found.
    pub faults: Vec<CaptureFault>,
}

impl CaptureError {
    /// An error of one fault.
    pub(crate) fn one(fault: CaptureFault) -> CaptureError {
        CaptureError { faults: vec![fault] }
    }
}

impl std::fmt::Display for CaptureError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let faults: Vec<String> = self.faults.iter().map(ToString::to_string).collect();
        write!(f, "the form is not taken in: {}", faults.join("; "))
    }
}

impl std::error::Error for CaptureError {}

impl Explain for CaptureError {
    fn explain(&self, lang: Lang) -> String {
        let mut text = tr!(lang, "record-capture-refused");
        for fault in &self.faults {
            text.push_str("\n– ");
            text.push_str(&fault.explain(lang));
        }
        text
    }
}
