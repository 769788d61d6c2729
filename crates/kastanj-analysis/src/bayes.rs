//! Bayesian side notes for few people. The prior stands in every result.

mod jzs;
mod normal_prior;

pub use jzs::{DEFAULT_RSCALE, JzsBayesFactor, jzs_bayes_factor};
pub use normal_prior::{Belief, NormalPrior, Posterior, PriorKind, posterior};
