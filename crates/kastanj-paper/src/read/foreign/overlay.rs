use super::plane_map::{Found, agreed_map};
use super::prepared::PreparedPage;
use super::rough_place::Scan;
use crate::PointMm;
use crate::read::correlation::best_match;
use crate::read::frame::BLANK_DENSITY;
use crate::read::homography::Homography;
use crate::read::known_page::Piece;
use crate::read::plane::Plane;
use crate::read::register::{Likeness, Proving, black_print, find, likeness};
use crate::read::residual_field::{Anchor, Bend, ResidualField};

/// How far pieces are looked for around their rough place, pixels at 37.5 dpi (3.4 mm).
const ROUGH_REACH: usize = 5;
/// Likeness from which a piece counts as found.
const FOUND: f64 = 0.5;
/// Least share of the outlines of boxes that must be seen where they should be.
const LEAST_OUTLINES: f64 = 0.5;
/// So many pieces whose place is sure both across and down suffice for a map.
const ENOUGH_TWO_WAY: usize = 10;
/// Correlation below which the page is none of the form's.
const NO_LIKENESS: f64 = 0.35;

/// A page of the form laid over the scan.
pub(super) struct Overlay {
    /// From the page to the working copy.
    pub(super) map: Homography,
    /// How print lies off the map.
    pub(super) field: ResidualField,
    /// The boxes, each as it was found; none where the blank shows no outline.
    pub(super) boxes: Vec<Option<Anchor>>,
    /// How well it is proved that this is the page.
    pub(super) proving: Proving,
    /// Evened grey of the page's own black print.
    pub(super) black: f32,
    outlines: f64,
}

impl Overlay {
    /// Lays the page over the scan, beginning from a rough place.
    pub(super) fn fit(scan: &Scan, page: &PreparedPage, rough: &Homography) -> Option<Overlay> {
        let map = refined(scan, page, rough)?;
        let half = page.frame(1).of_scan(&scan.half, &map.scaled(0.5));
        let boxes: Vec<Option<Anchor>> = page
            .boxes
            .iter()
            .map(|piece| piece.as_ref().map(|piece| find(&half, &page.half, piece, (0.0, 0.0))))
            .collect();
        let blocks: Vec<Anchor> =
            page.blocks.iter().map(|piece| find(&half, &page.half, piece, (0.0, 0.0))).collect();
        let pairs = page.boxes.iter().zip(&boxes).filter_map(|(piece, anchor)| piece.zip(*anchor));
        let trusted: Vec<Anchor> = page
            .blocks
            .iter()
            .copied()
            .zip(blocks)
            .chain(pairs)
            .filter(|(piece, anchor)| piece.two_way && anchor.score > FOUND)
            .map(|(_, anchor)| anchor)
            .collect();
        let field = ResidualField::fit(&trusted, Bend::Flat);
        let residual_p95_mm = field.residual_p95_mm(&trusted);
        let Likeness { correlation, strange, contradictions } =
            likeness(&half, &page.half, &page.blocks, &field);
        let drawn = boxes.iter().flatten().count().max(1);
        let seen = boxes
            .iter()
            .flatten()
            .filter(|anchor| anchor.score > 0.4 && field.distance(anchor) < 0.6)
            .count();
        Some(Overlay {
            map,
            field,
            proving: Proving {
                residual_p95_mm,
                correlation,
                strange_blocks: strange as f64 / page.blocks.len().max(1) as f64,
                contradictions,
                blocks: page.blocks.len(),
            },
            black: black_print(&half, &page.half),
            outlines: if boxes.iter().flatten().count() == 0 {
                1.0
            } else {
                seen as f64 / drawn as f64
            },
            boxes,
        })
    }

    /// Whether it is proved that this is the page and lies where it should.
    pub(super) fn proved(&self) -> bool {
        self.proving.holds() && self.outlines >= LEAST_OUTLINES
    }

    /// Whether it resembles the page at all.
    pub(super) fn resembles(&self) -> bool {
        self.proving.correlation > NO_LIKENESS
    }

    /// Where a box lies off the map, mm, and whether that is uncertain.
    pub(super) fn shift(&self, at: usize, middle: PointMm) -> ((f64, f64), bool) {
        match self.boxes.get(at).copied().flatten() {
            Some(outline) => self.field.settle(&outline, middle),
            None => (self.field.at(middle), false),
        }
    }
}

/// The map that the pieces of print agree on, found around their rough places.
///
/// A piece that holds nothing but a line can lie anywhere along it: where others suffice, it has no say.
fn refined(scan: &Scan, page: &PreparedPage, rough: &Homography) -> Option<Homography> {
    let quarter = page.frame(2).of_scan(&scan.quarter, &rough.scaled(0.25));
    let two_way = page.blocks.iter().filter(|piece| piece.two_way).count();
    let lines_too = two_way < ENOUGH_TWO_WAY;
    let pieces: Vec<Found> = page
        .blocks
        .iter()
        .filter(|piece| piece.two_way || lines_too)
        .filter_map(|piece| {
            let (shift, score) = find_roughly(&quarter, &page.quarter, piece)?;
            (score > FOUND).then_some(Found { place: piece.place, shift, score })
        })
        .collect();
    agreed_map(rough, &pieces)
}

/// How far off a piece lies, mm, and its likeness there; at 37.5 dpi.
fn find_roughly(seen: &Plane, blank: &Plane, piece: &Piece) -> Option<((f64, f64), f64)> {
    let (left, top) = (piece.left / 2, piece.top / 2);
    let pattern = blank.cut(left, top, piece.width / 2, piece.height / 2);
    let (from_x, from_y) = (left.saturating_sub(ROUGH_REACH), top.saturating_sub(ROUGH_REACH));
    let window = seen.cut(
        from_x,
        from_y,
        pattern.width + ROUGH_REACH + (left - from_x),
        pattern.height + ROUGH_REACH + (top - from_y),
    );
    let found = best_match(&window, &pattern)?;
    let mm = |place: f64, home: usize| (place - home as f64) * 4.0 / BLANK_DENSITY;
    Some(((mm(found.x, left - from_x), mm(found.y, top - from_y)), found.score))
}
