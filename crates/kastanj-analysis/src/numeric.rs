//! Numerical methods that no single statistic owns.

mod ascent;
mod jet;
mod newton;

pub(crate) use ascent::{Curvature, Maximum, maximise, maximise_to};
pub(crate) use jet::Jet;
pub(crate) use newton::{Curved, minimise};
