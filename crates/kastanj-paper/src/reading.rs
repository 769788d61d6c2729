use kastanj_instrument::{AnswerCode, BoxMeaning, FormKey, ItemId};
use kastanj_language::{Lang, tr};
use serde::{Deserialize, Serialize};

use crate::PageCode;
use crate::read::{LEAST_CORRELATION, MOST_RESIDUAL_MM};

/// What a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkClass {
    /// Nothing by pen.
    Empty,
    /// A mark that means *this one*.
    Marked,
    /// A mark that was taken back: filled, scribbled over.
    Cancelled,
    /// The machine will not say.
    Uncertain,
}

/// One box as the machine sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoxReading {
    /// What the box stands for.
    pub meaning: BoxMeaning,
    /// The most likely class.
    pub class: MarkClass,
    /// Probability of that class, 0–1.
    pub probability: f64,
    /// Share of the inside covered by ink, 0–1.
    pub ink: f64,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The chosen options; one for a single-choice question.
    Chosen(Vec<AnswerCode>),
    /// *Vill inte svara* was marked.
    Declined,
    /// No mark at all.
    Blank,
    /// A human must look.
    Doubtful,
}

/// Why a question was decided as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionReason {
    /// One clear mark, the rest empty.
    Clear,
    /// One clear mark beside a cancelled one.
    Corrected,
    /// No mark.
    Empty,
    /// Two or more boxes are marked where one is allowed.
    Several,
    /// A single filled box with no other mark: chosen or taken back?
    LoneFilled,
    /// A mark too faint, too small or beside the box.
    Faint,
    /// *Vill inte svara* and an answer are both marked.
    DeclinedAndAnswered,
    /// The mark is part of a stroke that runs on far beyond its box.
    DrawnThrough,
    /// A line runs through the cross and out on both sides: meant, or taken back?
    StruckThrough,
    /// What stands in the box looks like letters or a figure, not like a mark.
    Lettered,
    /// The box could not be located with certainty on the page.
    BoxUnsure,
    /// Filled boxes count as marks: this writer fills and never crosses.
    FillWriter,
}

/// One question of a page with all its boxes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionReading {
    /// The question.
    pub item: ItemId,
    /// The answer.
    pub decision: Decision,
    /// The next best legal answer.
    pub second_best: Decision,
    /// Probability of the decision among all legal ones, 0–1.
    pub posterior: f64,
    /// Why.
    pub reason: DecisionReason,
    /// The two most likely answers, the likelier first, whether or not they were accepted.
    pub guesses: [Decision; 2],
    /// Its boxes in printed order.
    pub boxes: Vec<BoxReading>,
}

/// How well the page was found to lie where it should.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Geometry {
    /// 95th percentile of the distance between expected and found print, mm.
    pub residual_p95_mm: f64,
    /// Correlation of the scan with the blank form outside answer zones, −1–1.
    pub correlation: f64,
    /// Clockwise rotation of the input in degrees.
    pub rotation_degrees: f64,
    /// Size of the print relative to A4 at the image's stated or assumed resolution.
    pub scale: f64,
}

/// In what a page fell short of the proof that it is the page and lies where it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeometryFlaw {
    /// Print lies too far from where one smooth sheet would have it.
    Uneven,
    /// Too little of it looks like the form's.
    Unlike,
    /// On the whole it is the page and lies well; somewhere other print stands than the form's.
    OtherPrint,
}

impl Geometry {
    /// What is wrong with a page that was refused with this geometry, by the limits of its proof.
    pub fn flaw(&self) -> GeometryFlaw {
        // The comparisons are those of the proof, so that what is no number counts as bad.
        let even = self.residual_p95_mm < MOST_RESIDUAL_MM;
        let like = self.correlation > LEAST_CORRELATION;
        match (even, like) {
            (false, _) => GeometryFlaw::Uneven,
            (true, false) => GeometryFlaw::Unlike,
            (true, true) => GeometryFlaw::OtherPrint,
        }
    }
}

