use std::ops::Range;

use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use kastanj_instrument::ItemId;

use super::plane::bilinear;
use super::written_over::{Ink, written_over};
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
/// The same around every box where writing runs across them, mm.
const WRITTEN_RIM_MM: f64 = 0.5;
/// The side of the squares in which a box is shown that writing runs across, pixels: 0.8 mm.
const SQUARE: usize = 5;
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
/// form, so that a name in the margin, or a line across the page, is not in the picture. Where
/// writing runs across boxes, what is around them is painted over, as are writing zones, page codes
/// and code grids, and the boxes themselves are shown so coarsely that a cross can be told and a
/// letter cannot. A bar on either side points out the
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
    let seen =
        window.seen(scan, rectification, paper_white(scan, rectification, &own(layout, item)));
    let printed = window.printed(blank);
    let zones = Zones::of(layout, item, &window, &Ink::of(&seen, &printed, window.width));
    let (mut marked, mut empty) = (seen, printed);
    for place in zones.own.written.iter().chain(&zones.neighbours.written) {
        window.coarsen(&mut marked, place);
    }
    for at in 0..marked.len() {
        let (x, y) = window.place(at % window.width, at / window.width);
        let hidden = contains_any(&zones.hidden, x, y);
        let shown = |grey: u8| band.toned(x, y, f32::from(grey)) as u8;
        empty[at] = if hidden { MASK } else { shown(empty[at]) };
        marked[at] = match (zones.own.at(x, y), zones.neighbours.at(x, y)) {
            (Some(Pen::Shown), _) => marked[at],
            (Some(Pen::Covered), _) => MASK,
            (None, Some(Pen::Shown)) if !hidden => shown(marked[at]),
            (None, Some(Pen::Covered)) => MASK,
            (None, _) => empty[at],
        };
    }
    Some(RowCut {
        marked: png(&marked, window.width, window.height)?,
        blank: png(&empty, window.width, window.height)?,
    })
}

/// The boxes of a question, each with the room around it that the reader looks at.
fn own(layout: &PageLayout, item: &ItemId) -> Vec<RectMm> {
    let own = layout.boxes.iter().filter(|place| place.item == *item);
    own.map(|place| place.place.widened(RIM_MM)).collect()
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

/// What becomes a picture: from where, mm, and how many pixels.
pub(super) struct Window {
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

    /// Where the middle of a pixel lies on the page, mm.
    fn place(&self, column: usize, line: usize) -> (f64, f64) {
        let at = |from: f64, step: usize| from + (step as f64 + 0.5) / DENSITY;
        (at(self.left, column), at(self.top, line))
    }

    /// The columns between two places of the page, mm, as far as they are in the window.
    pub(super) fn columns(&self, from: f64, to: f64) -> Range<usize> {
        within(from - self.left, to - self.left, self.width)
    }

    /// The same of the lines.
    pub(super) fn lines(&self, from: f64, to: f64) -> Range<usize> {
        within(from - self.top, to - self.top, self.height)
    }

    /// A length in pixels, at least one.
    pub(super) fn pixels(&self, mm: f64) -> usize {
        pixels(mm)
    }

    /// The piece of the scan, laid straight, as if its paper were white: 0 black, 255 and above paper.
    fn straight<'s>(
        &'s self,
        scan: &'s GrayPage,
        rectification: &'s Rectification,
        white: f32,
    ) -> impl Iterator<Item = f32> + 's {
        let (wide, high) = (scan.width() as usize, scan.height() as usize);
        let stretches = (0..self.height)
            .flat_map(|line| (0..self.width).step_by(STRETCH).map(move |stretch| (line, stretch)));
        stretches.flat_map(move |(line, stretch)| {
            let length = STRETCH.min(self.width - stretch);
            let at = |column: usize| {
                let (x, y) = self.place(column, line);
                rectification.locate(PointMm { x, y })
            };
            let (start, end) = (at(stretch), at(stretch + length));
            (0..length).map(move |column| {
                let (x, y) = between(start, end, column as f64 / length as f64);
                bilinear(scan.pixels(), wide, high, x, y) * 255.0 / white
            })
        })
    }

    /// The same as a picture.
    fn seen(&self, scan: &GrayPage, rectification: &Rectification, white: f32) -> Vec<u8> {
        self.straight(scan, rectification, white).map(|grey| grey.min(255.0) as u8).collect()
    }

    /// Makes a piece even, square by square.
    fn coarsen(&self, picture: &mut [u8], place: &RectMm) {
        let columns = self.columns(place.x, place.x + place.width);
        for top in self.lines(place.y, place.y + place.height).step_by(SQUARE) {
            for left in columns.clone().step_by(SQUARE) {
                let square = || {
                    let lines = top..(top + SQUARE).min(self.height);
                    let width = self.width;
                    let columns = left..(left + SQUARE).min(width);
                    lines.flat_map(move |line| {
                        columns.clone().map(move |column| line * width + column)
                    })
                };
                let greys = square().filter_map(|at| picture.get(at));
                let (sum, count) =
                    greys.fold((0, 0), |(sum, n), one| (sum + u32::from(*one), n + 1));
                let even = u8::try_from(sum / count.max(1)).unwrap_or(255);
                for at in square() {
                    if let Some(pixel) = picture.get_mut(at) {
                        *pixel = even;
                    }
                }
            }
        }
    }

    /// The same piece of the blank.
    fn printed(&self, blank: &GrayPage) -> Vec<u8> {
        let (wide, high) = (blank.width() as usize, blank.height() as usize);
        (0..self.width * self.height)
            .map(|at| {
                let (x, y) = self.place(at % self.width, at / self.width);
                bilinear(blank.pixels(), wide, high, x * OF_BLANK, y * OF_BLANK) as u8
            })
            .collect()
    }
}

