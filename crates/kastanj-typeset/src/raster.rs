use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::TypesetError;

/// A page as grey dots: 0 black, 255 white, row by row from the upper left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrayRaster {
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
    /// `width × height` values.
    pub pixels: Vec<u8>,
}

pub(crate) fn raster(
    document: &PagedDocument,
    page: usize,
    dpi: u32,
) -> Result<GrayRaster, TypesetError> {
    let pages = document.pages();
    let sheet = page
        .checked_sub(1)
        .and_then(|index| pages.get(index))
        .ok_or(TypesetError::NoSuchPage { page, pages: pages.len() })?;
    if !(1..=1200).contains(&dpi) {
        return Err(TypesetError::Resolution(dpi));
    }
    let options = RenderOptions {
        pixel_per_pt: Scalar::new(f64::from(dpi) / 72.0),
        ..RenderOptions::default()
    };
    let pixmap = typst_render::render(sheet, &options);
    let pixels = pixmap
        .pixels()
        .iter()
        .map(|pixel| {
            // Pages are opaque, so premultiplied colour is colour. Rec. 601 weights in 1/256.
            let weighted = u32::from(pixel.red()) * 77
                + u32::from(pixel.green()) * 150
                + u32::from(pixel.blue()) * 29;
            u8::try_from(weighted >> 8).unwrap_or(u8::MAX)
        })
        .collect();
    Ok(GrayRaster { width: pixmap.width(), height: pixmap.height(), pixels })
}
