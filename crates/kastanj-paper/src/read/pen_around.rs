//! The pen around answer boxes, followed to whatever it belongs to.
//!
//! A patch shows three millimetres around its box: enough to tell whether something stands there, too
//! little to tell whether it is the tail of a mark next door, a mark that missed its box altogether,
//! or one stroke drawn over several boxes. Only where a patch gives cause is this wider look taken.

use super::decide::Evidence;
use super::frame::{BLANK_DENSITY, Frame};
use super::patch::{BLEED, DENSITY, Patch, RIM_MM, Source, spread, widen};
use super::plane::Plane;
use super::strokes::{GUARD_MM, Strokes, follow};
use crate::RectMm;

/// How far around a box pen is followed, mm: past a box of the next row, and a mark in it.
const REACH_MM: f64 = 12.0;
/// Side of the squares whose light is evened each on its own, pixels.
const TILE: usize = 32;
/// Ink in a box from which it may be a mark, mm².
const MARK_MM2: f64 = 0.3;
/// Pen beside a box that calls for the wider look, mm².
const CAUSE_MM2: f64 = 0.3;
/// How far into print a stroke is followed from either side of it, pixels: on the coarser blank a
/// box's outline is more than a millimetre wide.
const BRIDGE: usize = 7;
/// Around a box's edge, print that bled looks like pen, mm.
const EDGE_MM: f64 = 0.5;
/// How far off its place other print may lie and look like pen, mm.
const ASIDE_MM: f64 = 0.4;

/// A page whose boxes are measured, for the wider look.
pub(super) struct PenAround<'a> {
    pub(super) source: Source<'a>,
    /// The blank at 75 dpi.
    pub(super) half: &'a Plane,
    /// The page's answer boxes: outer edges on the blank.
    pub(super) boxes: &'a [RectMm],
    /// What each of them holds.
    pub(super) strokes: &'a [Strokes],
    /// Zones for writing, where pen is no mark.
    pub(super) writing: &'a [RectMm],
    /// Darkness from which a pixel is ink.
    pub(super) level: f32,
}

/// Pen in one piece of the page.
pub(super) struct Seen {
    frame: Frame,
    ink: Vec<bool>,
    print: Vec<bool>,
    labels: Vec<u16>,
}

impl PenAround<'_> {
    /// Adds to the evidence of a question's boxes what the pen around them tells: marks that missed
    /// their box, where nothing is marked or `several` marks are allowed, and one mark in two boxes.
    ///
    /// `members` are the places of its boxes among the page's, `shift` how far each lies off the map.
    pub(super) fn look(
        &self,
        evidence: &mut [Evidence],
        members: &[usize],
        several: bool,
        shift: &dyn Fn(usize) -> (f64, f64),
    ) {
        let blank = !members.iter().any(|at| self.is_marked(*at));
        for (evidence, at) in evidence.iter_mut().zip(members) {
            if blank || several {
                evidence.stray = self.stray(*at, shift(*at));
            }
            if blank {
                evidence.stray = evidence.stray.max(self.along(*at, shift(*at)));
            }
            (evidence.shared, evidence.drawn_through) = self.runs_on(*at, members, shift(*at));
        }
    }

    /// Pen within three millimetres of an empty box that belongs to no mark in any box, mm²; `at`
    /// is the box's place among the page's boxes, and it lies `shift` mm off the map.
    fn stray(&self, at: usize, shift: (f64, f64)) -> f64 {
        if self.strokes[at].apart < CAUSE_MM2 || self.is_marked(at) {
            return 0.0;
        }
        let place = self.boxes[at];
        let seen = self.seen(place, shift);
        self.without_box(&seen, &place.widened(RIM_MM), &place.widened(EDGE_MM))
    }

    /// Pen in `room`, a part of what is seen, that belongs to no mark in any box, away from print and
    /// out of `edge`, mm².
    pub(super) fn without_box(&self, seen: &Seen, room: &RectMm, edge: &RectMm) -> f64 {
        let marked: Vec<u16> = (0..self.boxes.len())
            .filter(|other| self.is_marked(*other))
            .flat_map(|other| seen.pieces_in(self.boxes[other]))
            .map(|(piece, _)| piece)
            .collect();
        let aside = (ASIDE_MM * DENSITY).round() as usize;
        let print = widen(&seen.print, seen.frame.width, seen.frame.height, aside);
        let is_stray = |(x, y): &(usize, usize)| {
            let at = y * seen.frame.width + x;
            let point = seen.frame.point(*x as f64 + 0.5, *y as f64 + 0.5);
            let within = |zone: &RectMm| zone.holds(point);
            seen.ink[at]
                && !print[at]
                && within(room)
                && !within(edge)
                && !self.writing.iter().any(within)
                && !marked.contains(&seen.labels[at])
        };
        let all = (0..seen.frame.height).flat_map(|y| (0..seen.frame.width).map(move |x| (x, y)));
        all.filter(is_stray).count() as f64 / (DENSITY * DENSITY)
    }

    /// Whether the mark in a box runs into another one of `members`, the boxes of its question, and
    /// whether it runs on out of all that is seen.
    fn runs_on(&self, at: usize, members: &[usize], shift: (f64, f64)) -> (bool, bool) {
        if !self.strokes[at].leaves || !self.is_marked(at) {
            return (false, false);
        }
        let seen = self.seen(self.boxes[at], shift);
        let own: Vec<u16> = seen.pieces_in(self.boxes[at]).map(|(piece, _)| piece).collect();
        let shared = members.iter().filter(|other| **other != at).any(|other| {
            seen.pieces_in(self.boxes[*other])
                .any(|(piece, ink)| own.contains(&piece) && ink >= MARK_MM2)
        });
        (shared, own.iter().any(|piece| seen.leaves(*piece)))
    }

    fn is_marked(&self, at: usize) -> bool {
        self.strokes[at].area >= MARK_MM2
    }

    /// The pen within [`REACH_MM`] of a place.
    pub(super) fn seen(&self, place: RectMm, shift: (f64, f64)) -> Seen {
        let frame = Frame::of_rect(place, REACH_MM, DENSITY);
        let dark = self.source.wide(&Frame {
            left: frame.left + shift.0,
            top: frame.top + shift.1,
            ..frame
        });
        let (width, height) = (frame.width, frame.height);
        let print = spread(&frame.of_blank_at(self.half, BLANK_DENSITY / 2.0), BLEED);
        // What the blank has inside a box (a figure, the outline of a circle) is print, too.
        let patch =
            Patch { width, height, dark, crossed: None, print: &print, outer: (0, 0, 0, 0) };
        let (ink, labels) = follow(&patch, self.level, BRIDGE, &|_, _| false);
        Seen { frame, ink, print, labels }
    }
}

