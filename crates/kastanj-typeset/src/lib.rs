//! Typesetting: typst behind one door.
//!
//! A caller hands over a [`Document`]: a source text of its own making, data
//! as JSON, pictures as SVG or PNG. It gets back a [`Typeset`]: pages that can
//! be written as tagged, archivable PDF with the same bytes every time, drawn
//! as a grey raster, or asked where a labelled mark stands.
//!
//! Nothing is read from the machine: typefaces are compiled in, the files are
//! those of the document, and the date is the caller's. Words of a form or a
//! person must travel as *data* ([`Document::with_data`]) and are then printed
//! literally, whatever characters they hold.

mod date;
mod document;
mod error;
mod fonts;
mod pdf;
mod position;
mod raster;
mod typeset;
mod world;

pub use date::{Date, ImpossibleDate};
pub use document::Document;
pub use error::TypesetError;
pub use position::Position;
pub use raster::GrayRaster;
pub use typeset::{Typeset, compile};
