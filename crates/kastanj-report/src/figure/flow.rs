use kastanj_language::Lang;

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One step of the flow, already worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowStep {
    /// The count, or words for unknown or withheld.
    pub count: String,
    /// What is counted, in at most two short lines.
    pub label: [String; 2],
    /// What was lost on the way here; empty for the first step or when unknown.
    pub lost: String,
    /// Drawn in the accent: the step that the report is about.
    pub strong: bool,
}

/// The flow from left to right: a card per step, the loss between them.
pub fn flow(steps: &[FlowStep], lang: Lang, synthetic: bool) -> Svg {
    const WIDTH: f64 = 680.0;
    const TOP: f64 = 16.0;
    const CARD: f64 = 64.0;
    let gap = 40.0;
    let count = steps.len().max(1) as f64;
    let card = (WIDTH - gap * (count - 1.0)) / count;
    let mut drawing = Drawing::new(WIDTH, TOP + CARD + 24.0);
    for (index, step) in steps.iter().enumerate() {
        let x = index as f64 * (card + gap);
        let middle = x + card / 2.0;
        let (fill, edge) =
            if step.strong { (Paint::Tint, Paint::Accent) } else { (Paint::Paper, Paint::Muted) };
        drawing.card((x + 0.5, TOP), (card - 1.0, CARD), fill, edge);
        let size = if step.count.chars().count() > 5 { 13.0 } else { 21.0 };
        let at = (middle, TOP + 26.0);
        drawing.text(at, Anchor::Middle, (size, Weight::Bold), Paint::Ink, &step.count);
        for (line, words) in step.label.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            let at = (middle, TOP + 42.0 + 13.0 * line as f64);
            drawing.text(at, Anchor::Middle, (11.0, Weight::Regular), Paint::Ink, words);
        }
        if index == 0 {
            continue;
        }
        let (from, to, y) = (x - gap + 4.0, x - 4.0, TOP + CARD / 2.0);
        drawing.line((from, y), (to - 3.0, y), Paint::Muted, 1.5, "");
        drawing.path(&[(to - 7.0, y - 4.0), (to - 2.0, y), (to - 7.0, y + 4.0)], Paint::Muted, 1.5);
        if !step.lost.is_empty() {
            let at = (x - gap / 2.0, TOP + CARD + 16.0);
            drawing.text(at, Anchor::Middle, (10.5, Weight::Regular), Paint::Second, &step.lost);
            drawing.line(
                (x - gap / 2.0, y + 5.0),
                (x - gap / 2.0, TOP + CARD + 5.0),
                Paint::Second,
                1.0,
                "2 3",
            );
        }
    }
    drawing.finish(lang, synthetic)
}
