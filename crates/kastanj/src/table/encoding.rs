use super::TableProblem;

/// How the characters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 with its mark: *Unicode text* of spreadsheets.
    Utf16,
    /// What spreadsheets on Windows save as CSV in western Europe.
    Windows1252,
}

/// The characters of the bytes 0x80 to 0x9F in windows-1252; five of them stand for nothing.
/// Source: the index of the WHATWG Encoding Standard, without its five C1 controls.
const UPPER: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

impl Encoding {
    /// The text of a file, and how it was written.
    pub(super) fn read(bytes: &[u8]) -> Result<(String, Encoding), TableProblem> {
        if let Some(marked) = bytes.strip_prefix(&[0xFF, 0xFE]) {
            return utf16(marked, u16::from_le_bytes);
        }
        if let Some(marked) = bytes.strip_prefix(&[0xFE, 0xFF]) {
            return utf16(marked, u16::from_be_bytes);
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
            // A nought is no character of a table.
            Err(_) if bytes.contains(&0) => Err(TableProblem::NotText),
            Err(_) => {
                let text: Option<String> = bytes.iter().map(|byte| windows_1252(*byte)).collect();
                text.map(|text| (text, Encoding::Windows1252)).ok_or(TableProblem::NotText)
            }
        }
    }
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
        byte => Some(char::from(byte)),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Encoding), TableProblem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>();
    match text {
        Ok(text) if rest.is_empty() => Ok((text, Encoding::Utf16)),
        _ => Err(TableProblem::NotText),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_write_is_read_and_said() {
        let told = |bytes: &[u8]| Encoding::read(bytes).ok();
        let före = |encoding| Some(("före €".to_owned(), encoding));
        assert_eq!(told("före €".as_bytes()), före(Encoding::Utf8));
        assert_eq!(told("\u{feff}före €".as_bytes()), före(Encoding::Utf8));
        assert_eq!(told(b"f\xF6re \x80"), före(Encoding::Windows1252));
        let little = [0xFEFF_u16].into_iter().chain("före €".encode_utf16());
        let bytes: Vec<u8> = little.clone().flat_map(u16::to_le_bytes).collect();
        assert_eq!(told(&bytes), före(Encoding::Utf16));
        let bytes: Vec<u8> = little.flat_map(u16::to_be_bytes).collect();
        assert_eq!(told(&bytes), före(Encoding::Utf16));
        for broken in [&b"a\x81"[..], b"\xFF\xFEa", b"\x00\xF6", b"\xFF\xFE\x00\xD8"] {
            assert_eq!(told(broken), None, "{broken:?}");
        }
    }
}
