use kastanj_language::{Lang, decimal, signed};

use super::intervals::Scale;
use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One service: its number of pairs and its mean change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelPoint {
    /// Complete pairs.
    pub pairs: u64,
    /// Mean change, scale points.
    pub mean: f64,
}

/// Services by their number of pairs, with the band that chance alone would give around the pooled
/// mean: no names, no order (Spiegelhalter 2005). `half_width` gives half the band at a number of pairs.
pub fn funnel(
    points: &[FunnelPoint],
    pooled: f64,
    half_width: impl Fn(f64) -> f64,
    (axis_x, axis_y): (&str, &str),
    lang: Lang,
    synthetic: bool,
) -> Svg {
    const WIDTH: f64 = 680.0;
    const LEFT: f64 = 60.0;
    const RIGHT: f64 = 650.0;
    const TOP: f64 = 34.0;
    const BOTTOM: f64 = 234.0;
    const STEPS: u8 = 48;
    let least = points.iter().map(|point| point.pairs).min().unwrap_or(5).max(2) as f64;
    let most = points.iter().map(|point| point.pairs).max().unwrap_or(50) as f64;
    let (from, to) = ((least * 0.85).max(2.0), (most * 1.08).max(least + 1.0));
    let x = |pairs: f64| LEFT + (pairs - from) / (to - from) * (RIGHT - LEFT);
    let widest = half_width(from);
    let means = points.iter().map(|point| point.mean);
    let scale = Scale::over(means.chain([pooled - widest, pooled + widest]), BOTTOM, TOP);
    let along = (0..=STEPS).map(|step| from + (to - from) * f64::from(step) / f64::from(STEPS));
    let along: Vec<f64> = along.collect();
    let upper = along.iter().map(|pairs| (x(*pairs), scale.x(pooled + half_width(*pairs))));
    let lower = along.iter().rev().map(|pairs| (x(*pairs), scale.x(pooled - half_width(*pairs))));
    let band: Vec<(f64, f64)> = upper.chain(lower).collect();
    let mut drawing = Drawing::new(WIDTH, BOTTOM + 46.0);
    drawing.shape(&band, Paint::Tint, Paint::Grid, 0.7);
    for tick in scale.ticks() {
        let y = scale.x(tick);
        drawing.line((LEFT, y), (RIGHT, y), Paint::Grid, 0.7, "");
        let at = (LEFT - 8.0, y + 4.0);
        drawing.text(at, Anchor::End, (12.8, Weight::Regular), Paint::Ink, &signed(lang, tick, 0));
    }
    let middle = scale.x(pooled);
    drawing.line((LEFT, middle), (RIGHT, middle), Paint::Second, 1.4, "5 3");
    for quarter in (0..=4_u8).map(|quarter| f64::from(quarter) / 4.0) {
        let pairs = (from + quarter * (to - from)).round();
        let at = (x(pairs), BOTTOM + 17.0);
        let words = decimal(lang, pairs, 0);
        drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Ink, &words);
    }
    for point in points {
        drawing.dot((x(point.pairs as f64), scale.x(point.mean)), 4.5, Paint::Accent);
    }
    drawing.text((4.0, 14.0), Anchor::Start, (12.8, Weight::Regular), Paint::Muted, axis_y);
    let at = (f64::midpoint(LEFT, RIGHT), BOTTOM + 38.0);
    drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Muted, axis_x);
    drawing.finish(lang, synthetic)
}
