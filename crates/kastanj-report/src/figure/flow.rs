use kastanj_language::Lang;

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One step of the flow, already worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowStep {
    /// The count, or words for unknown or withheld.
    pub count: String,
    /// What is counted.
    pub label: String,
    /// Who left on the way here, such as *18 with no answer before*; empty if nobody or withheld.
    pub lost: Vec<String>,
    /// Drawn in the accent: the step that the report is about.
    pub strong: bool,
}

const SIZE: f64 = 12.8;
const LINE: f64 = 14.5;

/// The flow from left to right: a card per step, those who left below the way between them.
pub fn flow(steps: &[FlowStep], lang: Lang, synthetic: bool) -> Svg {
    const WIDTH: f64 = 680.0;
    const TOP: f64 = 17.0;
    const GAP: f64 = 20.0;
    let number = steps.len().max(1) as f64;
    let card = (WIDTH - GAP * (number - 1.0)) / number;
    let labels: Vec<Vec<String>> = steps.iter().map(|step| wrapped(&step.label, 13)).collect();
    let counts: Vec<Vec<String>> = steps.iter().map(|step| wrapped(&step.count, 8)).collect();
    let lost: Vec<Vec<String>> = steps
        .iter()
        .map(|step| step.lost.iter().flat_map(|words| wrapped(words, 16)).collect())
        .collect();
    let most = |all: &[Vec<String>]| all.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let head = if most(&counts) > 1.0 { 38.0 } else { 28.0 };
    let height = head + LINE * most(&labels) + 8.0;
    let below = TOP + height + LINE + 1.0;
    let mut drawing = Drawing::new(WIDTH, below + LINE * (most(&lost) - 1.0).max(0.0) + 6.0);
    for (index, step) in steps.iter().enumerate() {
        let x = index as f64 * (card + GAP);
        let middle = x + card / 2.0;
        let (fill, edge) =
            if step.strong { (Paint::Tint, Paint::Accent) } else { (Paint::Paper, Paint::Muted) };
        drawing.card((x + 0.5, TOP), (card - 1.0, height), fill, edge);
        let figure = step.count.chars().count() <= 6;
        let (size, line) = if figure { (21.0, 0.0) } else { (SIZE, LINE) };
        for (row, words) in counts[index].iter().enumerate() {
            let y = TOP + if figure { head - 5.0 } else { 17.0 } + line * row as f64;
            drawing.text((middle, y), Anchor::Middle, (size, Weight::Bold), Paint::Ink, words);
        }
        for (row, words) in labels[index].iter().enumerate() {
            let at = (middle, TOP + head + LINE * row as f64 + 11.0);
            drawing.text(at, Anchor::Middle, (SIZE, Weight::Regular), Paint::Ink, words);
        }
        if index == 0 {
            continue;
        }
        let (from, to, y) = (x - GAP + 3.0, x - 2.0, TOP + height / 2.0);
        drawing.line((from, y), (to - 3.0, y), Paint::Muted, 1.5, "");
        drawing.path(&[(to - 6.0, y - 4.0), (to - 1.0, y), (to - 6.0, y + 4.0)], Paint::Muted, 1.5);
        if !lost[index].is_empty() {
            let way = x - GAP / 2.0;
            drawing.line((way, y + 5.0), (way, TOP + height + 4.0), Paint::Second, 1.0, "2 3");
            for (row, words) in lost[index].iter().enumerate() {
                let at = (way, below + LINE * row as f64);
                drawing.text(at, Anchor::Middle, (SIZE, Weight::Regular), Paint::Second, words);
            }
        }
    }
    drawing.finish(lang, synthetic)
}

/// The words in lines of at most `longest` characters; a longer word has a line of its own.
fn wrapped(words: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
