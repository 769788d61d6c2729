use crate::{GrayPage, PointMm, RectMm, Rectification};

/// Measures of a scan at places given in millimetres of the printed sheet.
pub(super) struct Probe<'a> {
    pub(super) page: &'a GrayPage,
    pub(super) proved: &'a Rectification,
}

impl Probe<'_> {
    /// Grey (0–255) at a place; white beyond the picture.
    pub(super) fn grey(&self, x: f64, y: f64) -> f64 {
        let (x, y) = self.proved.locate(PointMm { x, y });
        // Between the four pixels around it: a step of less than a pixel is seen.
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (u, v) = (x - left, y - top);
        let at = |x: f64, y: f64| {
            let (width, height) = (f64::from(self.page.width()), f64::from(self.page.height()));
            if x < 0.0 || y < 0.0 || x >= width || y >= height {
                return 255.0;
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within the picture"
            )]
            let index = y as usize * self.page.width() as usize + x as usize;
            self.page.pixels().get(index).map_or(255.0, |grey| f64::from(*grey))
        };
        let upper = at(left, top) * (1.0 - u) + at(left + 1.0, top) * u;
        let lower = at(left, top + 1.0) * (1.0 - u) + at(left + 1.0, top + 1.0) * u;
        upper * (1.0 - v) + lower * v
    }

    /// Mean grey of a rectangle, a millimetre within its edges.
    pub(super) fn mean(&self, place: RectMm) -> f64 {
        let values = self.values(place, 1.0, 0.2);
        values.iter().sum::<f64>() / values.len().max(1) as f64
    }

    /// Greys of a rectangle, `inset` millimetres within its edges, every `step` millimetres.
    pub(super) fn values(&self, place: RectMm, inset: f64, step: f64) -> Vec<f64> {
        let across = steps(place.x + inset, place.x + place.width - inset, step);
        let down: Vec<f64> = steps(place.y + inset, place.y + place.height - inset, step).collect();
        across
            .flat_map(|x| down.iter().map(move |y| self.grey(x, *y)).collect::<Vec<_>>())
            .collect()
    }

    /// Greys along a rectangle, each the mean across it: along x where `upright` lines are crossed.
    pub(super) fn profile(&self, place: RectMm, upright: bool, step: f64) -> Vec<f64> {
        let (from, to, low, high) = match upright {
            true => (place.x, place.x + place.width, place.y, place.y + place.height),
            false => (place.y, place.y + place.height, place.x, place.x + place.width),
        };
        let across: Vec<f64> = steps(low + 0.8, high - 0.8, 0.25).collect();
        steps(from, to, step)
            .map(|along| {
                let grey = |other: &f64| match upright {
                    true => self.grey(along, *other),
                    false => self.grey(*other, along),
                };
                across.iter().map(grey).sum::<f64>() / across.len().max(1) as f64
            })
            .collect()
    }

    /// The page with the inside of some boxes as grey as `paper`; none if it cannot be a page.
    pub(super) fn without(
        &self,
        boxes: impl Iterator<Item = RectMm>,
        paper: f64,
    ) -> Option<GrayPage> {
        /// What is left of a box at its outline, millimetres.
        const OUTLINE: f64 = 0.55;
        let mut pixels = self.page.pixels().to_vec();
        let (wide, high) = (f64::from(self.page.width()), f64::from(self.page.height()));
        // Finer than the pixels of any scan that is read.
        let step = 25.4 / 1200.0;
        for place in boxes {
            for x in steps(place.x + OUTLINE, place.x + place.width - OUTLINE, step) {
                for y in steps(place.y + OUTLINE, place.y + place.height - OUTLINE, step) {
                    let (u, v) = self.proved.locate(PointMm { x, y });
                    if u < 0.0 || v < 0.0 || u >= wide || v >= high {
                        continue;
                    }
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "within the picture, and a grey"
                    )]
                    let (index, grey) = (v as usize * wide as usize + u as usize, paper as u8);
                    if let Some(pixel) = pixels.get_mut(index) {
                        *pixel = grey;
                    }
                }
            }
        }
        GrayPage::new(self.page.width(), self.page.height(), pixels, self.page.dpi())
    }

    /// Distance in the scan between two places of the sheet, in pixels.
    pub(super) fn pixels(&self, one: PointMm, other: PointMm) -> f64 {
        let ((x, y), (u, v)) = (self.proved.locate(one), self.proved.locate(other));
        (x - u).hypot(y - v)
    }
}

fn steps(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let count = ((to - from) / step).floor().max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let count = count as u32;
    (0..=count).map(move |at| from + step * f64::from(at))
}

/// A share of sorted values lies below this one, 0–1.
pub(super) fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
    let at = (share * (sorted.len().saturating_sub(1)) as f64).round() as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}
