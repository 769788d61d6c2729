use kastanj_paper::{FormLayout, PointMm};
use serde::{Deserialize, Serialize};

use crate::scanner::Degradation;

/// Where the printed page lies in a scan: the truth that a reader's geometry is judged by.
///
/// `u = a·x + b·y + c`, `v = d·x + e·y + f` with x, y in mm of the page and
/// u, v in pixels of the scan from the outer corner of its first pixel.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// The coefficients `[a, b, c]`.
    pub across: [f64; 3],
    /// The coefficients `[d, e, f]`.
    pub down: [f64; 3],
}

impl Placement {
    pub(crate) fn of(degradation: &Degradation) -> Placement {
        let per_mm = degradation.dpi / 25.4;
        let (sin, cos) = degradation.skew_degrees.to_radians().sin_cos();
        let grown = degradation.scale * per_mm;
        let (cx, cy) = (FormLayout::WIDTH_MM / 2.0, FormLayout::HEIGHT_MM / 2.0);
        let (mx, my) =
            ((cx + degradation.shift_mm.0) * per_mm, (cy + degradation.shift_mm.1) * per_mm);
        let mut across = [grown * cos, -grown * sin, 0.0];
        let mut down = [grown * sin, grown * cos, 0.0];
        across[2] = mx - across[0] * cx - across[1] * cy;
        down[2] = my - down[0] * cx - down[1] * cy;
        let mut placement = Placement { across, down };
        let (mut width, mut height) = canvas(degradation.dpi);
        for _ in 0..degradation.quarter_turns % 4 {
            // A clockwise quarter turn takes (u, v) to (height − v, u).
            let [d, e, f] = placement.down;
            placement =
                Placement { across: [-d, -e, f64::from(height) - f], down: placement.across };
            (width, height) = (height, width);
        }
        placement
    }

    /// Where a point of the page lies in the scan, in pixels.
    pub fn pixel(&self, point: PointMm) -> (f64, f64) {
        let [a, b, c] = self.across;
        let [d, e, f] = self.down;
        (a * point.x + b * point.y + c, d * point.x + e * point.y + f)
    }
}

/// Size in pixels of an upright A4 scan.
pub(crate) fn canvas(dpi: f64) -> (u32, u32) {
    let side = |mm: f64| (mm / 25.4 * dpi).round().clamp(1.0, 65_535.0) as u32;
    (side(FormLayout::WIDTH_MM), side(FormLayout::HEIGHT_MM))
}
