//! Regression: least squares with intervals that survive unequal spread and clusters, and the
//! logistic model of who is lost.

pub mod ancova;
pub mod attrition;
pub mod cluster_robust;
pub mod coefficient;
pub mod design;
pub mod heteroscedasticity;
pub mod least_squares;
pub mod logistic;
mod logistic_fit;
pub mod standardised_differences;

pub use ancova::{Adjusted, Ancova, ancova};
pub use attrition::{Attrition, AttritionRow, attrition};
pub use cluster_robust::{ClusterCorrection, ClusterRobust};
pub use coefficient::Coefficient;
pub use design::Design;
pub use heteroscedasticity::{Heteroscedasticity, HeteroscedasticityRobust};
pub use least_squares::LeastSquares;
pub use logistic::{Logistic, OddsRatio, logistic};
pub use standardised_differences::{CharacteristicDifference, standardised_differences};
