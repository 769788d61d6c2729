use hayro::vello_cpu::kurbo::{BezPath, PathEl, Point, Rect, flatten};

/// How far a flattened curve may lie off the true one, mm.
const FLATNESS_MM: f64 = 0.02;
/// Sides between which a closed shape can be a box for answers, mm.
pub(super) const SIDES_MM: std::ops::RangeInclusive<f64> = 1.8..=10.0;
/// Least and largest width divided by height.
const ASPECTS: std::ops::RangeInclusive<f64> = 0.72..=1.38;
/// Most corners of one path that are looked at; no box has more.
const MOST_POINTS: usize = 20_000;

/// One subpath as the corners of a polygon, mm on the page.
#[derive(Debug, Clone)]
pub(super) struct Contour {
    points: Vec<Point>,
    closed: bool,
}

/// The subpaths of a path whose coordinates are millimetres.
pub(super) fn contours(path: &BezPath) -> Vec<Contour> {
    let mut found: Vec<Contour> = Vec::new();
    let mut total = 0_usize;
    flatten(path, FLATNESS_MM, |element| {
        total += 1;
        if total > MOST_POINTS {
            return;
        }
        match element {
            PathEl::MoveTo(point) => {
                found.push(Contour { points: vec![point], closed: false });
            }
            PathEl::LineTo(point) => {
                if let Some(contour) = found.last_mut() {
                    contour.points.push(point);
                }
            }
            PathEl::ClosePath => {
                if let Some(contour) = found.last_mut() {
                    contour.closed = true;
                }
            }
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        }
    });
    found.retain(|contour| contour.points.len() > 1);
    if total > MOST_POINTS { Vec::new() } else { found }
}

/// Whether a rectangle has the size and shape of a box for answers.
pub(super) fn is_box_sized(rect: Rect) -> bool {
    SIDES_MM.contains(&rect.width())
        && SIDES_MM.contains(&rect.height())
        && ASPECTS.contains(&(rect.width() / rect.height()))
}

impl Contour {
    /// The upright rectangle around it.
    pub(super) fn bounds(&self) -> Rect {
        let first = self.points.first().copied().unwrap_or_default();
        self.points
            .iter()
            .fold(Rect::from_points(first, first), |rect, point| rect.union_pt(*point))
    }

    /// Whether it is filled or drawn as a closed line.
    fn is_closed(&self) -> bool {
        let ends = self.points.first().zip(self.points.last());
        self.closed || ends.is_some_and(|(first, last)| first.distance(*last) < 0.15)
    }

    /// The rectangle around it, if it is an upright square or a circle of a box's size.
    ///
    /// Corners may be rounded. `filled` shapes are closed whether they say so or not.
    pub(super) fn as_box(&self, filled: bool) -> Option<Rect> {
        let rect = self.bounds();
        if !is_box_sized(rect) || !(filled || self.is_closed()) {
            return None;
        }
        (self.follows_edge(rect) || self.is_round(rect)).then_some(rect)
    }

    /// Whether it runs along the four sides of `rect`, corners cut or rounded a little.
    fn follows_edge(&self, rect: Rect) -> bool {
        let side = rect.width().min(rect.height());
        let off = |point: Point| {
            (point.x - rect.x0).min(rect.x1 - point.x).min(point.y - rect.y0).min(rect.y1 - point.y)
        };
        let whole = 2.0 * (rect.width() + rect.height());
        self.points.iter().all(|point| off(*point) < 0.1 * side)
            && self.middles().all(|point| off(point) < 0.1 * side)
            && (0.8..1.15).contains(&(self.length() / whole))
    }

    /// Whether it is an ellipse, nearly a circle.
    fn is_round(&self, rect: Rect) -> bool {
        let (a, b) = (rect.width() / 2.0, rect.height() / 2.0);
        let middle = rect.center();
        self.points.len() >= 8
            && (0.85..1.18).contains(&(a / b))
            && self.points.iter().all(|point| {
                let far = ((point.x - middle.x) / a).hypot((point.y - middle.y) / b);
                (0.93..1.07).contains(&far)
            })
    }

    fn middles(&self) -> impl Iterator<Item = Point> {
        self.points.windows(2).map(|two| two[0].midpoint(two[1]))
    }

    fn length(&self) -> f64 {
        let closing = self
            .points
            .first()
            .zip(self.points.last())
            .map_or(0.0, |(first, last)| first.distance(*last));
        self.points.windows(2).map(|two| two[0].distance(two[1])).sum::<f64>() + closing
    }

    /// Its straight pieces that lie level or upright.
    pub(super) fn straight_pieces(&self) -> impl Iterator<Item = (Point, Point)> {
        let closing = self
            .points
            .first()
            .zip(self.points.last())
            .filter(|_| self.closed)
            .map(|(first, last)| (*last, *first));
        self.points.windows(2).map(|two| (two[0], two[1])).chain(closing).filter(|(from, to)| {
            let (x, y) = ((to.x - from.x).abs(), (to.y - from.y).abs());
            x.min(y) < 0.05 && x.max(y) > 0.5
        })
    }
}
