//! The stroke model for judging a reader: cubic Bézier curves, drawn with the
//! speed of a hand that starts and stops (minimum jerk); the faster the
//! thinner. Hooks where the pen is set down and lifted, crosses drawn in one
//! go with a loop, fills hatched aslant or wound as a spiral. Tremor is a
//! sum of slow waves along the stroke.

use kastanj_paper::PointMm;

use crate::Chance;
use crate::pen::{MarkShape, MarkTarget, PenPoint, Stroke, Writer};

/// A cubic Bézier curve in half box sides from the middle of the box.
#[derive(Clone, Copy)]
struct Curve {
    from: (f64, f64),
    leave: (f64, f64),
    arrive: (f64, f64),
    to: (f64, f64),
}

impl Curve {
    /// A nearly straight curve that bows by `bow` to its left.
    fn bowed(from: (f64, f64), to: (f64, f64), bow: f64) -> Curve {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let at = |share: f64| (from.0 + dx * share + dy * bow, from.1 + dy * share - dx * bow);
        Curve { from, leave: at(0.3), arrive: at(0.7), to }
    }

    fn at(&self, t: f64) -> (f64, f64) {
        let u = 1.0 - t;
        let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
        (
            a * self.from.0 + b * self.leave.0 + c * self.arrive.0 + d * self.to.0,
            a * self.from.1 + b * self.leave.1 + c * self.arrive.1 + d * self.to.1,
        )
    }
}

pub(super) fn strokes(
    writer: &Writer,
    shape: MarkShape,
    target: &MarkTarget,
    chance: &mut Chance,
) -> Vec<Stroke> {
    let drawn = match shape {
        MarkShape::Cross => cross(writer, chance),
        MarkShape::Tick => vec![tick(writer, chance)],
        MarkShape::Slash => vec![slash(writer, chance)],
        MarkShape::Dot => vec![spiral(0.30, 2.0 + chance.between(0.0, 1.0))],
        MarkShape::Fill => fill(writer, target, chance),
        MarkShape::Scribble => vec![loops(chance)],
        MarkShape::StrikeThrough => strike(chance),
        MarkShape::Ring => vec![ring(chance)],
        MarkShape::Touch => {
            let at = (chance.between(-0.5, 0.5), chance.between(-0.5, 0.5));
            vec![vec![Curve::bowed(at, (at.0 - 0.08, at.1 + 0.15), 0.2)]]
        }
    };
    let wander = 0.05 + 0.16 * writer.sloppiness;
    let off = (chance.around(0.0, wander), chance.around(0.03, wander));
    let steady = matches!(shape, MarkShape::Fill);
    let off = if steady { (off.0 * 0.3, off.1 * 0.3) } else { off };
    drawn.iter().map(|curves| drag(curves, off, writer, target, chance)).collect()
}

fn cross(writer: &Writer, chance: &mut Chance) -> Vec<Vec<Curve>> {
    let mut end = |x: f64, y: f64| {
        let reach = writer.size * chance.between(0.68, 1.08 + 0.22 * writer.sloppiness);
        (x * reach + chance.around(0.0, 0.05), y * reach * chance.between(0.85, 1.05))
    };
    let lean = (writer.slant_degrees / 60.0).clamp(-0.35, 0.35);
    let (a, b, c, d) = (
        end(-1.0 + lean, -1.0),
        end(1.0 - lean, 1.0),
        end(1.0 + lean, -1.0),
        end(-1.0 - lean, 1.0),
    );
    let first = Curve::bowed(a, b, chance.around(0.02, 0.04));
    let second = Curve::bowed(c, d, chance.around(-0.03, 0.05));
    if chance.happens(0.22) {
        // Without lifting: round outside to the right and back down across.
        let turn = Curve {
            from: b,
            leave: (b.0 + 0.55, b.1 + 0.1),
            arrive: (c.0 + 0.5, c.1 + 0.35),
            to: c,
        };
        vec![vec![first, turn, second]]
    } else {
        vec![vec![first], vec![second]]
    }
}

fn tick(writer: &Writer, chance: &mut Chance) -> Vec<Curve> {
    let start = (-chance.between(0.45, 0.85), -chance.between(-0.1, 0.35));
    let knee = (-chance.between(0.0, 0.3), chance.between(0.45, 0.9));
    let tail = writer.size * chance.between(0.9, 1.55);
    let end = (tail * chance.between(0.8, 1.1), -tail * chance.between(0.75, 1.1));
    vec![
        Curve {
            from: start,
            leave: (start.0 + 0.2, start.1 + 0.2),
            arrive: (knee.0 - 0.15, knee.1 - 0.05),
            to: knee,
        },
        Curve {
            from: knee,
            leave: (knee.0 + 0.1, knee.1 - 0.1),
            arrive: (end.0 * 0.5, end.1 * 0.35),
            to: end,
        },
    ]
}

