use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

use super::printed_word::{PrintedWord, printed_words};
use super::profile::Profile;
use crate::read::correlation::{contrast, likeness_elsewhere};
use crate::read::frame::{BLANK_DENSITY, Frame};
use crate::read::known_page::{Piece, slopes};
use crate::read::patch::{RIM_MM, widen};
use crate::read::plane::{Plane, bilinear};
use crate::{ForeignPage, GrayPage, RectMm};

/// Sides of pieces of print, pixels at 75 dpi: 12 mm, and 8 mm where boxes leave no more room.
const BLOCKS: [usize; 2] = [36, 24];
/// Fewest pieces of the larger size that suffice.
const ENOUGH: usize = 16;
/// Rim around an answer box in which pens are expected, mm.
const PEN_RIM_MM: f64 = 1.2;
/// The page is divided into so many cells across and down, from each of which a few pieces are taken.
const CELLS: (usize, usize) = (6, 8);
const PIECES_PER_CELL: usize = 2;
/// Side of a box that the classifier knows, mm: others are enlarged or reduced to it.
pub(super) const USUAL_BOX_MM: f64 = 5.0;
/// How far print may bleed or lie aside, pixels of a patch.
const BLEED: usize = 2;
/// Half the thickness of an outline that is always taken to be there, pixels of a patch.
const OUTLINE: usize = 3;
/// Least standard deviation of greys with which an outline can be found.
const LEAST_CONTRAST: f64 = 8.0;

/// The blank does not belong to the template.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UnfitBlank {
    /// Another number of pages.
    #[error("the blank has {found} pages, the template {expected}")]
    Pages {
        /// Pages of the blank.
        found: usize,
        /// Pages of the template.
        expected: usize,
    },
    /// A page of another shape.
    #[error("page {page} of the blank has other proportions than the template says")]
    Shape {
        /// Which page, from 1.
        page: usize,
    },
}

impl Explain for UnfitBlank {
    fn explain(&self, lang: Lang) -> String {
        match self {
            UnfitBlank::Pages { found, expected } => {
                tr!(lang, "paper-foreign-unfit-pages", found = *found, expected = *expected)
            }
            UnfitBlank::Shape { page } => tr!(lang, "paper-foreign-unfit-shape", page = *page),
        }
    }
}

/// A page of the form made ready for comparing.
#[derive(Debug)]
pub(super) struct PreparedPage {
    pub(super) page: ForeignPage,
    /// The blank at 75 dpi.
    pub(super) half: Plane,
    /// At 37.5 dpi.
    pub(super) quarter: Plane,
    /// At 18.75 dpi.
    pub(super) eighth: Plane,
    /// Ink down the page, line by line at 37.5 dpi.
    pub(super) down: Profile,
    /// Ink across the page, column by column.
    pub(super) across: Profile,
    /// Pieces of print away from the boxes, spread over the page.
    pub(super) blocks: Vec<Piece>,
    /// The boxes in the order of the template; none where the blank shows no outline.
    pub(super) boxes: Vec<Option<Piece>>,
    /// Print around each box, as its patch sees it.
    pub(super) print: Vec<Vec<bool>>,
    /// What is printed anywhere, word by word.
    pub(super) words: Vec<PrintedWord>,
}

impl PreparedPage {
    pub(super) fn new(page: &ForeignPage, blank: &GrayPage) -> Result<PreparedPage, UnfitBlank> {
        let (wide, high) = (f64::from(blank.width()), f64::from(blank.height()));
        let (across, down) = (wide / page.width, high / page.height);
        if !(0.97..1.03).contains(&(across / down)) {
            return Err(UnfitBlank::Shape { page: page.number });
        }
        let density = BLANK_DENSITY / 2.0;
        // Whole multiples of four, so that the smaller copies keep the scale.
        let side = |mm: f64| ((mm * density / 4.0).ceil() as usize).max(8) * 4;
        let size = (side(page.width), side(page.height));
        let half = averaged(blank, size, (across, down), density);
        let quarter = half.half();
        let eighth = quarter.half();
        let blocks = choose_blocks(page, &half);
        let boxes = page
            .boxes
            .iter()
            .map(|place| {
                let (rect, rim) = (place.place, 0.8);
                let centre = rect.centre();
                let reach = (rect.width / 2.0 + rim, rect.height / 2.0 + rim);
                Piece::around(&half, centre.x, centre.y, reach.0, reach.1).filter(|piece| {
                    let seen = half.cut(piece.left, piece.top, piece.width, piece.height);
                    contrast(&seen) > LEAST_CONTRAST
                })
            })
            .collect();
        let print = page
            .boxes
            .iter()
            .map(|place| print_around(place.place, blank, (across, down)))
            .collect();
        Ok(PreparedPage {
            down: Profile::down(&quarter),
            across: Profile::across(&quarter),
            page: page.clone(),
            half,
            quarter,
            eighth,
            blocks,
            boxes,
            print,
            words: printed_words(page, blank, (across, down)),
        })
    }

