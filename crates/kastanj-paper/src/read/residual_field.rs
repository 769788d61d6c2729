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

/// What the whole page's part of a field may look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bend {
    /// Straight, as paper lies on glass.
    Flat,
    /// A surface of the third degree: paper that arches, seen from aslant.
    Arched,
}

/// Terms of a surface of the third degree.
const TERMS: usize = 10;

/// The terms at a point: the first three alone make a plane.
fn terms(point: PointMm) -> [f64; TERMS] {
    let (u, v) = ((point.x - 105.0) / 100.0, (point.y - 148.5) / 100.0);
    [1.0, u, v, u * u, u * v, v * v, u * u * u, u * u * v, u * v * v, v * v * v]
}

/// How print lies off the plane map, smoothly over the page: a part for the whole page and what
/// remains of it nearby.
#[derive(Debug, Clone)]
pub(super) struct ResidualField {
    across: [f64; TERMS],
    down: [f64; TERMS],
    rest: Vec<Anchor>,
    weights: Vec<f64>,
}

impl ResidualField {
    /// A robust fit: anchors that disagree with the others lose their say.
    pub(super) fn fit(anchors: &[Anchor], bend: Bend) -> ResidualField {
        let mut weights: Vec<f64> = anchors.iter().map(|anchor| anchor.score.max(0.0)).collect();
        let middle = (
            median(anchors.iter().map(|anchor| anchor.shift.0)),
            median(anchors.iter().map(|anchor| anchor.shift.1)),
        );
        let constant = |value: f64| std::array::from_fn(|at| if at == 0 { value } else { 0.0 });
        let mut field = ResidualField {
            across: constant(middle.0),
            down: constant(middle.1),
            rest: Vec::new(),
            weights: Vec::new(),
        };
        for round in 0..6 {
            for (weight, anchor) in weights.iter_mut().zip(anchors) {
                let off = field.distance(anchor);
                // An arch is far from any one value nearly everywhere: at first all have a say in it.
                let disagrees = bend == Bend::Flat || round > 0;
                let say = if disagrees { HUBER_MM / off.max(HUBER_MM) } else { 1.0 };
                *weight = anchor.score.max(0.0) * say.powi(2);
            }
            let (Some(across), Some(down)) = (
                surface(anchors, &weights, bend, |anchor| anchor.shift.0),
                surface(anchors, &weights, bend, |anchor| anchor.shift.1),
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
        let here = terms(point);
        let line = |c: [f64; TERMS]| c.iter().zip(here).map(|(c, term)| c * term).sum::<f64>();
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

    /// Where a box in this place lies off the map by its own outline and the field, mm, and whether
    /// the two disagree.
    pub(super) fn settle(&self, outline: &Anchor, place: PointMm) -> ((f64, f64), bool) {
        let field = self.at(place);
        let off = self.distance(outline);
        if outline.score > 0.7 && off < 0.35 {
            let mix = |own: f64, field: f64| 0.6 * own + 0.4 * field;
            ((mix(outline.shift.0, field.0), mix(outline.shift.1, field.1)), false)
        } else {
            (field, outline.score > 0.75 && off > 0.6)
        }
    }

    /// The 95th percentile of how far anchors lie from where the field says, mm; endless for none.
    pub(super) fn residual_p95_mm(&self, anchors: &[Anchor]) -> f64 {
        let mut off: Vec<f64> = anchors.iter().map(|anchor| self.distance(anchor)).collect();
        off.sort_by(f64::total_cmp);
        off.get(off.len() * 95 / 100).copied().unwrap_or(f64::INFINITY)
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
fn surface(
    anchors: &[Anchor],
    weights: &[f64],
    bend: Bend,
    value: impl Fn(&Anchor) -> f64,
) -> Option<[f64; TERMS]> {
    let used = match bend {
        Bend::Flat => 3,
        Bend::Arched => TERMS,
    };
    if anchors.len() < used * 8 / 3 {
        return None;
    }
    let mut rows = [[0.0; TERMS + 1]; TERMS];
    for (anchor, weight) in anchors.iter().zip(weights) {
        let base = terms(anchor.place);
        for (row, own) in rows.iter_mut().zip(base) {
            for (cell, other) in row.iter_mut().zip(base) {
                *cell += weight * own * other;
            }
            row[TERMS] += weight * own * value(anchor);
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        // A light pull to "no slope" where the anchors cannot tell.
        row[at] += if at > 0 { 0.05 } else { 0.0 };
        // Terms that are not used are held at nothing.
        for (place, cell) in row.iter_mut().enumerate() {
            if at >= used {
                *cell = f64::from(u8::from(place == at));
            } else if (used..TERMS).contains(&place) {
                *cell = 0.0;
            }
        }
    }
    super::homography::solve(rows)
}
