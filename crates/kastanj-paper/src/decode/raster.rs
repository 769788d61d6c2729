use std::io::{Cursor, Error, ErrorKind};
use std::ops::ControlFlow;

use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageError};

use super::guard::guarded;
use super::{
    DecodeProblem, DecodedPage, GrayPage, Limits, UnsupportedFormat, broken_off, check_pixels,
    damaged,
};

/// Hands over the only page of a file.
pub(super) fn one(
    page: Result<GrayPage, DecodeProblem>,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, DecodeProblem> {
    let _ = receive(DecodedPage { index: 0, gray: page? });
    Ok(1)
}

/// A PNG as a grey page.
pub(super) fn png(bytes: &[u8], limits: Limits, page: usize) -> Result<GrayPage, DecodeProblem> {
    guarded(page, || {
        let decoder = image::codecs::png::PngDecoder::new(Cursor::new(bytes))
            .map_err(|error| problem(page, &error, limits))?;
        through(decoder, png_dpi(bytes), Turn::AsStated, limits, page)
    })
}

/// A JPEG as a grey page, upright as the camera says.
pub(super) fn photo(bytes: &[u8], limits: Limits, page: usize) -> Result<GrayPage, DecodeProblem> {
    jpeg(bytes, Turn::AsStated, limits, page)
}

/// A JPEG inside another file, which alone says how it lies.
pub(super) fn inner_jpeg(
    bytes: &[u8],
    limits: Limits,
    page: usize,
) -> Result<GrayPage, DecodeProblem> {
    jpeg(bytes, Turn::Never, limits, page)
}

/// A WebP with one picture as a grey page.
pub(super) fn webp(bytes: &[u8], limits: Limits, page: usize) -> Result<GrayPage, DecodeProblem> {
    guarded(page, || {
        // The container states its own length.
        let stated = bytes.get(4..8).map(|four| [four[0], four[1], four[2], four[3]]);
        let stated = stated.map_or(0, |four| u64::from(u32::from_le_bytes(four)));
        if stated + 8 > bytes.len() as u64 {
            return Err(broken_off(page));
        }
        let decoder = image::codecs::webp::WebPDecoder::new(Cursor::new(bytes))
            .map_err(|error| problem(page, &error, limits))?;
        if decoder.has_animation() {
            return Err(DecodeProblem::Unsupported(UnsupportedFormat::AnimatedWebp));
        }
        through(decoder, None, Turn::AsStated, limits, page)
    })
}

/// Whether a picture's own word on how it was held is taken.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    AsStated,
    Never,
}

fn jpeg(bytes: &[u8], turn: Turn, limits: Limits, page: usize) -> Result<GrayPage, DecodeProblem> {
    guarded(page, || {
        // The decoder paints what is missing of a file that was broken off in
        // grey; a page without its lower half must not look like a page.
        if !ends_whole(bytes) {
            return Err(broken_off(page));
        }
        let decoder = image::codecs::jpeg::JpegDecoder::new(Cursor::new(bytes))
            .map_err(|error| problem(page, &error, limits))?;
        through(decoder, jpeg_dpi(bytes), turn, limits, page)
    })
}

fn through(
    mut decoder: impl ImageDecoder,
    dpi: Option<f64>,
    turn: Turn,
    limits: Limits,
    page: usize,
) -> Result<GrayPage, DecodeProblem> {
    let (width, height) = decoder.dimensions();
    check_pixels(width.into(), height.into(), page, limits)?;
    let color = decoder.color_type();
    let orientation = match turn {
        Turn::AsStated => decoder.orientation().unwrap_or(Orientation::NoTransforms),
        Turn::Never => Orientation::NoTransforms,
    };
    let mut samples = vec![0; usize::try_from(decoder.total_bytes()).unwrap_or(0)];
    decoder.read_image(&mut samples).map_err(|error| problem(page, &error, limits))?;
    let gray = gray_of(samples, color).ok_or_else(|| damaged(page))?;
    let buffer = image::GrayImage::from_raw(width, height, gray).ok_or_else(|| broken_off(page))?;
    upright(buffer, orientation, dpi).ok_or_else(|| damaged(page))
}

/// The picture as it was meant to be seen.
pub(super) fn upright(
    picture: image::GrayImage,
    orientation: Orientation,
    dpi: Option<f64>,
) -> Option<GrayPage> {
    let mut picture = image::DynamicImage::ImageLuma8(picture);
    picture.apply_orientation(orientation);
    let picture = picture.into_luma8();
    GrayPage::new(picture.width(), picture.height(), picture.into_raw(), dpi)
}