    /// The whole page at 75 dpi divided by `coarser`.
    pub(super) fn frame(&self, coarser: usize) -> Frame {
        Frame {
            left: 0.0,
            top: 0.0,
            width: self.half.width / coarser,
            height: self.half.height / coarser,
            density: BLANK_DENSITY / 2.0 / coarser as f64,
        }
    }
}

/// The surroundings of a box, enlarged or reduced so that the box has its usual size.
pub(super) fn patch_frame(rect: RectMm) -> Frame {
    let enlarged = USUAL_BOX_MM / rect.width.min(rect.height);
    Frame::of_rect(rect, RIM_MM / enlarged, crate::read::patch::DENSITY * enlarged)
}

/// Where the blank has print around a box, and the outline itself in any case:
/// fields for the screen are often drawn by the printing program only.
fn print_around(rect: RectMm, blank: &GrayPage, (across, down): (f64, f64)) -> Vec<bool> {
    let frame = patch_frame(rect);
    let (wide, high) = (blank.width() as usize, blank.height() as usize);
    let mut dark = Vec::with_capacity(frame.width * frame.height);
    for row in 0..frame.height {
        for column in 0..frame.width {
            let point = frame.point(column as f64 + 0.5, row as f64 + 0.5);
            let grey = bilinear(blank.pixels(), wide, high, point.x * across, point.y * down);
            dark.push(grey < 205.0);
        }
    }
    let mut print = widen(&dark, frame.width, frame.height, BLEED);
    let rim = (RIM_MM * crate::read::patch::DENSITY).round() as usize;
    let (right, low) = (frame.width - rim, frame.height - rim);
    for y in rim.saturating_sub(OUTLINE)..(low + OUTLINE).min(frame.height) {
        for x in rim.saturating_sub(OUTLINE)..(right + OUTLINE).min(frame.width) {
            let inside = x >= rim + OUTLINE
                && x + OUTLINE < right
                && y >= rim + OUTLINE
                && y + OUTLINE < low;
            print[y * frame.width + x] |= !inside;
        }
    }
    print
}

/// The blank at `density` pixels to the millimetre, each the mean of what it covers; paper beyond the
/// edge. The blank itself has `across` and `down` pixels to the millimetre.
pub(super) fn averaged(
    blank: &GrayPage,
    (width, height): (usize, usize),
    (across, down): (f64, f64),
    density: f64,
) -> Plane {
    let mut plane = Plane::paper(width, height);
    let span = |at: usize, per_mm: f64, most: usize| {
        let edge = |at: usize| ((at as f64 / density * per_mm).round() as usize).min(most);
        let (from, to) = (edge(at), edge(at + 1));
        from..to.max(from + 1).min(most)
    };
    let columns: Vec<_> = (0..width).map(|x| span(x, across, blank.width() as usize)).collect();
    for y in 0..height {
        let lines = span(y, down, blank.height() as usize);
        for (x, columns) in columns.iter().enumerate() {
            let (mut sum, mut count) = (0_usize, 0_usize);
            for line in lines.clone() {
                for grey in &blank.row(line)[columns.clone()] {
                    sum += usize::from(*grey);
                    count += 1;
                }
            }
            if let Some(mean) = sum.checked_div(count) {
                plane.pixels[y * width + x] = u8::try_from(mean).unwrap_or(u8::MAX);
            }
        }
    }
    plane
}

