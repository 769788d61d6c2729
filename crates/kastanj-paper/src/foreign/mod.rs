//! Forms that others printed: where their boxes stand, found in the blank's
//! PDF and kept in a small file that people edit.
//!
//! Such a form has no corner marks and no page code of ours. Its scans are
//! read by [`ForeignReader`](crate::ForeignReader), which lays them over the blank.

mod contour;
mod corners;
mod drawing;
mod error;
mod file;
mod fonts;
mod form;
mod form_fields;
mod grouping;
mod lines;
mod picture;
mod regroup;
mod renewed;
mod several;
mod survey;

pub use error::{SurveyError, SurveyProblem};
pub use form::{BlankFile, ForeignBox, ForeignForm, ForeignPage, ForeignQuestion};
pub use picture::page_picture;
pub use regroup::Regrouping;
pub use renewed::Renewed;
pub use survey::survey;
