use kastanj_analysis::ScaleRange;
use kastanj_language::{Lang, decimal, tr};

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// With more pairs than this their lines are drawn thin and translucent.
const CLEAR: usize = 24;

/// One line per person from before to after, and a thick one for the mean. For the room only.
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
    let mut drawing = Drawing::new(WIDTH, BOTTOM + 30.0);
    for quarter in 0..=4_u8 {
        let score = low + span * f64::from(quarter) / 4.0;
        drawing.line((BEFORE, y(score)), (AFTER, y(score)), Paint::Grid, 0.7, "");
        let words = decimal(lang, score, 0);
        let at = (BEFORE - 14.0, y(score) + 4.0);
        drawing.text(at, Anchor::End, (12.8, Weight::Regular), Paint::Muted, &words);
    }
    for (before, after) in pairs {
        if pairs.len() > CLEAR {
            drawing.faint_line((BEFORE, y(*before)), (AFTER, y(*after)), Paint::Accent);
            continue;
        }
        drawing.line((BEFORE, y(*before)), (AFTER, y(*after)), Paint::Accent, 1.0, "");
        drawing.dot((BEFORE, y(*before)), 2.6, Paint::Accent);
        drawing.diamond((AFTER, y(*after)), 3.4, Paint::Second);
    }
    let number = pairs.len().max(1) as f64;
    let mean = |scores: f64| y(scores / number);
    let (from, to) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    if !pairs.is_empty() {
        drawing.line((BEFORE, mean(from)), (AFTER, mean(to)), Paint::Second, 4.0, "");
    }
    for (x, words) in [(BEFORE, tr!(lang, "report-before")), (AFTER, tr!(lang, "report-after"))] {
        let at = (x, BOTTOM + 19.0);
        drawing.text(at, Anchor::Middle, (13.0, Weight::Bold), Paint::Ink, &words);
    }
    drawing.finish(lang, synthetic)
}
