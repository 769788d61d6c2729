use kastanj_paper::{PointMm, RectMm};

use crate::Chance;
use crate::pen::{PenPoint, Stroke, Writer};

/// Line height of handwriting, mm.
const LINE_MM: f64 = 8.0;

/// Strokes that look like some handwritten words in a zone; they say nothing.
pub(super) fn words(zone: RectMm, writer: &Writer, chance: &mut Chance) -> Vec<Stroke> {
    let mut strokes = Vec::new();
    let lines = ((zone.height / LINE_MM).floor() as usize).max(1);
    let written = chance.whole(1, lines.min(3));
    for line in 0..written {
        let base = zone.y + (line as f64 + 0.72) * (zone.height / lines as f64);
        let end =
            zone.x + zone.width * if line + 1 < written { 0.95 } else { chance.between(0.3, 0.9) };
        let mut x = zone.x + 2.0;
        while x < end - 8.0 {
            let letters = chance.whole(2, 8);
            let word = word(PointMm { x, y: base }, letters, end, writer, chance);
            x = word.points.last().map_or(end, |point| point.at.x) + chance.between(2.0, 4.0);
            strokes.push(word);
        }
    }
    strokes
}

/// Joined loops: the height and depth of each stand for a letter.
fn word(from: PointMm, letters: usize, end: f64, writer: &Writer, chance: &mut Chance) -> Stroke {
    let mut stroke = Stroke::default();
    let mut x = from.x;
    for _ in 0..letters {
        let tall = chance.happens(0.3);
        let height = if tall { chance.between(3.2, 4.5) } else { chance.between(1.4, 2.2) };
        let width = chance.between(1.3, 2.4);
        let turn = chance.between(0.4, 1.0);
        if x + width > end {
            break;
        }
        for step in 0..10 {
            let t = f64::from(step) / 10.0;
            let angle = t * std::f64::consts::TAU;
            let up = (1.0 - angle.cos()) / 2.0 * height;
            stroke.points.push(PenPoint {
                at: PointMm {
                    x: x + width * t
                        + turn * angle.sin() * 0.45
                        + up * 0.2
                        + chance.around(0.0, writer.tremor_mm * 0.5),
                    y: from.y - up + chance.around(0.0, writer.tremor_mm * 0.5),
                },
                radius: writer.pen.width_mm / 2.0 * (0.8 + 0.2 * (1.0 - t)),
                pressure: 0.9,
            });
        }
        x += width;
    }
    stroke
}
