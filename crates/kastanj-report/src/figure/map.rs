//! A schematic map of Sweden with dots.

use kastanj_language::Lang;

use super::{Anchor, Drawing, Paint, Svg, Weight};
use crate::knowledge::sweden::{GOTLAND, MAINLAND, OLAND, VANERN, VATTERN};

/// A dot on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapDot {
    /// The town.
    pub label: String,
    /// Latitude, degrees north, to one decimal.
    pub lat: f64,
    /// Longitude, degrees east, to one decimal.
    pub lon: f64,
    /// A disc if the source says that the service runs, else a diamond.
    pub running: bool,
}

const WIDTH: f64 = 330.0;
const HEIGHT: f64 = 548.0;
/// Units per degree of latitude.
const DEGREE: f64 = 36.5;
/// Where longitude 10.5° E lies.
const LEFT: f64 = 64.0;
const SIZE: f64 = 12.8;

/// Equirectangular with the right proportions at 62.5° N, good enough for a schematic map.
fn place(lat: f64, lon: f64) -> (f64, f64) {
    (LEFT + (lon - 10.5) * 62.5_f64.to_radians().cos() * DEGREE, 8.0 + (69.3 - lat) * DEGREE)
}

/// The map with its dots and their labels, no label over another or over a dot.
pub fn map(dots: &[MapDot], note: &str, lang: Lang) -> Svg {
    let mut drawing = Drawing::new(WIDTH, HEIGHT);
    for (land, fill) in [(MAINLAND, Paint::Tint), (GOTLAND, Paint::Tint), (OLAND, Paint::Tint)] {
        drawing.shape(&outline(land), fill, Paint::Muted, 1.0);
    }
    for lake in [VANERN, VATTERN] {
        drawing.shape(&outline(lake), Paint::Paper, Paint::Grid, 0.8);
    }
    let labels = arrange(dots);
    for label in &labels {
        if label.led {
            let (x, y) = label.dot;
            let end = (
                if label.left() < x { label.right() + 2.0 } else { label.left() - 2.0 },
                label.middle(),
            );
            drawing.line((x, y), end, Paint::Muted, 0.8, "");
        }
    }
    for (dot, label) in dots.iter().zip(&labels) {
        if dot.running {
            drawing.dot(label.dot, 4.6, Paint::Accent);
        } else {
            drawing.diamond(label.dot, 5.6, Paint::Second);
        }
        // Held at the end near the dot, so that another typeface cannot push it over the dot.
        let (x, anchor) = if label.left() < label.dot.0 && label.right() <= label.dot.0 {
            (label.right(), Anchor::End)
        } else {
            (label.left(), Anchor::Start)
        };
        let at = (x, label.baseline);
        drawing.text(at, anchor, (SIZE, Weight::Bold), Paint::Ink, &dot.label);
    }
    drawing.text((4.0, HEIGHT - 5.0), Anchor::Start, (12.8, Weight::Regular), Paint::Muted, note);
    drawing.finish(lang, false)
}

fn outline(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    points.iter().map(|(lat, lon)| place(*lat, *lon)).collect()
}

/// A label that has found its place.
struct Label {
    dot: (f64, f64),
    x: f64,
    baseline: f64,
    width: f64,
    led: bool,
}

impl Label {
    fn left(&self) -> f64 {
        self.x
    }

    fn right(&self) -> f64 {
        self.x + self.width
    }

    fn middle(&self) -> f64 {
        self.baseline - SIZE * 0.35
    }

    fn overlaps(&self, other: &Label) -> bool {
        self.left() < other.right() + 2.0
            && other.left() < self.right() + 2.0
            && (self.baseline - other.baseline).abs() < SIZE + 1.0
    }

    fn covers(&self, (x, y): (f64, f64)) -> bool {
        x > self.left() - 6.0
            && x < self.right() + 6.0
            && y > self.baseline - SIZE - 3.0
            && y < self.baseline + 6.0
    }

    fn inside(&self) -> bool {
        self.left() > 2.0
            && self.right() < WIDTH - 2.0
            && self.baseline > SIZE
            && self.baseline < HEIGHT - 18.0
    }
}

/// Greedy: each label takes the first place near its dot that is free of labels and dots.
fn arrange(dots: &[MapDot]) -> Vec<Label> {
    let places: Vec<(f64, f64)> = dots.iter().map(|dot| place(dot.lat, dot.lon)).collect();
    let mut placed: Vec<Label> = Vec::new();
    for (dot, &at) in dots.iter().zip(&places) {
        // Atkinson Hyperlegible bold is at most 0.6 of its size wide on average.
        let width = dot.label.chars().count() as f64 * SIZE * 0.6;
        let free = |label: &Label| {
            label.inside()
                && !placed.iter().any(|other| label.overlaps(other))
                && !places.iter().any(|&other| other != at && label.covers(other))
        };
        let near = candidates(at, width).find(free);
        let label = near.unwrap_or(Label {
            dot: at,
            x: at.0 + 8.0,
            baseline: at.1 + 4.0,
            width,
            led: false,
        });
        placed.push(label);
    }
    placed
}

fn candidates((x, y): (f64, f64), width: f64) -> impl Iterator<Item = Label> {
    let side = move |dx: f64, dy: f64, led: bool| Label {
        dot: (x, y),
        x: if dx < 0.0 { x + dx - width } else { x + dx },
        baseline: y + 4.0 + dy,
        width,
        led,
    };
    let close = [(10.0, 0.0), (-10.0, 0.0), (8.0, -10.0), (-8.0, -10.0), (8.0, 10.0), (-8.0, 10.0)];
    let far = (1..=6).flat_map(|ring| {
        let reach = 16.0 + 9.0 * f64::from(ring);
        [
            (reach, -10.0),
            (-reach, -10.0),
            (reach, 14.0),
            (-reach, 14.0),
            (reach, 26.0),
            (-reach, -24.0),
        ]
    });
    close
        .into_iter()
        .map(move |(dx, dy)| side(dx, dy, false))
        .chain(far.map(move |(dx, dy)| side(dx, dy, true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Register;

    #[test]
    fn no_label_lies_over_another_or_over_a_dot() {
        let register = Register::shipped().expect("the shipped register is sound");
        let dots = register.map_dots();
        let labels = arrange(&dots);
        for (index, label) in labels.iter().enumerate() {
            assert!(label.inside(), "{}", dots[index].label);
            for (other, second) in labels.iter().enumerate().filter(|(other, _)| *other != index) {
                assert!(!label.overlaps(second), "{} {}", dots[index].label, dots[other].label);
                assert!(!label.covers(second.dot), "{} {}", dots[index].label, dots[other].label);
            }
        }
    }
}
