use super::prepared::averaged;
use crate::read::frame::{BLANK_DENSITY, Frame};
use crate::read::plane::Plane;
use crate::{ForeignPage, GrayPage, PointMm, RectMm};

/// Darker than this is print, in the blank.
const PRINT: u8 = 150;
/// Strokes longer than this, mm, are rules and frames; what they enclose is looked at without them.
const RULE_MM: f64 = 7.0;
/// So far around a box its outline may reach, mm: a pen only adds ink, so no more is left out.
const OUTLINE_MM: f64 = 0.35;
/// Gaps that are closed within a word, pixels to each side: letters across, dots down.
const GAP: (usize, usize) = (2, 1);
/// Largest word, mm: longer ones are looked at piece by piece, so that each letter weighs.
const MOST_MM: (f64, f64) = (9.0, 8.0);
/// Fewest dark pixels that can be told from others: a digit of eight points.
const FEWEST: usize = 14;
/// Most words that are compared on a page: a densely printed one has a thousand.
const MOST: usize = 1500;

/// A word of the blank's print, or a piece of a longer one, at the density of the blanks.
#[derive(Debug)]
pub(super) struct PrintedWord {
    /// Where it stands, with its rim.
    pub(super) frame: Frame,
    /// What it looks like.
    pub(super) pattern: Plane,
    /// How many of its pixels are print.
    pub(super) dark: usize,
}

impl PrintedWord {
    /// Where it stands.
    pub(super) fn place(&self) -> RectMm {
        let Frame { left, top, width, height, density } = self.frame;
        let side = |pixels: usize| pixels as f64 / density;
        RectMm { x: left, y: top, width: side(width), height: side(height) }
    }

    /// Its middle.
    pub(super) fn middle(&self) -> PointMm {
        self.place().centre()
    }
}

/// Paper around a word that is compared with it, pixels.
const RIM: usize = 2;

/// The words of a page, its boxes, rules and frames left out.
pub(super) fn printed_words(
    page: &ForeignPage,
    blank: &GrayPage,
    per_mm: (f64, f64),
) -> Vec<PrintedWord> {
    let side = |mm: f64| (mm * BLANK_DENSITY).ceil() as usize;
    let size = (side(page.width), side(page.height));
    let fine = averaged(blank, size, per_mm, BLANK_DENSITY);
    let mut dark: Vec<bool> = fine.pixels.iter().map(|grey| *grey < PRINT).collect();
    without_rules(&mut dark, size);
    without_boxes(page, &mut dark, size);
    let mut words = Vec::new();
    for found in clusters(&dark, size) {
        for piece in pieces(&found) {
            words.extend(word(&fine, &dark, piece));
        }
    }
    if words.len() > MOST {
        words.sort_by_key(|word: &PrintedWord| std::cmp::Reverse(word.dark));
        words.truncate(MOST);
    }
    words
}

/// Takes out whatever is dark for longer than a letter, across or down.
fn without_rules(dark: &mut [bool], (wide, high): (usize, usize)) {
    let longest = (RULE_MM * BLANK_DENSITY) as usize;
    let mut rule = vec![false; dark.len()];
    let mut along = |count: usize, at: &dyn Fn(usize) -> usize| {
        let mut from = 0;
        for here in 0..=count {
            if here < count && dark[at(here)] {
                continue;
            }
            if here - from > longest {
                (from..here).for_each(|place| rule[at(place)] = true);
            }
            from = here + 1;
        }
    };
    for y in 0..high {
        along(wide, &|x| y * wide + x);
    }
    for x in 0..wide {
        along(high, &|y| y * wide + x);
    }
    for (dark, rule) in dark.iter_mut().zip(rule) {
        *dark &= !rule;
    }
}

fn without_boxes(page: &ForeignPage, dark: &mut [bool], (wide, high): (usize, usize)) {
    let side = |mm: f64, most: usize| (mm * BLANK_DENSITY).clamp(0.0, most as f64) as usize;
    for rect in page.boxes.iter().map(|one| one.place) {
        let left = side(rect.x - OUTLINE_MM, wide);
        let right = side(rect.x + rect.width + OUTLINE_MM, wide).max(left);
        let top = side(rect.y - OUTLINE_MM, high);
        for y in top..side(rect.y + rect.height + OUTLINE_MM, high) {
            dark[y * wide + left..y * wide + right].fill(false);
        }
    }
}

/// Edges of a cluster in pixels: left and upper within, right and lower beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edges {
    left: usize,
    top: usize,
    right: usize,
    low: usize,
}

/// Dark pixels that lie no further apart than letters of a word.
fn clusters(dark: &[bool], (wide, high): (usize, usize)) -> Vec<Edges> {
    let mut seen = vec![false; dark.len()];
    let mut found = Vec::new();
    let mut open = Vec::new();
    for start in 0..dark.len() {
        if !dark[start] || seen[start] {
            continue;
        }
        seen[start] = true;
        open.push(start);
        let (x, y) = (start % wide, start / wide);
        let mut edges = Edges { left: x, top: y, right: x + 1, low: y + 1 };
        while let Some(at) = open.pop() {
            let (x, y) = (at % wide, at / wide);
            edges.left = edges.left.min(x);
            edges.right = edges.right.max(x + 1);
            edges.top = edges.top.min(y);
            edges.low = edges.low.max(y + 1);
            let (reach_x, reach_y) = (2 * GAP.0, 2 * GAP.1);
            for ny in y.saturating_sub(reach_y)..(y + reach_y + 1).min(high) {
                for nx in x.saturating_sub(reach_x)..(x + reach_x + 1).min(wide) {
                    let next = ny * wide + nx;
                    if dark[next] && !seen[next] {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        found.push(edges);
    }
    found
}

/// A cluster in equal pieces, none larger than the largest word.
fn pieces(edges: &Edges) -> Vec<Edges> {
    let (wide, high) = (edges.right - edges.left, edges.low - edges.top);
    let parts = |side: usize, most: f64| side.div_ceil((most * BLANK_DENSITY) as usize).max(1);
    let (across, down) = (parts(wide, MOST_MM.0), parts(high, MOST_MM.1));
    let mut pieces = Vec::with_capacity(across * down);
    for row in 0..down {
        for column in 0..across {
            pieces.push(Edges {
                left: edges.left + wide * column / across,
                right: edges.left + wide * (column + 1) / across,
                top: edges.top + high * row / down,
                low: edges.top + high * (row + 1) / down,
            });
        }
    }
    pieces
}

/// The word within these edges; none if there is too little of it, or it stands at the edge of the page.
fn word(fine: &Plane, dark: &[bool], edges: Edges) -> Option<PrintedWord> {
    let rows = edges.top..edges.low;
    let count = rows.map(|y| {
        let row = &dark[y * fine.width..][edges.left..edges.right];
        row.iter().filter(|dark| **dark).count()
    });
    let count: usize = count.sum();
    let (left, top) = (edges.left.checked_sub(RIM)?, edges.top.checked_sub(RIM)?);
    let (width, height) = (edges.right + RIM - left, edges.low + RIM - top);
    if count < FEWEST || left + width > fine.width || top + height > fine.height {
        return None;
    }
    let mm = |pixels: usize| pixels as f64 / BLANK_DENSITY;
    let frame = Frame { left: mm(left), top: mm(top), width, height, density: BLANK_DENSITY };
    Some(PrintedWord { frame, pattern: fine.cut(left, top, width, height), dark: count })
}
