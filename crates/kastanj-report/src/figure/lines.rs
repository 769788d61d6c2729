use kastanj_analysis::ScaleRange;
use kastanj_language::{Lang, decimal, tr};

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One line per person from before to after. For the room only.
pub fn lines(pairs: &[(f64, f64)], range: Option<ScaleRange>, lang: Lang, synthetic: bool) -> Svg {
    const WIDTH: f64 = 460.0;
    const TOP: f64 = 24.0;
    const BOTTOM: f64 = 244.0;
    const BEFORE: f64 = 120.0;
    const AFTER: f64 = 380.0;
    let ends = pairs.iter().flat_map(|(before, after)| [*before, *after]);
    let (low, high) = match range {
        Some(range) => (range.lower, range.upper),
        None => (ends.clone().fold(f64::MAX, f64::min), ends.fold(f64::MIN, f64::max)),
    };
    let span = (high - low).max(1e-9);
    let y = |score: f64| BOTTOM - (score - low) / span * (BOTTOM - TOP);
    let mut drawing = Drawing::new(WIDTH, BOTTOM + 28.0);
    for quarter in 0..=4_u8 {
        let score = low + span * f64::from(quarter) / 4.0;
        drawing.line((BEFORE, y(score)), (AFTER, y(score)), Paint::Grid, 0.7, "");
        let words = decimal(lang, score, 0);
        let at = (BEFORE - 14.0, y(score) + 4.0);
        drawing.text(at, Anchor::End, (10.5, Weight::Regular), Paint::Muted, &words);
    }
    for (before, after) in pairs {
        drawing.line((BEFORE, y(*before)), (AFTER, y(*after)), Paint::Accent, 1.3, "");
        drawing.dot((BEFORE, y(*before)), 3.2, Paint::Accent);
        drawing.diamond((AFTER, y(*after)), 4.2, Paint::Second);
    }
    for (x, words) in [(BEFORE, tr!(lang, "report-before")), (AFTER, tr!(lang, "report-after"))] {
        let at = (x, BOTTOM + 19.0);
        drawing.text(at, Anchor::Middle, (12.0, Weight::Bold), Paint::Ink, &words);
    }
    drawing.finish(lang, synthetic)
}
