/// One page as a picture: 8-bit grey, 0 black, 255 white, rows from the top.
#[derive(Debug, Clone, PartialEq)]
pub struct GrayPage {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
    dpi: Option<f64>,
}

impl GrayPage {
    /// A picture of `width` × `height` pixels; `dpi` is what the file states, if anything.
    ///
    /// `None` when the number of pixels does not fit the sides or is zero.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>, dpi: Option<f64>) -> Option<GrayPage> {
        let count = (width as usize).checked_mul(height as usize)?;
        (count > 0 && count == pixels.len()).then_some(GrayPage { width, height, pixels, dpi })
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The pixels, row by row.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Pixels per inch as the file states it; scanners are not always truthful.
    pub fn dpi(&self) -> Option<f64> {
        self.dpi
    }

    /// [`GrayPage::dpi`] where it can be meant for a picture of a page whose shorter side is
    /// `shorter_mm` millimetres long: programs write 72 or 96 into files that have four times as much.
    pub(crate) fn dpi_meant(&self, shorter_mm: f64) -> Option<f64> {
        let fitting = self.dpi_fitting(shorter_mm);
        self.dpi.filter(|stated| (0.7..1.4).contains(&(stated / fitting)))
    }

    /// Pixels per inch at which the picture just holds a page whose shorter side is `shorter_mm`
    /// millimetres long.
    pub(crate) fn dpi_fitting(&self, shorter_mm: f64) -> f64 {
        f64::from(self.width.min(self.height)) / shorter_mm * 25.4
    }

    /// One row of pixels; empty below the picture.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        let width = self.width as usize;
        self.pixels.get(y * width..(y + 1) * width).unwrap_or_default()
    }
}
