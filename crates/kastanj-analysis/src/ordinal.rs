//! Ordered answers: the cumulative logit model, also with a random intercept for each client.

mod cumulative_logit;
mod gauss_hermite;
mod mixed_cumulative_logit;
mod ordinal_data;

pub use cumulative_logit::{
    CumulativeLogit, ProportionalOdds, cumulative_logit, proportional_odds,
};
pub use mixed_cumulative_logit::{MixedCumulativeLogit, mixed_cumulative_logit};
pub use ordinal_data::OrdinalData;
