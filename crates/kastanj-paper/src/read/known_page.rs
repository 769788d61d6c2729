use super::frame::BLANK_DENSITY;
use super::patch::print_around;
use super::plane::Plane;
use crate::{FormLayout, GrayPage, PageLayout, PointMm, RectMm};

/// Side of a block of print that is compared with the scan, pixels at 75 dpi (12 mm).
const BLOCK: usize = 36;
/// Distance between blocks, pixels at 75 dpi.
const STEP: usize = 24;
/// Rim around an answer box in which pens are expected, mm.
const PEN_RIM_MM: f64 = 1.2;

/// A page of a form made ready for comparing: blanks at two sizes, and what of them may be compared.
#[derive(Debug)]
pub(super) struct KnownPage {
    pub(super) layout: PageLayout,
    /// 150 dpi.
    pub(super) blank: Plane,
    /// 75 dpi.
    pub(super) half: Plane,
    /// Blocks of print outside the zones for answers and varying print.
    pub(super) blocks: Vec<Piece>,
    /// The ticks in the margins.
    pub(super) ticks: Vec<Piece>,
    /// The answer boxes in the order of the layout.
    pub(super) boxes: Vec<Piece>,
    /// Print around each answer box, as its patch sees it.
    pub(super) print: Vec<Vec<bool>>,
    /// Likewise around the boxes of the code grid.
    pub(super) grid_print: Vec<Vec<Vec<bool>>>,
}

/// A piece of the blank that is looked for in the scan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Its middle on the page.
    pub(super) place: PointMm,
    /// Left edge, upper edge, width and height in pixels at 75 dpi.
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    /// Whether print in it fixes the place both across and down.
    pub(super) two_way: bool,
}

impl KnownPage {
    /// `None` when the blank has the wrong size.
    pub(super) fn new(layout: &PageLayout, blank: &GrayPage) -> Option<KnownPage> {
        let blank = Plane {
            width: blank.width() as usize,
            height: blank.height() as usize,
            pixels: blank.pixels().to_vec(),
        };
        let whole = super::frame::Frame::whole_page();
        if blank.width.abs_diff(whole.width) > 2 || blank.height.abs_diff(whole.height) > 2 {
            return None;
        }
        let half = blank.half();
        let free = free_of_answers(layout, &half);
        let blocks = blocks(&half, &free);
        let ticks = layout
            .ticks
            .iter()
            .filter_map(|tick| Piece::around(&half, tick.x, tick.y, 2.5, 2.5))
            .collect();
        let boxes = layout
            .boxes
            .iter()
            .map(|place| place.place)
            .filter_map(|rect| {
                let centre = rect.centre();
                let rim = 0.8;
                Piece::around(
                    &half,
                    centre.x,
                    centre.y,
                    rect.width / 2.0 + rim,
                    rect.height / 2.0 + rim,
                )
            })
            .collect::<Vec<_>>();
        let complete = boxes.len() == layout.boxes.len();
        let print = layout.boxes.iter().map(|place| print_around(place.place, &blank)).collect();
        let grid_print = layout
            .grid
            .iter()
            .flat_map(|grid| &grid.boxes)
            .map(|row| row.iter().map(|rect| print_around(*rect, &blank)).collect())
            .collect();
        complete.then(|| KnownPage {
            layout: layout.clone(),
            blank,
            half,
            blocks,
            ticks,
            boxes,
            print,
            grid_print,
        })
    }
}

impl Piece {
    /// A piece around a point, `reach` mm to each side; none beyond the page.
    pub(super) fn around(
        half: &Plane,
        x: f64,
        y: f64,
        reach_x: f64,
        reach_y: f64,
    ) -> Option<Piece> {
        let density = BLANK_DENSITY / 2.0;
        let left = ((x - reach_x) * density).round();
        let top = ((y - reach_y) * density).round();
        let width = (2.0 * reach_x * density).round() as usize;
        let height = (2.0 * reach_y * density).round() as usize;
        if left < 0.0 || top < 0.0 {
            return None;
        }
        let (left, top) = (left as usize, top as usize);
        (left + width <= half.width && top + height <= half.height)
            .then(|| Piece::at(half, left, top, width, height))
    }

    /// A piece by its edges in pixels.
    pub(super) fn at(half: &Plane, left: usize, top: usize, width: usize, height: usize) -> Piece {
        let density = BLANK_DENSITY / 2.0;
        let place = PointMm {
            x: (left as f64 + width as f64 / 2.0) / density,
            y: (top as f64 + height as f64 / 2.0) / density,
        };
        let (across, down) = slopes(half, left, top, width, height);
        let two_way = across.min(down) > 0.12 * across.max(down);
        Piece { place, left, top, width, height, two_way }
    }
}

/// Energy of the grey's slopes across and down.
pub(super) fn slopes(
    half: &Plane,
    left: usize,
    top: usize,
    width: usize,
    height: usize,
) -> (f64, f64) {
    let (mut across, mut down) = (0.0, 0.0);
    for y in top..top + height - 1 {
        for x in left..left + width - 1 {
            let here = f64::from(half.pixels[y * half.width + x]);
            let right = f64::from(half.pixels[y * half.width + x + 1]) - here;
            let below = f64::from(half.pixels[(y + 1) * half.width + x]) - here;
            across += right * right;
            down += below * below;
        }
    }
    (across, down)
}

/// For each pixel at 75 dpi whether no pen or varying print is expected there.
fn free_of_answers(layout: &PageLayout, half: &Plane) -> Vec<bool> {
    let mut free = vec![true; half.width * half.height];
    let mut close = |rect: RectMm, rim: f64| {
        let density = BLANK_DENSITY / 2.0;
        let side = |value: f64, most: usize| (value * density).clamp(0.0, most as f64) as usize;
        let (left, right) =
            (side(rect.x - rim, half.width), side(rect.x + rect.width + rim, half.width));
        let (top, low) =
            (side(rect.y - rim, half.height), side(rect.y + rect.height + rim, half.height));
        for y in top..low {
            free[y * half.width + left..y * half.width + right.max(left)].fill(false);
        }
    };
    for place in &layout.boxes {
        close(place.place, PEN_RIM_MM);
    }
    for rect in layout.grid.iter().flat_map(|grid| grid.boxes.iter().flatten()) {
        close(*rect, PEN_RIM_MM);
    }
    for rect in layout.writing.iter().chain(&layout.variable) {
        close(*rect, 0.5);
    }
    for rect in &layout.codes {
        close(*rect, 3.0);
    }
    for centre in &layout.fiducials {
        let half_side = FormLayout::FIDUCIAL_MM / 2.0;
        close(RectMm { x: centre.x, y: centre.y, width: 0.0, height: 0.0 }, half_side + 1.0);
    }
    free
}

/// Blocks with enough print, none of it in a closed zone.
pub(super) fn blocks(half: &Plane, free: &[bool]) -> Vec<Piece> {
    let mut found = Vec::new();
    for top in (0..half.height.saturating_sub(BLOCK)).step_by(STEP) {
        for left in (0..half.width.saturating_sub(BLOCK)).step_by(STEP) {
            let rows = || (top..top + BLOCK).map(|y| y * half.width + left);
            if !rows().all(|at| free[at..at + BLOCK].iter().all(|free| *free)) {
                continue;
            }
            let dark = rows()
                .flat_map(|at| &half.pixels[at..at + BLOCK])
                .filter(|pixel| **pixel < 170)
                .count();
            if dark * 50 >= BLOCK * BLOCK {
                found.push(Piece::at(half, left, top, BLOCK, BLOCK));
            }
        }
    }
    found
}
