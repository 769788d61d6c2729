//! What we ask: questionnaires as text files.
//!
//! A questionnaire is one TOML file `instruments/<name>/v<N>.toml`. This crate
//! turns it into a [`Questionnaire`], or into [`Diagnostic`]s that name file,
//! line and remedy. It does no I/O: the shipped questionnaires are compiled in.

mod form_tag;
mod item;
mod occasion;
mod permission;
mod questionnaire;
mod scale;
mod scoring;
mod variant;

pub use form_tag::{FormTag, SYMBOLS};
pub use item::{AskedBy, Item, ItemId, ItemKind, Travels};
pub use occasion::Occasion;
pub use permission::{Permission, ShippingLevel};
pub use questionnaire::{Part, Questionnaire, QuestionnaireId, Section, State};
pub use scale::{AnswerCode, AnswerOption, BoxMeaning, Measure, ResponseScale};
pub use scoring::{ScoreId, ScoringRule};
pub use variant::{FormKey, Page, Variant, VariantId};
