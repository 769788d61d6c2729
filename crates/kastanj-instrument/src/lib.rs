//! What we ask: questionnaires as text files.
//!
//! A questionnaire is one TOML file `instruments/<name>/v<N>.toml`. This crate
//! turns it into a [`Questionnaire`], or into [`Diagnostic`]s that name file,
//! line and remedy. It does no I/O: the shipped questionnaires are compiled in.

pub mod burden;
mod check_symbols;
mod client_text;
mod diagnostic;
mod forbidden;
mod form_tag;
mod item;
mod library;
pub mod lix;
mod occasion;
mod own_paper;
mod page_code;
mod parse;
mod permission;
pub mod plain_file;
mod published;
mod questionnaire;
mod scale;
mod scoring;
mod sheet;
mod variant;

pub use check_symbols::{check_symbols, verify_check_symbols};
pub use client_text::ScaleEnd;
pub use diagnostic::Diagnostic;
pub use forbidden::{ForbiddenWord, Place, forbidden_words, forbidden_words_in};
pub use form_tag::{FormTag, SYMBOLS};
pub use item::{AskedBy, Item, ItemId, ItemKind, Travels};
pub use library::{Library, LibraryError, SHIPPED, form_keys};
pub use occasion::Occasion;
pub use own_paper::OwnPaper;
pub use page_code::{PageCode, PageCodeError};
pub use parse::{checksum, parse};
pub use permission::{Permission, ShippingLevel};
pub use published::PublishedList;
pub use questionnaire::{Part, Questionnaire, QuestionnaireId, Section, State};
pub use scale::{AnswerCode, AnswerOption, BoxMeaning, Measure, ResponseScale};
pub use scoring::{ScoreId, ScoringRule};
pub use sheet::{Serial, SheetKind};
pub use variant::{FormKey, Page, Variant, VariantId};
