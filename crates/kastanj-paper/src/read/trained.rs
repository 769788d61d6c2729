//! The trained classifier: one hidden layer over measures of a box and of its page.
//!
//! The weights stand in `mark_weights.txt`, which names the command that makes it.

use std::sync::LazyLock;

use super::classify::Likelihood;
use super::strokes::Strokes;

/// Number of measures that the classifier takes.
pub const INPUTS: usize = 34;
/// Classes: empty, marked, cancelled.
const CLASSES: usize = 3;
/// Least ink of a box whose mark tells of the respondent's pen, mm².
const TELLING_MM2: f64 = 0.9;

/// What the boxes of one page have in common: how sharp the picture is, how dark and how large the
/// respondent's own marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PageInk {
    level: f64,
    area: f64,
    covered: f64,
    darkness: f64,
}

impl PageInk {
    /// Of all boxes of a page; `level` is the darkness from which a pixel counted as ink.
    pub(super) fn of(strokes: &[Strokes], level: f32) -> PageInk {
        let usual = |pick: fn(&Strokes) -> f64, none: f64| {
            let mut values: Vec<f64> =
                strokes.iter().filter(|one| one.area > TELLING_MM2).map(pick).collect();
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or(none)
        };
        PageInk {
            level: f64::from(level),
            area: usual(|one| one.area, 3.0),
            covered: usual(|one| one.covered, 0.2),
            darkness: usual(|one| one.darkness, 0.8),
        }
    }
}

/// The measures that the classifier takes of a box.
pub(super) fn inputs(strokes: &Strokes, page: &PageInk) -> [f64; INPUTS] {
    let texture = &strokes.texture;
    let [level, falling, upright, rising] = texture.directions;
    let [left, above, right, below] = texture.reach.map(|reach| (reach + 0.01).ln().min(2.0));
    [
        strokes.area / strokes.inside.max(0.1),
        strokes.core / strokes.inside.max(0.1),
        strokes.span,
        strokes.covered,
        strokes.hole,
        strokes.ring_paper,
        strokes.side_paper,
        strokes.arms.min(8.0),
        strokes.darkness,
        (strokes.area + 0.02).ln(),
        (strokes.core + 0.02).ln(),
        (strokes.foreign + 0.02).ln(),
        (strokes.unclear + 0.02).ln(),
        (strokes.beside + 0.02).ln().min(1.5),
        level,
        falling,
        upright,
        rising,
        texture.level_runs.min(6.0),
        texture.upright_runs.min(6.0),
        texture.papers.min(10.0),
        left,
        above,
        right,
        below,
        texture.thickest,
        texture.thickness.min(3.0),
        texture.grey,
        texture.core_grey,
        page.level,
        (strokes.area / page.area).min(6.0),
        strokes.covered - page.covered,
        strokes.darkness / page.darkness.max(0.1),
        page.area,
    ]
}

/// A layer of weights with its constants: `rows` × (`columns` + 1), the constant last.
#[derive(Debug)]
struct Layer {
    columns: usize,
    weights: Vec<f64>,
}

impl Layer {
    fn apply(&self, input: &[f64]) -> Vec<f64> {
        self.weights
            .chunks_exact(self.columns + 1)
            .map(|row| row[self.columns] + row.iter().zip(input).map(|(w, x)| w * x).sum::<f64>())
            .collect()
    }
}

/// The classifier as it was trained.
#[derive(Debug)]
struct Net {
    /// Mean and spread of every input in training.
    scales: Vec<(f64, f64)>,
    hidden: Layer,
    out: Layer,
    /// Divides the outputs, so that stated probabilities come true.
    temperature: f64,
    /// Shares of the classes in training.
    shares: [f64; CLASSES],
}

static NET: LazyLock<Option<Net>> = LazyLock::new(|| Net::parse(include_str!("mark_weights.txt")));

impl Net {
    /// Reads `name: numbers` lines; comments begin with `#`.
    fn parse(text: &str) -> Option<Net> {
        let numbers = |name: &str| -> Option<Vec<f64>> {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
            line.split_whitespace().map(|word| word.parse().ok()).collect()
        };
        let (means, spreads) = (numbers("means")?, numbers("spreads")?);
        let hidden = Layer { columns: INPUTS, weights: numbers("hidden")? };
        let units = hidden.weights.len() / (INPUTS + 1);
        let out = Layer { columns: units, weights: numbers("out")? };
        let fits = means.len() == INPUTS
            && spreads.len() == INPUTS
            && hidden.weights.len() == units * (INPUTS + 1)
            && out.weights.len() == CLASSES * (units + 1);
        fits.then_some(Net {
            scales: means.into_iter().zip(spreads).collect(),
            hidden,
            out,
            temperature: *numbers("temperature")?.first()?,
            shares: numbers("shares")?.try_into().ok()?,
        })
    }

    fn classify(&self, inputs: &[f64; INPUTS]) -> [f64; CLASSES] {
        let scaled: Vec<f64> = inputs
            .iter()
            .zip(&self.scales)
            .map(|(x, (mean, spread))| ((x - mean) / spread).clamp(-6.0, 6.0))
            .collect();
        let hidden: Vec<f64> = self.hidden.apply(&scaled).into_iter().map(f64::tanh).collect();
        let out = self.out.apply(&hidden);
        let most = out.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raised: [f64; CLASSES] = std::array::from_fn(|class| {
            out.get(class).map_or(0.0, |value| ((value - most) / self.temperature).exp())
        });
        let sum: f64 = raised.iter().sum();
        raised.map(|value| value / sum)
    }
}

/// How likely each class is for a box by itself; `None` if the weights cannot be read.
pub(super) fn likelihood(strokes: &Strokes, page: &PageInk) -> Option<Likelihood> {
    let net = NET.as_ref()?;
    let [empty, marked, cancelled] = net.classify(&inputs(strokes, page));
    Some(Likelihood { empty, marked, cancelled })
}

/// Shares of empty, marked and cancelled boxes that the classifier was trained with.
pub(super) fn trained_shares() -> [f64; CLASSES] {
    NET.as_ref().map_or([1.0 / 3.0; CLASSES], |net| net.shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_can_be_read_and_clean_boxes_are_told_apart() {
        assert!(NET.is_some());
        let nothing = Strokes { inside: 14.0, hole: 1.9, ring_paper: 1.0, ..Strokes::default() };
        let page = PageInk::of(&[nothing], 0.2);
        let seen = likelihood(&nothing, &page).expect("weights");
        assert!(seen.empty > 0.99, "{seen:?}");
    }
}
