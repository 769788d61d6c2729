use crate::PointMm;

/// Reach of the smoothing, mm: paper feeders stretch over centimetres, not millimetres.
const SIGMA_MM: f64 = 28.0;
/// Distance from which an anchor counts less, mm.
const HUBER_MM: f64 = 0.15;

/// A piece of print that was looked for around its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// Its place on the page.
    pub(super) place: PointMm,
    /// How far from there it was found, mm.
    pub(super) shift: (f64, f64),
    /// Likeness at the best place, −1–1.
    pub(super) score: f64,
}

/// How print lies off the plane map, smoothly over the page: a straight part and what remains of it nearby.
#[derive(Debug, Clone)]
pub(super) struct ResidualField {
    across: [f64; 3],
    down: [f64; 3],
    rest: Vec<Anchor>,
    weights: Vec<f64>,
}

impl ResidualField {
    /// A robust fit: anchors that disagree with the others lose their say.
    pub(super) fn fit(anchors: &[Anchor]) -> ResidualField {
        let mut weights: Vec<f64> = anchors.iter().map(|anchor| anchor.score.max(0.0)).collect();
        let middle = (
            median(anchors.iter().map(|anchor| anchor.shift.0)),
            median(anchors.iter().map(|anchor| anchor.shift.1)),
        );
        let mut field = ResidualField {
            across: [middle.0, 0.0, 0.0],
            down: [middle.1, 0.0, 0.0],
            rest: Vec::new(),
            weights: Vec::new(),
        };
        for _ in 0..6 {
            for (weight, anchor) in weights.iter_mut().zip(anchors) {
                let off = field.distance(anchor);
                *weight = anchor.score.max(0.0) * (HUBER_MM / off.max(HUBER_MM)).powi(2);
            }
            let (Some(across), Some(down)) = (
                straight(anchors, &weights, |anchor| anchor.shift.0),
                straight(anchors, &weights, |anchor| anchor.shift.1),
            ) else {
                break;
            };
            field.across = across;
            field.down = down;
        }
        let rest: Vec<Anchor> = anchors
            .iter()
            .map(|anchor| {
                let (x, y) = field.at(anchor.place);
                Anchor { shift: (anchor.shift.0 - x, anchor.shift.1 - y), ..*anchor }
            })
            .collect();
        field.rest = rest;
        field.weights = weights;
        field
    }

    /// How far print lies from its mapped place at a point, mm.
    pub(super) fn at(&self, point: PointMm) -> (f64, f64) {
        let (u, v) = ((point.x - 105.0) / 100.0, (point.y - 148.5) / 100.0);
        let line = |c: [f64; 3]| c[0] + c[1] * u + c[2] * v;
        // A little weight on "nothing" keeps lone anchors from ruling far away.
        let (mut x, mut y, mut total) = (0.0, 0.0, 0.5);
        for (anchor, weight) in self.rest.iter().zip(&self.weights) {
            let apart = (anchor.place.x - point.x).powi(2) + (anchor.place.y - point.y).powi(2);
            if apart > (3.0 * SIGMA_MM).powi(2) {
                continue;
            }
            let say = weight * (-apart / (2.0 * SIGMA_MM * SIGMA_MM)).exp();
            x += say * anchor.shift.0;
            y += say * anchor.shift.1;
            total += say;
        }
        (line(self.across) + x / total, line(self.down) + y / total)
    }

    /// How far an anchor lies from where the field says, mm.
    pub(super) fn distance(&self, anchor: &Anchor) -> f64 {
        let (x, y) = self.at(anchor.place);
        (anchor.shift.0 - x).hypot(anchor.shift.1 - y)
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// Weighted least squares of a value on place; `None` with too few anchors.
fn straight(
    anchors: &[Anchor],
    weights: &[f64],
    value: impl Fn(&Anchor) -> f64,
) -> Option<[f64; 3]> {
    if anchors.len() < 8 {
        return None;
    }
    let mut rows = [[0.0; 4]; 3];
    for (anchor, weight) in anchors.iter().zip(weights) {
        let terms = [
            1.0,
            (anchor.place.x - 105.0) / 100.0,
            (anchor.place.y - 148.5) / 100.0,
            value(anchor),
        ];
        for (row, term) in rows.iter_mut().zip(terms) {
            for (cell, other) in row.iter_mut().zip(terms) {
                *cell += weight * term * other;
            }
        }
    }
    // A light pull to "no slope" where the anchors cannot tell.
    rows[1][1] += 0.05;
    rows[2][2] += 0.05;
    super::homography::solve(rows)
}
