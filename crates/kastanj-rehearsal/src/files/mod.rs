//! Files as scanners write them, made by our own writers so that the reader
//! meets bytes that its own libraries did not make.

mod pdf;
mod pictures;
mod tiff_group4;
mod tiff_lzw;
mod tiff_parts;
mod zoo;

pub use pdf::{JpegPdf, pdf_of_jpegs};
pub use pictures::{jpeg, png};
pub use tiff_group4::{Group4Tiff, tiff_group4};
pub use tiff_lzw::tiff_lzw;
pub use tiff_parts::{TiffField, TiffParts};
pub use zoo::{HostileFile, zoo};