fn slash(writer: &Writer, chance: &mut Chance) -> Vec<Curve> {
    let reach = writer.size * chance.between(0.8, 1.25);
    let tilt = chance.between(0.6, 1.0);
    let back = chance.happens(0.15);
    let side = if back { -1.0 } else { 1.0 };
    vec![Curve::bowed(
        (side * reach * tilt, -reach),
        (-side * reach * tilt, reach),
        chance.around(0.0, 0.06),
    )]
}

/// A spiral from the middle out to `radius` half sides, in quarter turns.
fn spiral(radius: f64, turns: f64) -> Vec<Curve> {
    let quarters = ((turns * 4.0).ceil() as usize).max(4);
    let at = |step: f64| {
        let r = radius * (step / quarters as f64).sqrt();
        let angle = step * std::f64::consts::FRAC_PI_2;
        (r * angle.cos(), r * angle.sin())
    };
    (0..quarters)
        .map(|quarter| {
            let step = quarter as f64;
            let (from, to) = (at(step), at(step + 1.0));
            // Handles that pass through the spiral at one and two thirds.
            let (p, q) = (at(step + 1.0 / 3.0), at(step + 2.0 / 3.0));
            let handle = |p: f64, q: f64, near: f64, far: f64| {
                (18.0 * p - 9.0 * q - 5.0 * near + 2.0 * far) / 6.0
            };
            Curve {
                from,
                leave: (handle(p.0, q.0, from.0, to.0), handle(p.1, q.1, from.1, to.1)),
                arrive: (handle(q.0, p.0, to.0, from.0), handle(q.1, p.1, to.1, from.1)),
                to,
            }
        })
        .collect()
}

fn fill(writer: &Writer, target: &MarkTarget, chance: &mut Chance) -> Vec<Vec<Curve>> {
    let pen = writer.pen.width_mm / target.half();
    let edge = 1.02 - 0.16 * writer.sloppiness - pen / 2.0;
    let gap = pen * (0.6 + 0.35 * writer.sloppiness);
    let mut drawn = vec![hatch(edge, gap, chance)];
    if chance.happens(0.4) {
        // Round the edge first, as one who colours in.
        let ring = [(-edge, -edge), (edge, -edge), (edge, edge), (-edge, edge), (-edge, -edge)];
        let round = ring.windows(2).map(|p| Curve::bowed(p[0], p[1], chance.around(0.0, 0.02)));
        drawn.insert(0, round.collect());
    } else if chance.happens(0.5) {
        let second = hatch(edge * 0.95, gap * 1.6, chance);
        let turned = |p: (f64, f64)| (p.0, -p.1);
        drawn.push(
            second
                .into_iter()
                .map(|c| Curve {
                    from: turned(c.from),
                    leave: turned(c.leave),
                    arrive: turned(c.arrive),
                    to: turned(c.to),
                })
                .collect(),
        );
    }
    drawn
}

/// Lines aslant to and fro over the square of half side `edge`, `gap` apart.
fn hatch(edge: f64, gap: f64, chance: &mut Chance) -> Vec<Curve> {
    let lines = ((4.0 * edge / (gap * std::f64::consts::SQRT_2)).ceil() as usize).clamp(4, 80);
    let mut ends = Vec::new();
    for line in 0..=lines {
        // The line x + y = sum within the square runs between two of its edges.
        let sum = edge * (4.0 * line as f64 / lines as f64 - 2.0);
        let low = (sum - edge).max(-edge);
        let high = (sum + edge).min(edge);
        let (p, q) = ((low, sum - low), (high, sum - high));
        ends.extend(if line % 2 == 0 { [p, q] } else { [q, p] });
    }
    ends.windows(2).map(|pair| Curve::bowed(pair[0], pair[1], chance.around(0.0, 0.03))).collect()
}

fn loops(chance: &mut Chance) -> Vec<Curve> {
    let rounds = chance.whole(5, 8);
    let mut at = (-0.9, chance.between(-0.4, 0.4));
    let mut curves = Vec::new();
    for round in 0..rounds * 2 {
        let side = if round % 2 == 0 { 1.0 } else { -1.0 };
        let to = (side * chance.between(0.7, 1.2), chance.between(-0.85, 0.85));
        let lift = side * chance.between(0.5, 1.1);
        curves.push(Curve {
            from: at,
            leave: (at.0 + side * 0.3, at.1 - lift),
            arrive: (to.0 - side * 0.1, to.1 - lift),
            to,
        });
        at = to;
    }
    curves
}

