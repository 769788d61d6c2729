use kastanj_paper::PointMm;

use crate::pen::{Pen, PenKind, Stroke};
use crate::{Chance, PageRaster};

/// Draws one stroke onto the page, with soft edges.
///
/// Within one stroke the ink does not add up (a ballpoint leaves the same line
/// however slowly its points follow); strokes over one another do, towards the
/// ink's own darkness. Pencil follows the grain of the paper.
pub fn lay_ink(raster: &mut PageRaster, stroke: &Stroke, pen: &Pen, chance: &mut Chance) {
    let scale = raster.per_mm();
    let Some((left, top, right, bottom)) = stroke.reach() else { return };
    let (width, height) = raster.image.dimensions();
    let hold = |value: f64, limit: u32| value.clamp(0.0, f64::from(limit)) as u32;
    let (x0, y0) =
        (hold((left * scale).floor() - 1.0, width), hold((top * scale).floor() - 1.0, height));
    let x1 = hold((right * scale).ceil() + 1.0, width);
    let y1 = hold((bottom * scale).ceil() + 1.0, height);
    if x0 >= x1 || y0 >= y1 {
        return;
    }
    let mut patch = Patch::new(x0, y0, x1, y1);
    let single = [stroke.points.first().copied(), stroke.points.first().copied()];
    if let ([_], [Some(a), Some(b)]) = (stroke.points.as_slice(), single) {
        patch.segment(a.at, b.at, [a.radius; 2], [a.pressure; 2], scale);
    }
    for pair in stroke.points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        patch.segment(a.at, b.at, [a.radius, b.radius], [a.pressure, b.pressure], scale);
    }
    let grain = match pen.kind {
        PenKind::Pencil => 0.22,
        PenKind::Ballpoint => 0.10,
        PenKind::Gel | PenKind::Felt => 0.03,
    };
    for y in y0..y1 {
        for x in x0..x1 {
            let cover = f64::from(patch.at(x, y));
            if cover <= 0.0 {
                continue;
            }
            let texture = 1.0 - grain * chance.between(0.0, 1.0);
            let paper = f64::from(raster.image.get_pixel(x, y).0[0]);
            let ink = f64::from(pen.grey).min(paper);
            let value = paper + (ink - paper) * (cover * texture).clamp(0.0, 1.0);
            raster.image.put_pixel(x, y, image::Luma([value.round() as u8]));
        }
    }
}

/// How much of each pixel a stroke covers.
struct Patch {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    cover: Vec<f32>,
}

impl Patch {
    fn new(x0: u32, y0: u32, x1: u32, y1: u32) -> Patch {
        let (width, height) = (x1 - x0, y1 - y0);
        let cover = vec![0.0; width as usize * height as usize];
        Patch { left: x0, top: y0, width, height, cover }
    }

    fn at(&self, x: u32, y: u32) -> f32 {
        let at = (y - self.top) as usize * self.width as usize + (x - self.left) as usize;
        self.cover.get(at).copied().unwrap_or_default()
    }

    /// Covers a capsule from `a` to `b` whose radius and pressure run evenly.
    fn segment(
        &mut self,
        a: PointMm,
        b: PointMm,
        radius: [f64; 2],
        pressure: [f64; 2],
        scale: f64,
    ) {
        let (ax, ay) = (a.x * scale - f64::from(self.left), a.y * scale - f64::from(self.top));
        let (bx, by) = (b.x * scale - f64::from(self.left), b.y * scale - f64::from(self.top));
        let widest = radius[0].max(radius[1]) * scale + 1.0;
        let (dx, dy) = (bx - ax, by - ay);
        let length2 = dx * dx + dy * dy;
        let bound = |value: f64, limit: u32| value.clamp(0.0, f64::from(limit)) as u32;
        let (from_y, to_y) = (
            bound((ay.min(by) - widest).floor(), self.height),
            bound((ay.max(by) + widest).ceil(), self.height),
        );
        let (from_x, to_x) = (
            bound((ax.min(bx) - widest).floor(), self.width),
            bound((ax.max(bx) + widest).ceil(), self.width),
        );
        for y in from_y..to_y {
            for x in from_x..to_x {
                let (px, py) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
                let along = if length2 > 0.0 {
                    (((px - ax) * dx + (py - ay) * dy) / length2).clamp(0.0, 1.0)
                } else {
                    0.0
                };
                let (qx, qy) = (px - ax - along * dx, py - ay - along * dy);
                let here = (radius[0] + (radius[1] - radius[0]) * along) * scale;
                let cover = (here + 0.5 - qx.hypot(qy)).clamp(0.0, 1.0).min(2.0 * here)
                    * (pressure[0] + (pressure[1] - pressure[0]) * along);
                let cell = &mut self.cover[y as usize * self.width as usize + x as usize];
                *cell = cell.max(cover.clamp(0.0, 1.0) as f32);
            }
        }
    }
}
