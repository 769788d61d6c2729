//! The stroke model for setting thresholds: straight runs, cut into short
//! pieces that are shaken point by point; the line's width follows a pressure
//! that wanders.

use kastanj_paper::PointMm;

use crate::Chance;
use crate::pen::{MarkShape, MarkTarget, PenPoint, Stroke, Writer};

/// A corner of a polyline relative to the middle of the box, in half box sides.
type Corner = (f64, f64);

pub(super) fn strokes(
    writer: &Writer,
    shape: MarkShape,
    target: &MarkTarget,
    chance: &mut Chance,
) -> Vec<Stroke> {
    let careless = writer.sloppiness;
    let size = writer.size * chance.around(1.0, 0.06 + 0.06 * careless);
    let off = |chance: &mut Chance| chance.around(0.0, 0.06 + 0.14 * careless);
    let shift = (off(chance), off(chance));
    let runs: Vec<Vec<Corner>> = match shape {
        MarkShape::Cross => {
            let arm = 0.85 * size;
            let mut runs = vec![vec![(-arm, -arm), (arm, arm)], vec![(arm, -arm), (-arm, arm)]];
            if chance.happens(0.12) {
                // Gone over again, beside the first lines: a heavy cross is still a cross.
                let aside = chance.around(0.0, 0.12);
                let again: Vec<Vec<Corner>> = runs
                    .iter()
                    .map(|run| run.iter().map(|(x, y)| (x + aside, y - 0.5 * aside)).collect())
                    .collect();
                runs.extend(again);
            }
            runs
        }
        MarkShape::Tick => {
            let tail = 1.0 + chance.between(0.0, 0.5) + 0.4 * careless;
            vec![vec![(-0.6 * size, 0.0), (-0.15 * size, 0.75 * size), (tail * size, -tail * size)]]
        }
        MarkShape::Slash => {
            let arm = 0.9 * size;
            vec![vec![(arm, -arm), (-arm, arm)]]
        }
        MarkShape::Dot => vec![zigzag(0.34 * size, 0.34 * size, 0.5, writer, target)],
        MarkShape::Fill => {
            let edge = 0.96 - 0.14 * careless;
            let step = 0.8 + 0.3 * careless;
            let turn = |run: Vec<Corner>, angle: f64| -> Vec<Corner> {
                let (sin, cos) = angle.sin_cos();
                let hold = |value: f64| value.clamp(-edge, edge);
                run.into_iter()
                    .map(|(x, y)| (hold(x * cos - y * sin), hold(x * sin + y * cos)))
                    .collect()
            };
            // Level, upright or aslant; aslant needs a wider field to reach the corners.
            let (reach, angle) = match chance.whole(0, 3) {
                0 | 1 => (edge, 0.0),
                2 => (edge, std::f64::consts::FRAC_PI_2),
                _ => (1.35 * edge, chance.between(-1.2, 1.2)),
            };
            let mut runs = vec![turn(zigzag(reach, reach, step, writer, target), angle)];
            if chance.happens(0.5) {
                let across = zigzag(edge, edge, 1.5, writer, target);
                runs.push(across.into_iter().map(|(x, y)| (y, x)).collect());
            }
            runs
        }
        MarkShape::Scribble => {
            let turns = chance.whole(8, 18);
            let (sin, cos) = chance.between(-0.8, 0.8).sin_cos();
            let run = (0..turns)
                .map(|turn| {
                    let side = if turn % 2 == 0 { -1.0 } else { 1.0 };
                    let (x, y) = (side * chance.between(0.75, 1.3), chance.between(-1.0, 1.0));
                    (x * cos - y * sin, x * sin + y * cos)
                })
                .collect();
            vec![run]
        }
        MarkShape::StrikeThrough => {
            let lean = chance.around(0.0, 0.15);
            (0..chance.whole(1, 4))
                .map(|_| {
                    let level = chance.between(-0.5, 0.5);
                    let (from, to) = (chance.between(1.1, 1.7), chance.between(1.1, 1.7));
                    vec![
                        (-from, level - lean * from),
                        (to, level + lean * to + chance.around(0.0, 0.1)),
                    ]
                })
                .collect()
        }
        MarkShape::Ring => {
            let radius = chance.between(1.4, 1.8);
            let at = |step: usize| {
                let angle = step as f64 * std::f64::consts::TAU / 20.0;
                (radius * angle.cos(), radius * angle.sin())
            };
            vec![(0..=chance.whole(19, 22)).map(at).collect()]
        }
        MarkShape::Touch => {
            let at = (chance.between(-0.4, 0.4), chance.between(-0.4, 0.4));
            vec![vec![at, (at.0 + 0.12, at.1 + 0.08)]]
        }
    };
    let leans = !matches!(shape, MarkShape::Fill | MarkShape::StrikeThrough);
    let lean = if leans { writer.slant_degrees.to_radians() } else { 0.0 };
    runs.into_iter().map(|run| shaken(&run, shift, lean, writer, target, chance)).collect()
}

/// Level lines to and fro that cover `width` × `height` half sides either way;
/// `step` is the distance of the lines in pen widths.
fn zigzag(width: f64, height: f64, step: f64, writer: &Writer, target: &MarkTarget) -> Vec<Corner> {
    let half = target.half();
    let pen = writer.pen.width_mm / half;
    let inset = (pen / 2.0).min(width * 0.8);
    let lines = ((2.0 * height / (step * pen)).ceil() as usize).clamp(2, 60);
    let mut corners = Vec::new();
    for line in 0..=lines {
        let level = (height - inset) * (2.0 * line as f64 / lines as f64 - 1.0);
        let side = if line % 2 == 0 { -1.0 } else { 1.0 };
        corners.push((side * (width - inset), level));
        corners.push((-side * (width - inset), level));
    }
    corners
}

/// Cuts a run into pieces of a third of a millimetre and shakes them.
fn shaken(
    run: &[Corner],
    shift: (f64, f64),
    lean: f64,
    writer: &Writer,
    target: &MarkTarget,
    chance: &mut Chance,
) -> Stroke {
    let half = target.half();
    let centre = target.place.centre();
    let blunder = 0.05 + 0.10 * writer.sloppiness;
    let corners: Vec<PointMm> = run
        .iter()
        .map(|(x, y)| {
            let (x, y) = (
                x + shift.0 + chance.around(0.0, blunder),
                y + shift.1 + chance.around(0.0, blunder),
            );
            let (x, y) = (x * lean.cos() - y * lean.sin(), x * lean.sin() + y * lean.cos());
            PointMm { x: centre.x + x * half, y: centre.y + y * half }
        })
        .collect();
    let mut stroke = Stroke::default();
    let mut pressure = chance.between(0.85, 1.0);
    let mut shake = (0.0, 0.0);
    for pair in corners.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let pieces = (((b.x - a.x).hypot(b.y - a.y) / 0.33).ceil() as usize).max(1);
        for piece in 0..=pieces {
            let along = piece as f64 / pieces as f64;
            shake.0 = 0.6 * shake.0 + 0.8 * chance.around(0.0, writer.tremor_mm);
            shake.1 = 0.6 * shake.1 + 0.8 * chance.around(0.0, writer.tremor_mm);
            pressure = (pressure + chance.around(0.0, 0.03)).clamp(0.75, 1.0);
            stroke.points.push(PenPoint {
                at: PointMm {
                    x: a.x + (b.x - a.x) * along + shake.0,
                    y: a.y + (b.y - a.y) * along + shake.1,
                },
                radius: writer.pen.width_mm / 2.0 * (0.7 + 0.3 * pressure),
                pressure,
            });
        }
    }
    stroke
}
