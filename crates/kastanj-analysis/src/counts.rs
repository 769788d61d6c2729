//! Counts, for external data: rates before and after, regression of counts, many zeros.

mod count_fit;
mod count_likelihood;
mod count_summary;
mod design;
mod paired_rate_ratio;

pub use count_fit::{Coefficient, CountFit, CountRegression, fit_counts};
pub use count_likelihood::CountModel;
pub use count_summary::{CountSummary, count_summary};
pub use design::Design;
pub use paired_rate_ratio::{PairedRateRatio, paired_rate_ratio};
