use kastanj_language::{Lang, signed};

use super::band_chart::{BandChart, LEFT, RIGHT, TOP};
use super::{Anchor, Paint, Svg, Weight};

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
    axes: (&str, &str),
    lang: Lang,
    synthetic: bool,
) -> Svg {
    let (first, last) = match (points.first(), points.last()) {
        (Some(first), Some(last)) if first.shift < last.shift => (first.shift, last.shift),
        _ => (-1.0, 1.0),
    };
    let ends = points.iter().flat_map(|point| [point.lower, point.upper]);
    let mut chart = BandChart::new(ends, (first, last), 214.0);
    let of = |score: fn(&TippingPoint) -> f64| -> Vec<(f64, f64)> {
        points.iter().map(|point| (point.shift, score(point))).collect()
    };
    chart.band(&of(|point| point.upper), &of(|point| point.lower), lang);
    let zero = chart.across(0.0, Paint::Ink, 1.3, "");
    chart.quarters(|shift| (shift, signed(lang, shift, 1)));
    let line = of(|point| point.mean);
    let line: Vec<(f64, f64)> = line.iter().map(|(x, y)| chart.at(*x, *y)).collect();
    chart.drawing.path(&line, Paint::Accent, 2.4);
    for at in line {
        chart.drawing.dot(at, 3.4, Paint::Accent);
    }
    if let Some((shift, words)) = crossing.filter(|(shift, _)| (first..=last).contains(shift)) {
        let x = chart.at(shift, 0.0).0;
        chart.drawing.line((x, TOP), (x, chart.bottom), Paint::Second, 1.2, "3 3");
        chart.drawing.diamond((x, zero), 6.5, Paint::Second);
        let (at, anchor) = if x > f64::midpoint(LEFT, RIGHT) {
            ((x - 8.0, TOP + 12.0), Anchor::End)
        } else {
            ((x + 8.0, TOP + 12.0), Anchor::Start)
        };
        chart.drawing.text(at, anchor, (13.0, Weight::Bold), Paint::Ink, &words);
    }
    chart.finish(axes, lang, synthetic)
}
