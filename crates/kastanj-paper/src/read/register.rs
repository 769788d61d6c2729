use super::correlation::{best_match, contrast};
use super::frame::{BLANK_DENSITY, Frame};
use super::homography::{Homography, Pair, distance};
use super::known_page::{KnownPage, Piece};
use super::plane::Plane;
use super::residual_field::{Anchor, Bend, ResidualField};
use crate::PointMm;

/// How far print is looked for around its place, pixels at 75 dpi (1.36 mm).
const REACH: usize = 4;

/// Print may lie this far from map and field, 95th percentile, mm.
pub(crate) const MOST_RESIDUAL_MM: f64 = 0.4;
/// Least correlation of scan and blank outside the zones for answers.
pub(crate) const LEAST_CORRELATION: f64 = 0.6;
/// Largest share of compared blocks that may look strange (a stain, a note, a stamp, handwriting).
const MOST_STRANGE: f64 = 0.2;
/// Most blocks in which other print may stand than the form's (a note stuck on).
const MOST_CONTRADICTIONS: usize = 1;
/// Fewest blocks that prove a page.
const FEWEST_BLOCKS: usize = 6;

/// What proves that a page is the page and lies where it should, whoever printed it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proving {
    /// 95th percentile of the distance of print from map and field, mm.
    pub(super) residual_p95_mm: f64,
    /// Correlation of scan and blank outside the zones for answers.
    pub(super) correlation: f64,
    /// Share of compared blocks that do not look like the blank.
    pub(super) strange_blocks: f64,
    /// Number of blocks in which known print is gone and other print stands instead.
    pub(super) contradictions: usize,
    /// Number of blocks that were compared.
    pub(super) blocks: usize,
}

impl Proving {
    /// Whether it is proof enough.
    pub(super) fn holds(&self) -> bool {
        self.residual_p95_mm < MOST_RESIDUAL_MM
            && self.correlation > LEAST_CORRELATION
            && self.strange_blocks <= MOST_STRANGE
            && self.contradictions <= MOST_CONTRADICTIONS
            && self.blocks >= FEWEST_BLOCKS
    }
}

/// The page laid straight, and what is known of where its print lies.
#[derive(Debug)]
pub(super) struct Registration {
    /// The plane map that it starts from.
    pub(super) map: Homography,
    /// How far print lies off that map, 90th percentile, mm.
    moved_mm: f64,
    /// Print that was found and fixes its place both ways.
    trusted: Vec<Anchor>,
    /// How print lies off the map.
    pub(super) field: ResidualField,
    /// The answer boxes, each as it was found.
    pub(super) boxes: Vec<Anchor>,
    /// How well it is proved that this is the page.
    pub(super) proving: Proving,
    /// Evened grey of the page's own black print.
    pub(super) black: f32,
}

/// Finds every piece of known print around its place.
pub(super) fn register(work: &Plane, map: &Homography, known: &KnownPage) -> Registration {
    let work = work.half();
    let first = laid(&work, map, known);
    if first.moved_mm < MOVED_MM && first.proving.residual_p95_mm < ARCHED_MM {
        return first;
    }
    // Corner marks and codes told too little of the perspective: all the print of the page tells more.
    let Some(better) = first.refitted(known) else { return first };
    let second = laid(&work, &better, known);
    if second.proving.residual_p95_mm < first.proving.residual_p95_mm + SAME_MM {
        second
    } else {
        first
    }
}

/// From here on the map is fitted anew: print lies off it on the average of the worst tenth, mm.
const MOVED_MM: f64 = 0.4;
/// Residuals that differ less are the same, mm.
const SAME_MM: f64 = 0.03;

/// Lays the page straight by a map and looks for its print, as on a flat page, then as on one that arches.
fn laid(work: &Plane, map: &Homography, known: &KnownPage) -> Registration {
    let half = Frame::whole_page_at_half().of_scan(work, &map.scaled(0.5));
    let flat = registered(&half, map, known, Bend::Flat, &|_| (0.0, 0.0));
    if flat.proving.residual_p95_mm < ARCHED_MM {
        return flat;
    }
    // Once more for paper that arches, looking where the first look says.
    let arched = registered(&half, map, known, Bend::Arched, &|_| (0.0, 0.0));
    let again = registered(&half, map, known, Bend::Arched, &|place| arched.field.at(place));
    if again.proving.residual_p95_mm < flat.proving.residual_p95_mm { again } else { flat }
}

