use kastanj_analysis::ScaleRange;
use kastanj_language::{Lang, decimal};

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One occasion: its name, and the mean of the same people with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    /// In words.
    pub label: String,
    /// Mean score.
    pub mean: f64,
    /// Lower end of its interval.
    pub lower: f64,
    /// Upper end of its interval.
    pub upper: f64,
}

/// Means of the same people at three occasions. `people` are drawn as one thin line each: for the
/// room only, empty otherwise.
pub fn waves(
    means: &[Wave; 3],
    people: &[[f64; 3]],
    range: Option<ScaleRange>,
    lang: Lang,
    synthetic: bool,
) -> Svg {
    const WIDTH: f64 = 560.0;
    const TOP: f64 = 24.0;
    const BOTTOM: f64 = 244.0;
    const PLACES: [f64; 3] = [110.0, 310.0, 510.0];
    let drawn = people.iter().flatten().copied();
    let ends = means.iter().flat_map(|wave| [wave.lower, wave.upper]).chain(drawn);
    let (low, high) = match range {
        Some(range) => (range.lower, range.upper),
        None => (ends.clone().fold(f64::MAX, f64::min), ends.fold(f64::MIN, f64::max)),
    };
    let span = (high - low).max(1e-9);
    // An interval may reach beyond the scale: its end is drawn at the scale's own.
    let y = |score: f64| BOTTOM - (score.clamp(low, high) - low) / span * (BOTTOM - TOP);
    let mut drawing = Drawing::new(WIDTH, BOTTOM + 30.0);
    for quarter in 0..=4_u8 {
        let score = low + span * f64::from(quarter) / 4.0;
        drawing.line((PLACES[0], y(score)), (PLACES[2], y(score)), Paint::Grid, 0.7, "");
        let at = (PLACES[0] - 18.0, y(score) + 4.0);
        let words = decimal(lang, score, 0);
        drawing.text(at, Anchor::End, (12.8, Weight::Regular), Paint::Muted, &words);
    }
    for person in people {
        for step in 0..2 {
            let from = (PLACES[step], y(person[step]));
            let to = (PLACES[step + 1], y(person[step + 1]));
            drawing.faint_line(from, to, Paint::Accent);
        }
    }
    let line: Vec<(f64, f64)> =
        PLACES.iter().zip(means).map(|(x, wave)| (*x, y(wave.mean))).collect();
    drawing.path(&line, Paint::Second, 3.0);
    for (x, wave) in PLACES.iter().zip(means) {
        let (lower, upper) = (y(wave.lower), y(wave.upper));
        drawing.line((*x, lower), (*x, upper), Paint::Ink, 2.0, "");
        for end in [lower, upper] {
            drawing.line((x - 6.0, end), (x + 6.0, end), Paint::Ink, 1.6, "");
        }
        drawing.diamond((*x, y(wave.mean)), 6.0, Paint::Second);
        let at = (*x, BOTTOM + 19.0);
        drawing.text(at, Anchor::Middle, (13.0, Weight::Bold), Paint::Ink, &wave.label);
    }
    drawing.finish(lang, synthetic)
}
