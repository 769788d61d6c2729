use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use kastanj_instrument::ItemId;

use super::plane::bilinear;
use super::{FormTemplate, Rectification};
use crate::{GrayPage, PageLayout, PointMm, RectMm};

/// Pixels per millimetre of the picture (152 dpi).
const DENSITY: f64 = 6.0;
/// Pixels of a blank per millimetre.
const OF_BLANK: f64 = FormTemplate::DPI / 25.4;
/// Room above and below the question's boxes, mm.
const ROOM_MM: f64 = 3.5;
/// How much of the rows above and below is shown at most, mm.
const NEIGHBOUR_MM: f64 = 13.0;
/// Distance from the page's edges, inside corner marks and ticks, mm.
const MARGIN_MM: f64 = 16.0;
/// How far around a box of the question the scan is shown: as far as the reader looks, mm.
const RIM_MM: f64 = 3.0;
/// The same around the boxes of the rows above and below, mm.
const NEIGHBOUR_RIM_MM: f64 = 1.2;
/// Width of the bar that points out the question's own row, mm.
const BAR_MM: f64 = 0.8;
/// What is painted over a zone that nobody is to see here.
const MASK: u8 = 225;
/// How much of its darkness print keeps in the rows above and below.
const FAINT: f32 = 0.45;
/// Pixels over which the page is taken to be straight.
const STRETCH: usize = 64;

/// The row of one question, with the rows above and below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowCut {
    /// As somebody marked it; PNG.
    pub marked: Vec<u8>,
    /// The same piece of the blank form; PNG.
    pub blank: Vec<u8>,
}

/// The row of one question out of a scan, laid straight, with its neighbours.
///
/// Pen is shown in and around answer boxes and nowhere else: all other print comes from the blank
/// form, so that a name in the margin, or a line across the page, is not in the picture. Writing
/// zones, page codes and code grids are painted over. A bar on either side points out the
/// question's own row. `None` when the page has no such question.
pub fn crop_row(
    scan: &GrayPage,
    rectification: &Rectification,
    layout: &PageLayout,
    blank: &GrayPage,
    item: &ItemId,
) -> Option<RowCut> {
    let band = Band::of(layout, item)?;
    let window = Window::of(&band);
    let zones = Zones::of(layout, item);
    let white = paper_white(scan, rectification, &zones.own);
    let printed = |x: f64, y: f64| -> f32 {
        let (wide, high) = (blank.width() as usize, blank.height() as usize);
        bilinear(blank.pixels(), wide, high, x * OF_BLANK, y * OF_BLANK)
    };
    let shown = |x: f64, y: f64, grey: f32| band.toned(x, y, grey);
    let plain = |x: f64, y: f64| {
        if contains_any(&zones.hidden, x, y) { f32::from(MASK) } else { shown(x, y, printed(x, y)) }
    };
    let (wide, high) = (scan.width() as usize, scan.height() as usize);
    let mut marked = Vec::with_capacity(window.width * window.height);
    let mut empty = Vec::with_capacity(window.width * window.height);
    for row in 0..window.height {
        let y = window.top + (row as f64 + 0.5) / DENSITY;
        for stretch in (0..window.width).step_by(STRETCH) {
            let length = STRETCH.min(window.width - stretch);
            let at = |column: usize| {
                let x = window.left + (column as f64 + 0.5) / DENSITY;
                rectification.locate(PointMm { x, y })
            };
            let (start, end) = (at(stretch), at(stretch + length));
            for column in 0..length {
                let x = window.left + ((stretch + column) as f64 + 0.5) / DENSITY;
                empty.push(plain(x, y) as u8);
                let mine = contains_any(&zones.own, x, y);
                let theirs = !mine && contains_any(&zones.neighbours, x, y);
                marked.push(if mine || theirs && !contains_any(&zones.hidden, x, y) {
                    let along = column as f64 / length as f64;
                    let (x_there, y_there) = between(start, end, along);
                    let grey = bilinear(scan.pixels(), wide, high, x_there, y_there);
                    let grey = (grey * 255.0 / white).min(255.0);
                    if mine { grey as u8 } else { shown(x, y, grey) as u8 }
                } else {
                    plain(x, y) as u8
                });
            }
        }
    }
    Some(RowCut {
        marked: png(&marked, window.width, window.height)?,
        blank: png(&empty, window.width, window.height)?,
    })
}

