use kastanj_language::{Lang, decimal, tr};
use serde::{Deserialize, Serialize};

use crate::{DecisionReason, Geometry, GeometryFlaw, MarkClass, RectMm};

/// What became of one scanned page of a foreign form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignOutcome {
    /// Read, perhaps with doubtful questions.
    Read(Box<ForeignReading>),
    /// Refused whole: nothing of it is guessed.
    Refused(ForeignRefusal),
}

/// A page whose geometry was verified and whose boxes were read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignReading {
    /// Which page of the form, from 1.
    pub page: usize,
    /// Proof that it is that page and lies where it should.
    pub geometry: Geometry,
    /// The boxes in the order of the template.
    pub boxes: Vec<ForeignBoxReading>,
    /// The questions in the order of the template.
    pub questions: Vec<ForeignQuestionReading>,
}

/// One box as the machine sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignBoxReading {
    /// Its name in the template.
    pub id: String,
    /// The most likely class.
    pub class: MarkClass,
    /// Probability of that class, 0–1.
    pub probability: f64,
    /// Share of the inside covered by ink, 0–1.
    pub ink: f64,
}

/// What a question came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignDecision {
    /// The boxes that are named as chosen.
    Chosen,
    /// No mark.
    Blank,
    /// A human must look.
    Doubtful,
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignQuestionReading {
    /// Its name in the template.
    pub id: String,
    /// What it came to.
    pub decision: ForeignDecision,
    /// The chosen boxes by name; for a doubtful question those of the likeliest answer.
    pub chosen: Vec<String>,
    /// The same as the template calls the options; where it names none, the boxes again.
    pub answers: Vec<String>,
    /// Probability of that answer among all legal ones, 0–1.
    pub posterior: f64,
    /// Why.
    pub reason: DecisionReason,
}

/// A page that is not read, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignRefusal {
    /// Why.
    pub reason: ForeignReason,
    /// The page of the form that it came closest to, from 1, if any was tried.
    pub page: Option<usize>,
    /// Geometry of that attempt.
    pub geometry: Option<Geometry>,
    /// Where other print stands than the form's, from top to bottom; empty for other reasons.
    pub differences: Vec<PrintDifference>,
}

/// A place at which the page has other print than the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintDifference {
    /// Where, on the page of the form.
    pub place: RectMm,
    /// The question whose boxes are nearest, by its name in the template.
    pub question: Option<String>,
}

impl PrintDifference {
    fn explain(&self, lang: Lang) -> String {
        let (x, y) = (self.place.x.round() as usize, self.place.y.round() as usize);
        match &self.question {
            Some(question) => {
                tr!(
                    lang,
                    "paper-foreign-place-question",
                    x = x,
                    y = y,
                    question = question.as_str()
                )
            }
            None => tr!(lang, "paper-foreign-place", x = x, y = y),
        }
    }
}

/// Places that are told; a page of another form altogether has hundreds.
const TOLD: usize = 4;

impl ForeignRefusal {
    /// A page of which no more is known.
    pub(super) fn of(reason: ForeignReason) -> ForeignRefusal {
        ForeignRefusal { reason, page: None, geometry: None, differences: Vec::new() }
    }

    /// Whether a page of the form in a mirror would be refused like this.
    pub(super) fn may_be_mirrored(&self) -> bool {
        matches!(self.reason, ForeignReason::OtherForm | ForeignReason::GeometryUnverified)
    }

    /// What happened, where, and what to do, in plain words.
    pub fn explain(&self, lang: Lang) -> String {
        let why = match (self.reason, self.geometry) {
            (ForeignReason::GeometryUnverified, Some(geometry)) => flaw_words(geometry, lang),
            _ => self.reason.explain(lang),
        };
        if self.differences.is_empty() {
            return why;
        }
        let told = self.differences.iter().take(TOLD).map(|one| one.explain(lang));
        let places = told.collect::<Vec<_>>().join("; ");
        let more = self.differences.len().saturating_sub(TOLD);
        tr!(lang, "paper-foreign-refused-where", why = why, places = places, more = more)
    }
}

/// What is wrong with a page that resembles the form, by what was measured, and what to do.
fn flaw_words(geometry: Geometry, lang: Lang) -> String {
    match geometry.flaw() {
        GeometryFlaw::Uneven => {
            let residual = decimal(lang, geometry.residual_p95_mm, 1);
            tr!(lang, "paper-foreign-refused-uneven", residual = residual)
        }
        GeometryFlaw::Unlike => tr!(lang, "paper-foreign-refused-unlike"),
        GeometryFlaw::OtherPrint => tr!(lang, "paper-foreign-refused-geometry-unverified"),
    }
}

/// Why a whole page is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignReason {
    /// Nothing printed on it.
    BlankPage,
    /// Resolution too low or picture too small.
    TooCoarse,
    /// Its print is not that of any page of the form.
    OtherForm,
    /// It resembles a page of the form, but the print does not lie where it should.
    GeometryUnverified,
    /// It is like a page of the form and lies well, but somewhere other print stands than the form's:
    /// another version of it, most likely.
    OtherPrint,
    /// It fits two pages of the form equally well.
    PageUnsure,
    /// A page of the form, but the picture is the wrong way round, as in a mirror.
    Mirrored,
}

impl ForeignReason {
    /// What happened and what to do, in plain words.
    pub fn explain(self, lang: Lang) -> String {
        match self {
            ForeignReason::BlankPage => tr!(lang, "paper-foreign-refused-blank-page"),
            ForeignReason::TooCoarse => tr!(lang, "paper-foreign-refused-too-coarse"),
            ForeignReason::OtherForm => tr!(lang, "paper-foreign-refused-other-form"),
            ForeignReason::GeometryUnverified => {
                tr!(lang, "paper-foreign-refused-geometry-unverified")
            }
            ForeignReason::OtherPrint => tr!(lang, "paper-foreign-refused-other-print"),
            ForeignReason::Mirrored => tr!(lang, "paper-foreign-refused-mirrored"),
            ForeignReason::PageUnsure => tr!(lang, "paper-foreign-refused-page-unsure"),
        }
    }
}
