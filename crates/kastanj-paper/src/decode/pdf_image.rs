use hayro::hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_interpret::hayro_syntax::object::stream::{ImageColorSpace, ImageDecodeParams};
use hayro::hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::hayro_interpret::hayro_syntax::page::Page;

use super::raster::{ink_gray, inner_jpeg};
use super::{DecodeProblem, GrayPage, Limits, broken_off, check_pixels, damaged};

/// Least share of the page that an embedded picture must cover to be the page.
const LEAST_COVER: f64 = 0.8;

/// How the samples of a picture are meant.
#[derive(Clone, Copy, PartialEq)]
enum Samples {
    Gray,
    Rgb,
}

/// The picture that is the whole page, as a scanner put it there, without resampling.
///
/// `None` when the page is anything else than one plainly coded picture; then
/// it must be rendered.
pub(super) fn full_page(
    page: &Page<'_>,
    number: usize,
    limits: Limits,
) -> Result<Option<GrayPage>, DecodeProblem> {
    let Some((stream, inches)) = only_picture(page) else { return Ok(None) };
    let dict = stream.dict();
    let (Some(width), Some(height)) = (dict.get::<u32>("Width"), dict.get::<u32>("Height")) else {
        return Ok(None);
    };
    check_pixels(width.into(), height.into(), number, limits)?;
    if dict.get::<bool>("ImageMask") == Some(true)
        || dict.contains_key("SMask")
        || dict.contains_key("Mask")
    {
        return Ok(None);
    }
    let Some(samples) = samples_of(dict) else { return Ok(None) };
    let Some(inverted) = inverted(dict, samples) else { return Ok(None) };
    let dpi = (inches > 0.1).then(|| f64::from(width) / inches);
    let filters = filters(dict);
    if filters == ["DCTDecode"] {
        if inverted {
            return Ok(None);
        }
        let gray = inner_jpeg(&stream.raw_data(), limits, number)?;
        let pixels = gray.pixels().to_vec();
        return Ok(GrayPage::new(gray.width(), gray.height(), pixels, dpi));
    }
    if filters.iter().any(|filter| filter == "JPXDecode" || filter == "DCTDecode") {
        return Ok(None);
    }
    if !fax_fits(dict, width, height) {
        return Err(damaged(number));
    }
    let bits = dict.get::<u8>("BitsPerComponent").unwrap_or(1);
    let params = ImageDecodeParams {
        is_indexed: false,
        bpc: Some(bits),
        num_components: Some(if samples == Samples::Gray { 1 } else { 3 }),
        target_dimension: None,
        width,
        height,
    };
    let decoded = stream.decoded_image(&params).map_err(|_| damaged(number))?;
    let (samples, bits) = match &decoded.image_data {
        Some(data) if data.width != width || data.height != height => {
            return Err(damaged(number));
        }
        Some(data) => match data.color_space {
            Some(ImageColorSpace::Gray) => (Samples::Gray, data.bits_per_component),
            Some(ImageColorSpace::Rgb) => (Samples::Rgb, data.bits_per_component),
            _ => return Ok(None),
        },
        None => (samples, bits),
    };
    let mut gray = match (samples, bits) {
        (Samples::Gray, 1) => unpack(&decoded.data, width as usize, height as usize),
        (Samples::Gray, 8) => whole(&decoded.data, width, height, 1).map(<[u8]>::to_vec),
        (Samples::Rgb, 8) => whole(&decoded.data, width, height, 3)
            .map(|rgb| rgb.chunks_exact(3).map(|c| ink_gray(c[0], c[1], c[2])).collect()),
        _ => return Ok(None),
    }
    .ok_or_else(|| broken_off(number))?;
    if inverted {
        gray.iter_mut().for_each(|pixel| *pixel = 255 - *pixel);
    }
    Ok(GrayPage::new(width, height, gray, dpi))
}

