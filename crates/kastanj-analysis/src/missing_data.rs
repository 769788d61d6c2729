//! What the missing scores could do: one table of assumptions, each with its interval, the line of
//! deltas under multiple imputation, and whether the direction survives.

mod imputed_change;
pub mod robustness;
pub mod rows;
pub mod table;

pub use robustness::{DirectionRobustness, RobustnessReason};
pub use rows::{
    IntervalSource, MissingDataAssumption, MissingDataRow, MissingDataTable, MissingDataTipping,
};
pub use table::{MissingDataInput, missing_data_table};
