//! Multiple imputation: several numeric columns with holes, filled by chained equations, and
//! what is estimated from them put together by Rubin's rules.

mod bayesian_regression;
mod chain;
pub mod chained_equations;
mod donors;
pub mod incomplete;
pub mod rubin;
pub mod shifted;

pub(crate) use bayesian_regression::Posterior;
pub use chained_equations::{ChainPoint, Imputations, impute};
pub use incomplete::{ImputationMethod, ImputationSettings, IncompleteColumn};
pub use rubin::{RubinPooled, imputations_needed, pool_imputations};
pub use shifted::{TippingDelta, tipping_delta};
