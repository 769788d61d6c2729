use kastanj_language::{Lang, decimal};

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One point of the precision curve.
#[derive(Debug, Clone, PartialEq)]
pub struct PrecisionPoint {
    /// Half-width of the interval, scale points.
    pub half_width: f64,
    /// Pairs that it takes.
    pub pairs: u64,
}

/// How the uncertainty shrinks with the number of pairs; `now` and `goal` are marked.
pub fn precision(
    curve: &[PrecisionPoint],
    now: Option<(PrecisionPoint, String)>,
    goal: Option<(PrecisionPoint, String)>,
    (axis_x, axis_y): (&str, &str),
    lang: Lang,
    synthetic: bool,
) -> Svg {
    const WIDTH: f64 = 680.0;
    const LEFT: f64 = 70.0;
    const RIGHT: f64 = 660.0;
    const TOP: f64 = 34.0;
    const BOTTOM: f64 = 196.0;
    let most = round_up(curve.iter().map(|point| point.pairs).max().unwrap_or(100).max(20) as f64);
    let widest = round_up(curve.iter().map(|point| point.half_width).fold(0.1, f64::max));
    let x = |pairs: u64| LEFT + pairs as f64 / most * (RIGHT - LEFT);
    let y = |half_width: f64| BOTTOM - half_width / widest * (BOTTOM - TOP);
    let mut drawing = Drawing::new(WIDTH, BOTTOM + 46.0);
    for quarter in 0..=4_u8 {
        let share = f64::from(quarter) / 4.0;
        let level = widest * share;
        drawing.line((LEFT, y(level)), (RIGHT, y(level)), Paint::Grid, 0.7, "");
        let words = format!("±{}", decimal(lang, level, if widest < 4.0 { 2 } else { 1 }));
        let at = (LEFT - 8.0, y(level) + 4.0);
        drawing.text(at, Anchor::End, (12.8, Weight::Regular), Paint::Ink, &words);
        let pairs = (most * share).round();
        let at = (LEFT + share * (RIGHT - LEFT), BOTTOM + 17.0);
        let words = decimal(lang, pairs, 0);
        drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Ink, &words);
    }
    let points: Vec<(f64, f64)> = curve.iter().map(|p| (x(p.pairs), y(p.half_width))).collect();
    drawing.path(&points, Paint::Accent, 2.4);
    if let Some((point, words)) = now {
        let at = (x(point.pairs), y(point.half_width.min(widest)));
        drawing.dot(at, 5.5, Paint::Accent);
        // Below the curve, where nothing else is drawn; the goal stands above it.
        let (at, anchor) = if at.0 > LEFT + 110.0 && at.1 < BOTTOM - 22.0 {
            ((at.0 - 8.0, at.1 + 17.0), Anchor::End)
        } else {
            beside(at, RIGHT)
        };
        drawing.text(at, anchor, (13.0, Weight::Bold), Paint::Ink, &words);
    }
    if let Some((point, words)) = goal {
        let at = (x(point.pairs), y(point.half_width));
        drawing.line((at.0, at.1), (at.0, BOTTOM), Paint::Second, 1.2, "3 3");
        drawing.diamond(at, 6.5, Paint::Second);
        let (at, anchor) = beside(at, RIGHT);
        drawing.text(at, anchor, (13.0, Weight::Bold), Paint::Ink, &words);
    }
    drawing.text((LEFT - 60.0, 14.0), Anchor::Start, (12.8, Weight::Regular), Paint::Muted, axis_y);
    let at = ((LEFT + RIGHT) / 2.0, BOTTOM + 38.0);
    drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Muted, axis_x);
    drawing.finish(lang, synthetic)
}

/// Above and to the right of a mark, or to its left near the edge.
fn beside((x, y): (f64, f64), right: f64) -> ((f64, f64), Anchor) {
    if x > right - 150.0 {
        ((x - 4.0, y - 10.0), Anchor::End)
    } else {
        ((x + 9.0, y - 8.0), Anchor::Start)
    }
}

/// The next number whose quarters are easy to read.
fn round_up(value: f64) -> f64 {
    let power = 10.0_f64.powf(value.log10().floor());
    [1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|candidate| *candidate >= value - 1e-9)
        .unwrap_or(value)
}
