use image::{GrayImage, Luma};

use crate::Chance;
use crate::scanner::Degradation;

/// A dirty spot on the glass draws a line along the feed.
pub(super) fn streaks(image: &mut GrayImage, degradation: &Degradation) {
    let per_mm = degradation.dpi / 25.4;
    let width = image.width();
    for (place, thickness, darkening) in &degradation.streaks {
        let from = (place * f64::from(width)).clamp(0.0, f64::from(width) - 1.0) as u32;
        let thick = (thickness * per_mm).round().max(1.0) as u32;
        for x in from..(from + thick).min(width) {
            for y in 0..image.height() {
                let Luma([grey]) = image.get_pixel_mut(x, y);
                *grey = grey.saturating_sub(*darkening as u8);
            }
        }
    }
}

/// Specks of 0.05–0.35 mm across the page, most of them tiny.
pub(super) fn dust(image: &mut GrayImage, degradation: &Degradation, chance: &mut Chance) {
    let per_mm = degradation.dpi / 25.4;
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    for _ in 0..degradation.dust {
        let (x, y) = (chance.between(0.0, width), chance.between(0.0, height));
        let radius = (0.025 + 0.15 * chance.between(0.0, 1.0).powi(3)) * per_mm;
        let grey = chance.between(20.0, 150.0);
        let bound = |value: f64, limit: f64| value.clamp(0.0, limit - 1.0) as u32;
        for py in bound(y - radius - 1.0, height)..=bound(y + radius + 1.0, height) {
            for px in bound(x - radius - 1.0, width)..=bound(x + radius + 1.0, width) {
                let far = (f64::from(px) + 0.5 - x).hypot(f64::from(py) + 0.5 - y);
                let cover = (radius + 0.5 - far).clamp(0.0, 1.0);
                let Luma([pixel]) = image.get_pixel_mut(px, py);
                let paper = f64::from(*pixel);
                *pixel = (paper + (grey.min(paper) - paper) * cover).round() as u8;
            }
        }
    }
}

/// The black strip that a scanner's lid leaves along one edge.
pub(super) fn black_edge(image: &mut GrayImage, degradation: &Degradation, chance: &mut Chance) {
    let Some((edge, width_mm)) = degradation.black_edge else { return };
    let (width, height) = image.dimensions();
    let thick = (width_mm * degradation.dpi / 25.4).max(1.0);
    let along = if edge % 2 == 0 { width } else { height };
    let mut ragged = 0.0;
    for step in 0..along {
        ragged = (ragged + chance.around(0.0, 0.3)).clamp(-3.0, 0.0);
        for depth in 0..(thick + ragged).max(1.0) as u32 {
            let (x, y) = match edge % 4 {
                0 => (step, depth),
                1 => (width.saturating_sub(1 + depth), step),
                2 => (step, height.saturating_sub(1 + depth)),
                _ => (depth, step),
            };
            if x < width && y < height {
                image.put_pixel(x, y, Luma([18]));
            }
        }
    }
}