/// Once round outside the box, not quite closed.
fn ring(chance: &mut Chance) -> Vec<Curve> {
    let radius = chance.between(1.45, 1.75);
    let start = chance.between(0.0, std::f64::consts::TAU);
    let at = |quarter: f64| {
        let angle = start + quarter * std::f64::consts::FRAC_PI_2;
        (radius * angle.cos(), 0.9 * radius * angle.sin())
    };
    let turns = chance.between(3.9, 4.4);
    let steps = 8;
    (0..steps)
        .map(|step| {
            let share = |step: f64| at(turns * step / f64::from(steps));
            let here = f64::from(step);
            Curve {
                from: share(here),
                leave: share(here + 0.33),
                arrive: share(here + 0.67),
                to: share(here + 1.0),
            }
        })
        .collect()
}

fn strike(chance: &mut Chance) -> Vec<Vec<Curve>> {
    let lines = chance.whole(2, 3);
    (0..lines)
        .map(|_| {
            let level = chance.between(-0.5, 0.5);
            let from = (-chance.between(1.3, 1.6), level + chance.around(0.0, 0.1));
            let to = (chance.between(1.3, 1.6), level + chance.around(-0.1, 0.1));
            vec![Curve::bowed(from, to, chance.around(0.0, 0.05))]
        })
        .collect()
}

/// Draws the curves of one stroke with a hand's speed.
fn drag(
    curves: &[Curve],
    off: (f64, f64),
    writer: &Writer,
    target: &MarkTarget,
    chance: &mut Chance,
) -> Stroke {
    let half = target.half();
    let centre = target.place.centre();
    let force = chance.between(0.88, 1.0);
    let waves: Vec<[f64; 4]> = (0..4)
        .map(|_| {
            [
                chance.between(0.9, 4.5),
                chance.between(0.0, std::f64::consts::TAU),
                chance.around(0.0, writer.tremor_mm * 0.6),
                chance.around(0.0, writer.tremor_mm * 0.6),
            ]
        })
        .collect();
    let mut stroke = Stroke::default();
    let mut travelled = 0.0;
    let mut last: Option<PointMm> = None;
    for curve in curves {
        let span = (curve.to.0 - curve.from.0).hypot(curve.to.1 - curve.from.1) * half;
        let steps = ((span / 0.12).ceil() as usize).clamp(6, 120);
        for step in 0..=steps {
            let time = step as f64 / steps as f64;
            // Minimum jerk: along = 10t³ − 15t⁴ + 6t⁵, speed peaks at 1.875 in the middle.
            let along = time.powi(3) * (10.0 - 15.0 * time + 6.0 * time * time);
            let speed = 30.0 * time.powi(2) * (1.0 - time).powi(2) / 1.875;
            let (x, y) = curve.at(along);
            let plain =
                PointMm { x: centre.x + (x + off.0) * half, y: centre.y + (y + off.1) * half };
            if let Some(last) = last {
                travelled += (plain.x - last.x).hypot(plain.y - last.y);
            }
            last = Some(plain);
            let (mut dx, mut dy) = (0.0, 0.0);
            for [frequency, phase, x, y] in &waves {
                dx += x * (frequency * travelled + phase).sin();
                dy += y * (frequency * travelled + phase + 1.3).sin();
            }
            stroke.points.push(PenPoint {
                at: PointMm { x: plain.x + dx, y: plain.y + dy },
                radius: writer.pen.width_mm / 2.0 * (1.12 - 0.32 * speed) * (0.8 + 0.2 * force),
                pressure: force * (1.0 - 0.12 * speed),
            });
        }
    }
    hook(&mut stroke, writer, chance);
    stroke
}

/// The small hook and thinning where the pen leaves the paper.
fn hook(stroke: &mut Stroke, writer: &Writer, chance: &mut Chance) {
    let Some(end) = stroke.points.last().copied() else { return };
    if !chance.happens(0.35) {
        return;
    }
    let (dx, dy) = (chance.around(0.0, 0.12), -chance.between(0.05, 0.28));
    for share in [0.5, 1.0] {
        stroke.points.push(PenPoint {
            at: PointMm { x: end.at.x + dx * share, y: end.at.y + dy * share },
            radius: (end.radius * (1.0 - 0.5 * share)).max(writer.pen.width_mm * 0.2),
            pressure: end.pressure * (1.0 - 0.4 * share),
        });
    }
}
