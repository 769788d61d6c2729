use kastanj_language::Lang;

use super::band_chart::BandChart;
use super::{Paint, Svg};

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
    axes: (&str, &str),
    lang: Lang,
    synthetic: bool,
) -> Svg {
    const STEPS: u8 = 48;
    let least = points.iter().map(|point| point.pairs).min().unwrap_or(5).max(2) as f64;
    let most = points.iter().map(|point| point.pairs).max().unwrap_or(50) as f64;
    let (from, to) = ((least * 0.85).max(2.0), (most * 1.08).max(least + 1.0));
    let widest = half_width(from);
    let means = points.iter().map(|point| point.mean);
    let scores = means.chain([pooled - widest, pooled + widest]);
    let mut chart = BandChart::new(scores, (from, to), 234.0);
    let along = (0..=STEPS).map(|step| from + (to - from) * f64::from(step) / f64::from(STEPS));
    let (upper, lower): (Vec<_>, Vec<_>) = along
        .map(|pairs| {
            let half = half_width(pairs);
            ((pairs, pooled + half), (pairs, pooled - half))
        })
        .unzip();
    chart.band(&upper, &lower, lang);
    chart.across(pooled, Paint::Second, 1.4, "5 3");
    chart.counts(lang);
    for point in points {
        let at = chart.at(point.pairs as f64, point.mean);
        chart.drawing.dot(at, 4.5, Paint::Accent);
    }
    chart.finish(axes, lang, synthetic)
}
