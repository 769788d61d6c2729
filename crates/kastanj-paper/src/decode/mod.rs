//! Scanned files into grey pages.
//!
//! Every limit is checked before the pixels are decoded. A file that is
//! damaged anywhere is refused whole: half a stack must never look like a
//! whole one.

mod error;
mod format;
mod gray_page;
mod guard;
mod jpeg_frame;
mod limits;
mod pdf;
mod pdf_image;
mod raster;
mod tiff;
mod tiff_chunks;

use std::ops::ControlFlow;

pub use error::{Damage, DecodeError, DecodeProblem, UnsupportedFormat};
pub use gray_page::GrayPage;
pub use limits::Limits;

use format::Format;

/// One page of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct DecodedPage {
    /// Place in the file, from 0.
    pub index: usize,
    /// The picture.
    pub gray: GrayPage,
}

/// Decodes `bytes` and hands over page after page, so that memory holds one page at a time.
///
/// `name` is the file's name for messages. Returns the number of pages handed
/// over; the receiver may stop early with [`ControlFlow::Break`].
///
/// # Errors
/// [`DecodeError`] when the file is of a foreign kind, too large or damaged.
/// Pages that were handed over before the damage was met must then be
/// thrown away by the caller.
pub fn decode_each(
    bytes: &[u8],
    name: &str,
    limits: Limits,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, DecodeError> {
    let outcome = check_size(bytes, limits).and_then(|()| match format::sniff(bytes)? {
        Format::Tiff => tiff::decode(bytes, limits, receive),
        Format::Png => raster::one(raster::png(bytes, limits, 1), receive),
        Format::Jpeg => raster::one(raster::photo(bytes, limits, 1), receive),
        Format::Webp => raster::one(raster::webp(bytes, limits, 1), receive),
        Format::Pdf => pdf::decode(bytes, limits, receive),
    });
    outcome.map_err(|problem| DecodeError { file: name.to_owned(), problem })
}

/// Decodes all pages of `bytes` at once: for single sheets and tests.
///
/// # Errors
/// As [`decode_each`].
pub fn decode(bytes: &[u8], name: &str, limits: Limits) -> Result<Vec<DecodedPage>, DecodeError> {
    let mut pages = Vec::new();
    decode_each(bytes, name, limits, &mut |page| {
        pages.push(page);
        ControlFlow::Continue(())
    })?;
    Ok(pages)
}

fn check_size(bytes: &[u8], limits: Limits) -> Result<(), DecodeProblem> {
    if bytes.is_empty() {
        return Err(DecodeProblem::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(DecodeProblem::TooManyBytes { bytes: bytes.len(), limit: limits.bytes });
    }
    Ok(())
}

/// Refuses a page of too many pixels, or of none.
fn check_pixels(width: u64, height: u64, page: usize, limits: Limits) -> Result<(), DecodeProblem> {
    match width.checked_mul(height) {
        Some(0) => Err(damaged(page)),
        Some(pixels) if pixels <= limits.pixels => Ok(()),
        _ => Err(DecodeProblem::TooManyPixels { page, limit: limits.pixels }),
    }
}

fn damaged(page: usize) -> DecodeProblem {
    DecodeProblem::Damaged { page, damage: Damage::Contradicts }
}

fn broken_off(page: usize) -> DecodeProblem {
    DecodeProblem::Damaged { page, damage: Damage::BrokenOff }
}
