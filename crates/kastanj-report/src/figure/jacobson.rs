use kastanj_analysis::ScaleRange;
use kastanj_language::{Lang, decimal, tr};

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// What a plot after Jacobson and Truax (1991) shows.
#[derive(Debug, Clone, Copy)]
pub struct Scatter<'a> {
    /// Scores before and after, one pair per person.
    pub points: &'a [(f64, f64)],
    /// The ends of the scale.
    pub range: Option<ScaleRange>,
    /// The smallest change beyond the form's error, scale points.
    pub band: f64,
    /// Where clients end and other people begin, if a norm says so.
    pub cut_off: Option<f64>,
}

/// Every person as a point, before across and after up; on the diagonal nothing has changed, between
/// the broken lines no more than the form's error. For the room only.
pub fn jacobson(scatter: &Scatter<'_>, lang: Lang, synthetic: bool) -> Svg {
    const SIDE: f64 = 300.0;
    const LEFT: f64 = 70.0;
    const TOP: f64 = 16.0;
    let ends = scatter.points.iter().flat_map(|(before, after)| [*before, *after]);
    let (low, high) = match scatter.range {
        Some(range) => (range.lower, range.upper),
        None => (ends.clone().fold(f64::MAX, f64::min), ends.fold(f64::MIN, f64::max)),
    };
    let span = (high - low).max(1e-9);
    let x = |score: f64| LEFT + (score - low) / span * SIDE;
    let y = |score: f64| TOP + SIDE - (score - low) / span * SIDE;
    let mut drawing = Drawing::new(LEFT + SIDE + 30.0, TOP + SIDE + 52.0);
    for quarter in 0..=4_u8 {
        let score = low + span * f64::from(quarter) / 4.0;
        drawing.line((x(low), y(score)), (x(high), y(score)), Paint::Grid, 0.7, "");
        drawing.line((x(score), y(low)), (x(score), y(high)), Paint::Grid, 0.7, "");
        let (words, size) = (decimal(lang, score, 0), (12.8, Weight::Regular));
        drawing.text((LEFT - 8.0, y(score) + 4.0), Anchor::End, size, Paint::Muted, &words);
        let at = (x(score), TOP + SIDE + 18.0);
        drawing.text(at, Anchor::Middle, size, Paint::Muted, &words);
    }
    drawing.line((x(low), y(low)), (x(high), y(high)), Paint::Ink, 1.2, "");
    for band in [scatter.band, -scatter.band].into_iter().filter(|band| band.abs() < span) {
        // The line after = before + band, as far as it lies in the square.
        let (from, to) = ((low - band).max(low), (high - band).min(high));
        drawing.line((x(from), y(from + band)), (x(to), y(to + band)), Paint::Second, 1.2, "5 4");
    }
    if let Some(cut) = scatter.cut_off.filter(|cut| (low..=high).contains(cut)) {
        drawing.line((x(low), y(cut)), (x(high), y(cut)), Paint::Accent, 1.2, "2 3");
    }
    for (before, after) in scatter.points {
        drawing.dot((x(*before), y(*after)), 3.0, Paint::Accent);
    }
    let at = (LEFT + SIDE / 2.0, TOP + SIDE + 40.0);
    let words = tr!(lang, "report-before");
    drawing.text(at, Anchor::Middle, (13.0, Weight::Bold), Paint::Ink, &words);
    let words = tr!(lang, "report-after");
    drawing.text((4.0, TOP + 6.0), Anchor::Start, (13.0, Weight::Bold), Paint::Ink, &words);
    drawing.finish(lang, synthetic)
}