/// The piece of the page that is shown, top to bottom, and the question's own rows within it.
struct Band {
    top: f64,
    low: f64,
    own: (f64, f64),
}

impl Band {
    fn of(layout: &PageLayout, item: &ItemId) -> Option<Band> {
        let rows = |own: bool| {
            let of = move |place: &&crate::BoxPlace| (place.item == *item) == own;
            layout.boxes.iter().filter(of).map(|place| place.place)
        };
        let top = rows(true).map(|rect| rect.y).fold(f64::INFINITY, f64::min);
        let low = rows(true).map(|rect| rect.y + rect.height).fold(f64::NEG_INFINITY, f64::max);
        if low <= top {
            return None;
        }
        let (own_top, own_low) = (top - ROOM_MM, low + ROOM_MM);
        // The nearest row on either side, if one is near enough to be shown with this one.
        let above = rows(false).map(|rect| rect.y).filter(|y| *y < top - ROOM_MM);
        let above = above.fold(f64::NEG_INFINITY, f64::max) - ROOM_MM;
        let below = rows(false).map(|rect| rect.y + rect.height).filter(|y| *y > low + ROOM_MM);
        let below = below.fold(f64::INFINITY, f64::min) + ROOM_MM;
        let near_top = own_top - NEIGHBOUR_MM;
        let near_low = own_low + NEIGHBOUR_MM;
        Some(Band {
            top: if above >= near_top { above.min(own_top) } else { near_top }.max(0.0),
            low: if below <= near_low { below.max(own_low) } else { near_low }.min(297.0),
            own: (own_top, own_low),
        })
    }

    /// Print as it is in the own rows, fainter in the others, and the bar beside the own ones.
    fn toned(&self, x: f64, y: f64, grey: f32) -> f32 {
        if y < self.own.0 || y >= self.own.1 {
            return 255.0 - (255.0 - grey) * FAINT;
        }
        let inside = (MARGIN_MM + BAR_MM..210.0 - MARGIN_MM - BAR_MM).contains(&x);
        if inside { grey } else { 60.0 }
    }
}

/// What becomes a picture: from where, and how many pixels.
struct Window {
    left: f64,
    top: f64,
    width: usize,
    height: usize,
}

impl Window {
    fn of(band: &Band) -> Window {
        let width = pixels(210.0 - 2.0 * MARGIN_MM);
        Window { left: MARGIN_MM, top: band.top, width, height: pixels(band.low - band.top) }
    }
}

fn pixels(mm: f64) -> usize {
    (mm * DENSITY).round().max(1.0) as usize
}

/// Where pen is shown, and where not even print is.
struct Zones {
    own: Vec<RectMm>,
    neighbours: Vec<RectMm>,
    hidden: Vec<RectMm>,
}

impl Zones {
    fn of(layout: &PageLayout, item: &ItemId) -> Zones {
        let mut zones = Zones { own: Vec::new(), neighbours: Vec::new(), hidden: Vec::new() };
        for place in &layout.boxes {
            if place.item == *item {
                zones.own.push(widened(place.place, RIM_MM));
            } else {
                zones.neighbours.push(widened(place.place, NEIGHBOUR_RIM_MM));
            }
        }
        let grid = layout.grid.iter().flat_map(|grid| grid.boxes.iter().flatten());
        zones.hidden.extend(grid.map(|rect| widened(*rect, 1.5)));
        zones.hidden.extend(layout.writing.iter().chain(&layout.codes).chain(&layout.variable));
        zones
    }
}

/// A point on the line between two points, `along` of the way.
fn between(start: (f64, f64), end: (f64, f64), along: f64) -> (f64, f64) {
    (start.0 + (end.0 - start.0) * along, start.1 + (end.1 - start.1) * along)
}

/// The grey of bare paper around some boxes, so that a grey scan and the white blank look alike.
fn paper_white(scan: &GrayPage, rectification: &Rectification, around: &[RectMm]) -> f32 {
    let (wide, high) = (scan.width() as usize, scan.height() as usize);
    let mut greys: Vec<f32> = around
        .iter()
        .flat_map(|rect| {
            (0..12).flat_map(move |row| {
                let y = rect.y + rect.height * (f64::from(row) + 0.5) / 12.0;
                let at = |x: f64| rectification.locate(PointMm { x, y });
                let (start, end) = (at(rect.x), at(rect.x + rect.width));
                (0..12).map(move |column| between(start, end, (f64::from(column) + 0.5) / 12.0))
            })
        })
        .map(|(x, y)| bilinear(scan.pixels(), wide, high, x, y))
        .collect();
    greys.sort_by(f32::total_cmp);
    greys.get(greys.len() * 8 / 10).copied().unwrap_or(255.0).clamp(64.0, 255.0)
}

