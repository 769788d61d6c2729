//! The form on A4, and back again.
//!
//! One [`FormLayout`] serves both directions: `print` makes it together with
//! the PDF, `read` finds the same boxes in a scan. The crate never learns who
//! a client is; it knows forms, sheets and marks.

mod decode;
mod foreign;
mod layout;
mod print;
mod read;
mod reading;
mod trial_sheet;

pub use decode::{
    Damage, DecodeError, DecodeProblem, DecodedPage, GrayPage, Limits, UnsupportedFormat, decode,
    decode_each,
};
pub use foreign::{
    BlankFile, ForeignBox, ForeignForm, ForeignPage, ForeignQuestion, Regrouping, Renewed,
    SurveyError, SurveyProblem, page_picture, survey,
};
pub use kastanj_instrument::{PageCode, PageCodeError, Serial, SheetKind};
pub use layout::{BoxPlace, CodeGrid, FormLayout, PageLayout, PointMm, RectMm};
pub use print::{
    Contact, Edition, FormOrder, FormsOnDemand, PrintError, Sides, TypesetForm, blank_template,
    code_runs, print_stack, typeset_form,
};
pub use read::{
    CollatedSheet, Collation, DuplicatePage, Evaluation, ExpectedPage, ForeignBoxReading,
    ForeignDecision, ForeignOutcome, ForeignQuestionReading, ForeignReader, ForeignReading,
    ForeignReason, ForeignRefusal, FormTemplate, FormTemplates, MARK_INPUTS, PageOrigin,
    PrintDifference, ReadPage, Reader, Rectification, Reliability, RowCut, SheetKey, Strokes,
    Texture, UnfitBlank, collate, crop_row, crop_writing, short_code_check_digit,
};
pub use reading::{
    BoxReading, Decision, DecisionReason, Geometry, GeometryFlaw, GridSeen, MarkClass, PageOutcome,
    PageReading, QuestionReading, Refusal, RefusalReason,
};
pub use trial_sheet::{
    Advice, Fitness, Note, Strength, TrialFindings, TrialReader, is_trial_sheet, pen_words,
    print_trial_sheet,
};
