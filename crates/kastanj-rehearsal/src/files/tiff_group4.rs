//! Multi-page TIFF 6.0 with CCITT group 4 (T.6) pages, little-endian.

use fax::encoder::Encoder;
use fax::{Color, VecWriter};

use crate::RehearsalError;
use crate::scanner::ScannedPage;

/// Field types of TIFF 6.0, section 2.
const SHORT: u16 = 3;
const LONG: u16 = 4;
const RATIONAL: u16 = 5;

/// All pages as one bilevel TIFF; pixels darker than 128 are black.
///
/// # Errors
/// [`RehearsalError::NoPages`] without pages, [`RehearsalError::Size`] when a
/// page has no pixels or a side above 65,534.
pub fn tiff_group4(pages: &[ScannedPage]) -> Result<Vec<u8>, RehearsalError> {
    let mut file = Group4Tiff::default();
    for page in pages {
        file.push(page)?;
    }
    file.finish()
}

/// A bilevel TIFF that takes page after page, so that memory holds one picture at a time.
#[derive(Debug, Clone)]
pub struct Group4Tiff {
    bytes: Vec<u8>,
    /// Where the place of the next directory is written.
    link: usize,
    /// Where each page's total number of pages is written.
    totals: Vec<usize>,
}

impl Default for Group4Tiff {
    fn default() -> Group4Tiff {
        Group4Tiff { bytes: Vec::from(*b"II*\0\0\0\0\0"), link: 4, totals: Vec::new() }
    }
}

impl Group4Tiff {
    /// Adds a page; pixels darker than 128 are black.
    ///
    /// # Errors
    /// [`RehearsalError::Size`] when it has no pixels or a side above 65,534;
    /// the file is then as it was.
    pub fn push(&mut self, page: &ScannedPage) -> Result<(), RehearsalError> {
        let strip = encode(page)?;
        let number = self.totals.len() as u32 & 0xffff;
        let file = &mut self.bytes;
        let strip_at = file.len();
        file.extend_from_slice(&strip);
        word_align(file);
        let resolution_at = file.len();
        let hundredths = (page.dpi * 100.0).round() as u32;
        file.extend_from_slice(&hundredths.to_le_bytes());
        file.extend_from_slice(&100_u32.to_le_bytes());
        let directory_at = file.len();
        patch(file, self.link, &(directory_at as u32).to_le_bytes());
        let fields: [(u16, u16, u32, u32); 14] = [
            (254, LONG, 1, 2), // one page of several
            (256, LONG, 1, page.image.width()),
            (257, LONG, 1, page.image.height()),
            (258, SHORT, 1, 1), // bits per sample
            (259, SHORT, 1, 4), // group 4
            (262, SHORT, 1, 0), // white is zero
            (273, LONG, 1, strip_at as u32),
            (277, SHORT, 1, 1),                  // samples per pixel
            (278, LONG, 1, page.image.height()), // rows per strip
            (279, LONG, 1, strip.len() as u32),
            (282, RATIONAL, 1, resolution_at as u32),
            (283, RATIONAL, 1, resolution_at as u32),
            (296, SHORT, 1, 2),      // per inch
            (297, SHORT, 2, number), // and how many in all, once it is known
        ];
        file.extend_from_slice(&(fields.len() as u16).to_le_bytes());
        for (tag, kind, count, value) in fields {
            file.extend_from_slice(&tag.to_le_bytes());
            file.extend_from_slice(&kind.to_le_bytes());
            file.extend_from_slice(&count.to_le_bytes());
            file.extend_from_slice(&value.to_le_bytes());
        }
        self.totals.push(file.len() - 2);
        self.link = file.len();
        file.extend_from_slice(&[0; 4]);
        Ok(())
    }

    /// The whole file.
    ///
    /// # Errors
    /// [`RehearsalError::NoPages`] when no page was added.
    pub fn finish(mut self) -> Result<Vec<u8>, RehearsalError> {
        if self.totals.is_empty() {
            return Err(RehearsalError::NoPages);
        }
        let total = (self.totals.len() as u16).to_le_bytes();
        for at in &self.totals {
            patch(&mut self.bytes, *at, &total);
        }
        Ok(self.bytes)
    }
}

fn encode(page: &ScannedPage) -> Result<Vec<u8>, RehearsalError> {
    let (width, height) = page.image.dimensions();
    let size = RehearsalError::Size { width, height };
    let Some(columns) = u16::try_from(width).ok().filter(|w| *w > 0 && *w < u16::MAX) else {
        return Err(size);
    };
    if height == 0 || height >= u32::from(u16::MAX) {
        return Err(size);
    }
    let mut encoder = Encoder::new(VecWriter::new());
    let written = page.image.as_raw().chunks_exact(width as usize).try_for_each(|row| {
        let pixels = row.iter().map(|grey| if *grey < 128 { Color::Black } else { Color::White });
        encoder.encode_line(pixels, columns)
    });
    match written.and_then(|()| encoder.finish()) {
        Ok(writer) => Ok(writer.finish()),
        Err(never) => match never {},
    }
}

fn word_align(file: &mut Vec<u8>) {
    if file.len() % 2 == 1 {
        file.push(0);
    }
}

/// Writes over bytes that were not known when they were written.
fn patch(file: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = file.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}
