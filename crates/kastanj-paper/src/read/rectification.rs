use super::homography::Homography;
use super::plane::Spot;
use super::residual_field::ResidualField;
use crate::PointMm;

/// Where each point of the printed page lies in one scan: the proved geometry of a page.
#[derive(Debug, Clone)]
pub struct Rectification {
    pub(super) map: Homography,
    pub(super) field: ResidualField,
    /// Pixels of the scan per pixel of the working copy, which `map` leads to.
    pub(super) factor: f64,
}

impl Rectification {
    /// The point's place in the scan in pixels from its upper left corner.
    pub fn locate(&self, point: PointMm) -> (f64, f64) {
        let spot = self.in_working_copy(point);
        (spot.x * self.factor, spot.y * self.factor)
    }

    fn in_working_copy(&self, point: PointMm) -> Spot {
        let (x, y) = self.field.at(point);
        self.map.map(PointMm { x: point.x + x, y: point.y + y })
    }
}
