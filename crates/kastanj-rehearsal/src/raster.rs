use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::{GrayImage, Luma};
use kastanj_paper::{PointMm, RectMm};

use crate::RehearsalError;

/// A page as pixels: 0 is black ink, 255 is white paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRaster {
    /// The pixels.
    pub image: GrayImage,
    /// Pixels per inch, the same both ways.
    pub dpi: f64,
}

impl PageRaster {
    /// White paper of A4 size.
    pub fn blank_a4(dpi: f64) -> PageRaster {
        let side = |mm: f64| (mm / 25.4 * dpi).round().clamp(1.0, 65_535.0) as u32;
        PageRaster { image: GrayImage::from_pixel(side(210.0), side(297.0), Luma([255])), dpi }
    }

    /// Pixels per millimetre.
    pub fn per_mm(&self) -> f64 {
        self.dpi / 25.4
    }

    /// Where a point of the page lies in pixels, counted from the outer corner of pixel (0, 0).
    pub fn pixel(&self, point: PointMm) -> (f64, f64) {
        (point.x * self.per_mm(), point.y * self.per_mm())
    }

    /// The pixels `(left, top, right, bottom)` that a rectangle covers, right and bottom outside.
    pub(crate) fn pixels_of(&self, rect: RectMm) -> (u32, u32, u32, u32) {
        let hold = |value: f64, limit: u32| value.round().clamp(0.0, f64::from(limit)) as u32;
        let (width, height) = self.image.dimensions();
        let scale = self.per_mm();
        (
            hold(rect.x * scale, width),
            hold(rect.y * scale, height),
            hold((rect.x + rect.width) * scale, width),
            hold((rect.y + rect.height) * scale, height),
        )
    }

    /// Paints a rectangle in one grey.
    pub(crate) fn paint(&mut self, rect: RectMm, grey: u8) {
        let (left, top, right, bottom) = self.pixels_of(rect);
        for y in top..bottom {
            for x in left..right {
                self.image.put_pixel(x, y, Luma([grey]));
            }
        }
    }
}

/// Draws every page of a PDF as a printer would, at `dpi` pixels per inch.
///
/// # Errors
/// [`RehearsalError::Pdf`] when the bytes are not a PDF that can be opened.
pub fn rasterise_pdf(pdf: &[u8], dpi: f64) -> Result<Vec<PageRaster>, RehearsalError> {
    let document = Pdf::new(pdf.to_vec()).map_err(|_| RehearsalError::Pdf)?;
    let interpreter = InterpreterSettings::default();
    let cache = RenderCache::new();
    let scale = dpi / 72.0;
    let mut pages = Vec::new();
    for page in document.pages().iter() {
        let (width, height) = page.render_dimensions();
        let side = |points: f32| (f64::from(points) * scale).round().clamp(1.0, 65_535.0) as u16;
        let settings = RenderSettings {
            x_scale: scale as f32,
            y_scale: scale as f32,
            width: Some(side(width)),
            height: Some(side(height)),
            bg_color: WHITE,
        };
        let pixmap = render(page, &cache, &interpreter, &settings);
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        // Rec. 709 luma: what a grey scanner's sensor sees, near enough.
        let greys = pixmap
            .data_as_u8_slice()
            .chunks_exact(4)
            .map(|rgba| {
                let luma = 2126 * u32::from(rgba[0])
                    + 7152 * u32::from(rgba[1])
                    + 722 * u32::from(rgba[2]);
                ((luma + 5_000) / 10_000) as u8
            })
            .collect();
        let image = GrayImage::from_raw(width, height, greys).ok_or(RehearsalError::Pdf)?;
        pages.push(PageRaster { image, dpi });
    }
    Ok(pages)
}
