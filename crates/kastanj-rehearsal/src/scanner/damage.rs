//! What happens to paper between the pen and the scanner, and to pictures that were copied.

use image::{GrayImage, Luma};
use kastanj_paper::{PointMm, RectMm};
use serde::{Deserialize, Serialize};

use crate::{Chance, PageRaster};

/// What befell a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Damage {
    /// Folded once or twice, wherever, boxes or not.
    Fold,
    /// The ring of a cup.
    Stain,
    /// A staple near the upper left corner.
    Staple,
    /// Two holes for a binder at the left edge.
    PunchHoles,
    /// A note stuck on, which hides what is below it.
    StickyNote,
    /// A printer that runs out of toner: pale bands along the page.
    LowToner,
}

impl Damage {
    /// All of them.
    pub const ALL: [Damage; 6] = [
        Damage::Fold,
        Damage::Stain,
        Damage::Staple,
        Damage::PunchHoles,
        Damage::StickyNote,
        Damage::LowToner,
    ];
}

/// Damages a page; returns what is hidden, if anything is.
pub fn damage(page: &mut PageRaster, kind: Damage, chance: &mut Chance) -> Option<RectMm> {
    match kind {
        Damage::Fold => {
            for _ in 0..chance.whole(1, 2) {
                fold(page, chance);
            }
        }
        Damage::Stain => stain(page, chance),
        Damage::Staple => {
            let (x, y) = (chance.between(5.0, 14.0), chance.between(4.0, 9.0));
            page.paint(RectMm { x, y, width: 11.0, height: 0.7 }, 70);
            page.paint(RectMm { x, y, width: 11.0, height: 0.25 }, 200);
        }
        Damage::PunchHoles => {
            let y = 148.5 + chance.around(0.0, 2.0);
            for y in [y - 40.0, y + 40.0] {
                disc(page, PointMm { x: 12.0 + chance.around(0.0, 1.0), y }, 3.0, 40);
            }
        }
        Damage::StickyNote => {
            let (x, y) = (chance.between(0.0, 150.0), chance.between(30.0, 230.0));
            let note = RectMm { x, y, width: 50.0, height: 15.0 };
            page.paint(RectMm { y: y + 15.0, height: 0.6, ..note }, 190);
            page.paint(note, 225);
            page.paint(RectMm { x: x + 4.0, y: y + 5.0, width: 30.0, height: 0.6 }, 60);
            return Some(note);
        }
        Damage::LowToner => low_toner(page, chance),
    }
    None
}

/// A crease: a dark line beside a light one, ink and print flaked off along it, at any angle near
/// level or upright.
fn fold(page: &mut PageRaster, chance: &mut Chance) {
    let level = chance.happens(0.7);
    let (width, height) = page.image.dimensions();
    let along = f64::from(if level { height } else { width });
    let start = along * chance.between(0.15, 0.85);
    let slope = chance.around(0.0, 0.01);
    let depth = chance.between(15.0, 70.0);
    let (dark, light) = (0.35 * page.per_mm(), 0.25 * page.per_mm());
    for y in 0..height {
        for x in 0..width {
            let (here, across) = if level { (y, x) } else { (x, y) };
            let off = f64::from(here) - start - slope * f64::from(across);
            if off.abs() > 2.0 * dark {
                continue;
            }
            let Luma([grey]) = page.image.get_pixel_mut(x, y);
            let value = f64::from(*grey);
            let shade = depth * (-(off / dark).powi(2)).exp();
            let worn = if (0.0..light).contains(&off) { (255.0 - value) * 0.3 } else { 0.0 };
            *grey = (value - shade + worn).clamp(0.0, 255.0) as u8;
        }
    }
}

/// A ring 60–85 mm wide, darker at its rim.
fn stain(page: &mut PageRaster, chance: &mut Chance) {
    let middle = (chance.between(40.0, 170.0), chance.between(50.0, 250.0));
    let radius = chance.between(30.0, 42.0);
    let (rim, body) = (chance.between(25.0, 80.0), chance.between(4.0, 25.0));
    let per_mm = page.per_mm();
    for (x, y, Luma([grey])) in page.image.enumerate_pixels_mut() {
        let far = (f64::from(x) / per_mm - middle.0).hypot(f64::from(y) / per_mm - middle.1);
        let ring = rim * (-((far - radius) / 1.2).powi(2)).exp();
        let inner = if far < radius { body } else { 0.0 };
        *grey = (f64::from(*grey) - ring - inner).clamp(0.0, 255.0) as u8;
    }
}

fn disc(page: &mut PageRaster, middle: PointMm, radius: f64, grey: u8) {
    let (x, y) = page.pixel(middle);
    let reach = radius * page.per_mm();
    let (width, height) = page.image.dimensions();
    for py in (y - reach).max(0.0) as u32..((y + reach) as u32).min(height) {
        for px in (x - reach).max(0.0) as u32..((x + reach) as u32).min(width) {
            if (f64::from(px) - x).hypot(f64::from(py) - y) < reach {
                page.image.put_pixel(px, py, Luma([grey]));
            }
        }
    }
}

fn low_toner(page: &mut PageRaster, chance: &mut Chance) {
    let width = f64::from(page.image.width());
    let least = chance.between(0.3, 0.6);
    let (waves, phase) = (chance.between(1.0, 5.0), chance.between(0.0, 6.0));
    for (x, _, Luma([grey])) in page.image.enumerate_pixels_mut() {
        let wave = (f64::from(x) / width * waves * 6.3 + phase).sin().mul_add(0.5, 0.5);
        let share = least + (1.0 - least) * wave;
        *grey = (255.0 - (255.0 - f64::from(*grey)) * share) as u8;
    }
}

/// Black and white as machines without greys see: by a screen of 8 × 8 thresholds, or by passing each
/// pixel's error on (Floyd & Steinberg 1976).
pub fn dithered(image: &GrayImage, by_screen: bool) -> GrayImage {
    let (width, height) = image.dimensions();
    let mut out = GrayImage::new(width, height);
    let wide = width as usize;
    let mut errors = vec![0.0_f64; wide + 2];
    let mut below = vec![0.0_f64; wide + 2];
    for y in 0..height {
        let mut ahead = 0.0;
        below.fill(0.0);
        for x in 0..width {
            let grey = f64::from(image.get_pixel(x, y).0[0]);
            let at = x as usize;
            let black = if by_screen {
                grey < screen(x, y)
            } else {
                let wanted = grey + errors[at + 1] + ahead;
                let black = wanted < 128.0;
                let error = wanted - if black { 0.0 } else { 255.0 };
                ahead = error * 7.0 / 16.0;
                below[at] += error * 3.0 / 16.0;
                below[at + 1] += error * 5.0 / 16.0;
                below[at + 2] += error / 16.0;
                black
            };
            out.put_pixel(x, y, Luma([if black { 0 } else { 255 }]));
        }
        std::mem::swap(&mut errors, &mut below);
    }
    out
}

/// Bayer's thresholds (1973), 8 × 8.
fn screen(x: u32, y: u32) -> f64 {
    let mut value = 0;
    for bit in 0..3 {
        let (bx, by) = (x >> bit & 1, y >> bit & 1);
        value |= ((bx ^ by) << 1 | by) << (2 * (2 - bit));
    }
    (f64::from(value) + 0.5) * 4.0
}
