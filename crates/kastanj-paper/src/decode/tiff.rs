use std::io::{Cursor, ErrorKind};
use std::ops::ControlFlow;

use image::metadata::Orientation;
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;

use super::guard::guarded;
use super::raster::{ink_gray, upright};
use super::tiff_chunks::{self, JPEG};
use super::{
    DecodeProblem, DecodedPage, GrayPage, Limits, UnsupportedFormat, broken_off, check_pixels,
    damaged,
};

/// A TIFF at one of its pages.
pub(super) type Tiff<'a> = Decoder<Cursor<&'a [u8]>>;

/// Hands over the pages of a TIFF one by one.
pub(super) fn decode(
    bytes: &[u8],
    limits: Limits,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, DecodeProblem> {
    let bytes = &*guarded(1, || Ok(tiff_chunks::in_usual_order(bytes, limits)))?;
    let mut tiff = guarded(1, || open(bytes, limits))?;
    let (mut index, mut used) = (0, 0_usize);
    loop {
        if index >= limits.pages {
            return Err(DecodeProblem::TooManyPages { limit: limits.pages });
        }
        let number = index + 1;
        let (gray, length) = guarded(number, || page(&mut tiff, (bytes, used), number, limits))?;
        used = length;
        let stop = receive(DecodedPage { index, gray }).is_break();
        index += 1;
        if stop || !tiff.more_images() {
            return Ok(index);
        }
        guarded(index + 1, || tiff.next_image().map_err(|error| problem(index + 1, error)))?;
    }
}

/// Opens a TIFF at its first page, with room for what a page may hold.
pub(super) fn open(bytes: &[u8], limits: Limits) -> Result<Tiff<'_>, DecodeProblem> {
    let pixels = usize::try_from(limits.pixels).unwrap_or(usize::MAX);
    let mut budget = tiff::decoder::Limits::default();
    budget.decoding_buffer_size = pixels.saturating_mul(4);
    budget.intermediate_buffer_size = pixels.saturating_mul(4);
    budget.ifd_value_size = 1 << 20;
    let tiff = Decoder::new(Cursor::new(bytes)).map_err(|error| problem(1, error))?;
    Ok(tiff.with_limits(budget))
}

/// One page, and how many bytes it and those before have used; `used` is what those before have.
fn page(
    tiff: &mut Tiff<'_>,
    (bytes, used): (&[u8], usize),
    page: usize,
    limits: Limits,
) -> Result<(GrayPage, usize), DecodeProblem> {
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
    // A few bytes that many pages point at would be decoded many times.
    let used = used.saturating_add(tiff_chunks::check(tiff, bytes, compression, page)?);
    if used > bytes.len() {
        return Err(damaged(page));
    }
    let dpi = resolution(tiff);
    let orientation = orientation(tiff);
    let samples = tiff.read_image().map_err(|error| problem(page, error))?;
    let (wide, high) = (width as usize, height as usize);
    let gray = match (samples, color) {
        (DecodingResult::U8(packed), ColorType::Gray(bits @ (1 | 2 | 4))) => {
            unpack(&packed, wide, high, bits)
        }
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
        (DecodingResult::U8(inks), ColorType::CMYK(8)) if compression != Some(JPEG) => {
            Some(inks.chunks_exact(4).map(|c| gray_of_inks(c[0], c[1], c[2], c[3])).collect())
        }
        (DecodingResult::U8(ycc), ColorType::YCbCr(8)) if compression == Some(JPEG) => {
            Some(ycc.chunks_exact(3).map(|c| gray_of_ycc(c[0], c[1], c[2])).collect())
        }
        (DecodingResult::U16(rgb), ColorType::RGB(16)) => Some(
            rgb.chunks_exact(3).map(|c| ink_gray(upper(c[0]), upper(c[1]), upper(c[2]))).collect(),
        ),
        _ => return Err(DecodeProblem::Unsupported(UnsupportedFormat::TiffKind)),
    };
    gray.and_then(|gray| image::GrayImage::from_raw(width, height, gray))
        .and_then(|picture| upright(picture, orientation, dpi))
        .map(|gray| (gray, used))
        .ok_or_else(|| broken_off(page))
}

/// How the scanner says that the page lies.
fn orientation(tiff: &mut Tiff<'_>) -> Orientation {
    let stated: Option<u16> = tiff.find_tag_unsigned(Tag::Orientation).ok().flatten();
    stated
        .and_then(|stated| u8::try_from(stated).ok())
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms)
}

/// Grey that keeps pens dark, from brightness and two colour differences.
fn gray_of_ycc(brightness: u8, blue: u8, red: u8) -> u8 {
    let (y, cb, cr) = (f32::from(brightness), f32::from(blue) - 128.0, f32::from(red) - 128.0);
    let channel = |value: f32| value.round().clamp(0.0, 255.0) as u8;
    ink_gray(
        channel(y + 1.402 * cr),
        channel(y - 0.344_136 * cb - 0.714_136 * cr),
        channel(y + 1.772 * cb),
    )
}

/// Grey that keeps pens dark, from how much cyan, magenta, yellow and black is printed.
fn gray_of_inks(cyan: u8, magenta: u8, yellow: u8, black: u8) -> u8 {
    let channel = |ink: u8| 255 - ink.saturating_add(black);
    ink_gray(channel(cyan), channel(magenta), channel(yellow))
}

fn upper(sample: u16) -> u8 {
    u8::try_from(sample >> 8).unwrap_or(u8::MAX)
}

/// One byte per pixel from 1, 2 or 4 bits per pixel, rows beginning at bytes; the highest value is
/// white.
fn unpack(packed: &[u8], width: usize, height: usize, bits: u8) -> Option<Vec<u8>> {
    let bits = usize::from(bits);
    let per_byte = 8 / bits;
    let most = (1_u16 << bits) - 1;
    let stride = width.div_ceil(per_byte);
    if packed.len() < stride.checked_mul(height)? {
        return None;
    }
    // What each byte means, once: a page has a million bytes, and they are of 256 kinds.
    let meaning: Vec<[u8; 8]> = (0..=u8::MAX)
        .map(|byte| {
            std::array::from_fn(|place| {
                let value = u16::from(byte) >> (8 - (place % per_byte + 1) * bits) & most;
                u8::try_from(value * 255 / most).unwrap_or(u8::MAX)
            })
        })
        .collect();
    let mut gray = vec![0; width * height];
    let mut line = vec![[0; 8]; stride];
    for (row, out) in packed.chunks_exact(stride).zip(gray.chunks_exact_mut(width.max(1))) {
        for (pixels, byte) in line.iter_mut().zip(row) {
            *pixels = meaning[usize::from(*byte)];
        }
        if per_byte == 8 {
            out.copy_from_slice(&line.as_flattened()[..width]);
        } else {
            let pixels = line.iter().flat_map(|pixels| &pixels[..per_byte]);
            out.iter_mut().zip(pixels).for_each(|(out, pixel)| *out = *pixel);
        }
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

pub(super) fn problem(page: usize, error: tiff::TiffError) -> DecodeProblem {
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
