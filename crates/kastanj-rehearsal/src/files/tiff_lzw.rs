use std::io::Cursor;

use tiff::encoder::{Compression, Rational, TiffEncoder, colortype};
use tiff::tags::ResolutionUnit;

use crate::RehearsalError;
use crate::scanner::ScannedPage;

/// All pages as one grey TIFF, compressed by LZW.
///
/// # Errors
/// [`RehearsalError::NoPages`] without pages, [`RehearsalError::Tiff`] when the
/// coder refuses.
pub fn tiff_lzw(pages: &[ScannedPage]) -> Result<Vec<u8>, RehearsalError> {
    if pages.is_empty() {
        return Err(RehearsalError::NoPages);
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut file = TiffEncoder::new(&mut bytes)?.with_compression(Compression::Lzw);
    for page in pages {
        let (width, height) = page.image.dimensions();
        let mut image = file.new_image::<colortype::Gray8>(width, height)?;
        let resolution = Rational { n: (page.dpi * 100.0).round() as u32, d: 100 };
        image.resolution(ResolutionUnit::Inch, resolution);
        image.write_data(page.image.as_raw())?;
    }
    Ok(bytes.into_inner())
}
