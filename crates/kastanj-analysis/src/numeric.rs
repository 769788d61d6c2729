//! Derivatives and maxima of likelihoods.

mod jet;
mod newton;

pub(crate) use jet::Jet;
pub(crate) use newton::{Curvature, Maximum, maximise, maximise_to};
