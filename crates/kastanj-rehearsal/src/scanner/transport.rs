use image::{GrayImage, Luma};
use kastanj_paper::FormLayout;

use crate::PageRaster;
use crate::scanner::Degradation;
use crate::scanner::placement::canvas;

/// Prints, feeds and samples a page: scale, skew and shift in one step.
///
/// The print is scaled on its paper; what shows beside the paper is the
/// scanner's backing, not more paper.
pub(super) fn feed(raster: &PageRaster, degradation: &Degradation) -> GrayImage {
    let (width, height) = canvas(degradation.dpi);
    let mm = 25.4 / degradation.dpi;
    let (sin, cos) = (-degradation.skew_degrees.to_radians()).sin_cos();
    let (cx, cy) = (FormLayout::WIDTH_MM / 2.0, FormLayout::HEIGHT_MM / 2.0);
    let per_mm = raster.per_mm();
    let backing = degradation.backing.clamp(0.0, 255.0) as f32;
    // Coarser than the source: average four samples, so that fine print does not flicker.
    let samples: &[(f64, f64)] = if raster.dpi > degradation.dpi * 1.2 {
        &[(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    } else {
        &[(0.5, 0.5)]
    };
    let mut scan = GrayImage::new(width, height);
    for (v, row) in scan.enumerate_rows_mut() {
        for (u, _, pixel) in row {
            let mut sum = 0.0;
            for (du, dv) in samples {
                let x = (f64::from(u) + du) * mm - cx - degradation.shift_mm.0;
                let y = (f64::from(v) + dv) * mm - cy - degradation.shift_mm.1;
                let (px, py) = (x * cos - y * sin, x * sin + y * cos);
                sum += if px.abs() > cx || py.abs() > cy {
                    backing
                } else {
                    let at_x = (px / degradation.scale + cx) * per_mm - 0.5;
                    let at_y = (py / degradation.scale + cy) * per_mm - 0.5;
                    sample(&raster.image, at_x as f32, at_y as f32)
                };
            }
            *pixel = Luma([(sum / samples.len() as f32 + 0.5) as u8]);
        }
    }
    scan
}

/// Bilinear sample; white paper beyond the print.
fn sample(image: &GrayImage, x: f32, y: f32) -> f32 {
    let (width, height) = image.dimensions();
    if x < 0.0 || y < 0.0 || x >= width as f32 - 1.0 || y >= height as f32 - 1.0 {
        return 255.0;
    }
    let (x0, y0) = (x as usize, y as usize);
    let (fx, fy) = (x - x0 as f32, y - y0 as f32);
    let pixels = image.as_raw();
    let at = y0 * width as usize + x0;
    let below = at + width as usize;
    let top = f32::from(pixels[at]) * (1.0 - fx) + f32::from(pixels[at + 1]) * fx;
    let bottom = f32::from(pixels[below]) * (1.0 - fx) + f32::from(pixels[below + 1]) * fx;
    top * (1.0 - fy) + bottom * fy
}