/// What a decoder stumbled over: its own words are English and say nothing to a person.
fn problem(page: usize, error: &ImageError, limits: Limits) -> DecodeProblem {
    match error {
        ImageError::Limits(_) => DecodeProblem::TooManyPixels { page, limit: limits.pixels },
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => broken_off(page),
        error if ends_early(error) => broken_off(page),
        _ => damaged(page),
    }
}

/// Whether the bytes came to an end too soon, however deep the decoder says so.
fn ends_early(error: &(dyn std::error::Error + 'static)) -> bool {
    error.source().is_some_and(|below| {
        below.downcast_ref().is_some_and(|io: &Error| io.kind() == ErrorKind::UnexpectedEof)
            || ends_early(below)
    })
}

/// Grey from samples of any colour type.
fn gray_of(samples: Vec<u8>, color: ColorType) -> Option<Vec<u8>> {
    let high =
        |pair: &[u8]| u8::try_from(u16::from_ne_bytes([pair[0], pair[1]]) >> 8).unwrap_or(u8::MAX);
    match color {
        ColorType::L8 => Some(samples),
        ColorType::La8 => Some(samples.chunks_exact(2).map(|c| over_white(c[0], c[1])).collect()),
        ColorType::Rgb8 => Some(ink_grays(samples)),
        ColorType::Rgba8 => Some(
            samples.chunks_exact(4).map(|c| over_white(ink_gray(c[0], c[1], c[2]), c[3])).collect(),
        ),
        ColorType::L16 => Some(samples.chunks_exact(2).map(high).collect()),
        ColorType::Rgb16 | ColorType::Rgba16 | ColorType::La16 => {
            let narrow: Vec<u8> = samples.chunks_exact(2).map(high).collect();
            let color = match color {
                ColorType::Rgb16 => ColorType::Rgb8,
                ColorType::Rgba16 => ColorType::Rgba8,
                _ => ColorType::La8,
            };
            gray_of(narrow, color)
        }
        _ => None,
    }
}

/// The grey of every pixel, in the place of its colours: a photograph has 36 MB of them.
fn ink_grays(mut colours: Vec<u8>) -> Vec<u8> {
    let pixels = colours.len() / 3;
    for at in 0..pixels {
        let from = 3 * at;
        colours[at] = ink_gray(colours[from], colours[from + 1], colours[from + 2]);
    }
    colours.truncate(pixels);
    colours.shrink_to_fit();
    colours
}

/// Grey that keeps pens dark: three quarters the darkest channel, one quarter green.
///
/// Blue ink is dark in red, red ink is dark in blue and green; a plain
/// luminance would bleach both.
pub(super) fn ink_gray(red: u8, green: u8, blue: u8) -> u8 {
    let darkest = u16::from(red.min(green).min(blue));
    // A mean of values up to 255.
    ((darkest * 3 + u16::from(green)) / 4) as u8
}

fn over_white(gray: u8, alpha: u8) -> u8 {
    let alpha = u32::from(alpha);
    u8::try_from((u32::from(gray) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}

/// Whether the last marker of a JPEG is its end; padding after it is common.
fn ends_whole(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(4096)..];
    tail.windows(2).any(|pair| pair == [0xFF, 0xD9])
}

/// Resolution from the JFIF header.
fn jpeg_dpi(bytes: &[u8]) -> Option<f64> {
    let header = bytes.get(2..20)?;
    if header.get(..2)? != [0xFF, 0xE0] || header.get(4..8)? != b"JFIF" {
        return None;
    }
    let across = f64::from(u16::from_be_bytes([*header.get(12)?, *header.get(13)?]));
    let dpi = match header.get(11)? {
        1 => across,
        2 => across * 2.54,
        _ => return None,
    };
    (dpi > 1.0).then_some(dpi)
}

/// Resolution from the pHYs chunk, which stands before the pixels.
fn png_dpi(bytes: &[u8]) -> Option<f64> {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        match &head[4..8] {
            b"pHYs" => {
                let data = bytes.get(at + 8..at + 17)?;
                let per_metre = u32::from_be_bytes([data[0], data[1], data[2], data[3]]);
                return (data[8] == 1 && per_metre > 100).then(|| f64::from(per_metre) * 0.0254);
            }
            b"IDAT" => return None,
            _ => at = at.checked_add(12)?.checked_add(length)?,
        }
    }
    None
}
