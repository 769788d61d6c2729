//! What the primary analysis is told: scores per client, nothing that points at anyone.

mod build;
mod counts;
mod error;
mod person_answers;
mod row;

pub use build::analysis_dataset;
pub use counts::{ItemCounts, item_counts};
pub use error::DatasetError;
pub use person_answers::{Given, PersonAnswers, person_answers};
pub use row::{AnalysisDataset, AnalysisRow, KeptOut, ScoreRow};
