use image::{GrayImage, imageops};

use crate::scanner::{Degradation, Depth, Placement, dirt, optics, transport};
use crate::{Chance, PageRaster, RehearsalError};

/// One page as it comes out of the scanner.
#[derive(Debug, Clone, PartialEq)]
pub struct ScannedPage {
    /// The pixels; only 0 and 255 where the depth is bilevel.
    pub image: GrayImage,
    /// Pixels per inch.
    pub dpi: f64,
    /// What a pixel can hold.
    pub depth: Depth,
    /// Where the print really lies.
    pub placement: Placement,
}

/// Sends a page through printer and scanner.
///
/// The same page, degradation and chance always give the same pixels.
///
/// # Errors
/// [`RehearsalError::Picture`] when the JPEG coder refuses the page's size.
pub fn scan(
    page: &PageRaster,
    degradation: &Degradation,
    chance: &Chance,
) -> Result<ScannedPage, RehearsalError> {
    let mut image = transport::feed(page, degradation);
    dirt::dust(&mut image, degradation, &mut chance.branch("dust"));
    image = optics::blur(&image, degradation.blur);
    dirt::streaks(&mut image, degradation);
    optics::tone_and_noise(&mut image, degradation, &mut chance.branch("noise"));
    dirt::black_edge(&mut image, degradation, &mut chance.branch("edge"));
    if degradation.depth == Depth::Bilevel {
        optics::to_bilevel(&mut image, degradation.threshold);
    } else if let Some(quality) = degradation.jpeg_quality {
        image = optics::through_jpeg(&image, quality)?;
    }
    image = match degradation.quarter_turns % 4 {
        1 => imageops::rotate90(&image),
        2 => imageops::rotate180(&image),
        3 => imageops::rotate270(&image),
        _ => image,
    };
    Ok(ScannedPage {
        image,
        dpi: degradation.dpi,
        depth: degradation.depth,
        placement: degradation.placement(),
    })
}
