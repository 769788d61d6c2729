//! Numerical methods that no single statistic owns.

mod newton;

pub(crate) use newton::{Curved, minimise};
