use kastanj_language::{Lang, decimal, signed};

use super::intervals::Scale;
use super::{Anchor, Drawing, Paint, Svg, Weight};

const WIDTH: f64 = 680.0;
pub(super) const LEFT: f64 = 60.0;
pub(super) const RIGHT: f64 = 650.0;
pub(super) const TOP: f64 = 34.0;

/// A figure of scores upwards along a quantity, with a band behind what is drawn into it.
pub(super) struct BandChart {
    pub(super) drawing: Drawing,
    scale: Scale,
    from: f64,
    to: f64,
    pub(super) bottom: f64,
}

impl BandChart {
    /// Room for these `scores`, and for the quantity between `from` and `to`.
    pub(super) fn new(
        scores: impl Iterator<Item = f64>,
        (from, to): (f64, f64),
        bottom: f64,
    ) -> BandChart {
        // Upwards on paper is downwards in the drawing.
        let scale = Scale::over(scores, bottom, TOP);
        BandChart { drawing: Drawing::new(WIDTH, bottom + 46.0), scale, from, to, bottom }
    }

    /// Where a quantity and a score lie in the drawing.
    pub(super) fn at(&self, quantity: f64, score: f64) -> (f64, f64) {
        let x = LEFT + (quantity - self.from) / (self.to - self.from) * (RIGHT - LEFT);
        (x, self.scale.x(score))
    }

    /// The band between two lines of quantity and score, and the grid of scores over it.
    pub(super) fn band(&mut self, upper: &[(f64, f64)], lower: &[(f64, f64)], lang: Lang) {
        let around = upper.iter().chain(lower.iter().rev());
        let around: Vec<(f64, f64)> = around.map(|(x, y)| self.at(*x, *y)).collect();
        self.drawing.shape(&around, Paint::Tint, Paint::Grid, 0.7);
        for tick in self.scale.ticks() {
            let y = self.scale.x(tick);
            self.drawing.line((LEFT, y), (RIGHT, y), Paint::Grid, 0.7, "");
            let words = signed(lang, tick, 0);
            let at = (LEFT - 8.0, y + 4.0);
            self.drawing.text(at, Anchor::End, (12.8, Weight::Regular), Paint::Ink, &words);
        }
    }

    /// A line across at one score; its height in the drawing.
    pub(super) fn across(&mut self, score: f64, paint: Paint, width: f64, dashes: &str) -> f64 {
        let y = self.scale.x(score);
        self.drawing.line((LEFT, y), (RIGHT, y), paint, width, dashes);
        y
    }

    /// Five quantities below, as `told` gives the place and the words of each.
    pub(super) fn quarters(&mut self, told: impl Fn(f64) -> (f64, String)) {
        for quarter in (0..=4_u8).map(|quarter| f64::from(quarter) / 4.0) {
            let (quantity, words) = told(self.from + quarter * (self.to - self.from));
            let at = (self.at(quantity, 0.0).0, self.bottom + 17.0);
            self.drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Ink, &words);
        }
    }

    /// The quantities that are counts: round numbers at even steps, six at most.
    pub(super) fn counts(&mut self, lang: Lang) {
        let steps = (0..7).flat_map(|power| [1.0, 2.0, 5.0].map(|one| one * 10_f64.powi(power)));
        let fits = |step: &f64| (self.to / step).floor() - (self.from / step).ceil() < 6.0;
        let Some(step) = steps.into_iter().find(fits) else { return };
        let mut count = (self.from / step).ceil() * step;
        while count <= self.to {
            let at = (self.at(count, 0.0).0, self.bottom + 17.0);
            let words = decimal(lang, count, 0);
            self.drawing.text(at, Anchor::Middle, (12.8, Weight::Regular), Paint::Ink, &words);
            count += step;
        }
    }

    /// The figure with the names of its axes.
    pub(super) fn finish(mut self, (across, up): (&str, &str), lang: Lang, synthetic: bool) -> Svg {
        let plain = (12.8, Weight::Regular);
        self.drawing.text((4.0, 14.0), Anchor::Start, plain, Paint::Muted, up);
        let at = (f64::midpoint(LEFT, RIGHT), self.bottom + 38.0);
        self.drawing.text(at, Anchor::Middle, plain, Paint::Muted, across);
        self.drawing.finish(lang, synthetic)
    }
}
