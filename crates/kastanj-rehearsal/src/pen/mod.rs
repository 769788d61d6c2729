//! Marks by pen: writers, their strokes, and the truth about what they meant.
//!
//! There are two stroke models, built apart from one another. A reader may set
//! its thresholds on [`StrokeModel::Tuning`] and be judged on
//! [`StrokeModel::Trial`] alone. Pens and habits are drawn from the same
//! ranges; how a stroke comes about shares nothing but the space it may use.

mod ambiguity;
mod answers;
mod fill;
mod handwriting;
mod ink;
mod mark;
mod stroke;
mod trial;
mod truth;
mod tuning;
mod writer;

pub use ambiguity::Ambiguity;
pub use answers::{AnswerRates, Answers, draw_answers};
pub use fill::{FillTerms, fill_page};
pub use ink::lay_ink;
pub use mark::{MarkShape, MarkTarget, mark_strokes};
pub use stroke::{PenPoint, Stroke};
pub use truth::{BoxTruth, PageTruth, QuestionTruth};
pub use writer::{CorrectionHabit, MarkHabit, Pen, PenKind, StrokeModel, Writer};
