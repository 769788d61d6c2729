use kastanj_language::{Lang, signed};

use super::intervals::Scale;
use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One point of the tipping line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TippingPoint {
    /// How far those lost are shifted, in standard deviations before.
    pub shift: f64,
    /// Mean change of all with a before form, scale points.
    pub mean: f64,
    /// Lower end of its interval.
    pub lower: f64,
    /// Upper end of its interval.
    pub upper: f64,
}

/// The mean change of all as those lost are shifted, with its band; zero and, if it lies within the
/// drawing, the shift at which the change vanishes are marked. Points in ascending order of shift.
pub fn tipping(
    points: &[TippingPoint],
    crossing: Option<(f64, String)>,
    (axis_x, axis_y): (&str, &str),
    lang: Lang,
    synthetic: bool,
) -> Svg {
    const WIDTH: f64 = 680.0;
    const LEFT: f64 = 60.0;
    const RIGHT: f64 = 650.0;
    const TOP: f64 = 34.0;
    const BOTTOM: f64 = 214.0;
    let (first, last) = match (points.first(), points.last()) {
        (Some(first), Some(last)) if first.shift < last.shift => (first.shift, last.shift),
        _ => (-1.0, 1.0),
    };
    let x = |shift: f64| LEFT + (shift - first) / (last - first) * (RIGHT - LEFT);
    // Upwards on paper is downwards in the drawing.
    let scale =
        Scale::over(points.iter().flat_map(|point| [point.lower, point.upper]), BOTTOM, TOP);
    let mut drawing = Drawing::new(WIDTH, BOTTOM + 46.0);
    let above = points.iter().map(|point| (x(point.shift), scale.x(point.upper)));
    let below = points.iter().rev().map(|point| (x(point.shift), scale.x(point.lower)));
    let band: Vec<(f64, f64)> = above.chain(below).collect();
    drawing.shape(&band, Paint::Tint, Paint::Grid, 0.7);
    for tick in scale.ticks() {
        let y = scale.x(tick);
        drawing.line((LEFT, y), (RIGHT, y), Paint::Grid, 0.7, "");
        let words = signed(lang, tick, 0);
        let at = (LEFT - 8.0, y + 4.0);
        drawing.text(at, Anchor::End, (12.8, Weight::Regular), Paint::Ink, &words);
    }
    let zero = scale.x(0.0);
    drawing.line((LEFT, zero), (RIGHT, zero), Paint::Ink, 1.3, "");
    for quarter in (0..=4_u8).map(|quarter| f64::from(quarter) / 4.0) {
        let shift = first + quarter * (last - first);
        let words = signed(lang, shift, 1);
        let at = (x(shift), BOTTOM + 17.0);
        drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Ink, &words);
    }
    let line: Vec<(f64, f64)> =
        points.iter().map(|point| (x(point.shift), scale.x(point.mean))).collect();
    drawing.path(&line, Paint::Accent, 2.4);
    for at in line {
        drawing.dot(at, 3.4, Paint::Accent);
    }
    if let Some((shift, words)) = crossing.filter(|(shift, _)| (first..=last).contains(shift)) {
        let at = (x(shift), zero);
        drawing.line((at.0, TOP), (at.0, BOTTOM), Paint::Second, 1.2, "3 3");
        drawing.diamond(at, 6.5, Paint::Second);
        let (at, anchor) = if at.0 > f64::midpoint(LEFT, RIGHT) {
            ((at.0 - 8.0, TOP + 12.0), Anchor::End)
        } else {
            ((at.0 + 8.0, TOP + 12.0), Anchor::Start)
        };
        drawing.text(at, anchor, (13.0, Weight::Bold), Paint::Ink, &words);
    }
    drawing.text((4.0, 14.0), Anchor::Start, (12.8, Weight::Regular), Paint::Muted, axis_y);
    let at = (f64::midpoint(LEFT, RIGHT), BOTTOM + 38.0);
    drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Muted, axis_x);
    drawing.finish(lang, synthetic)
}
