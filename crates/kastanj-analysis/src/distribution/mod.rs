//! Distribution functions and quantiles, to about 1e-11.

mod beta;
mod binomial;
mod chi_square;
mod fisher_f;
mod noncentral_chi_square;
mod noncentral_t;
mod normal;
mod quadrature;
mod random_draw;
mod root;
mod student;

pub use beta::{beta_lower, beta_quantile};
pub use binomial::{binomial_density, fair_binomial_lower};
pub use chi_square::{chi_square_quantile, chi_square_upper};
pub use fisher_f::{f_quantile, f_upper};
pub use noncentral_chi_square::noncentral_chi_square_lower;
pub use noncentral_t::{NoncentralT, noncentrality_interval};
pub use normal::{normal_cdf, normal_quantile};
pub use random_draw::RandomDraw;
pub use student::{student_quantile, student_two_sided, student_upper};

pub(crate) use quadrature::integrate;
pub(crate) use root::find_root;
