//! Tests of the paper crate.

mod read_clean;
mod read_figures;
mod stage;
