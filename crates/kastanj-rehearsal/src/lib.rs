//! The dry run: writers with pens, office scanners, and a study of people who
//! do not exist. Never in the path of real data.
//!
//! Everything is drawn from a seed ([`Chance`]), so that a rehearsal can be
//! repeated to the pixel, and everything that could be mistaken for a service
//! is called Exempelstad.

mod chance;
mod error;
pub mod files;
pub mod pen;
mod raster;
pub mod scanner;
mod sheet;
pub mod study;

pub use chance::Chance;
pub use error::RehearsalError;
pub use raster::{PageRaster, rasterise_pdf};
pub use sheet::{RehearsedPage, rehearse_sheet};
