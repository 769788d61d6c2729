use super::flat_field::FlatScan;
use super::frame::Frame;
use super::homography::Homography;
use super::local_light::even_light;
use super::plane::{Plane, bilinear};
use crate::{GrayPage, RectMm};

/// Pixels per millimetre of a patch.
pub(super) const DENSITY: f64 = 8.0;
/// Rim around the box, mm: enough to tell a mark of this box from a tail of the next one's.
pub(super) const RIM_MM: f64 = 3.0;
/// How far print may bleed or lie aside, pixels of a patch.
pub(super) const BLEED: usize = 2;

/// The surroundings of one box, evened, at a fixed size.
#[derive(Debug, Clone)]
pub(super) struct Patch<'a> {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Darkness of each pixel: 0 paper, 1 as dark as the page's own black print.
    pub(super) dark: Vec<f32>,
    /// The same with the print inside the box, where `dark` is without it: strokes run on across it.
    pub(super) crossed: Option<Vec<f32>>,
    /// Whether the blank has print there (with a little room for bleeding).
    pub(super) print: &'a [bool],
    /// The box's outer edge in pixels of the patch.
    pub(super) outer: (usize, usize, usize, usize),
}

/// What patches are cut from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) scan: &'a GrayPage,
    pub(super) flat: &'a FlatScan,
    pub(super) map: &'a Homography,
    /// Evened grey of the page's own black print.
    pub(super) black: f32,
}

/// Where the blank has print around a box, in pixels of its patch.
pub(super) fn print_around(place: RectMm, blank: &Plane) -> Vec<bool> {
    spread(&Frame::of_rect(place, RIM_MM, DENSITY).of_blank(blank), BLEED)
}

impl Source<'_> {
    /// Cuts out a box that lies `shift` mm off the map; `print` is the blank's [`print_around`] it.
    pub(super) fn patch<'p>(
        &self,
        place: RectMm,
        shift: (f64, f64),
        print: &'p [bool],
    ) -> Patch<'p> {
        let home = Frame::of_rect(place, RIM_MM, DENSITY);
        let there = Frame { left: home.left + shift.0, top: home.top + shift.1, ..home };
        let edge = |mm: f64| (mm * DENSITY).round() as usize;
        let outer =
            (edge(RIM_MM), edge(RIM_MM), edge(RIM_MM + place.width), edge(RIM_MM + place.height));
        let mut evened = self.evened(&there, place);
        even_light(&mut evened, outer);
        let dark = self.darkness(&evened);
        Patch { width: home.width, height: home.height, dark, crossed: None, print, outer }
    }
}

/// How far around its place a box's outline is looked for, mm.
const NUDGE_MM: f64 = 0.9;
/// Width of a printed outline, mm.
const LINE_MM: f64 = 0.35;
/// Share of the page's black that two opposite sides of an outline hold at least.
const LEAST_OUTLINE: f32 = 0.2;

impl Source<'_> {
    /// How far a box's outline lies off `shift`, mm: for pages that are bent, where neighbours tell
    /// too little. Each axis on its own: the place at which the two opposite sides are darkest
    /// together; nothing where no outline is seen.
    pub(super) fn nudge(&self, place: RectMm, shift: (f64, f64)) -> (f64, f64) {
        let rim = NUDGE_MM + LINE_MM;
        let home = Frame::of_rect(place, rim, DENSITY);
        let there = Frame { left: home.left + shift.0, top: home.top + shift.1, ..home };
        let seen = self.darkness(&self.evened(&there, place));
        let (width, height) = (home.width, home.height);
        // Marks stand in the middle of a box or across it; an outline runs along all of a side.
        let edge = (rim * DENSITY) as usize;
        let along = |side: usize| {
            let eighth = side.saturating_sub(2 * edge) / 8;
            edge + eighth..side.saturating_sub(edge + eighth)
        };
        let mean = |values: Vec<f32>| values.iter().sum::<f32>() / values.len().max(1) as f32;
        let across: Vec<f32> = (0..width)
            .map(|x| mean(along(height).map(|y| seen[y * width + x]).collect()))
            .collect();
        let down: Vec<f32> = (0..height)
            .map(|y| mean(along(width).map(|x| seen[y * width + x]).collect()))
            .collect();
        (outline_off(&across, rim, place.width), outline_off(&down, rim, place.height))
    }

    /// A piece of the scan, the paper around the box made white.
    fn evened(&self, there: &Frame, place: RectMm) -> Plane {
        let factor = self.flat.factor as f64;
        let middle = self.map.map(place.centre());
        let gain = 255.0 / self.flat.paper_at(middle.x * factor, middle.y * factor).max(1.0);
        let mut seen = self.taken(there);
        for pixel in &mut seen.pixels {
            *pixel = (f32::from(*pixel) * gain).min(255.0) as u8;
        }
        seen
    }

    /// A piece of the scan as it is, without the feeder's streaks.
    pub(super) fn taken(&self, there: &Frame) -> Plane {
        let factor = self.flat.factor as f64;
        let (wide, high) = (self.scan.width() as usize, self.scan.height() as usize);
        if self.flat.streaks.is_empty() {
            let full = self.map.scaled(factor);
            return there.of_pixels(self.scan.pixels(), wide, high, &full);
        }
        let full =
            |x: f64, y: f64| bilinear(self.scan.pixels(), wide, high, x * factor, y * factor);
        there.sampled(self.map, |x, y| self.flat.streaks.around(x, y, full))
    }

    /// The darkness of an evened piece: 0 paper, 1 as dark as the page's own black print.
    pub(super) fn darkness(&self, evened: &Plane) -> Vec<f32> {
        let span = (255.0 - self.black).max(60.0);
        let dark = |grey: &u8| ((255.0 - f32::from(*grey)) / span).clamp(0.0, 1.0);
        evened.pixels.iter().map(dark).collect()
    }
}

