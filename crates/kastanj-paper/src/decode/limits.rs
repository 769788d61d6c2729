/// How much of a file is worth decoding; checked before anything is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file in bytes.
    pub bytes: usize,
    /// Largest page in pixels.
    pub pixels: u64,
    /// Most pages in one file.
    pub pages: usize,
}

impl Default for Limits {
    /// 256 MB, 60 million pixels (A4 at 600 dpi is 35 million), 2,000 pages.
    fn default() -> Self {
        Limits { bytes: 256 << 20, pixels: 60_000_000, pages: 2_000 }
    }
}
