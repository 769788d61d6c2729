/// What the header of a JPEG says about its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct JpegFrame {
    pub(super) width: u32,
    /// 0 when only the end of the picture tells.
    pub(super) height: u32,
}

/// The first frame header of a JPEG, found without decoding anything.
pub(super) fn jpeg_frame(bytes: &[u8]) -> Option<JpegFrame> {
    let mut at = 2;
    loop {
        // Any number of 0xFF may stand before a marker.
        while bytes.get(at..at + 2)? == [0xFF, 0xFF] {
            at += 1;
        }
        let [0xFF, marker] = *bytes.get(at..at + 2)? else { return None };
        let length = bytes.get(at + 2..at + 4)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        match marker {
            // Every kind of frame; C4, C8 and CC are tables and reserved.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let sides = bytes.get(at + 5..at + 9)?;
                let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
                return Some(JpegFrame {
                    width: side(sides[2], sides[3]),
                    height: side(sides[0], sides[1]),
                });
            }
            0xD9 | 0xDA => return None,
            _ => at = at.checked_add(2)?.checked_add(length.max(2))?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_stands_behind_other_segments() {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 11, 8];
        bytes.extend([0x01, 0x02, 0x03, 0x04, 1, 1, 0x11, 0]);
        assert_eq!(jpeg_frame(&bytes), Some(JpegFrame { width: 0x304, height: 0x102 }));
        for end in 0..bytes.len() - 4 {
            assert_eq!(jpeg_frame(&bytes[..end]), None, "{end}");
        }
        assert_eq!(jpeg_frame(&[0xFF, 0xD8, 0xFF, 0xD9, 0, 0]), None);
    }
}
