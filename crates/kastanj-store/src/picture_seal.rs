//! What is sealed of a picture: the row, the same piece of the blank, and the machine's guesses.
//!
//! `K1`, the length of the header in four bytes (little-endian), the header as JSON, then the two
//! PNG files. What does not begin so is the row alone, as an earlier version kept it.

use kastanj_record::RawResponse;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::code::to_json;
use crate::{NewRowPicture, StoreError};

const MAGIC: &[u8] = b"K1";

/// What stands before the pictures.
#[derive(Serialize, Deserialize)]
struct Header {
    guesses: Vec<RawResponse>,
    /// Bytes of the row; the rest is the blank.
    row: usize,
}

/// What is sealed.
pub(crate) struct Content {
    pub(crate) png: Vec<u8>,
    pub(crate) blank: Option<Vec<u8>>,
    pub(crate) guesses: Vec<RawResponse>,
}

/// As it is sealed.
pub(crate) fn pack(picture: &NewRowPicture) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let header = Header { guesses: picture.guesses.clone(), row: picture.png.len() };
    let header = to_json(&header)?;
    let length = u32::try_from(header.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = Zeroizing::new(MAGIC.to_vec());
    for part in [&length[..], &header, &picture.png, picture.blank.as_deref().unwrap_or_default()] {
        bytes.extend_from_slice(part);
    }
    Ok(bytes)
}

/// As it was handed in; `None` for a header without meaning.
pub(crate) fn unpack(plain: &[u8]) -> Option<Content> {
    let Some(rest) = plain.strip_prefix(MAGIC) else {
        return Some(Content { png: plain.to_vec(), blank: None, guesses: Vec::new() });
    };
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (header, rest) = rest.split_at_checked(length)?;
    let Header { guesses, row } = serde_json::from_slice(header).ok()?;
    let (png, blank) = rest.split_at_checked(row)?;
    let blank = (!blank.is_empty()).then(|| blank.to_vec());
    Some(Content { png: png.to_vec(), blank, guesses })
}

#[cfg(test)]
mod tests {
    use kastanj_instrument::{AnswerCode, ItemId};

    use super::*;

    #[test]
    fn what_is_packed_comes_out_and_a_bare_picture_is_still_one() {
        let mut picture = NewRowPicture::doubt(ItemId("a".to_owned()), "faint", vec![9; 30]);
        for blank in [None, Some(vec![7; 20])] {
            picture.blank.clone_from(&blank);
            picture.guesses = vec![RawResponse::Codes(vec![AnswerCode(4)]), RawResponse::Blank];
            let content = unpack(&pack(&picture).unwrap()).unwrap();
            assert_eq!((content.png, content.blank), (vec![9; 30], blank));
            assert_eq!(content.guesses, picture.guesses);
        }
        let bare = unpack(b"\x89PNG old").unwrap();
        assert_eq!(bare.png, b"\x89PNG old");
        for broken in [&b"K1"[..], b"K1\xff\xff\xff\xff{}", b"K1\x02\0\0\0{}"] {
            assert!(unpack(broken).is_none());
        }
    }
}
