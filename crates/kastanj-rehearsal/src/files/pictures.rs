use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, GrayImage, ImageEncoder};

use crate::RehearsalError;

/// One page as a grey JPEG of this quality (1–100).
///
/// # Errors
/// [`RehearsalError::Picture`] when the coder refuses the size.
pub fn jpeg(image: &GrayImage, quality: u8) -> Result<Vec<u8>, RehearsalError> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality.clamp(1, 100));
    encoder.encode(image.as_raw(), image.width(), image.height(), ExtendedColorType::L8)?;
    Ok(bytes)
}

/// One page as a grey PNG.
///
/// # Errors
/// [`RehearsalError::Picture`] when the coder refuses the size.
pub fn png(image: &GrayImage) -> Result<Vec<u8>, RehearsalError> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(
        image.as_raw(),
        image.width(),
        image.height(),
        ExtendedColorType::L8,
    )?;
    Ok(bytes)
}
