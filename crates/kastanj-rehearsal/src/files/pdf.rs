//! PDF 1.4 as a scanner writes it: one full-page JPEG per page and nothing else.

use crate::RehearsalError;
use crate::files::jpeg;
use crate::scanner::ScannedPage;

/// All pages as a PDF of grey JPEG pictures of this quality (1–100).
///
/// # Errors
/// [`RehearsalError::NoPages`] without pages, [`RehearsalError::Picture`] when
/// the JPEG coder refuses.
pub fn pdf_of_jpegs(pages: &[ScannedPage], quality: u8) -> Result<Vec<u8>, RehearsalError> {
    if pages.is_empty() {
        return Err(RehearsalError::NoPages);
    }
    let mut file = Objects::new();
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 3 + 3 * page)).collect();
    file.object(b"<< /Type /Catalog /Pages 2 0 R >>");
    let tree = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len());
    file.object(tree.as_bytes());
    for (number, page) in pages.iter().enumerate() {
        let (width, height) = page.image.dimensions();
        let points = |pixels: u32| f64::from(pixels) * 72.0 / page.dpi;
        let (wide, high) = (points(width), points(height));
        let at = 3 + 3 * number;
        file.object(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide:.3} {high:.3}] \
                 /Resources << /XObject << /Scan {} 0 R >> >> /Contents {} 0 R >>",
                at + 1,
                at + 2
            )
            .as_bytes(),
        );
        let picture = jpeg(&page.image, quality)?;
        file.stream(
            &format!(
                "/Type /XObject /Subtype /Image /Width {width} /Height {height} \
                 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
            ),
            &picture,
        );
        file.stream("", format!("q {wide:.3} 0 0 {high:.3} 0 0 cm /Scan Do Q").as_bytes());
    }
    Ok(file.finish())
}

/// Numbered objects and where they begin.
struct Objects {
    bytes: Vec<u8>,
    starts: Vec<usize>,
}

impl Objects {
    fn new() -> Objects {
        // The second line tells transfer programs that the file is binary.
        Objects { bytes: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec(), starts: Vec::new() }
    }

    fn object(&mut self, body: &[u8]) {
        self.starts.push(self.bytes.len());
        self.bytes.extend_from_slice(format!("{} 0 obj\n", self.starts.len()).as_bytes());
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn stream(&mut self, entries: &str, data: &[u8]) {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object(&body);
    }

    fn finish(mut self) -> Vec<u8> {
        let table_at = self.bytes.len();
        let count = self.starts.len() + 1;
        let mut table = format!("xref\n0 {count}\n0000000000 65535 f \n");
        for start in &self.starts {
            table.push_str(&format!("{start:010} 00000 n \n"));
        }
        table.push_str(&format!(
            "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table_at}\n%%EOF\n"
        ));
        self.bytes.extend_from_slice(table.as_bytes());
        self.bytes
    }
}