/// The only picture a page draws, if it covers the page, and its width in inches.
fn only_picture<'a>(page: &Page<'a>) -> Option<(Stream<'a>, f64)> {
    let mut stack: Vec<[f64; 6]> = Vec::new();
    let mut matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let mut found = None;
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::SaveState(_) if stack.len() < 64 => stack.push(matrix),
            TypedInstruction::RestoreState(_) => matrix = stack.pop()?,
            TypedInstruction::Transform(t) => {
                let new = [t.0, t.1, t.2, t.3, t.4, t.5].map(|number| number.as_f64());
                matrix = before(new, matrix);
            }
            TypedInstruction::XObject(name) => {
                let object = page.resources().get_x_object(name.0)?;
                let is_picture = object
                    .dict()
                    .get::<Name<'_>>("Subtype")
                    .is_some_and(|subtype| &*subtype == b"Image");
                if found.is_some() || !is_picture {
                    return None;
                }
                found = Some((object, matrix));
            }
            // Painted shapes and inline pictures belong to the page as well.
            TypedInstruction::InlineImage(_)
            | TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathEvenOdd(_)
            | TypedInstruction::StrokePath(_) => return None,
            _ => {}
        }
    }
    let (picture, [a, b, c, d, _, _]) = found?;
    // A mirrored picture must be rendered; a turned one is turned by the reader.
    let area = a * d - b * c;
    let (width, height) = page.base_dimensions();
    let whole = f64::from(width) * f64::from(height);
    (area > 0.0 && area >= LEAST_COVER * whole).then(|| (picture, a.hypot(b) / 72.0))
}

/// The matrix product: first `new`, then `old`.
fn before(new: [f64; 6], old: [f64; 6]) -> [f64; 6] {
    let [a, b, c, d, e, f] = new;
    let [p, q, r, s, t, u] = old;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}

/// The names of the filters in the order in which they are undone.
fn filters(dict: &Dict<'_>) -> Vec<String> {
    let text = |name: &Name<'_>| String::from_utf8_lossy(name).into_owned();
    if let Some(name) = dict.get::<Name<'_>>("Filter") {
        return vec![text(&name)];
    }
    dict.get::<Array<'_>>("Filter")
        .map(|names| names.iter::<Name<'_>>().map(|name| text(&name)).collect())
        .unwrap_or_default()
}

fn samples_of(dict: &Dict<'_>) -> Option<Samples> {
    if let Some(name) = dict.get::<Name<'_>>("ColorSpace") {
        return match &*name {
            b"DeviceGray" | b"CalGray" => Some(Samples::Gray),
            b"DeviceRGB" | b"CalRGB" => Some(Samples::Rgb),
            _ => None,
        };
    }
    let parts = dict.get::<Array<'_>>("ColorSpace")?;
    let mut parts = parts.flex_iter();
    let kind = parts.next::<Name<'_>>()?;
    match &*kind {
        b"CalGray" => Some(Samples::Gray),
        b"CalRGB" => Some(Samples::Rgb),
        b"ICCBased" => {
            let profile = parts.next::<Stream<'_>>()?;
            match profile.dict().get::<i32>("N")? {
                1 => Some(Samples::Gray),
                3 => Some(Samples::Rgb),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the samples are stored inside out; `None` for any other change of values.
fn inverted(dict: &Dict<'_>, samples: Samples) -> Option<bool> {
    let Some(decode) = dict.get::<Array<'_>>("Decode") else { return Some(false) };
    let values: Vec<f32> = decode.iter::<f32>().collect();
    let plain = values.chunks_exact(2).all(|pair| pair == [0.0, 1.0]);
    match samples {
        _ if plain => Some(false),
        Samples::Gray if values == [1.0, 0.0] => Some(true),
        _ => None,
    }
}

/// A fax stream states its own columns and rows; they decide how much is decoded.
fn fax_fits(dict: &Dict<'_>, width: u32, height: u32) -> bool {
    let Some(params) = dict.get::<Dict<'_>>("DecodeParms") else { return true };
    params.get::<u32>("Columns").is_none_or(|columns| columns == width)
        && params.get::<u32>("Rows").is_none_or(|rows| rows == height || rows == 0)
}

fn whole(data: &[u8], width: u32, height: u32, channels: usize) -> Option<&[u8]> {
    data.get(..(width as usize).checked_mul(height as usize)?.checked_mul(channels)?)
}

/// One byte per pixel from one bit per pixel; a set bit is white.
fn unpack(packed: &[u8], width: usize, height: usize) -> Option<Vec<u8>> {
    let stride = width.div_ceil(8);
    let packed = packed.get(..stride.checked_mul(height)?)?;
    let mut gray = Vec::with_capacity(width * height);
    for row in packed.chunks_exact(stride) {
        gray.extend((0..width).map(|x| if row[x / 8] & (0x80 >> (x % 8)) == 0 { 0 } else { 255 }));
    }
    Some(gray)
}
