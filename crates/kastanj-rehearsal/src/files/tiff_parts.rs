//! TIFF files put together field by field: what a scanner might write, and what nobody should.

/// Numbers of a field: 16 or 32 bits wide.
#[derive(Debug, Clone)]
pub enum TiffField {
    /// 16-bit numbers.
    Short(Vec<u16>),
    /// 32-bit numbers.
    Long(Vec<u32>),
}

/// One page: its fields and the data of its only strip.
#[derive(Debug, Clone, Default)]
pub struct TiffParts {
    fields: Vec<(u16, TiffField)>,
    data: Vec<u8>,
}

impl TiffParts {
    /// A page of `width` × `height` with one strip of `data`: `bits` per sample, `samples` per
    /// pixel, stored with this compression and photometric meaning (TIFF 6.0, section 8).
    pub fn new(
        (width, height): (u32, u32),
        (bits, samples): (u16, u16),
        (compression, photometric): (u16, u16),
        data: Vec<u8>,
    ) -> TiffParts {
        let fields = vec![
            (256, TiffField::Long(vec![width])),
            (257, TiffField::Long(vec![height])),
            (258, TiffField::Short(vec![bits; usize::from(samples)])),
            (259, TiffField::Short(vec![compression])),
            (262, TiffField::Short(vec![photometric])),
            (277, TiffField::Short(vec![samples])),
            (278, TiffField::Long(vec![height])),
        ];
        TiffParts { fields, data }
    }

    /// The same page with a field more, or with another value of one.
    #[must_use]
    pub fn with(mut self, tag: u16, field: TiffField) -> TiffParts {
        self.fields.retain(|(known, _)| *known != tag);
        self.fields.push((tag, field));
        self
    }

    /// The pages as one little-endian file. The directory of the last points on to that of page
    /// `loop_to` (from 0), where one is given.
    pub fn file(pages: &[TiffParts], loop_to: Option<usize>) -> Vec<u8> {
        let mut bytes = b"II*\0\0\0\0\0".to_vec();
        let mut link = 4;
        let mut directories = Vec::new();
        for page in pages {
            let strip = bytes.len() as u32;
            bytes.extend_from_slice(&page.data);
            let mut fields = page.fields.clone();
            for (tag, value) in [(273, strip), (279, page.data.len() as u32)] {
                if !fields.iter().any(|(known, _)| *known == tag) {
                    fields.push((tag, TiffField::Long(vec![value])));
                }
            }
            fields.sort_by_key(|(tag, _)| *tag);
            let entries: Vec<[u8; 12]> =
                fields.iter().map(|(tag, field)| entry(*tag, field, &mut bytes)).collect();
            if bytes.len() % 2 == 1 {
                bytes.push(0);
            }
            let at = bytes.len() as u32;
            directories.push(at);
            bytes[link..link + 4].copy_from_slice(&at.to_le_bytes());
            bytes.extend_from_slice(&(entries.len() as u16).to_le_bytes());
            bytes.extend(entries.into_iter().flatten());
            link = bytes.len();
            bytes.extend_from_slice(&[0; 4]);
        }
        if let Some(at) = loop_to.and_then(|page| directories.get(page)) {
            bytes[link..link + 4].copy_from_slice(&at.to_le_bytes());
        }
        bytes
    }
}

fn entry(tag: u16, field: &TiffField, bytes: &mut Vec<u8>) -> [u8; 12] {
    let (kind, count, raw): (u16, usize, Vec<u8>) = match field {
        TiffField::Short(values) => {
            (3, values.len(), values.iter().flat_map(|value| value.to_le_bytes()).collect())
        }
        TiffField::Long(values) => {
            (4, values.len(), values.iter().flat_map(|value| value.to_le_bytes()).collect())
        }
    };
    let mut entry = [0; 12];
    entry[..2].copy_from_slice(&tag.to_le_bytes());
    entry[2..4].copy_from_slice(&kind.to_le_bytes());
    entry[4..8].copy_from_slice(&(count as u32).to_le_bytes());
    if raw.len() <= 4 {
        entry[8..8 + raw.len()].copy_from_slice(&raw);
    } else {
        if bytes.len() % 2 == 1 {
            bytes.push(0);
        }
        entry[8..].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&raw);
    }
    entry
}
