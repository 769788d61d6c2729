use std::io::{Cursor, ErrorKind};
use std::ops::ControlFlow;

use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

use super::guard::guarded;
use super::raster::ink_gray;
use super::{
    DecodeProblem, DecodedPage, GrayPage, Limits, UnsupportedFormat, broken_off, check_pixels,
    damaged,
};

type Tiff<'a> = Decoder<Cursor<&'a [u8]>>;

/// Hands over the pages of a TIFF one by one.
pub(super) fn decode(
    bytes: &[u8],
    limits: Limits,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, DecodeProblem> {
    let mut tiff = guarded(1, || open(bytes, limits))?;
    let mut index = 0;
    loop {
        if index >= limits.pages {
            return Err(DecodeProblem::TooManyPages { limit: limits.pages });
        }
        let gray = guarded(index + 1, || page(&mut tiff, index + 1, limits))?;
        let stop = receive(DecodedPage { index, gray }).is_break();
        index += 1;
        if stop || !tiff.more_images() {
            return Ok(index);
        }
        guarded(index + 1, || tiff.next_image().map_err(|error| problem(index + 1, error)))?;
    }
}

fn open(bytes: &[u8], limits: Limits) -> Result<Tiff<'_>, DecodeProblem> {
    let pixels = usize::try_from(limits.pixels).unwrap_or(usize::MAX);
    let mut budget = tiff::decoder::Limits::default();
    budget.decoding_buffer_size = pixels.saturating_mul(4);
    budget.intermediate_buffer_size = pixels.saturating_mul(4);
    budget.ifd_value_size = 1 << 20;
    let tiff = Decoder::new(Cursor::new(bytes)).map_err(|error| problem(1, error))?;
    Ok(tiff.with_limits(budget))
}

fn page(tiff: &mut Tiff<'_>, page: usize, limits: Limits) -> Result<GrayPage, DecodeProblem> {
    let (width, height) = tiff.dimensions().map_err(|error| problem(page, error))?;
    check_pixels(width.into(), height.into(), page, limits)?;
    let compression: Option<u16> =
        tiff.find_tag_unsigned(Tag::Compression).map_err(|error| problem(page, error))?;
    if matches!(compression, Some(2 | 3)) {
        return Err(DecodeProblem::Unsupported(UnsupportedFormat::FaxGroup3));
    }
    let planar: Option<u16> =
        tiff.find_tag_unsigned(Tag::PlanarConfiguration).map_err(|error| problem(page, error))?;
    let color = tiff.colortype().map_err(|error| problem(page, error))?;
    if planar == Some(2) && !matches!(color, ColorType::Gray(_)) {
        return Err(DecodeProblem::Unsupported(UnsupportedFormat::TiffKind));
    }
    let dpi = resolution(tiff);
    let samples = tiff.read_image().map_err(|error| problem(page, error))?;
    let (wide, high) = (width as usize, height as usize);
    let gray = match (samples, color) {
        (DecodingResult::U8(packed), ColorType::Gray(1)) => unpack(&packed, wide, high),
        (DecodingResult::U8(gray), ColorType::Gray(8)) => Some(gray),
        (DecodingResult::U16(gray), ColorType::Gray(16)) => {
            Some(gray.iter().map(|sample| upper(*sample)).collect())
        }
        (DecodingResult::U8(rgb), ColorType::RGB(8)) => {
            Some(rgb.chunks_exact(3).map(|c| ink_gray(c[0], c[1], c[2])).collect())
        }
        (DecodingResult::U8(rgba), ColorType::RGBA(8)) => {
            Some(rgba.chunks_exact(4).map(|c| ink_gray(c[0], c[1], c[2])).collect())
        }
        (DecodingResult::U16(rgb), ColorType::RGB(16)) => Some(
            rgb.chunks_exact(3).map(|c| ink_gray(upper(c[0]), upper(c[1]), upper(c[2]))).collect(),
        ),
        _ => return Err(DecodeProblem::Unsupported(UnsupportedFormat::TiffKind)),
    };
    gray.and_then(|gray| GrayPage::new(width, height, gray, dpi)).ok_or_else(|| broken_off(page))
}

fn upper(sample: u16) -> u8 {
    u8::try_from(sample >> 8).unwrap_or(u8::MAX)
}

/// One byte per pixel from one bit per pixel; a set bit is white.
fn unpack(packed: &[u8], width: usize, height: usize) -> Option<Vec<u8>> {
    let stride = width.div_ceil(8);
    if packed.len() < stride.checked_mul(height)? {
        return None;
    }
    let mut gray = Vec::with_capacity(width * height);
    for row in packed.chunks_exact(stride).take(height) {
        let start = gray.len();
        for byte in row {
            gray.extend((0..8).map(|bit| if byte & (0x80 >> bit) == 0 { 0 } else { 255 }));
        }
        gray.truncate(start + width);
    }
    Some(gray)
}

fn resolution(tiff: &mut Tiff<'_>) -> Option<f64> {
    let unit: u16 = tiff.find_tag_unsigned(Tag::ResolutionUnit).ok()?.unwrap_or(2);
    let value = tiff.find_tag(Tag::XResolution).ok()??;
    let per_unit = match value {
        tiff::decoder::ifd::Value::Rational(over, under) if under > 0 => {
            f64::from(over) / f64::from(under)
        }
        _ => return None,
    };
    let dpi = match unit {
        2 => per_unit,
        3 => per_unit * 2.54,
        _ => return None,
    };
    (dpi > 1.0).then_some(dpi)
}

fn problem(page: usize, error: tiff::TiffError) -> DecodeProblem {
    match error {
        tiff::TiffError::UnsupportedError(_) => {
            DecodeProblem::Unsupported(UnsupportedFormat::TiffKind)
        }
        tiff::TiffError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            broken_off(page)
        }
        _ => damaged(page),
    }
}
