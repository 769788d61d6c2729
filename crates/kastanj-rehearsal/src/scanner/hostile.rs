//! Pages that a reader must refuse, or must at least not be misled by.

use image::{GrayImage, Luma, imageops};
use kastanj_paper::{FormLayout, PageLayout, PointMm, RectMm};
use serde::{Deserialize, Serialize};

use crate::{Chance, PageRaster};

/// A corner of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Corner {
    /// Where the page begins.
    UpperLeft,
    /// Beside the upper page code.
    UpperRight,
    /// Where the page ends.
    LowerRight,
    /// Beside the lower page code.
    LowerLeft,
}

/// A sheet with nothing on it, a little off white.
pub fn blank_page(dpi: f64) -> PageRaster {
    let mut page = PageRaster::blank_a4(dpi);
    page.image.pixels_mut().for_each(|pixel| *pixel = Luma([252]));
    page
}

/// Somebody else's form: lines of grey text, ruled lines and boxes, none of our marks.
pub fn foreign_form(dpi: f64, chance: &mut Chance) -> PageRaster {
    let mut page = blank_page(dpi);
    page.paint(RectMm { x: 20.0, y: 18.0, width: chance.between(40.0, 90.0), height: 5.0 }, 40);
    let mut y = 32.0;
    while y < 270.0 {
        let mut x = 20.0;
        let end = chance.between(80.0, 115.0);
        while x < end {
            let word = chance.between(3.0, 14.0);
            page.paint(RectMm { x, y: y + 1.0, width: word, height: 1.9 }, 90);
            x += word + 1.6;
        }
        let boxes = chance.whole(2, 6);
        for place in 0..boxes {
            let x = 125.0 + 11.0 * place as f64;
            page.paint(RectMm { x, y, width: 4.0, height: 4.0 }, 60);
            page.paint(RectMm { x: x + 0.35, y: y + 0.35, width: 3.3, height: 3.3 }, 252);
            if chance.happens(0.2) {
                page.paint(RectMm { x: x + 1.0, y: y + 1.0, width: 2.0, height: 2.0 }, 30);
            }
        }
        if chance.happens(0.2) {
            page.paint(RectMm { x: 20.0, y: y + 6.0, width: 170.0, height: 0.3 }, 60);
        }
        y += chance.between(7.5, 12.0);
    }
    page
}

/// Tears the named corners off: 28–40 mm along each edge, with the corner marks
/// of a page whose marks stand in the corners of the paper. (Above a strip to
/// fold off they do not; take the strip off first and the lower marks remain.)
pub fn tear_corners(page: &mut PageRaster, corners: &[Corner], chance: &mut Chance) {
    for corner in corners {
        let (along, down) = (chance.between(28.0, 40.0), chance.between(28.0, 40.0));
        let backing = 245;
        let per_mm = page.per_mm();
        let (width, height) = page.image.dimensions();
        let mut ragged = 0.0;
        for row in 0..(down * per_mm) as u32 {
            ragged = (ragged + chance.around(0.0, 0.6)).clamp(-6.0, 6.0);
            let share = 1.0 - f64::from(row) / (down * per_mm);
            let torn = (along * per_mm * share + ragged).max(0.0) as u32;
            for column in 0..torn.min(width) {
                let x = match corner {
                    Corner::UpperLeft | Corner::LowerLeft => column,
                    Corner::UpperRight | Corner::LowerRight => width - 1 - column,
                };
                let y = match corner {
                    Corner::UpperLeft | Corner::UpperRight => row,
                    Corner::LowerLeft | Corner::LowerRight => height.saturating_sub(1 + row),
                };
                if y < height {
                    page.image.put_pixel(x, y, Luma([backing]));
                }
            }
        }
    }
}

/// Pastes the page codes of `source` over those of `target`: one form's print
/// under another form's code. Both pages must have the same resolution.
pub fn paste_codes(
    target: &mut PageRaster,
    target_layout: &PageLayout,
    source: &PageRaster,
    source_layout: &PageLayout,
) {
    for (to, from) in target_layout.codes.iter().zip(&source_layout.codes) {
        let quiet = |rect: &RectMm| RectMm {
            x: rect.x - 3.0,
            y: rect.y - 3.0,
            width: rect.width + 6.0,
            height: rect.height + 6.0,
        };
        let (left, top, right, bottom) = source.pixels_of(quiet(from));
        let piece = imageops::crop_imm(
            &source.image,
            left,
            top,
            right.saturating_sub(left),
            bottom.saturating_sub(top),
        )
        .to_image();
        let (x, y) = target.pixel(PointMm { x: quiet(to).x, y: quiet(to).y });
        imageops::replace(&mut target.image, &piece, x.round() as i64, y.round() as i64);
    }
}

/// The page fed the wrong way round.
pub fn upside_down(page: &PageRaster) -> PageRaster {
    PageRaster { image: imageops::rotate180(&page.image), dpi: page.dpi }
}

/// Two halves of a page put together wrongly: below `cut_mm` from the top
/// everything is moved by `shift` mm right and down. The corner marks stay
/// where they were, so that only the print in between betrays it.
pub fn collage(page: &PageRaster, cut_mm: f64, shift: (f64, f64)) -> PageRaster {
    let mut made = page.clone();
    let inner = RectMm {
        x: FormLayout::FIDUCIAL_INSET_MM + 6.0,
        y: cut_mm,
        width: FormLayout::WIDTH_MM - 2.0 * (FormLayout::FIDUCIAL_INSET_MM + 6.0),
        height: (FormLayout::HEIGHT_MM - 40.0 - cut_mm).max(0.0),
    };
    let (left, top, right, bottom) = page.pixels_of(inner);
    let piece: GrayImage = imageops::crop_imm(
        &page.image,
        left,
        top,
        right.saturating_sub(left),
        bottom.saturating_sub(top),
    )
    .to_image();
    made.paint(inner, 255);
    let per_mm = page.per_mm();
    let x = i64::from(left) + (shift.0 * per_mm).round() as i64;
    let y = i64::from(top) + (shift.1 * per_mm).round() as i64;
    imageops::replace(&mut made.image, &piece, x, y);
    made
}
