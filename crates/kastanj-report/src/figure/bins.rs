use kastanj_language::Lang;

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One bin of a distribution. Its count has passed disclosure control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// What it holds.
    pub label: String,
    /// Persons in it.
    pub count: u64,
}

/// Horizontal bars with their counts.
pub fn bins(all: &[Bin], axis: &str, lang: Lang, synthetic: bool) -> Svg {
    const WIDTH: f64 = 680.0;
    const LEFT: f64 = 212.0;
    const TOP: f64 = 18.0;
    const STEP: f64 = 25.0;
    let bottom = TOP + STEP * all.len() as f64;
    let largest = all.iter().map(|bin| bin.count).max().unwrap_or(1).max(1) as f64;
    let mut drawing = Drawing::new(WIDTH, bottom + 24.0);
    for (index, bin) in all.iter().enumerate() {
        let y = TOP + STEP * index as f64;
        let length = bin.count as f64 / largest * (WIDTH - LEFT - 50.0);
        let at = (LEFT - 12.0, y + 15.0);
        drawing.text(at, Anchor::End, (13.0, Weight::Regular), Paint::Ink, &bin.label);
        drawing.bar((LEFT, y + 3.0), (length.max(1.0), STEP - 8.0), Paint::Accent);
        let count = bin.count.to_string();
        let at = (LEFT + length + 7.0, y + 15.0);
        drawing.text(at, Anchor::Start, (13.0, Weight::Bold), Paint::Ink, &count);
    }
    drawing.line((LEFT, TOP), (LEFT, bottom), Paint::Ink, 1.2, "");
    drawing.text((LEFT, bottom + 17.0), Anchor::Start, (12.8, Weight::Regular), Paint::Muted, axis);
    drawing.finish(lang, synthetic)
}
