use super::overlay::Overlay;
use super::prepared::PreparedPage;
use crate::PointMm;
use crate::read::flat_field::FlatScan;
use crate::read::frame::BLANK_DENSITY;
use crate::read::plane::{Plane, Spot};
use crate::read::streaks::{Streak, Streaks};

/// Places along a line at which the blank is looked at.
const PLACES: usize = 200;
/// How far aside a line of the blank may lie, pixels of the blank at 75 dpi (0.7 mm).
const ASIDE: i32 = 2;
/// So far beside a line there is paper, likewise (1.7 mm).
const BESIDE: f64 = 5.0;
/// By so much must the blank be darker than beside: a third of a hairline of 0.1 mm.
const DARKER: f32 = 12.0;
/// Over this share of its length on the page must it be: a streak that was found is over 0.8.
const SHARE: f64 = 0.7;

/// Those of the lines from edge to edge that the scanner drew: the page itself has none there.
///
/// Lines to write on and rules of tables look like streaks where a page lies quite straight.
pub(super) fn not_printed(
    lines: &Streaks,
    flat: &FlatScan,
    page: &PreparedPage,
    overlay: &Overlay,
) -> Streaks {
    lines.only(|line| !is_printed(line, &flat.work, page, overlay))
}

/// Whether the page has a line where the scan has this one.
fn is_printed(line: Streak, work: &Plane, page: &PreparedPage, overlay: &Overlay) -> bool {
    (-ASIDE..=ASIDE).any(|aside| {
        let (mut seen, mut dark) = (0_usize, 0_usize);
        for place in 0..PLACES {
            let along = (place as f64 + 0.5) / PLACES as f64;
            let (spot, across) = match line {
                Streak::Down(x) => (Spot { x, y: along * work.height as f64 }, (1.0, 0.0)),
                Streak::Across(y) => (Spot { x: along * work.width as f64, y }, (0.0, 1.0)),
            };
            let Some(grey) = darkness(page, overlay, spot, across, f64::from(aside)) else {
                continue;
            };
            seen += 1;
            dark += usize::from(grey >= DARKER);
        }
        seen > PLACES / 2 && dark as f64 >= SHARE * seen as f64
    })
}

/// By how much the blank is darker than on both sides at a spot of the scan, moved `aside` in the
/// direction `across`; none beyond the page.
fn darkness(
    page: &PreparedPage,
    overlay: &Overlay,
    spot: Spot,
    across: (f64, f64),
    aside: f64,
) -> Option<f32> {
    let density = BLANK_DENSITY / 2.0;
    let off = overlay.map.back(spot)?;
    let shift = overlay.field.at(off);
    let here = PointMm { x: off.x - shift.0, y: off.y - shift.1 };
    let inside =
        (0.0..page.page.width).contains(&here.x) && (0.0..page.page.height).contains(&here.y);
    if !inside {
        return None;
    }
    // The direction across the line on the page, which may lie turned by a quarter.
    let beyond = overlay.map.back(Spot { x: spot.x + across.0, y: spot.y + across.1 })?;
    let (x, y) = (beyond.x - off.x, beyond.y - off.y);
    let length = x.hypot(y).max(1e-9);
    let grey = |by: f64| {
        let by = by / density / length;
        page.half.sample((here.x + by * x) * density, (here.y + by * y) * density)
    };
    let paper = grey(aside - BESIDE).max(grey(aside + BESIDE));
    Some(paper - grey(aside))
}
