use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use crate::GrayPage;

/// A page as a small PNG to look at, at most `across` pixels wide; smaller pages stay as they are.
///
/// `None` when the page has no pixels.
pub fn page_picture(page: &GrayPage, across: u32) -> Option<Vec<u8>> {
    let (wide, high) = (page.width() as usize, page.height() as usize);
    if wide == 0 || high == 0 || across == 0 {
        return None;
    }
    let (to_wide, to_high) = match across as usize {
        most if wide > most => (most, (high * most).div_ceil(wide)),
        _ => (wide, high),
    };
    let mut pixels = Vec::with_capacity(to_wide * to_high);
    for row in 0..to_high {
        let (top, low) = span(row, to_high, high);
        for column in 0..to_wide {
            let (left, right) = span(column, to_wide, wide);
            let sum: usize = (top..low)
                .flat_map(|y| &page.pixels()[y * wide + left..y * wide + right])
                .map(|grey| usize::from(*grey))
                .sum();
            let mean = sum / ((low - top) * (right - left));
            pixels.push(u8::try_from(mean).unwrap_or(u8::MAX));
        }
    }
    let (to_wide, to_high) = (u32::try_from(to_wide).ok()?, u32::try_from(to_high).ok()?);
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
        .write_image(&pixels, to_wide, to_high, image::ExtendedColorType::L8)
        .ok()?;
    Some(bytes)
}

/// Which of `from` pixels make the pixel `at` of `to`: never none.
fn span(at: usize, to: usize, from: usize) -> (usize, usize) {
    let first = at * from / to;
    (first, ((at + 1) * from / to).clamp(first + 1, from.max(first + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_page_becomes_small_and_keeps_its_greys() {
        let mut pixels = vec![255; 2480 * 3508];
        pixels[..2480 * 1754].fill(15);
        let page = GrayPage::new(2480, 3508, pixels, None).expect("a page");
        let png = page_picture(&page, 1000).expect("a picture");
        let seen = image::load_from_memory(&png).expect("a PNG").into_luma8();
        assert_eq!(seen.dimensions(), (1000, 1415));
        assert_eq!((seen.get_pixel(500, 3).0, seen.get_pixel(500, 1400).0), ([15], [255]));
        let small = GrayPage::new(3, 5, vec![7; 15], None).expect("a page");
        let seen = page_picture(&small, 1000).and_then(|png| image::load_from_memory(&png).ok());
        assert_eq!(seen.map(|seen| (seen.width(), seen.height())), Some((3, 5)));
    }
}