/// Why a whole page is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalReason {
    /// Nothing printed on it.
    BlankPage,
    /// Printed or written on, but without corner marks or page code of ours.
    ForeignPage,
    /// Our page, but its code cannot be read.
    CodeUnreadable,
    /// A sound code of a form that this program does not hold.
    UnknownForm,
    /// Fewer than three corner marks were found.
    CornersMissing,
    /// The print does not lie where the form says.
    GeometryUnverified,
    /// The picture is the wrong way round, as in a mirror.
    Mirrored,
    /// Resolution too low or picture too small.
    TooCoarse,
    /// The two page codes of the page contradict one another.
    CodesDisagree,
    /// The slip of a pack: staff's own paper, which is keyed.
    PackSlip,
    /// The count of the months: staff's own paper, which is keyed.
    MonthTally,
    /// The sheet that tries printer and scanner: nobody's, and read by a command of its own.
    TrialSheet,
}

/// A page that is not read, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub reason: RefusalReason,
    /// The code, if it was read.
    pub code: Option<PageCode>,
    /// Geometry, if it came so far.
    pub geometry: Option<Geometry>,
}

/// A page whose geometry was verified and whose boxes were read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageReading {
    /// Which page of which sheet.
    pub code: PageCode,
    /// Which form.
    pub form: FormKey,
    /// The short code of the copyable edition, if the grid was marked and its check digit fits.
    pub grid_code: Option<u16>,
    /// What was seen of that grid, and so why there is no code.
    #[serde(default)]
    pub grid: GridSeen,
    /// Proof that the page is the page.
    pub geometry: Geometry,
    /// The questions in printed order.
    pub questions: Vec<QuestionReading>,
}

/// What was seen of the grid in which the short code of a copy is ticked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GridSeen {
    /// The page has none.
    #[default]
    Absent,
    /// Nothing is ticked in it.
    Empty,
    /// A code whose check digit fits.
    Read,
    /// Ticked, but not one clear tick in every row.
    Unclear,
    /// One clear tick in every row, but the check digit is another one's.
    Contradicts,
}

/// What became of one page of the input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageOutcome {
    /// Read, perhaps with doubtful questions.
    Read(Box<PageReading>),
    /// Refused whole.
    Refused(Refusal),
}

impl RefusalReason {
    /// What happened and what to do, in plain words.
    pub fn explain(self, lang: Lang) -> String {
        match self {
            RefusalReason::BlankPage => tr!(lang, "paper-read-refused-blank-page"),
            RefusalReason::ForeignPage => tr!(lang, "paper-read-refused-foreign-page"),
            RefusalReason::CodeUnreadable => tr!(lang, "paper-read-refused-code-unreadable"),
            RefusalReason::UnknownForm => tr!(lang, "paper-read-refused-unknown-form"),
            RefusalReason::CornersMissing => tr!(lang, "paper-read-refused-corners-missing"),
            RefusalReason::GeometryUnverified => {
                tr!(lang, "paper-read-refused-geometry-unverified")
            }
            RefusalReason::Mirrored => tr!(lang, "paper-read-refused-mirrored"),
            RefusalReason::TooCoarse => tr!(lang, "paper-read-refused-too-coarse"),
            RefusalReason::CodesDisagree => tr!(lang, "paper-read-refused-codes-disagree"),
            RefusalReason::PackSlip => tr!(lang, "paper-read-refused-pack-slip"),
            RefusalReason::MonthTally => tr!(lang, "paper-read-refused-month-tally"),
            RefusalReason::TrialSheet => tr!(lang, "paper-read-refused-trial-sheet"),
        }
    }
}

impl DecisionReason {
    /// The reason in a few plain words.
    pub fn explain(self, lang: Lang) -> String {
        match self {
            DecisionReason::Clear => tr!(lang, "paper-read-reason-clear"),
            DecisionReason::Corrected => tr!(lang, "paper-read-reason-corrected"),
            DecisionReason::Empty => tr!(lang, "paper-read-reason-empty"),
            DecisionReason::Several => tr!(lang, "paper-read-reason-several"),
            DecisionReason::LoneFilled => tr!(lang, "paper-read-reason-lone-filled"),
            DecisionReason::Faint => tr!(lang, "paper-read-reason-faint"),
            DecisionReason::Lettered => tr!(lang, "paper-read-reason-lettered"),
            DecisionReason::StruckThrough => tr!(lang, "paper-read-reason-struck-through"),
            DecisionReason::DrawnThrough => tr!(lang, "paper-read-reason-drawn-through"),
            DecisionReason::DeclinedAndAnswered => {
                tr!(lang, "paper-read-reason-declined-and-answered")
            }
            DecisionReason::BoxUnsure => tr!(lang, "paper-read-reason-box-unsure"),
            DecisionReason::FillWriter => tr!(lang, "paper-read-reason-fill-writer"),
        }
    }
}
