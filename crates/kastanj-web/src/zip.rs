//! A ZIP archive of small files, uncompressed: written out after the public description of the
//! format (PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16).

/// An archive on its way.
#[derive(Debug, Default)]
pub(crate) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

/// 1 January 1980: no clock time stands in the archive.
const NO_DATE: u16 = 0x0021;
/// Names are UTF-8 (bit 11).
const UTF_8: u16 = 0x0800;
/// The version that knows folders and no more.
const VERSION: u16 = 20;

impl Zip {
    /// Adds a file; `None` when the archive would be too large for the format.
    #[must_use]
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) -> Option<()> {
        let at = u32::try_from(self.bytes.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let length = u16::try_from(name.len()).ok()?;
        let mut same = Vec::new();
        for half in [VERSION, UTF_8, 0, 0, NO_DATE] {
            same.extend(half.to_le_bytes());
        }
        for whole in [crc32(content), size, size] {
            same.extend(whole.to_le_bytes());
        }
        same.extend(length.to_le_bytes());
        same.extend(0_u16.to_le_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&same);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&same);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.files = self.files.checked_add(1)?;
        Some(())
    }

    /// The whole archive.
    pub(crate) fn finish(mut self) -> Option<Vec<u8>> {
        let at = u32::try_from(self.bytes.len()).ok()?;
        let size = u32::try_from(self.directory.len()).ok()?;
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0; 2]);
        Some(self.bytes)
    }
}

/// The checksum of the format: CRC-32 with the reversed polynomial `EDB88320`.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_format() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn an_archive_opens_in_another_program() {
        let mut zip = Zip::default();
        zip.add("svar.csv", "å;ä;ö\r\n".as_bytes()).unwrap();
        zip.add("tom.csv", b"").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.zip");
        std::fs::write(&file, zip.finish().unwrap()).unwrap();
        let script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; \
                      print(z.namelist(), z.read('svar.csv').decode())";
        let opened = std::process::Command::new("python3").args(["-c", script]).arg(&file).output();
        // Python's own reader; where there is none, the checksum above is what is known.
        if let Ok(opened) = opened {
            let told = String::from_utf8_lossy(&opened.stdout).into_owned();
            assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
            assert!(told.contains("svar.csv") && told.contains("å;ä;ö"), "{told}");
        }
    }
}
