//! Marks too pale to be ink, or broken to specks: what is left of a pencil that was hardly pressed, or
//! of a thin pen on a scan in black and white.
//!
//! Such a mark darkens a part of its box by little. Whether it is one tells the page itself: most of
//! its boxes are empty, and paper, noise and the scanner leave the same in each of them.

use super::patch::{DENSITY, Patch};
use super::strokes::Strokes;
use super::texture::Inside;

/// Over how many pixels darkness is averaged across and down: 0.4 mm, the width of a stroke.
const STROKE: usize = 3;
/// The part of a box in which a mark's strokes lie: one in so many of its pixels.
const STROKES_SHARE: usize = 4;
/// Ink below which a box may be empty, mm².
const EMPTY_MM2: f64 = 0.1;

/// How much darker the darkest quarter of the inside is than its paper, in mm² of full black.
///
/// `left_out` names what is no mark of this box.
pub(super) fn trace(
    patch: &Patch<'_>,
    (left, top, right, low): Inside,
    left_out: &dyn Fn(usize, usize) -> bool,
) -> f64 {
    let mut seen = Vec::with_capacity((right - left) * (low - top));
    for y in top..low {
        for x in left..right {
            if left_out(x, y) {
                continue;
            }
            let rows = y.saturating_sub(STROKE / 2)..(y + STROKE / 2 + 1).min(patch.height);
            let columns = x.saturating_sub(STROKE / 2)..(x + STROKE / 2 + 1).min(patch.width);
            let count = (rows.len() * columns.len()) as f32;
            let sum: f32 =
                rows.flat_map(|row| &patch.dark[row * patch.width..][columns.clone()]).sum();
            seen.push(sum / count);
        }
    }
    let part = seen.len() / STROKES_SHARE;
    if part == 0 {
        return 0.0;
    }
    let (middle, first) = (seen.len() / 2, seen.len() - part);
    let paper = f64::from(*seen.select_nth_unstable_by(middle, f32::total_cmp).1);
    let (_, least, darker) = seen.select_nth_unstable_by(first, f32::total_cmp);
    let all = darker.iter().chain([&*least]);
    all.map(|dark| f64::from(*dark) - paper).sum::<f64>() / (DENSITY * DENSITY)
}

/// What the empty boxes of one page hold: nobody's marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct EmptyTraces {
    /// Of the usual one, mm² of black.
    usual: f64,
    /// How far the others lie from it, mm² of black: median.
    spread: f64,
}

impl EmptyTraces {
    /// From all boxes of a page.
    pub(super) fn of(strokes: &[Strokes]) -> EmptyTraces {
        let middle = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or(0.0)
        };
        let empty = strokes.iter().filter(|one| one.area < EMPTY_MM2);
        let traces: Vec<f64> = empty.map(|one| one.trace).collect();
        let usual = middle(traces.clone());
        let spread = middle(traces.into_iter().map(|trace| (trace - usual).abs()).collect());
        EmptyTraces { usual, spread }
    }

    /// How much more a box holds than an empty one of its page: 1 from where it may be a mark.
    pub(super) fn beyond(&self, strokes: &Strokes) -> f64 {
        (strokes.trace - self.usual) / (LEAST_MM2).max(SPREADS * self.spread)
    }
}

/// Darkness of a box beyond the usual from which it may hold a mark, mm² of black: a cross by a pen
/// of 0.4 mm leaves 0.2 where it is a tenth as dark as print; empty boxes of an office scan 0.04.
const LEAST_MM2: f64 = 0.12;
/// Likewise in spreads of the page's empty boxes.
const SPREADS: f64 = 8.0;
