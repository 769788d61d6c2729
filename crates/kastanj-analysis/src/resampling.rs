//! Intervals by drawing people again: the BCa bootstrap.

mod bca;
mod bootstrap;
mod quantile;
mod statistic;

pub use bca::{Bca, BcaSettings, bca, bca_from_replicates};
pub use bootstrap::{jackknife, replicates};
pub use quantile::QuantileType;
pub use statistic::PairedStatistic;
