//! The layout says where things stand; the raster shows them there.

use kastanj_instrument::{PageCode, Serial};
use kastanj_paper::{FormLayout, GrayPage, PointMm, RectMm};
use proptest::prelude::*;

use super::print_support::{before, order, pack, part_one};

const DPI: f64 = 300.0;
const PIXELS_PER_MM: f64 = DPI / 25.4;

fn dark(page: &GrayPage, x_mm: f64, y_mm: f64) -> f64 {
    let (x, y) = (x_mm * PIXELS_PER_MM, y_mm * PIXELS_PER_MM);
    assert!(x >= 0.0 && y >= 0.0, "inside the page");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let (x, y) = (x as usize, y as usize);
    let value = page.pixels()[y * page.width() as usize + x];
    f64::from(255 - value) / 255.0
}

/// Where the ink of a line across `along` has its middle, within 1 mm of `guess`.
fn middle(ink: impl Fn(f64) -> f64, guess: f64) -> f64 {
    let (mut weight, mut sum) = (0.0, 0.0);
    for step in -100..=100 {
        let at = guess + f64::from(step) * 0.01;
        // The tint behind rows is fainter than any line.
        let amount = ink(at);
        if amount > 0.3 {
            weight += amount;
            sum += amount * at;
        }
    }
    assert!(weight > 0.0, "no line near {guess}");
    sum / weight
}

fn assert_outline(page: &GrayPage, place: &RectMm, what: &str) {
    let half_line = FormLayout::BOX_LINE_MM / 2.0;
    let centre = place.centre();
    let across = |y: f64| move |x: f64| dark(page, x, y);
    let down = |x: f64| move |y: f64| dark(page, x, y);
    let sides = [
        (middle(across(centre.y), place.x + half_line), place.x + half_line),
        (
            middle(across(centre.y), place.x + place.width - half_line),
            place.x + place.width - half_line,
        ),
        (middle(down(centre.x), place.y + half_line), place.y + half_line),
        (
            middle(down(centre.x), place.y + place.height - half_line),
            place.y + place.height - half_line,
        ),
    ];
    for (found, expected) in sides {
        assert!((found - expected).abs() <= 0.15, "{what}: {found:.3} for {expected:.3}");
    }
    assert!(dark(page, centre.x, centre.y) < 0.01, "{what} is empty inside");
}

fn assert_corner(page: &GrayPage, at: PointMm, hollow: bool) {
    let middle = dark(page, at.x, at.y);
    assert_eq!(middle < 0.5, hollow, "the centre of the mark at {at:?}");
    for (offset, expected) in [(0.86, true), (1.72, false), (2.57, true), (3.4, false)] {
        for (x, y) in [(offset, 0.0), (-offset, 0.0), (0.0, offset), (0.0, -offset)] {
            let found = dark(page, at.x + x, at.y + y) > 0.5;
            assert_eq!(found, expected, "{offset} mm from the centre {at:?}");
        }
    }
}

fn assert_page_is_as_told(grid: bool) {
    let questionnaire = part_one();
    let variant = before();
    let edition = if grid { kastanj_paper::Edition::Copyable } else { pack([1; 10]) };
    let order = order(&questionnaire, &variant, edition);
    let layout = order.layout().expect("it fits").expect("it is read");
    let rasters = order.rasters(300).expect("a raster");
    for (page, raster) in layout.pages.iter().zip(&rasters) {
        for place in &page.boxes {
            assert_outline(raster, &place.place, &place.item.0);
        }
        for (row, boxes) in page.grid.iter().flat_map(|grid| grid.boxes.iter().enumerate()) {
            for place in boxes {
                assert_outline(raster, place, &format!("grid row {row}"));
            }
        }
        for (index, at) in page.fiducials.iter().enumerate() {
            assert_corner(raster, *at, index == 0);
        }
        assert!(page.ticks.len() >= 8, "{} ticks", page.ticks.len());
        for tick in &page.ticks {
            let across = dark(raster, tick.x - 1.7, tick.y) + dark(raster, tick.x + 1.7, tick.y);
            assert!(across > 1.9 && dark(raster, tick.x, tick.y + 0.7) < 0.1, "{tick:?}");
        }
    }
}

#[test]
fn boxes_and_marks_stand_where_the_layout_says() {
    assert_page_is_as_told(false);
}

#[test]
fn so_does_the_code_grid() {
    assert_page_is_as_told(true);
}

#[test]
fn the_strip_lies_outside_the_corner_marks() {
    let questionnaire = part_one();
    let variant = before();
    let layout = order(&questionnaire, &variant, pack([1; 10])).layout().expect("it fits");
    let page = &layout.expect("it is read").pages[1];
    let low = page.fiducials[2].y.max(page.fiducials[3].y);
    let strip = page.writing.iter().find(|zone| zone.width > 209.0).expect("the strip");
    assert!(strip.y > low + 8.0 && (strip.y + strip.height - FormLayout::HEIGHT_MM).abs() < 0.01);
    assert!(page.boxes.iter().all(|place| place.place.y + place.place.height < low));
}

/// The text of a square code that is drawn in `place`, with its quiet zone.
fn decode(page: &GrayPage, place: &RectMm) -> Option<String> {
    let margin = 3.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a page")]
    let pixel = |mm: f64| (mm * PIXELS_PER_MM) as usize;
    let (left, top) = (pixel(place.x - margin), pixel(place.y - margin));
    let side = pixel(place.width + 2.0 * margin);
    let mut crop = Vec::new();
    for y in top..top + side {
        let start = y * page.width() as usize + left;
        crop.extend_from_slice(&page.pixels()[start..start + side]);
    }
    let side = u32::try_from(side).ok()?;
    let found =
        rxing::helpers::detect_in_luma(crop, side, side, Some(rxing::BarcodeFormat::QR_CODE));
    found.ok().map(|code| code.getText().to_owned())
}

#[test]
fn both_square_codes_of_every_page_hold_its_page_code() {
    let questionnaire = part_one();
    let variant = before();
    let edition = pack([5, 1, 28, 0, 3, 9, 14, 22, 7, 11]);
    let order = order(&questionnaire, &variant, edition);
    let layout = order.layout().expect("it fits").expect("it is read");
    for (page, raster) in layout.pages.iter().zip(order.rasters(300).expect("a raster")) {
        for place in &page.codes {
            let told = decode(&raster, place).expect("a readable code");
            let code: PageCode = told.parse().unwrap_or_else(|e| panic!("{told}: {e}"));
            assert_eq!((code.page, code.tag), (page.page, layout.tag));
            assert_eq!(code.serial, Serial::from_numbers([5, 1, 28, 0, 3, 9, 14, 22, 7, 11]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn nothing_moves_between_sheets(numbers in prop::array::uniform10(0_u8..29)) {
        let questionnaire = part_one();
        let variant = before();
        let of = |numbers| order(&questionnaire, &variant, pack(numbers)).typeset().expect("fits");
        prop_assert!(of([0; 10]).layout == of(numbers).layout);
    }
}
