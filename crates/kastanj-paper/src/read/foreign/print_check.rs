use super::outcome::PrintDifference;
use super::overlay::Overlay;
use super::prepared::PreparedPage;
use super::printed_word::PrintedWord;
use crate::read::correlation::best_match;
use crate::read::flat_field::FlatScan;
use crate::read::frame::Frame;
use crate::read::plane::Plane;
use crate::{ForeignPage, RectMm};

/// How far a word is looked for around the place where map and field lay it, pixels (0.5 mm).
const REACH: usize = 3;
/// Darker than this is print, in the blank.
const PRINT: u8 = 150;
/// Surely black, in the blank.
const BLACK: u8 = 80;
/// A word is unlike the blank's if its likeness is less than this share of the page's usual one,
/// which falls with blur and coarse scans.
const UNLIKE: f64 = 0.8;
/// Share of an unlike word's print that must be gone. A pen over print, a stain or a fold makes words
/// unlike, but takes no print away: on 7,600 words of synthetic office scans and 150 dpi JPEG, filled
/// in and written over, at most 0.02 was gone; of words with another in their place 0.05–0.4.
const GONE: f64 = 0.04;
/// So much gone proves other print by a single word; less has to be seen at two.
const CLEARLY_GONE: f64 = 0.08;
/// Fewest pixels that count as gone by a single word.
const FEWEST_GONE: f64 = 8.0;
/// Words no further apart than this, mm, are told as one place.
const ONE_PLACE_MM: f64 = 6.0;
/// A millimetre up or down is as far as so many across, when the question is sought to which print
/// belongs.
const SAME_ROW: f64 = 10.0;

/// How a word of the blank is found again in the scan.
#[derive(Debug, Clone, Copy)]
struct WordFit {
    /// Normalised cross-correlation at its best place, −1–1.
    score: f64,
    /// Share of its print where the scan has no ink, 0–1.
    gone: f64,
}

/// Where other print stands than the page's, from top to bottom; empty for the page as it was printed,
/// whatever has been written on it.
///
/// The likeness of a whole page says little of one line: a form whose scale runs the other way is as
/// like the blank as a bad scan of the right one. So every word is looked for where it should stand.
pub(super) fn differences(
    flat: &FlatScan,
    page: &PreparedPage,
    overlay: &Overlay,
) -> Vec<PrintDifference> {
    let fits = compare(flat, overlay, &page.words);
    let mut scores: Vec<f64> = fits.iter().map(|fit| fit.score).collect();
    scores.sort_by(f64::total_cmp);
    let usual = scores.get(scores.len() / 2).copied().unwrap_or(0.0);
    let unlike: Vec<(&PrintedWord, WordFit)> = page
        .words
        .iter()
        .zip(fits)
        .filter(|(_, fit)| fit.score < UNLIKE * usual && fit.gone >= GONE)
        .collect();
    let clear = |(word, fit): &(&PrintedWord, WordFit)| {
        fit.gone >= CLEARLY_GONE && fit.gone * word.dark as f64 >= FEWEST_GONE
    };
    if unlike.len() < 2 && !unlike.iter().any(clear) {
        return Vec::new();
    }
    let near = |a: RectMm, b: RectMm| {
        let (across, down) = gaps(a, b);
        across.max(down) < ONE_PLACE_MM
    };
    let mut places: Vec<RectMm> = Vec::new();
    for (word, _) in &unlike {
        let place = word.place();
        match places.iter_mut().find(|known| near(**known, place)) {
            Some(known) => *known = around(*known, place),
            None => places.push(place),
        }
    }
    places.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    places
        .into_iter()
        .map(|place| PrintDifference { place, question: nearest(&page.page, place) })
        .collect()
}

/// How far two rectangles are apart across and down, mm.
fn gaps(a: RectMm, b: RectMm) -> (f64, f64) {
    let gap =
        |a: f64, a_long: f64, b: f64, b_long: f64| (b - a - a_long).max(a - b - b_long).max(0.0);
    (gap(a.x, a.width, b.x, b.width), gap(a.y, a.height, b.y, b.height))
}

/// The rectangle around two.
fn around(a: RectMm, b: RectMm) -> RectMm {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let right = (a.x + a.width).max(b.x + b.width);
    let low = (a.y + a.height).max(b.y + b.height);
    RectMm { x, y, width: right - x, height: low - y }
}

/// The question of which a box is nearest to a place: in its row if there is one, for the words of a
/// question stand in the row of its boxes, however far away.
fn nearest(page: &ForeignPage, place: RectMm) -> Option<String> {
    let boxes = page.boxes.iter().filter_map(|one| {
        let question = page.questions.iter().find(|question| question.boxes.contains(&one.id))?;
        let (across, down) = gaps(one.place, place);
        Some((across + SAME_ROW * down, question))
    });
    let (_, question) = boxes.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(question.id.clone())
}

/// Looks for every word of the page's print.
fn compare(flat: &FlatScan, overlay: &Overlay, words: &[PrintedWord]) -> Vec<WordFit> {
    let seen: Vec<(Plane, f64)> = words.iter().map(|word| found(flat, overlay, word)).collect();
    let mut greys: Vec<u8> = Vec::new();
    for (word, (seen, _)) in words.iter().zip(&seen) {
        let dark =
            word.pattern.pixels.iter().zip(&seen.pixels).filter(|(blank, _)| **blank < BLACK);
        greys.extend(dark.map(|(_, grey)| *grey));
    }
    greys.sort_unstable();
    let black = greys.get(greys.len() / 2).map_or(0.0, |grey| f64::from(*grey));
    // Ink is what is darker than paper by a third of what the page's own print is.
    let ink = (255.0 - 0.35 * (255.0 - black)) as u8;
    words
        .iter()
        .zip(seen)
        .map(|(word, (seen, score))| {
            let gone = lacking(&word.pattern, PRINT, &seen, ink);
            let dark = word.pattern.pixels.iter().filter(|grey| **grey < PRINT).count().max(1);
            WordFit { score, gone: gone as f64 / dark as f64 }
        })
        .collect()
}

/// The piece of the scan that is most like a word, and how like it is.
fn found(flat: &FlatScan, overlay: &Overlay, word: &PrintedWord) -> (Plane, f64) {
    let shift = overlay.field.at(word.middle());
    let rim = REACH as f64 / word.frame.density;
    let field = Frame {
        left: word.frame.left + shift.0 - rim,
        top: word.frame.top + shift.1 - rim,
        width: word.frame.width + 2 * REACH,
        height: word.frame.height + 2 * REACH,
        ..word.frame
    };
    let field = field.of_scan(&flat.work, &overlay.map);
    let (place, score) = best_match(&field, &word.pattern).map_or(((REACH, REACH), 0.0), |best| {
        ((best.x.round() as usize, best.y.round() as usize), best.score)
    });
    (field.cut(place.0, place.1, word.frame.width, word.frame.height), score)
}

/// How many pixels of `print`, darker than `dark`, have nothing darker than `near` beside them in `other`.
fn lacking(print: &Plane, dark: u8, other: &Plane, near: u8) -> usize {
    let (width, height) = (print.width.min(other.width), print.height.min(other.height));
    let mut gone = 0;
    for y in 0..height {
        for x in 0..width {
            if print.pixels[y * print.width + x] >= dark {
                continue;
            }
            let beside = (y.saturating_sub(1)..(y + 2).min(height)).any(|ny| {
                (x.saturating_sub(1)..(x + 2).min(width))
                    .any(|nx| other.pixels[ny * other.width + nx] < near)
            });
            gone += usize::from(!beside);
        }
    }
    gone
}
