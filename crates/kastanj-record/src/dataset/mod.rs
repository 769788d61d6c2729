//! What the primary analysis is told: scores per client, nothing that points at anyone.

mod build;
mod counts;
mod error;
mod row;

pub use build::analysis_dataset;
pub use counts::{ItemCounts, item_counts};
pub use error::DatasetError;
pub use row::{AnalysisDataset, AnalysisRow, KeptOut, ScoreRow};