/// How far two opposite sides lie off their place in a profile of darkness, mm.
fn outline_off(profile: &[f32], rim: f64, side: f64) -> f64 {
    let line = |middle_mm: f64, off: i32| -> f32 {
        let middle = (middle_mm * DENSITY).round() as i32 + off;
        let at = |place: i32| {
            usize::try_from(place).ok().and_then(|place| profile.get(place)).copied().unwrap_or(0.0)
        };
        (at(middle - 1) + at(middle) + at(middle + 1)) / 3.0
    };
    let near = rim + LINE_MM / 2.0;
    let far = rim + side - LINE_MM / 2.0;
    // A filled box must not outweigh the other side.
    let dark = |off: i32| line(near, off).min(0.9) + line(far, off).min(0.9);
    let reach = (NUDGE_MM * DENSITY) as i32;
    // The nearest of equally dark places.
    let mut offs: Vec<i32> = (-reach..=reach).collect();
    offs.sort_by_key(|off| off.abs());
    let darkest = |best: i32, off: i32| if dark(off) > dark(best) { off } else { best };
    let best = offs.into_iter().reduce(darkest).unwrap_or(0);
    if dark(best) > 2.0 * LEAST_OUTLINE { f64::from(best) / DENSITY } else { 0.0 }
}

/// Where a picture is darker than light grey, widened by `bleed` pixels.
pub(super) fn spread(picture: &Plane, bleed: usize) -> Vec<bool> {
    let dark: Vec<bool> = picture.pixels.iter().map(|grey| *grey < 205).collect();
    widen(&dark, picture.width, picture.height, bleed)
}

/// Dilation by a square of `reach` pixels to each side.
pub(super) fn widen(mask: &[bool], width: usize, height: usize, reach: usize) -> Vec<bool> {
    let mut across = vec![false; mask.len()];
    for (from, to) in mask.chunks_exact(width).zip(across.chunks_exact_mut(width)) {
        // Marked up to where the last set pixel reaches; what lies before it is marked on meeting it.
        let mut until = 0;
        for x in 0..width {
            if from[x] {
                to[until.min(x).max(x.saturating_sub(reach))..=x].fill(true);
                until = x + reach + 1;
            } else {
                to[x] = x < until;
            }
        }
    }
    let mut both = vec![false; mask.len()];
    for y in 0..height {
        for near in y.saturating_sub(reach)..(y + reach + 1).min(height) {
            for x in 0..width {
                both[y * width + x] |= across[near * width + x];
            }
        }
    }
    both
}

/// Where the tail of a blurred outline is measured, from the box's outer edge inwards, mm: just
/// inside what counts as outline.
const TAIL_MM: (f64, f64) = (0.6, 0.75);

impl Patch<'_> {
    /// How dark the box is just inside its outline, 85th percentile: nothing in a sharp picture of an
    /// empty box; a tail runs along one side at least.
    pub(super) fn tail(&self) -> f32 {
        let (left, top, right, low) = self.outer;
        let inset = |mm: f64| (mm * DENSITY).round() as usize;
        let (near, far) = (inset(TAIL_MM.0), inset(TAIL_MM.1));
        if right - left <= 2 * far || low - top <= 2 * far {
            return 0.0;
        }
        let mut dark = Vec::new();
        for step in near..=far {
            for x in left + far..right - far {
                dark.push(self.dark[(top + step) * self.width + x]);
                dark.push(self.dark[(low - 1 - step) * self.width + x]);
            }
            for y in top + far..low - far {
                dark.push(self.dark[y * self.width + left + step]);
                dark.push(self.dark[y * self.width + right - 1 - step]);
            }
        }
        if dark.is_empty() {
            return 0.0;
        }
        let high = dark.len() * 17 / 20;
        *dark.select_nth_unstable_by(high, f32::total_cmp).1
    }

    /// The 90th percentile of darkness in the box's middle: noise, if the box is empty.
    pub(super) fn noise(&self) -> f32 {
        let (left, top, right, low) = self.outer;
        let inset = (0.8 * DENSITY) as usize;
        let mut dark: Vec<f32> = (top + inset..low - inset)
            .flat_map(|y| &self.dark[y * self.width + left + inset..y * self.width + right - inset])
            .copied()
            .collect();
        dark.sort_by(f32::total_cmp);
        dark.get(dark.len() * 9 / 10).copied().unwrap_or(0.0)
    }
}
