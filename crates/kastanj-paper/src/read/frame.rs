use super::homography::Homography;
use super::plane::{Plane, Spot, bilinear};
use crate::{FormTemplate, PointMm, RectMm};

/// Pixels of a blank per millimetre.
pub(super) const BLANK_DENSITY: f64 = FormTemplate::DPI / 25.4;

/// Pixels between places at which a map is followed exactly.
const STRETCH: usize = 128;

/// An upright piece of the page in millimetres, to be sampled at a density.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: usize,
    pub(super) height: usize,
    /// Pixels per millimetre.
    pub(super) density: f64,
}

impl Frame {
    /// The whole page at the density of the blanks.
    pub(super) fn whole_page() -> Frame {
        Frame {
            left: 0.0,
            top: 0.0,
            width: FormTemplate::WIDTH as usize,
            height: FormTemplate::HEIGHT as usize,
            density: BLANK_DENSITY,
        }
    }

    /// The whole page at half the density of the blanks.
    pub(super) fn whole_page_at_half() -> Frame {
        let whole = Frame::whole_page();
        Frame {
            width: whole.width / 2,
            height: whole.height / 2,
            density: whole.density / 2.0,
            ..whole
        }
    }

    /// A square around a point, `reach` millimetres to each side.
    pub(super) fn around(centre: PointMm, reach: f64, density: f64) -> Frame {
        let side = (2.0 * reach * density).round() as usize;
        let half = side as f64 / density / 2.0;
        Frame { left: centre.x - half, top: centre.y - half, width: side, height: side, density }
    }

    /// A rectangle with a rim of `margin` millimetres.
    pub(super) fn of_rect(rect: RectMm, margin: f64, density: f64) -> Frame {
        Frame {
            left: rect.x - margin,
            top: rect.y - margin,
            width: ((rect.width + 2.0 * margin) * density).round() as usize,
            height: ((rect.height + 2.0 * margin) * density).round() as usize,
            density,
        }
    }

    /// Whether any of a rectangle on the page lies in the frame.
    pub(super) fn meets(&self, place: &RectMm) -> bool {
        let (right, low) = (
            self.left + self.width as f64 / self.density,
            self.top + self.height as f64 / self.density,
        );
        place.x < right
            && place.x + place.width > self.left
            && place.y < low
            && place.y + place.height > self.top
    }

    /// The page point at a place of the frame's picture, in its pixels.
    pub(super) fn point(&self, x: f64, y: f64) -> PointMm {
        PointMm { x: self.left + x / self.density, y: self.top + y / self.density }
    }

    /// The piece as it is in a picture, by the page's map.
    pub(super) fn of_scan(&self, scan: &Plane, map: &Homography) -> Plane {
        self.of_pixels(&scan.pixels, scan.width, scan.height, map)
    }

    /// Likewise in any raster, in whole numbers: places in 65,536ths of a pixel, greys in 256ths.
    pub(super) fn of_pixels(
        &self,
        pixels: &[u8],
        width: usize,
        height: usize,
        map: &Homography,
    ) -> Plane {
        let mut plane = Plane::paper(self.width, self.height);
        let fixed = |value: f64| (value * 65_536.0) as i64;
        let (wide, high) = (width as i64, height as i64);
        for (row, line) in plane.pixels.chunks_exact_mut(self.width.max(1)).enumerate() {
            for (number, stretch) in line.chunks_mut(STRETCH).enumerate() {
                let (start, step) = self.stretch(map, number * STRETCH, row, stretch.len());
                let (mut x, mut y) = (fixed(start.x - 0.5), fixed(start.y - 0.5));
                let (over, down) = (fixed(step.0), fixed(step.1));
                let mix = |at: usize, right: u32| {
                    let pair = pixels.get(at..at + 2).map_or([255; 2], |pair| [pair[0], pair[1]]);
                    u32::from(pair[0]) * (256 - right) + u32::from(pair[1]) * right
                };
                let inside = |x: i64, y: i64| {
                    let (column, row) = (x >> 16, y >> 16);
                    column >= 0 && row >= 0 && column + 1 < wide && row + 1 < high
                };
                // A stretch is straight: where both ends lie in the picture, all of it does.
                let last = stretch.len() as i64 - 1;
                if inside(x, y) && inside(x + over * last, y + down * last) {
                    for pixel in stretch {
                        let at = (y >> 16) as usize * width + (x >> 16) as usize;
                        let (right, low) = ((x >> 8 & 255) as u32, (y >> 8 & 255) as u32);
                        let grey = mix(at, right) * (256 - low) + mix(at + width, right) * low;
                        *pixel = (grey >> 16) as u8;
                        x += over;
                        y += down;
                    }
                    continue;
                }
                for pixel in stretch {
                    if inside(x, y) {
                        let at = (y >> 16) as usize * width + (x >> 16) as usize;
                        let (right, low) = ((x >> 8 & 255) as u32, (y >> 8 & 255) as u32);
                        let grey = mix(at, right) * (256 - low) + mix(at + width, right) * low;
                        *pixel = (grey >> 16) as u8;
                    } else {
                        let place = |fixed: i64| fixed as f64 / 65_536.0 + 0.5;
                        *pixel = bilinear(pixels, width, height, place(x), place(y)) as u8;
                    }
                    x += over;
                    y += down;
                }
            }
        }
        plane
    }

    /// Where a stretch of a row begins in a picture, and the step from pixel to pixel.
    fn stretch(
        &self,
        map: &Homography,
        first: usize,
        row: usize,
        length: usize,
    ) -> (Spot, (f64, f64)) {
        let first = first as f64 + 0.5;
        let length = length as f64;
        let start = map.map(self.point(first, row as f64 + 0.5));
        let end = map.map(self.point(first + length, row as f64 + 0.5));
        (start, ((end.x - start.x) / length, (end.y - start.y) / length))
    }

    /// The piece as the map sends it, from any way of sampling.
    ///
    /// The map is followed exactly at the ends of every stretch and straight
    /// in between: over two centimetres perspective bends far less than a pixel.
    pub(super) fn sampled(&self, map: &Homography, sample: impl Fn(f64, f64) -> f32) -> Plane {
        let mut plane = Plane::paper(self.width, self.height);
        for (row, line) in plane.pixels.chunks_exact_mut(self.width.max(1)).enumerate() {
            for (number, stretch) in line.chunks_mut(STRETCH).enumerate() {
                let (start, step) = self.stretch(map, number * STRETCH, row, stretch.len());
                for (column, pixel) in stretch.iter_mut().enumerate() {
                    let along = column as f64;
                    *pixel = sample(start.x + along * step.0, start.y + along * step.1) as u8;
                }
            }
        }
        plane
    }

    /// The piece as it is printed on the blank at 150 dpi.
    pub(super) fn of_blank(&self, blank: &Plane) -> Plane {
        self.of_blank_at(blank, BLANK_DENSITY)
    }

    /// Likewise from a blank of so many pixels per millimetre.
    pub(super) fn of_blank_at(&self, blank: &Plane, density: f64) -> Plane {
        let mut plane = Plane::paper(self.width, self.height);
        for (row, line) in plane.pixels.chunks_exact_mut(self.width.max(1)).enumerate() {
            for (column, pixel) in line.iter_mut().enumerate() {
                let point = self.point(column as f64 + 0.5, row as f64 + 0.5);
                let (x, y) = (point.x * density, point.y * density);
                *pixel = bilinear(&blank.pixels, blank.width, blank.height, x, y) as u8;
            }
        }
        plane
    }
}
