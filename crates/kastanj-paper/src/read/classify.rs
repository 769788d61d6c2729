use super::strokes::Strokes;
use crate::MarkClass;

/// How sure the machine must be of a class to name it.
const SURE: f64 = 0.98;

/// How likely each class is for one box; the three add up to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likelihood {
    pub(super) empty: f64,
    pub(super) marked: f64,
    pub(super) cancelled: f64,
}

impl Likelihood {
    /// The class and its probability; *uncertain* when none is likely enough.
    pub(super) fn class(&self) -> (MarkClass, f64) {
        let (class, probability) = [
            (MarkClass::Empty, self.empty),
            (MarkClass::Marked, self.marked),
            (MarkClass::Cancelled, self.cancelled),
        ]
        .into_iter()
        .fold((MarkClass::Uncertain, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        if probability >= SURE { (class, probability) } else { (MarkClass::Uncertain, probability) }
    }
}

/// What the page's own empty boxes look like: most boxes of a page are empty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct EmptyBoxes {
    /// Median ink, mm².
    pub(super) median: f64,
    /// Median distance from that median, mm².
    pub(super) spread: f64,
}

impl EmptyBoxes {
    /// From the ink of all boxes of a page.
    pub(super) fn of(strokes: &[Strokes]) -> EmptyBoxes {
        let median = middle(strokes.iter().map(|s| s.area).collect());
        // On a page where most boxes are marked the median is no empty box.
        let median = median.min(0.1);
        let spread = middle(strokes.iter().map(|s| (s.area - median).abs()).collect()).min(0.05);
        EmptyBoxes { median, spread }
    }
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// How likely each class is.
pub(super) fn classify(strokes: &Strokes, empty: EmptyBoxes) -> Likelihood {
    let excess = (strokes.area - empty.median - 3.0 * empty.spread).max(0.0);
    let mut inked = sigmoid(((excess + 0.02).ln() - 0.27_f64.ln()) / 0.15);
    if strokes.span < 0.5 {
        inked = inked.min(0.3);
    }
    if strokes.unclear > 0.12 {
        inked = inked.max(0.5_f64.min(strokes.unclear)).min(inked.max(0.9));
    }
    let filled = sigmoid(14.0 * (strokes.covered - 0.62) + 9.0 * (0.5 - strokes.hole));
    Likelihood { empty: 1.0 - inked, marked: inked * (1.0 - filled), cancelled: inked * filled }
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
