//! The pen along an unmarked question: between its boxes and over their labels.
//!
//! Whoever crosses the word instead of its box, or the room in the middle between two boxes, has
//! answered. A question is blank only where nothing stands there either.

use super::frame::{BLANK_DENSITY, Frame};
use super::patch::{BLEED, DENSITY, RIM_MM, spread, widen};
use super::pen_around::PenAround;
use crate::{FormLayout, RectMm};

/// How far to the right of a box its label is looked at, mm.
const LABEL_MM: f64 = 45.0;
/// How far above and below a box, mm: less than to the next line.
const ABOVE_MM: f64 = 1.2;
/// The margin of a page, where its ticks stand, mm.
const MARGIN_MM: f64 = 15.0;
/// Narrower room holds no mark of its own, mm.
const LEAST_MM: f64 = 0.8;
/// How far off its place print may lie here and look like pen, mm: further from the box whose
/// place is known.
const ASIDE_MM: f64 = 0.6;
/// Pen that calls for a look, mm²: a cross over a word leaves 1, print that bled 0.3.
const CAUSE_MM2: f64 = 0.8;

impl PenAround<'_> {
    /// Pen in the room to the right of a box, up to the next one or over its label, that belongs to no
    /// mark in any box, mm²; `at` and `shift` as in [`PenAround::look`].
    pub(super) fn along(&self, at: usize, shift: (f64, f64)) -> f64 {
        let Some(room) = self.room(at) else { return 0.0 };
        if self.pen_in(&room, shift) < CAUSE_MM2 {
            return 0.0;
        }
        let nothing = RectMm { width: 0.0, height: 0.0, ..room };
        let pen = self.without_box(&self.seen(room, shift), &room, &nothing);
        if pen < CAUSE_MM2 { 0.0 } else { pen }
    }

    /// The room to the right of a box that no patch shows.
    fn room(&self, at: usize) -> Option<RectMm> {
        let place = self.boxes[at];
        let right = place.x + place.width;
        let beside = |other: &&RectMm| {
            other.x >= right && (other.y - place.y).abs() < place.height + ABOVE_MM
        };
        let next = self.boxes.iter().filter(beside).map(|other| other.x - RIM_MM);
        let end = next.fold((right + LABEL_MM).min(FormLayout::WIDTH_MM - MARGIN_MM), f64::min);
        let x = right + RIM_MM;
        let (y, height) = (place.y - ABOVE_MM, place.height + 2.0 * ABOVE_MM);
        (end - x >= LEAST_MM).then_some(RectMm { x, y, width: end - x, height })
    }

    /// What is dark there and no print, mm².
    fn pen_in(&self, room: &RectMm, shift: (f64, f64)) -> f64 {
        let home = Frame::of_rect(*room, 0.0, DENSITY);
        let there = Frame { left: home.left + shift.0, top: home.top + shift.1, ..home };
        let dark = self.source.wide(&there);
        let print = spread(&home.of_blank_at(self.half, BLANK_DENSITY / 2.0), BLEED);
        let aside = (ASIDE_MM * DENSITY).round() as usize;
        let print = widen(&print, home.width, home.height, aside);
        let pen = dark.iter().zip(&print).filter(|(dark, print)| **dark >= self.level && !**print);
        pen.count() as f64 / (DENSITY * DENSITY)
    }
}
