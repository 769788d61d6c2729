use super::{DecodeProblem, UnsupportedFormat};

/// The formats that are read.
pub(super) enum Format {
    Tiff,
    Png,
    Jpeg,
    Pdf,
}

/// Tells the format from the first bytes, never from the file's name.
pub(super) fn sniff(bytes: &[u8]) -> Result<Format, DecodeProblem> {
    let unsupported = |format| Err(DecodeProblem::Unsupported(format));
    match bytes {
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Ok(Format::Tiff),
        [0x89, b'P', b'N', b'G', ..] => Ok(Format::Png),
        [0xFF, 0xD8, 0xFF, ..] => Ok(Format::Jpeg),
        [b'G', b'I', b'F', b'8', ..] => unsupported(UnsupportedFormat::Gif),
        [b'B', b'M', ..] => unsupported(UnsupportedFormat::Bmp),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            unsupported(UnsupportedFormat::Webp)
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => unsupported(UnsupportedFormat::Heic),
        // Some scanners put a few bytes before the PDF header.
        _ if bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-") => {
            Ok(Format::Pdf)
        }
        _ => Err(DecodeProblem::UnknownFormat),
    }
}
