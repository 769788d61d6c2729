use kastanj_paper::PointMm;

/// The pen at one moment of a stroke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PenPoint {
    /// Where its tip is.
    pub at: PointMm,
    /// Half the width of the line it leaves, mm.
    pub radius: f64,
    /// How much ink it leaves, 0–1.
    pub pressure: f64,
}

/// One touch of the pen, from setting it down to lifting it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stroke {
    /// The way of the tip.
    pub points: Vec<PenPoint>,
}

impl Stroke {
    /// How far the ink reaches: `(left, top, right, bottom)` in mm; nothing for an empty stroke.
    pub fn reach(&self) -> Option<(f64, f64, f64, f64)> {
        self.points
            .iter()
            .map(PenPoint::reach)
            .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))
    }
}

impl PenPoint {
    fn reach(&self) -> (f64, f64, f64, f64) {
        let (x, y, r) = (self.at.x, self.at.y, self.radius);
        (x - r, y - r, x + r, y + r)
    }
}
