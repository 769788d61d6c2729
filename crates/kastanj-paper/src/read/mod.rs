//! From a grey page to answers.
//!
//! Find the page codes and corner marks, lay the page straight, prove that it
//! is the page the code claims and lies where it should, then read each box
//! against the page's own empty boxes and decide each question as a whole.
//! A page whose geometry is not proved is refused; nothing of it is guessed.

mod classify;
mod code_grid;
mod collate;
mod concentric;
mod corner_frames;
mod corner_marks;
mod correlation;
mod crossed_out;
mod decide;
mod dither;
mod evaluation;
mod fill_writer;
mod flat_field;
mod foreign;
mod frame;
mod homography;
mod kin;
mod known_page;
mod local_light;
mod page_code_search;
mod patch;
mod pen_along;
mod pen_around;
mod plane;
mod reader;
mod rectification;
mod refuse;
mod register;
mod reliability;
mod residual_field;
mod row_picture;
mod run_lengths;
mod streaks;
mod strokes;
mod template;
mod texture;
mod trace;
mod trained;
mod written_over;

pub use code_grid::short_code_check_digit;
pub use collate::{CollatedSheet, Collation, DuplicatePage, PageOrigin, SheetKey, collate};
pub use evaluation::{Evaluation, ExpectedPage};
pub use foreign::{
    ForeignBoxReading, ForeignDecision, ForeignOutcome, ForeignQuestionReading, ForeignReader,
    ForeignReading, ForeignReason, ForeignRefusal, PrintDifference, UnfitBlank,
};
pub(crate) use register::{LEAST_CORRELATION, MOST_RESIDUAL_MM};

pub use reader::{ReadPage, Reader};
pub use rectification::Rectification;
pub use reliability::Reliability;
pub use row_picture::{RowCut, crop_row, crop_writing};
pub use strokes::Strokes;
pub use template::{FormTemplate, FormTemplates};
pub use texture::Texture;
pub use trained::INPUTS as MARK_INPUTS;
