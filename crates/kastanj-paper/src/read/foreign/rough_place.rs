use super::prepared::PreparedPage;
use super::profile::{Fit, Profile};
use super::skew::Straightened;
use crate::PointMm;
use crate::read::homography::{Homography, Pair};
use crate::read::plane::{Plane, Spot};

/// Places that are compared pixel by pixel, over all pages and turns.
const COMPARED: usize = 14;
/// Fits of a profile that are kept for each axis.
const FITS: usize = 3;
/// Print is stretched by feeders, but not by more than this.
const MOST_STRETCH: f64 = 0.04;
/// Ratio of the longer sides' proportions from which a quarter turn is out of the question.
const CLEARLY_LONGER: f64 = 1.18;

/// A guess where a page of the form lies in the scan.
#[derive(Debug, Clone, Copy)]
pub(super) struct RoughPlace {
    /// Which page, as an index.
    pub(super) page: usize,
    /// From the page to the scan's working copy.
    pub(super) map: Homography,
    /// Likeness of scan and blank there, −1–1.
    pub(super) likeness: f64,
}

/// The scan's working copy at the smaller sizes that finding needs.
pub(super) struct Scan {
    pub(super) half: Plane,
    pub(super) quarter: Plane,
    pub(super) eighth: Plane,
}

impl Scan {
    pub(super) fn new(work: &Plane) -> Scan {
        let half = work.half();
        let mut quarter = half.half();
        without_black_edges(&mut quarter);
        let eighth = quarter.half();
        Scan { half, quarter, eighth }
    }
}

/// Darker than this is black, where feeders leave edges.
const BLACK: u8 = 150;
/// Share of a side that a black edge may take at most.
const EDGE_SHARE: usize = 10;

/// Whitens what is black without a gap from the rim of the picture inwards.
fn without_black_edges(plane: &mut Plane) {
    let (wide, high) = (plane.width, plane.height);
    let mut whiten = |reach: usize, places: &mut dyn Iterator<Item = usize>| {
        // Two lighter pixels in a row end the edge; one is noise.
        let mut lighter = 0;
        for at in places.take(reach) {
            if plane.pixels[at] < BLACK {
                lighter = 0;
            } else {
                lighter += 1;
            }
            if lighter == 2 {
                break;
            }
            plane.pixels[at] = 255;
        }
    };
    for y in 0..high {
        whiten(wide / EDGE_SHARE, &mut (0..wide).map(|x| y * wide + x));
        whiten(wide / EDGE_SHARE, &mut (0..wide).rev().map(|x| y * wide + x));
    }
    for x in 0..wide {
        whiten(high / EDGE_SHARE, &mut (0..high).map(|y| y * wide + x));
        whiten(high / EDGE_SHARE, &mut (0..high).rev().map(|y| y * wide + x));
    }
}

/// Guesses where pages of the form lie in the scan, best first.
///
/// The skew is that of the scan's own lines; place and size along each axis
/// are those at which the amounts of ink, line by line, agree with the blank's.
/// The best few are compared with the blank pixel by pixel.
pub(super) fn rough_places(scan: &Scan, pages: &[PreparedPage]) -> Vec<RoughPlace> {
    let straight = Straightened::find(&scan.quarter);
    let (across, down) = straight.profiles(&scan.quarter);
    let axes = Axes { back_across: across.reversed(), back_down: down.reversed(), across, down };
    let mut guesses: Vec<(f32, usize, Homography)> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for turn in 0..4_u8 {
            guesses.extend(
                turned_fits(scan, page, turn, &axes, &straight)
                    .into_iter()
                    .map(|(score, map)| (score, number, map)),
            );
        }
    }
    guesses.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut places: Vec<RoughPlace> = guesses
        .into_iter()
        .take(COMPARED)
        .map(|(_, page, map)| {
            let likeness = likeness(&scan.eighth, &pages[page], &map);
            RoughPlace { page, map, likeness }
        })
        .collect();
    places.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    places
}

/// The scan's profiles in both directions.
struct Axes {
    across: Profile,
    back_across: Profile,
    down: Profile,
    back_down: Profile,
}

/// Where the page can lie if it is turned clockwise by so many quarters.
fn turned_fits(
    scan: &Scan,
    page: &PreparedPage,
    turn: u8,
    axes: &Axes,
    straight: &Straightened,
) -> Vec<(f32, Homography)> {
    let quarter = &scan.quarter;
    let (wide, high) = (quarter.width as f64, quarter.height as f64);
    let (width, height) = (page.page.width, page.page.height);
    let sideways = turn % 2 == 1;
    let shape = if sideways { (high, wide) } else { (wide, high) };
    let proportion = (shape.0 / shape.1) / (width / height);
    if !(1.0 / CLEARLY_LONGER..CLEARLY_LONGER).contains(&proportion) {
        return Vec::new();
    }
    // Pixels of the quarter-size scan per millimetre if the page just fills it, and per bin of the blank.
    let density = (shape.0 / width).min(shape.1 / height);
    let nominal = density / page.frame(2).density;
    // Which way the page's own x and y run in the scan.
    let (along_x, along_y) = match turn {
        0 => (&axes.across, &axes.down),
        1 => (&axes.down, &axes.back_across),
        2 => (&axes.back_across, &axes.back_down),
        _ => (&axes.back_down, &axes.across),
    };
    let fits_x = page.across.best_fits(along_x, nominal, FITS);
    let fits_y = page.down.best_fits(along_y, nominal, FITS);
    let span = (straight.span.0 as f64, straight.span.1 as f64);
    let mut found = Vec::new();
    for x in &fits_x {
        for y in &fits_y {
            if (x.scale / y.scale - 1.0).abs() > MOST_STRETCH {
                continue;
            }
            let place = |fit: &Fit, mm: f64| fit.start + fit.scale * mm * page.frame(2).density;
            let pairs =
                [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)].map(|(px, py)| {
                    let (a, b) = (place(x, px), place(y, py));
                    let (u, v) = match turn {
                        0 => (a, b),
                        1 => (span.0 - b, a),
                        2 => (span.0 - a, span.1 - b),
                        _ => (b, span.1 - a),
                    };
                    let (sx, sy) = straight.back(u, v);
                    // From the quarter-size copy to the working copy.
                    let spot = Spot { x: sx * 4.0, y: sy * 4.0 };
                    Pair { page: PointMm { x: px, y: py }, spot, weight: 1.0 }
                });
            if let Some(map) = Homography::affine(&pairs) {
                found.push((x.score + y.score, map));
            }
        }
    }
    found
}

/// Correlation of scan and blank at 18.75 dpi over the whole page.
pub(super) fn likeness(eighth: &Plane, page: &PreparedPage, map: &Homography) -> f64 {
    let seen = page.frame(4).of_scan(eighth, &map.scaled(0.125));
    let blank = &page.eighth;
    let count = seen.pixels.len().min(blank.pixels.len()) as f64;
    let (mut a, mut b, mut aa, mut bb, mut ab) = (0_u64, 0_u64, 0_u64, 0_u64, 0_u64);
    for (one, other) in seen.pixels.iter().zip(&blank.pixels) {
        let (one, other) = (u64::from(*one), u64::from(*other));
        a += one;
        b += other;
        aa += one * one;
        bb += other * other;
        ab += one * other;
    }
    let (a, b) = (a as f64, b as f64);
    let spread =
        (aa as f64 - a * a / count).max(0.0).sqrt() * (bb as f64 - b * b / count).max(0.0).sqrt();
    if spread > 1.0 { (ab as f64 - a * b / count) / spread } else { 0.0 }
}