/// Pieces with the most print in every part of the page, none of them near a box.
fn choose_blocks(page: &ForeignPage, half: &Plane) -> Vec<Piece> {
    let free = free_of_boxes(page, half);
    let mut chosen = Vec::new();
    for side in BLOCKS {
        chosen = spread(half, blocks(half, &free, side));
        if chosen.len() >= ENOUGH {
            break;
        }
    }
    for piece in &mut chosen {
        piece.two_way &= !repeats(half, piece);
    }
    chosen
}

/// How far a piece is looked for in scans, pixels at 75 dpi.
const REACH: usize = 4;
/// Likeness to itself elsewhere from which a piece does not tell where it lies: dotted and dashed
/// lines have 0.71 to 0.9, text 0.37 to 0.61.
const REPEATS: f64 = 0.7;

/// Whether a piece looks much the same a little further on.
fn repeats(half: &Plane, piece: &Piece) -> bool {
    let pattern = half.cut(piece.left, piece.top, piece.width, piece.height);
    let (left, top) = (piece.left.saturating_sub(REACH), piece.top.saturating_sub(REACH));
    let home = (piece.left - left, piece.top - top);
    let (width, height) = (piece.width + home.0 + REACH, piece.height + home.1 + REACH);
    let field = half.cut(left, top, width, height);
    likeness_elsewhere(&field, &pattern, home) > REPEATS
}

/// For each pixel at 75 dpi the number of pixels above and left of it that are near a box.
fn free_of_boxes(page: &ForeignPage, half: &Plane) -> Vec<u32> {
    let mut near = vec![false; half.width * half.height];
    let density = BLANK_DENSITY / 2.0;
    let side = |value: f64, most: usize| (value * density).clamp(0.0, most as f64) as usize;
    for place in &page.boxes {
        let rect = place.place;
        let left = side(rect.x - PEN_RIM_MM, half.width);
        let right = side(rect.x + rect.width + PEN_RIM_MM, half.width);
        let top = side(rect.y - PEN_RIM_MM, half.height);
        let low = side(rect.y + rect.height + PEN_RIM_MM, half.height);
        for y in top..low {
            near[y * half.width + left..y * half.width + right].fill(true);
        }
    }
    let wide = half.width + 1;
    let mut sums = vec![0_u32; wide * (half.height + 1)];
    for y in 0..half.height {
        let mut row = 0;
        for x in 0..half.width {
            row += u32::from(near[y * half.width + x]);
            sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
        }
    }
    sums
}

fn blocks(half: &Plane, near: &[u32], side: usize) -> Vec<(Piece, f64)> {
    let wide = half.width + 1;
    let mut found = Vec::new();
    for top in (0..half.height.saturating_sub(side)).step_by(side / 3) {
        for left in (0..half.width.saturating_sub(side)).step_by(side / 3) {
            let sum = |x: usize, y: usize| near[y * wide + x];
            let taken = sum(left + side, top + side) + sum(left, top)
                - sum(left, top + side)
                - sum(left + side, top);
            if taken > 0 {
                continue;
            }
            let dark = (top..top + side)
                .flat_map(|y| &half.pixels[y * half.width + left..][..side])
                .filter(|pixel| **pixel < 170)
                .count();
            if dark * 50 >= side * side {
                let (across, down) = slopes(half, left, top, side, side);
                found.push((Piece::at(half, left, top, side, side), across.min(down)));
            }
        }
    }
    found
}

/// The strongest few pieces of each cell of the page.
fn spread(half: &Plane, mut found: Vec<(Piece, f64)>) -> Vec<Piece> {
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut full = vec![0_usize; CELLS.0 * CELLS.1];
    let mut chosen: Vec<Piece> = Vec::new();
    for (piece, _) in found {
        let column = (piece.left + piece.width / 2) * CELLS.0 / half.width;
        let row = (piece.top + piece.height / 2) * CELLS.1 / half.height;
        let cell = &mut full[row.min(CELLS.1 - 1) * CELLS.0 + column.min(CELLS.0 - 1)];
        let apart = |other: &Piece| {
            other.left.abs_diff(piece.left).max(other.top.abs_diff(piece.top)) * 2 >= piece.width
        };
        if *cell < PIECES_PER_CELL && chosen.iter().all(apart) {
            *cell += 1;
            chosen.push(piece);
        }
    }
    chosen
}