/// From here on print lies so far off a flat page, 95th percentile, that an arch is tried, mm.
const ARCHED_MM: f64 = 0.12;

impl Registration {
    /// A map through all the print that was found where the field says.
    fn refitted(&self, known: &KnownPage) -> Option<Homography> {
        let pairs: Vec<Pair> = self
            .trusted
            .iter()
            .filter(|anchor| self.field.distance(anchor) < AGREES_MM)
            .map(|anchor| {
                let there = PointMm {
                    x: anchor.place.x + anchor.shift.0,
                    y: anchor.place.y + anchor.shift.1,
                };
                Pair { page: anchor.place, spot: self.map.map(there), weight: anchor.score }
            })
            .collect();
        let enough = pairs.len() >= 24 && pairs.len() * 2 > known.boxes.len();
        let map = enough.then(|| Homography::direct_linear(&pairs))??;
        // A map that throws the page's corners far away was fitted to too little.
        let near = known.layout.fiducials.iter().all(|corner| {
            let scale = self.map.scale_at(*corner).0.max(1e-6);
            distance(map.map(*corner), self.map.map(*corner)) / scale < MOST_MOVE_MM
        });
        near.then_some(map)
    }
}

/// How far print may lie off the field to have a say in a new map, mm.
const AGREES_MM: f64 = 0.5;
/// How far a new map may move the corners of the page, mm.
const MOST_MOVE_MM: f64 = 8.0;

fn registered(
    half: &Plane,
    map: &Homography,
    known: &KnownPage,
    bend: Bend,
    guess: &dyn Fn(PointMm) -> (f64, f64),
) -> Registration {
    let find = |piece: &Piece| find(half, &known.half, piece, guess(piece.place));
    let ticks: Vec<Anchor> = known.ticks.iter().map(find).collect();
    let boxes: Vec<Anchor> = known.boxes.iter().map(find).collect();
    // Ticks and boxes tell where print lies; blocks of text need only be looked for close by.
    let outlines: Vec<Anchor> = ticks
        .iter()
        .zip(&known.ticks)
        .chain(boxes.iter().zip(&known.boxes))
        .filter(|(anchor, piece)| piece.two_way && anchor.score > 0.5)
        .map(|(anchor, _)| *anchor)
        .collect();
    let near = (outlines.len() >= ENOUGH).then(|| ResidualField::fit(&outlines, bend));
    let blocks: Vec<Anchor> = known
        .blocks
        .iter()
        .map(|piece| match &near {
            Some(field) => find_within(half, &known.half, piece, field.at(piece.place), NEAR_REACH),
            None => find(piece),
        })
        .collect();
    let trusted: Vec<Anchor> = ticks
        .iter()
        .zip(&known.ticks)
        .chain(boxes.iter().zip(&known.boxes))
        .chain(blocks.iter().zip(&known.blocks))
        .filter(|(anchor, piece)| piece.two_way && anchor.score > 0.5)
        .map(|(anchor, _)| *anchor)
        .collect();
    let field = ResidualField::fit(&trusted, bend);
    let residual_p95_mm = field.residual_p95_mm(&trusted);
    let Likeness { correlation, strange, contradictions } =
        likeness(half, &known.half, &known.blocks, &field);
    let mut moved: Vec<f64> =
        trusted.iter().map(|anchor| anchor.shift.0.hypot(anchor.shift.1)).collect();
    moved.sort_by(f64::total_cmp);
    Registration {
        map: *map,
        moved_mm: moved.get(moved.len() * 9 / 10).copied().unwrap_or(0.0),
        trusted,
        field,
        boxes,
        proving: Proving {
            residual_p95_mm,
            correlation,
            strange_blocks: strange as f64 / known.blocks.len().max(1) as f64,
            contradictions,
            blocks: known.blocks.len(),
        },
        black: black_print(half, &known.half),
    }
}

/// The usual grey where the blank is black; 0 when the blank has nothing black.
pub(super) fn black_print(half: &Plane, blank: &Plane) -> f32 {
    let mut greys: Vec<u8> = half
        .pixels
        .iter()
        .zip(&blank.pixels)
        .filter(|(_, blank)| **blank < 30)
        .map(|(grey, _)| *grey)
        .collect();
    greys.sort_unstable();
    greys.get(greys.len() * 3 / 10).map_or(0.0, |grey| f32::from(*grey))
}