/// The writing zones of a page in which somebody has written, in printed order; PNG.
///
/// They are shown to a person and never read. `blank` tells what is print. The strip below the
/// corner marks is none of them: it is read at once and destroyed, and if it was not torn off,
/// nothing of it is kept.
pub fn crop_writing(
    scan: &GrayPage,
    rectification: &Rectification,
    layout: &PageLayout,
    blank: &GrayPage,
) -> Vec<Vec<u8>> {
    let low = layout.fiducials.iter().map(|corner| corner.y).fold(0.0, f64::max);
    let zones = layout.writing.iter().filter(|zone| zone.y + zone.height < low);
    zones.filter_map(|zone| written(scan, rectification, blank, zone)).collect()
}

/// Pen that makes a zone written in, mm².
const WRITTEN_MM2: f64 = 2.0;
/// How much darker than the blank a pixel of pen is.
const PEN: f32 = 70.0;

fn written(
    scan: &GrayPage,
    rectification: &Rectification,
    blank: &GrayPage,
    zone: &RectMm,
) -> Option<Vec<u8>> {
    let (width, height) = (pixels(zone.width), pixels(zone.height));
    let white = paper_white(scan, rectification, std::slice::from_ref(zone));
    let (wide, high) = (scan.width() as usize, scan.height() as usize);
    let (mut grey, mut pen) = (Vec::with_capacity(width * height), 0usize);
    for row in 0..height {
        let y = zone.y + (row as f64 + 0.5) / DENSITY;
        for stretch in (0..width).step_by(STRETCH) {
            let length = STRETCH.min(width - stretch);
            let at = |column: usize| {
                let x = zone.x + (column as f64 + 0.5) / DENSITY;
                rectification.locate(PointMm { x, y })
            };
            let (start, end) = (at(stretch), at(stretch + length));
            for column in 0..length {
                let (there, down) = between(start, end, column as f64 / length as f64);
                let value = bilinear(scan.pixels(), wide, high, there, down) * 255.0 / white;
                // Only what is darker than bare paper by as much as pen can be pen.
                let dark = value + PEN < 255.0;
                let x = zone.x + ((stretch + column) as f64 + 0.5) / DENSITY;
                pen += usize::from(dark && value + PEN < darkest_near(blank, x, y));
                grey.push(value.min(255.0) as u8);
            }
        }
    }
    let written = pen as f64 / (DENSITY * DENSITY) >= WRITTEN_MM2;
    if written { png(&grey, width, height) } else { None }
}

/// The darkest print of the blank within half a millimetre: a line that lies aside is no pen.
fn darkest_near(blank: &GrayPage, x: f64, y: f64) -> f32 {
    let (wide, high) = (blank.width() as usize, blank.height() as usize);
    let at = |aside: f64, down: f64| {
        let (x, y) = ((x + aside) * OF_BLANK, (y + down) * OF_BLANK);
        bilinear(blank.pixels(), wide, high, x, y)
    };
    let steps = [-0.5, -0.25, 0.0, 0.25, 0.5];
    let around = steps.iter().flat_map(|aside| steps.iter().map(move |down| (*aside, *down)));
    around.map(|(aside, down)| at(aside, down)).fold(255.0, f32::min)
}

fn widened(rect: RectMm, rim: f64) -> RectMm {
    RectMm {
        x: rect.x - rim,
        y: rect.y - rim,
        width: rect.width + 2.0 * rim,
        height: rect.height + 2.0 * rim,
    }
}

fn contains_any(rects: &[RectMm], x: f64, y: f64) -> bool {
    let contains = |rect: &RectMm| {
        x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
    };
    rects.iter().any(contains)
}

fn png(pixels: &[u8], width: usize, height: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
        .write_image(
            pixels,
            u32::try_from(width).ok()?,
            u32::try_from(height).ok()?,
            image::ExtendedColorType::L8,
        )
        .ok()?;
    Some(bytes)
}
