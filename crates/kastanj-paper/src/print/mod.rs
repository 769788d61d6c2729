//! From a questionnaire to paper: the PDF and the places on it, made together.
//!
//! A [`FormOrder`] says what to print; [`typeset_form`] gives one sheet with
//! its [`crate::FormLayout`], [`print_stack`] many sheets in one PDF, and
//! [`FormsOnDemand`] the layouts and blank pages that the reader compares with.

mod budget;
mod edition;
mod error;
mod forms_on_demand;
mod order;
mod places;
mod plan;
mod question;
mod square_code;
mod stack;
mod template;
mod typeset_form;
mod words;

pub use edition::Edition;
pub use error::PrintError;
pub use forms_on_demand::FormsOnDemand;
pub use order::{Contact, FormOrder};
pub use square_code::runs as code_runs;
pub use stack::{Sides, print_stack};
pub use typeset_form::{TypesetForm, blank_template, typeset_form};
