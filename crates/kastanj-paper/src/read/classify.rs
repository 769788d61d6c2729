use super::strokes::Strokes;
use super::trace::EmptyTraces;
use super::trained::{self, PageInk};
use crate::MarkClass;

/// How sure the machine must be of a class to name it.
const SURE: f64 = 0.95;
/// Ink at which a box is as likely empty as inked, mm²: dust and traces stay
/// below 0.2, the smallest marks of the tuning pens hold 1.1.
const HALF_INK_MM2: f64 = 0.4;
/// Width of the step between empty and inked, in logarithms of area.
const INK_STEP: f64 = 0.2;
/// Weights of [`Strokes::terms`] for "filled or scribbled", and the constant:
/// logistic regression on 9,934 marks of 600 pages by the tuning pens
/// (`read_training` among the tests prints them).
const FILLED: ([f64; 6], f64) = ([3.8645, -4.1709, -5.2603, -6.7716, 0.2836, 4.2189], 0.5452);

/// How likely each class is for one box; the three add up to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likelihood {
    pub(super) empty: f64,
    pub(super) marked: f64,
    pub(super) cancelled: f64,
}

impl Likelihood {
    /// The same proportions, adding up to one; nobody's guess if all are nothing.
    pub(super) fn normalised(self) -> Likelihood {
        let sum = self.empty + self.marked + self.cancelled;
        if sum > 0.0 {
            Likelihood {
                empty: self.empty / sum,
                marked: self.marked / sum,
                cancelled: self.cancelled / sum,
            }
        } else {
            Likelihood { empty: 1.0 / 3.0, marked: 1.0 / 3.0, cancelled: 1.0 / 3.0 }
        }
    }

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
    /// What is paler than ink.
    pub(super) traces: EmptyTraces,
}

impl EmptyBoxes {
    /// From the ink of all boxes of a page.
    pub(super) fn of(strokes: &[Strokes]) -> EmptyBoxes {
        let median = middle(strokes.iter().map(|s| s.area).collect());
        // On a page where most boxes are marked the median is no empty box.
        let median = median.min(0.1);
        let spread = middle(strokes.iter().map(|s| (s.area - median).abs()).collect()).min(0.05);
        EmptyBoxes { median, spread, traces: EmptyTraces::of(strokes) }
    }
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// How likely each class is.
pub(super) fn classify(strokes: &Strokes, empty: EmptyBoxes) -> Likelihood {
    let excess = (strokes.area - empty.median - 3.0 * empty.spread).max(0.0);
    let mut inked = sigmoid(((excess + 0.02).ln() - HALF_INK_MM2.ln()) / INK_STEP);
    if strokes.span < 0.5 {
        inked = inked.min(0.3);
    }
    if strokes.unclear > 0.12 && inked < 0.9 {
        // Ink that may be this box's mark or a neighbour's tail: nobody's guess.
        inked = inked.max(0.5);
    }
    let weighed: f64 =
        strokes.terms().iter().zip(FILLED.0).map(|(term, weight)| term * weight).sum();
    let filled = sigmoid(weighed + FILLED.1);
    Likelihood { empty: 1.0 - inked, marked: inked * (1.0 - filled), cancelled: inked * filled }
}

/// How likely each class is, by the trained classifier under the guard of the rule above.
///
/// Where the two contradict one another outright, nobody's guess: the classifier knows what it was
/// shown, the rule what cannot be.
pub(super) fn guarded(strokes: &Strokes, empty: EmptyBoxes, page: &PageInk) -> Likelihood {
    let rule = classify(strokes, empty);
    let Some(seen) = trained::likelihood(strokes, page) else { return rule };
    // Shares of the classes in training are no prior of this question: the question has its own.
    let [e, m, c] = trained::trained_shares();
    let mut seen = Likelihood {
        empty: seen.empty / e.max(1e-3),
        marked: seen.marked / m.max(1e-3),
        cancelled: seen.cancelled / c.max(1e-3),
    }
    .normalised();
    let half = |a: Likelihood, b: Likelihood| {
        Likelihood {
            empty: a.empty + b.empty,
            marked: a.marked + b.marked,
            cancelled: a.cancelled + b.cancelled,
        }
        .normalised()
    };
    let inked = 1.0 - seen.empty;
    let unclear = strokes.unclear > 0.12 && inked < 0.9 && rule.empty > 0.1;
    let speck = strokes.span < 0.5 && inked > 0.3;
    let other_ink = (rule.empty - seen.empty).abs() > CONTRADICTION;
    let filled = rule.cancelled > CONTRADICTION && seen.marked > CONTRADICTION;
    let unstruck = rule.marked > CONTRADICTION
        && seen.cancelled > CONTRADICTION
        && !strokes.texture.reaches_across();
    // No cross leaves less paper than this, whatever the pen: filled, and the rule knows how.
    let full = strokes.area > FULL * strokes.inside && strokes.hole < FULL_HOLE_MM;
    if full && rule.cancelled > CONTRADICTION {
        return rule;
    }
    if unclear || other_ink || filled || unstruck {
        seen = half(seen, rule);
        if unclear {
            seen.empty = seen.empty.min(0.5);
            seen = seen.normalised();
        }
    } else if speck {
        seen = half(rule, rule);
    }
    seen
}

/// From which probability on either side a contradiction is one.
const CONTRADICTION: f64 = 0.95;
/// Share of the inside from which a box is full, and the largest circle of paper in it, mm.
const FULL: f64 = 0.88;
const FULL_HOLE_MM: f64 = 0.3;

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
