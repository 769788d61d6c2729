use image::{GrayImage, ImageFormat, Luma};

use crate::scanner::Degradation;
use crate::{Chance, RehearsalError};

/// Blurs with a normal kernel of this standard deviation, in pixels.
pub(super) fn blur(image: &GrayImage, deviation: f64) -> GrayImage {
    if deviation < 0.05 {
        return image.clone();
    }
    let reach = (deviation * 3.0).ceil().clamp(1.0, 12.0) as i32;
    let mut kernel: Vec<f32> = (-reach..=reach)
        .map(|at| (-0.5 * (f64::from(at) / deviation).powi(2)).exp() as f32)
        .collect();
    let sum: f32 = kernel.iter().sum();
    kernel.iter_mut().for_each(|weight| *weight /= sum);
    let (width, height) = (image.width() as usize, image.height() as usize);
    let reach = reach as usize;
    // Rows are blurred along before they are blurred across; only as many are
    // kept as the kernel spans, since a page of them would be four pages large.
    let spanned = kernel.len();
    let mut level = vec![0.0_f32; spanned * width];
    let mut padded = vec![0.0_f32; width + 2 * reach];
    let mut coming = image.as_raw().chunks_exact(width).enumerate();
    let mut blurred = GrayImage::new(image.width(), image.height());
    let mut sums = vec![0.0_f32; width];
    for (y, out) in blurred.chunks_exact_mut(width).enumerate() {
        let needed = if y == 0 { reach + 1 } else { 1 };
        for (line, row) in coming.by_ref().take(needed) {
            for (at, cell) in padded.iter_mut().enumerate() {
                *cell = f32::from(row[at.saturating_sub(reach).min(width - 1)]);
            }
            let along = &mut level[line % spanned * width..][..width];
            along.fill(0.0);
            for (at, weight) in kernel.iter().enumerate() {
                for (cell, grey) in along.iter_mut().zip(&padded[at..]) {
                    *cell += weight * grey;
                }
            }
        }
        sums.fill(0.0);
        for (at, weight) in kernel.iter().enumerate() {
            let line = (y + at).saturating_sub(reach).min(height - 1);
            for (sum, value) in sums.iter_mut().zip(&level[line % spanned * width..][..width]) {
                *sum += weight * value;
            }
        }
        for (pixel, sum) in out.iter_mut().zip(&sums) {
            *pixel = rounded(*sum);
        }
    }
    blurred
}

/// Applies the scanner's tone curve and the sensor's noise.
pub(super) fn tone_and_noise(
    image: &mut GrayImage,
    degradation: &Degradation,
    chance: &mut Chance,
) {
    let Degradation { gamma, black, white, noise, .. } = degradation;
    let curve: Vec<f32> = (0..256)
        .map(|grey| (black + (white - black) * (f64::from(grey) / 255.0).powf(*gamma)) as f32)
        .collect();
    through_curve(image, &curve, *noise, chance);
}

/// Applies a camera's tones, from black to white, and its sensor's noise.
pub(super) fn tones_of_a_sensor(
    image: &mut GrayImage,
    (black, white): (f64, f64),
    noise: f64,
    chance: &mut Chance,
) {
    let curve: Vec<f32> =
        (0..256).map(|grey| (black + (white - black) * f64::from(grey) / 255.0) as f32).collect();
    through_curve(image, &curve, noise, chance);
}

fn through_curve(image: &mut GrayImage, curve: &[f32], noise: f64, chance: &mut Chance) {
    // A table of normal draws read from places drawn anew for every row: as
    // good to the eye as one draw per pixel, and many times faster.
    let table: Vec<f32> = (0..8192).map(|_| (chance.normal() * noise) as f32).collect();
    let width = image.width().max(1) as usize;
    for row in image.chunks_exact_mut(width) {
        let mut at = chance.bits() as usize;
        for pixel in row {
            at = at.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            let noise = table[(at >> 40) % table.len()];
            *pixel = rounded(curve[usize::from(*pixel)] + noise);
        }
    }
}

/// The nearest grey; a cast stays within 0–255, and asks no library where a call of `round` does.
fn rounded(grey: f32) -> u8 {
    (grey + 0.5) as u8
}

/// Black below the threshold, white from it on.
pub(super) fn to_bilevel(image: &mut GrayImage, threshold: f64) {
    let limit = threshold.clamp(1.0, 255.0) as u8;
    for Luma([grey]) in image.pixels_mut() {
        *grey = if *grey < limit { 0 } else { 255 };
    }
}

/// Stores as JPEG and reads back, with the losses that brings.
pub(super) fn through_jpeg(image: &GrayImage, quality: u8) -> Result<GrayImage, RehearsalError> {
    let bytes = crate::files::jpeg(image, quality)?;
    Ok(image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg)?.into_luma8())
}
