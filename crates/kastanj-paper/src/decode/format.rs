use super::{DecodeProblem, UnsupportedFormat};

/// The formats that are read.
pub(super) enum Format {
    Tiff,
    Png,
    Jpeg,
    Webp,
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
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Format::Webp),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => unsupported(container(brand)),
        [0, 0, 0, 12, b'j', b'P', ..] | [0xFF, 0x4F, 0xFF, 0x51, ..] => {
            unsupported(UnsupportedFormat::Jpeg2000)
        }
        [0, 0, 0, 12, b'J', b'X', b'L', ..] | [0xFF, 0x0A, ..] => {
            unsupported(UnsupportedFormat::JpegXl)
        }
        // Some scanners put a few bytes before the PDF header.
        _ if bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-") => {
            Ok(Format::Pdf)
        }
        _ => Err(DecodeProblem::UnknownFormat),
    }
}

/// Phones keep pictures and films in one kind of container; its brand tells which.
fn container(brand: &[u8]) -> UnsupportedFormat {
    match brand.get(..4) {
        Some(b"avif" | b"avis") => UnsupportedFormat::Avif,
        Some(b"qt  " | b"isom" | b"iso2" | b"iso4" | b"iso5" | b"iso6" | b"mp41" | b"mp42") => {
            UnsupportedFormat::Film
        }
        Some(b"M4V " | b"M4A " | b"dash" | b"avc1" | b"3gp4" | b"3gp5") => UnsupportedFormat::Film,
        _ => UnsupportedFormat::Heic,
    }
}