fn pixels(mm: f64) -> usize {
    (mm * DENSITY).round().max(1.0) as usize
}

/// The pixels from one place to another, mm from the edge, of `limit`.
fn within(from: f64, to: f64, limit: usize) -> Range<usize> {
    let at = |mm: f64| ((mm * DENSITY).round().max(0.0) as usize).min(limit);
    at(from)..at(to)
}

/// Where pen is shown, where it is covered, and where not even print is.
struct Zones {
    own: Around,
    neighbours: Around,
    hidden: Vec<RectMm>,
}

impl Zones {
    fn of(layout: &PageLayout, item: &ItemId, window: &Window, ink: &Ink) -> Zones {
        let boxes: Vec<RectMm> = layout.boxes.iter().map(|place| place.place).collect();
        let written = written_over(ink, window, &boxes);
        let (mut own, mut neighbours) = (Around::default(), Around::default());
        for (place, written) in layout.boxes.iter().zip(written) {
            if place.item == *item {
                own.add(place.place, RIM_MM, written);
            } else {
                neighbours.add(place.place, NEIGHBOUR_RIM_MM, written);
            }
        }
        let grid = layout.grid.iter().flat_map(|grid| grid.boxes.iter().flatten());
        let mut hidden: Vec<RectMm> = grid.map(|rect| rect.widened(1.5)).collect();
        hidden.extend(layout.writing.iter().chain(&layout.codes).chain(&layout.variable));
        Zones { own, neighbours, hidden }
    }
}

/// Some boxes with what is around them.
#[derive(Default)]
struct Around {
    /// The boxes, with the outline on paper that lies a little aside.
    boxes: Vec<RectMm>,
    /// Those of them that writing runs across.
    written: Vec<RectMm>,
    /// The room around them.
    shown: Vec<RectMm>,
    /// The same where writing runs through it.
    covered: Vec<RectMm>,
}

/// What is done with pen somewhere.
enum Pen {
    Shown,
    Covered,
}

impl Around {
    fn add(&mut self, place: RectMm, rim: f64, written: bool) {
        let itself = place.widened(WRITTEN_RIM_MM);
        self.boxes.push(itself);
        self.written.extend(written.then_some(itself));
        let room = if written { &mut self.covered } else { &mut self.shown };
        room.push(place.widened(rim));
    }

    fn at(&self, x: f64, y: f64) -> Option<Pen> {
        if contains_any(&self.boxes, x, y) {
            Some(Pen::Shown)
        } else if contains_any(&self.covered, x, y) {
            Some(Pen::Covered)
        } else {
            contains_any(&self.shown, x, y).then_some(Pen::Shown)
        }
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
    let window = Window { left: zone.x, top: zone.y, width, height };
    let white = paper_white(scan, rectification, std::slice::from_ref(zone));
    let (mut grey, mut pen) = (Vec::with_capacity(width * height), 0usize);
    for (at, value) in window.straight(scan, rectification, white).enumerate() {
        // Only what is darker than bare paper by as much as pen can be pen.
        let dark = value + PEN < 255.0;
        let (x, y) = window.place(at % width, at / width);
        pen += usize::from(dark && value + PEN < darkest_near(blank, x, y));
        grey.push(value.min(255.0) as u8);
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
