use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use kastanj_instrument::ItemId;

use super::Rectification;
use super::plane::bilinear;
use crate::{GrayPage, PageLayout, PointMm, RectMm};

/// Pixels per millimetre of the picture (152 dpi).
const DENSITY: f64 = 6.0;
/// Room above and below the question's boxes, mm.
const ROOM_MM: f64 = 3.5;
/// Distance from the page's edges, inside corner marks and ticks, mm.
const MARGIN_MM: f64 = 16.0;

/// The row of one question out of a scan, laid straight, as PNG.
///
/// Other questions' boxes, writing zones and page codes within the row are
/// painted over in light grey, so that whoever keys the answer sees no more
/// than the question needs. `None` when the page has no such question.
pub fn crop_row(
    scan: &GrayPage,
    rectification: &Rectification,
    layout: &PageLayout,
    item: &ItemId,
) -> Option<Vec<u8>> {
    let own: Vec<RectMm> =
        layout.boxes.iter().filter(|place| place.item == *item).map(|place| place.place).collect();
    let top = own.iter().map(|rect| rect.y).fold(f64::INFINITY, f64::min) - ROOM_MM;
    let low =
        own.iter().map(|rect| rect.y + rect.height).fold(f64::NEG_INFINITY, f64::max) + ROOM_MM;
    if own.is_empty() || low <= top {
        return None;
    }
    let (left, right) = (MARGIN_MM, 210.0 - MARGIN_MM);
    let hidden: Vec<RectMm> = layout
        .boxes
        .iter()
        .filter(|place| place.item != *item)
        .map(|place| place.place)
        .chain(layout.grid.iter().flat_map(|grid| grid.boxes.iter().flatten().copied()))
        .map(|rect| widened(rect, 1.5))
        .chain(layout.writing.iter().chain(&layout.codes).chain(&layout.variable).copied())
        .collect();
    let shown: Vec<RectMm> = own.iter().map(|rect| widened(*rect, 2.0)).collect();
    let width = ((right - left) * DENSITY).round() as usize;
    let height = ((low - top) * DENSITY).round() as usize;
    let (wide, high) = (scan.width() as usize, scan.height() as usize);
    let mut pixels = Vec::with_capacity(width * height);
    for row in 0..height {
        let y = top + (row as f64 + 0.5) / DENSITY;
        for stretch in (0..width).step_by(STRETCH) {
            let length = STRETCH.min(width - stretch);
            let at = |column: usize| {
                let x = left + (column as f64 + 0.5) / DENSITY;
                rectification.locate(PointMm { x, y })
            };
            let (start, end) = (at(stretch), at(stretch + length));
            for column in 0..length {
                let along = column as f64 / length as f64;
                let x = left + ((stretch + column) as f64 + 0.5) / DENSITY;
                let inside = |rects: &[RectMm]| rects.iter().any(|rect| contains(rect, x, y));
                pixels.push(if inside(&hidden) && !inside(&shown) {
                    225
                } else {
                    bilinear(
                        scan.pixels(),
                        wide,
                        high,
                        start.0 + (end.0 - start.0) * along,
                        start.1 + (end.1 - start.1) * along,
                    ) as u8
                });
            }
        }
    }
    png(&pixels, width, height)
}

/// Pixels over which the page is taken to be straight.
const STRETCH: usize = 64;

fn widened(rect: RectMm, rim: f64) -> RectMm {
    RectMm {
        x: rect.x - rim,
        y: rect.y - rim,
        width: rect.width + 2.0 * rim,
        height: rect.height + 2.0 * rim,
    }
}

fn contains(rect: &RectMm, x: f64, y: f64) -> bool {
    x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
}

fn png(pixels: &[u8], width: usize, height: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
        .write_image(
            pixels,
            u32::try_from(width).ok()?,
            u32::try_from(height).ok()?,
            image::ExtendedColorType::L8,
        )
        .ok()?;
    Some(bytes)
}
