//! Writing that runs across answer boxes, found so that a picture of the row can cover it.
//!
//! A mark stays with its box: it reaches out to the sides as the end of a stroke or as one side of a
//! ring, so that a line drawn through the room beside the box meets it once or twice. Letters stand
//! side by side there: the line meets a stroke every millimetre or two, wherever it is drawn.

use super::row_picture::Window;
use crate::RectMm;

/// How much darker than the blank a pixel of pen is, of 255.
const PEN: u8 = 50;
/// How far print may lie aside from where the blank has it, pixels: half a millimetre.
const ASIDE: usize = 3;
/// What is smaller than this is dust, pixels: a quarter of a square millimetre.
const SPECK: usize = 9;
/// How far to either side of a box strokes are counted, mm: not as far as a ring around the next box.
const REACH_MM: f64 = 5.5;
/// How far above and below a box, mm.
const ROOM_MM: f64 = 3.5;
/// Ink so near to the sides of a box is its mark's, mm.
const OWN_MM: f64 = 1.0;
/// A stretch of ink that is longer lies along the line: no stroke of a letter, mm.
const LYING_MM: f64 = 2.5;
/// Over how many lines strokes are averaged: 1.5 mm, less than the lowest letters are high.
const LINES: usize = 9;
/// Strokes beside a box that are writing, and that are where writing is beside the next box.
const WRITING: f64 = 2.6;
const TAIL: f64 = 1.4;
/// How far apart boxes are next to each other, mm.
const NEXT_MM: f64 = 14.0;

/// Pen on a piece of a page.
pub(super) struct Ink {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Ink {
    /// What is darker than all print nearby; both pictures show the same piece, lines of `width`.
    pub(super) fn of(seen: &[u8], printed: &[u8], width: usize) -> Ink {
        let height = seen.len() / width.max(1);
        let print = darkest_nearby(printed, width, height);
        let dark = seen.iter().zip(&print);
        let dark = dark.map(|(seen, print)| seen.saturating_add(PEN) < *print).collect();
        let mut ink = Ink { width, height, dark };
        ink.drop_specks();
        ink
    }

    fn drop_specks(&mut self) {
        let mut known = vec![false; self.dark.len()];
        for start in 0..self.dark.len() {
            if !self.dark[start] || known[start] {
                continue;
            }
            known[start] = true;
            let mut piece = vec![start];
            let mut next = 0;
            while let Some(at) = piece.get(next).copied() {
                next += 1;
                let (x, y) = (at % self.width, at / self.width);
                for near_y in y.saturating_sub(1)..(y + 2).min(self.height) {
                    for near_x in x.saturating_sub(1)..(x + 2).min(self.width) {
                        let near = near_y * self.width + near_x;
                        if self.dark[near] && !known[near] {
                            known[near] = true;
                            piece.push(near);
                        }
                    }
                }
            }
            if piece.len() < SPECK {
                for at in piece {
                    self.dark[at] = false;
                }
            }
        }
    }
}

/// The darkest print within [`ASIDE`] of each pixel.
fn darkest_nearby(printed: &[u8], width: usize, height: usize) -> Vec<u8> {
    let around = |at: usize, end: usize| at.saturating_sub(ASIDE)..(at + ASIDE + 1).min(end);
    let along: Vec<u8> = (0..printed.len())
        .map(|at| {
            let (x, line) = (at % width, at / width * width);
            around(x, width).map(|x| printed[line + x]).min().unwrap_or(255)
        })
        .collect();
    (0..printed.len())
        .map(|at| {
            let (x, y) = (at % width, at / width);
            around(y, height).map(|y| along[y * width + x]).min().unwrap_or(255)
        })
        .collect()
}

/// Which of the boxes in the window have writing beside them, in the order of `boxes`.
pub(super) fn written_over(ink: &Ink, window: &Window, boxes: &[RectMm]) -> Vec<bool> {
    let strokes: Vec<f64> = boxes.iter().map(|place| beside(ink, window, place, boxes)).collect();
    let mut written: Vec<bool> = strokes.iter().map(|count| *count >= WRITING).collect();
    loop {
        let tail = (0..boxes.len()).find(|at| {
            let near = |other: usize| written[other] && is_next(&boxes[*at], &boxes[other]);
            !written[*at] && strokes[*at] >= TAIL && (0..boxes.len()).any(near)
        });
        let Some(tail) = tail else { return written };
        written[tail] = true;
    }
}

/// Whether two boxes stand beside each other in a row.
fn is_next(one: &RectMm, other: &RectMm) -> bool {
    let apart = (one.x - other.x).abs() - one.width.max(other.width);
    (one.y - other.y).abs() < one.height && apart <= NEXT_MM
}

/// How many strokes stand beside a box, on the lines where most do.
fn beside(ink: &Ink, window: &Window, place: &RectMm, boxes: &[RectMm]) -> f64 {
    let columns = window.columns(place.x - REACH_MM, place.x + place.width + REACH_MM);
    let lines = window.lines(place.y - ROOM_MM, place.y + place.height + ROOM_MM);
    // Above and below a box, too, ink is that of marks: their ends reach up and down most.
    let near = |other: &&RectMm| (other.y - place.y).abs() < place.height + 2.0 * ROOM_MM;
    let marks: Vec<_> = boxes
        .iter()
        .filter(near)
        .map(|other| window.columns(other.x - OWN_MM, other.x + other.width + OWN_MM))
        .collect();
    let lying = window.pixels(LYING_MM);
    let counts: Vec<usize> = lines
        .map(|line| {
            let (mut count, mut length) = (0, 0);
            let mut ends = |length: &mut usize| {
                count += usize::from((2..=lying).contains(length));
                *length = 0;
            };
            for column in columns.clone() {
                let free = !marks.iter().any(|mark| mark.contains(&column));
                if free && ink.dark[line * ink.width + column] {
                    length += 1;
                } else {
                    ends(&mut length);
                }
            }
            ends(&mut length);
            count
        })
        .collect();
    let means = counts.windows(LINES).map(|lines| lines.iter().sum::<usize>() as f64);
    means.fold(0.0, f64::max) / LINES as f64
}
