use hayro::vello_cpu::kurbo::{Point, Rect};

use super::contour::is_box_sized;

/// Most lines of a page that are looked at.
const MOST_LINES: usize = 8_000;
/// How far ends that meet may lie apart, mm.
const MEET_MM: f64 = 0.35;

/// Short straight lines of a page, which may close squares.
#[derive(Debug, Default)]
pub(super) struct Lines {
    level: Vec<Line>,
    upright: Vec<Line>,
}

/// A level or upright line: `at` across its direction, from `start` to `end` along it, mm.
#[derive(Debug, Clone, Copy)]
struct Line {
    at: f64,
    start: f64,
    end: f64,
    thickness: f64,
}

impl Lines {
    /// Adds a straight piece of a drawn line; what is too long for a box's side is left out.
    pub(super) fn add(&mut self, from: Point, to: Point, thickness: f64) {
        let level = (to.x - from.x).abs() > (to.y - from.y).abs();
        let ((at, other), (a, b)) =
            if level { ((from.y, to.y), (from.x, to.x)) } else { ((from.x, to.x), (from.y, to.y)) };
        let line = Line { at: f64::midpoint(at, other), start: a.min(b), end: a.max(b), thickness };
        let lines = if level { &mut self.level } else { &mut self.upright };
        if line.end - line.start <= 11.0 && lines.len() < MOST_LINES {
            lines.push(line);
        }
    }

    /// The squares that four lines of their own length close, outer edges.
    pub(super) fn squares(&self) -> Vec<Rect> {
        let mut level = self.level.clone();
        level.sort_by(|a, b| a.start.total_cmp(&b.start));
        let mut upright = self.upright.clone();
        upright.sort_by(|a, b| a.at.total_cmp(&b.at));
        let mut found = Vec::new();
        for (number, first) in level.iter().enumerate() {
            let partners = level[number + 1..]
                .iter()
                .take_while(|second| second.start - first.start < MEET_MM)
                .filter(|second| (second.end - first.end).abs() < MEET_MM);
            for second in partners {
                let (top, low) = (first.at.min(second.at), first.at.max(second.at));
                let inner = Rect::new(first.start, top, first.end, low);
                if is_box_sized(inner)
                    && has_side(&upright, inner.x0, top, low)
                    && has_side(&upright, inner.x1, top, low)
                {
                    let half = first.thickness.max(second.thickness) / 2.0;
                    found.push(Rect::new(inner.x0, top - half, inner.x1, low + half));
                }
            }
        }
        found
    }
}

/// Whether an upright line runs at `x` from `top` to `low` and no further.
fn has_side(upright: &[Line], x: f64, top: f64, low: f64) -> bool {
    let from = upright.partition_point(|line| line.at < x - MEET_MM);
    upright[from..].iter().take_while(|line| line.at <= x + MEET_MM).any(|line| {
        (line.start - top).abs() < MEET_MM + line.thickness
            && (line.end - low).abs() < MEET_MM + line.thickness
    })
}
