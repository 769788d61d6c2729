use kastanj_language::{Lang, signed};

use super::{Anchor, Drawing, Paint, Svg, Weight};

/// One line of an interval plot.
#[derive(Debug, Clone, PartialEq)]
pub struct IntervalRow {
    /// What it is.
    pub label: String,
    /// The mean, scale points.
    pub mean: f64,
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
    /// A disc; otherwise a diamond.
    pub main: bool,
}

/// Means with intervals under each other, zero marked.
pub fn intervals(rows: &[IntervalRow], axis: &str, lang: Lang, synthetic: bool) -> Svg {
    const WIDTH: f64 = 680.0;
    const LEFT: f64 = 262.0;
    const TOP: f64 = 20.0;
    const STEP: f64 = 23.0;
    let bottom = TOP + STEP * rows.len() as f64;
    let mut drawing = Drawing::new(WIDTH, bottom + 44.0);
    let scale = Scale::over(rows.iter().flat_map(|row| [row.lower, row.upper]), LEFT, WIDTH - 20.0);
    for tick in scale.ticks() {
        let x = scale.x(tick);
        drawing.line((x, TOP - 4.0), (x, bottom), Paint::Grid, 0.7, "");
        let words = signed(lang, tick, 0);
        drawing.text(
            (x, bottom + 16.0),
            Anchor::Middle,
            (12.8, Weight::Regular),
            Paint::Ink,
            &words,
        );
    }
    let zero = scale.x(0.0);
    drawing.line((zero, TOP - 8.0), (zero, bottom + 2.0), Paint::Ink, 1.3, "");
    for (index, row) in rows.iter().enumerate() {
        let y = TOP + STEP * (index as f64 + 0.5);
        let weight = if row.main { Weight::Bold } else { Weight::Regular };
        drawing.text((LEFT - 14.0, y + 4.0), Anchor::End, (13.0, weight), Paint::Ink, &row.label);
        let paint = if row.main { Paint::Accent } else { Paint::Second };
        let (from, to) = (scale.x(row.lower), scale.x(row.upper));
        drawing.line((from, y), (to, y), paint, 2.2, "");
        for end in [from, to] {
            drawing.line((end, y - 4.0), (end, y + 4.0), paint, 1.6, "");
        }
        if row.main {
            drawing.dot((scale.x(row.mean), y), 5.0, paint);
        } else {
            drawing.diamond((scale.x(row.mean), y), 5.5, paint);
        }
    }
    let at = ((LEFT + WIDTH - 20.0) / 2.0, bottom + 35.0);
    drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Muted, axis);
    drawing.finish(lang, synthetic)
}

/// A straight scale that shows zero, with round ticks.
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
    left: f64,
    right: f64,
}

impl Scale {
    pub(super) fn over(values: impl Iterator<Item = f64>, left: f64, right: f64) -> Scale {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        let span = (high - low).max(1e-6);
        let rough = span / 6.0;
        let power = 10.0_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * power)
            .find(|step| *step >= rough)
            .unwrap_or(rough)
            .max(1.0);
        Scale {
            low: (low / step).floor() * step,
            high: ((high / step).ceil() * step).max(step),
            step,
            left,
            right,
        }
    }

    pub(super) fn x(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.left + share * (self.right - self.left)
    }

    pub(super) fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round().min(40.0);
        let mut ticks = Vec::new();
        let mut index = 0.0;
        while index <= count {
            ticks.push(self.low + index * self.step);
            index += 1.0;
        }
        ticks
    }
}