impl Seen {
    /// Whether a piece of pen runs out of what is seen.
    fn leaves(&self, piece: u16) -> bool {
        let (width, height) = (self.frame.width, self.frame.height);
        let own = |x: usize, y: usize| self.labels[y * width + x] == piece;
        (0..width).any(|x| own(x, 0) || own(x, height - 1))
            || (0..height).any(|y| own(0, y) || own(width - 1, y))
    }

    /// The pieces of pen with ink inside a box, and how much, mm².
    fn pieces_in(&self, place: RectMm) -> impl Iterator<Item = (u16, f64)> + use<> {
        let mut pieces: Vec<(u16, f64)> = Vec::new();
        let inside = place.widened(-GUARD_MM);
        if self.frame.meets(&inside) {
            let (width, height) = (self.frame.width, self.frame.height);
            for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
                let at = y * width + x;
                let point = self.frame.point(x as f64 + 0.5, y as f64 + 0.5);
                if !self.ink[at] || !inside.holds(point) {
                    continue;
                }
                match pieces.iter_mut().find(|(piece, _)| *piece == self.labels[at]) {
                    Some((_, area)) => *area += 1.0,
                    None => pieces.push((self.labels[at], 1.0)),
                }
            }
        }
        pieces.into_iter().map(|(piece, pixels)| (piece, pixels / (DENSITY * DENSITY)))
    }
}

impl Source<'_> {
    /// The darkness of a piece of the scan that is too large for one light: 0 paper, 1 as dark as
    /// the page's own black print.
    pub(super) fn wide(&self, there: &Frame) -> Vec<f32> {
        let mut seen = self.taken(there);
        let factor = self.flat.factor as f64;
        for top in (0..there.height).step_by(TILE) {
            for left in (0..there.width).step_by(TILE) {
                let middle = there.point((left + TILE / 2) as f64, (top + TILE / 2) as f64);
                let middle = self.map.map(middle);
                let paper = self.flat.paper_at(middle.x * factor, middle.y * factor);
                let gain = 255.0 / paper.max(1.0);
                for y in top..(top + TILE).min(there.height) {
                    let line = &mut seen.pixels[y * there.width..(y + 1) * there.width];
                    for pixel in &mut line[left..(left + TILE).min(there.width)] {
                        *pixel = (f32::from(*pixel) * gain).min(255.0) as u8;
                    }
                }
            }
        }
        self.darkness(&seen)
    }
}
