//! PDF 1.4 as a scanner writes it: one full-page JPEG per page and nothing else.

use std::collections::BTreeMap;

use crate::RehearsalError;
use crate::files::jpeg;
use crate::scanner::ScannedPage;

/// All pages as a PDF of grey JPEG pictures of this quality (1–100).
///
/// # Errors
/// [`RehearsalError::NoPages`] without pages, [`RehearsalError::Picture`] when
/// the JPEG coder refuses.
pub fn pdf_of_jpegs(pages: &[ScannedPage], quality: u8) -> Result<Vec<u8>, RehearsalError> {
    let mut file = JpegPdf::new(quality);
    for page in pages {
        file.push(page)?;
    }
    file.finish()
}

/// A PDF of JPEG pictures that takes page after page, so that memory holds one picture at a time.
#[derive(Debug, Clone)]
pub struct JpegPdf {
    quality: u8,
    objects: Objects,
    pages: usize,
}

impl JpegPdf {
    /// A PDF without pages yet, for grey JPEG pictures of this quality (1–100).
    pub fn new(quality: u8) -> JpegPdf {
        let mut objects = Objects::new();
        objects.object(1, b"<< /Type /Catalog /Pages 2 0 R >>");
        JpegPdf { quality, objects, pages: 0 }
    }

    /// Adds a page.
    ///
    /// # Errors
    /// [`RehearsalError::Picture`] when the JPEG coder refuses; the file is then as it was.
    pub fn push(&mut self, page: &ScannedPage) -> Result<(), RehearsalError> {
        let picture = jpeg(&page.image, self.quality)?;
        let (width, height) = page.image.dimensions();
        let points = |pixels: u32| f64::from(pixels) * 72.0 / page.dpi;
        let (wide, high) = (points(width), points(height));
        let at = number_of_page(self.pages);
        self.pages += 1;
        let body = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide:.3} {high:.3}] \
             /Resources << /XObject << /Scan {} 0 R >> >> /Contents {} 0 R >>",
            at + 1,
            at + 2
        );
        self.objects.object(at, body.as_bytes());
        let entries = format!(
            "/Type /XObject /Subtype /Image /Width {width} /Height {height} \
             /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
        );
        self.objects.stream(at + 1, &entries, &picture);
        let drawing = format!("q {wide:.3} 0 0 {high:.3} 0 0 cm /Scan Do Q");
        self.objects.stream(at + 2, "", drawing.as_bytes());
        Ok(())
    }

    /// The whole file.
    ///
    /// # Errors
    /// [`RehearsalError::NoPages`] when no page was added.
    pub fn finish(mut self) -> Result<Vec<u8>, RehearsalError> {
        if self.pages == 0 {
            return Err(RehearsalError::NoPages);
        }
        let kids: Vec<String> =
            (0..self.pages).map(|page| format!("{} 0 R", number_of_page(page))).collect();
        let tree = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), self.pages);
        self.objects.object(2, tree.as_bytes());
        Ok(self.objects.finish())
    }
}

/// The number of a page's object, pages from 0; its picture and its drawing follow.
fn number_of_page(page: usize) -> usize {
    3 + 3 * page
}

/// Numbered objects and where they begin.
#[derive(Debug, Clone)]
struct Objects {
    bytes: Vec<u8>,
    starts: BTreeMap<usize, usize>,
}

impl Objects {
    fn new() -> Objects {
        // The second line tells transfer programs that the file is binary.
        Objects { bytes: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec(), starts: BTreeMap::new() }
    }

    fn object(&mut self, number: usize, body: &[u8]) {
        self.starts.insert(number, self.bytes.len());
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn stream(&mut self, number: usize, entries: &str, data: &[u8]) {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object(number, &body);
    }

    fn finish(mut self) -> Vec<u8> {
        let table_at = self.bytes.len();
        let count = self.starts.len() + 1;
        let mut table = format!("xref\n0 {count}\n0000000000 65535 f \n");
        for start in self.starts.values() {
            table.push_str(&format!("{start:010} 00000 n \n"));
        }
        table.push_str(&format!(
            "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table_at}\n%%EOF\n"
        ));
        self.bytes.extend_from_slice(table.as_bytes());
        self.bytes
    }
}