/// Outlines that tell enough of where other print lies.
const ENOUGH: usize = 20;
/// How far print is looked for when outlines have told where, pixels at 75 dpi (0.7 mm).
const NEAR_REACH: usize = 2;

/// Looks for a piece of the blank around its place, moved by `guess` mm; both pictures are at
/// 75 dpi.
pub(super) fn find(half: &Plane, blank: &Plane, piece: &Piece, guess: (f64, f64)) -> Anchor {
    find_within(half, blank, piece, guess, REACH)
}

/// Likewise, `reach` pixels to each side.
fn find_within(
    half: &Plane,
    blank: &Plane,
    piece: &Piece,
    guess: (f64, f64),
    reach: usize,
) -> Anchor {
    let lost = Anchor { place: piece.place, shift: (0.0, 0.0), score: 0.0 };
    let pixels = |mm: f64| (mm * BLANK_DENSITY / 2.0).round() as isize;
    let (right, down) = (pixels(guess.0), pixels(guess.1));
    let begin = |from: usize, by: isize| from.checked_add_signed(by)?.checked_sub(reach);
    let (Some(left), Some(top)) = (begin(piece.left, right), begin(piece.top, down)) else {
        return lost;
    };
    let pattern = blank.cut(piece.left, piece.top, piece.width, piece.height);
    let field = half.cut(left, top, piece.width + 2 * reach, piece.height + 2 * reach);
    let Some(found) = best_match(&field, &pattern) else { return lost };
    let mm = |pixels: f64, by: isize| (pixels - reach as f64 + by as f64) * 2.0 / BLANK_DENSITY;
    let shift = (mm(found.x, right), mm(found.y, down));
    Anchor { place: piece.place, shift, score: found.score }
}

/// How a scan compares with the blank outside the zones for answers.
pub(super) struct Likeness {
    pub(super) correlation: f64,
    pub(super) strange: usize,
    pub(super) contradictions: usize,
}

/// Compares all blocks where the field says they lie.
pub(super) fn likeness(
    half: &Plane,
    blank: &Plane,
    blocks: &[Piece],
    field: &ResidualField,
) -> Likeness {
    let (mut sum, mut weight) = (0.0, 0.0);
    let (mut strange, mut contradictions) = (0, 0);
    for piece in blocks {
        let shift = field.at(piece.place);
        let pixels = |mm: f64| mm * BLANK_DENSITY / 2.0;
        let left = piece.left as f64 + pixels(shift.0) - 1.0;
        let top = piece.top as f64 + pixels(shift.1) - 1.0;
        let pattern = blank.cut(piece.left, piece.top, piece.width, piece.height);
        // One pixel of freedom takes up the rounding.
        let window = half.cut(
            left.round().max(0.0) as usize,
            top.round().max(0.0) as usize,
            piece.width + 2,
            piece.height + 2,
        );
        let found = best_match(&window, &pattern);
        let score = found.map_or(0.0, |found| found.score);
        let energy = contrast(&pattern);
        sum += score * energy;
        weight += energy;
        strange += usize::from(score < 0.4);
        if let Some(found) = found.filter(|found| found.score < 0.75) {
            let (x, y) = (found.x.round().max(0.0), found.y.round().max(0.0));
            let seen = window.cut(x as usize, y as usize, piece.width, piece.height);
            let gone = lacking(&pattern, &seen);
            let new = lacking(&seen, &pattern);
            contradictions += usize::from(gone > GONE && new > GONE);
        }
    }
    let correlation = if weight > 0.0 { sum / weight } else { 0.0 };
    Likeness { correlation, strange, contradictions }
}

/// Share of a block's dark pixels from which they count as gone.
const GONE: f64 = 0.2;

/// Share of the dark pixels of `print` that have nothing dark near them in `other`.
fn lacking(print: &Plane, other: &Plane) -> f64 {
    let (width, height) = (print.width.min(other.width), print.height.min(other.height));
    let (mut dark, mut gone) = (0_usize, 0_usize);
    for y in 0..height {
        for x in 0..width {
            if print.pixels[y * print.width + x] >= 120 {
                continue;
            }
            dark += 1;
            let near = (y.saturating_sub(1)..(y + 2).min(height)).any(|ny| {
                (x.saturating_sub(1)..(x + 2).min(width))
                    .any(|nx| other.pixels[ny * other.width + nx] < 190)
            });
            gone += usize::from(!near);
        }
    }
    if dark < 12 { 0.0 } else { gone as f64 / dark as f64 }
}
