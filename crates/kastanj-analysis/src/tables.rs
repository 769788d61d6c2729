//! Answers in categories, before and after: the same people in the rows and the columns.

mod binary_pairs;
mod marginal_homogeneity;
mod marginal_shift;
mod mcnemar;
mod paired_shares;
mod square_table;

pub use binary_pairs::BinaryPairs;
pub use marginal_homogeneity::{HomogeneityTest, MarginalHomogeneity, marginal_homogeneity};
pub use marginal_shift::{CategoryShift, MarginalShift, marginal_shift};
pub use mcnemar::{McNemar, mcnemar};
pub use paired_shares::{PairedShares, paired_shares};
pub use square_table::SquareTable;
