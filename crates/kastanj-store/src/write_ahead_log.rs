//! Damage in the write-ahead log that a crash left behind.
//!
//! SQLite reads the log up to the first frame whose checksum does not fit and
//! silently drops the rest. After a crash that is right for the last, unfinished
//! transaction; after damage it would lose acknowledged ones. Transactions are
//! synced one by one, so at most one can be unfinished: where several commits
//! follow the first unsound frame, the log is damaged. Format: "WAL-mode File
//! Format", sqlite.org/walformat.html.

use std::path::Path;

use crate::{Damage, StoreError};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Refuses a log in which acknowledged transactions follow an unsound frame. A
/// missing or empty log is sound, and so are frames left over from an earlier round.
pub(crate) fn check(path: &Path) -> Result<(), StoreError> {
    let log = match std::fs::read(path) {
        Ok(log) => log,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(StoreError::io(path, source)),
    };
    if log.len() < HEADER || lost_commits(&log).is_some_and(|commits| commits <= 1) {
        Ok(())
    } else {
        Err(StoreError::damaged(path, Damage::Content))
    }
}

/// How many commits follow the first unsound frame; nothing when the header is unsound.
fn lost_commits(log: &[u8]) -> Option<usize> {
    let (header, frames) = log.split_at_checked(HEADER)?;
    let big_endian = match word(header, 0)? {
        0x377f_0683 => true,
        0x377f_0682 => false,
        _ => return None,
    };
    let page = usize::try_from(word(header, 8)?).ok().filter(|page| *page >= 512)?;
    let mut sum = checksum([0, 0], header.get(..24)?, big_endian);
    if sum != [word(header, 24)?, word(header, 28)?] {
        return None;
    }
    let salts = header.get(16..24)?;
    let mut sound = true;
    let mut lost = 0;
    for frame in frames.chunks_exact(FRAME_HEADER + page) {
        // A frame of an earlier round of the log: everything from here on is old.
        if sound && frame.get(8..16) != Some(salts) && !followed(frames, frame, salts, page) {
            break;
        }
        if sound {
            sum = checksum(sum, frame.get(..8)?, big_endian);
            sum = checksum(sum, frame.get(FRAME_HEADER..)?, big_endian);
            sound = sum == [word(frame, 16)?, word(frame, 20)?] && frame.get(8..16) == Some(salts);
        }
        let commits = word(frame, 4)? != 0 && frame.get(8..16) == Some(salts);
        lost += usize::from(!sound && commits);
    }
    Some(lost)
}

/// Whether a frame with the log's own salts comes after this one.
fn followed(frames: &[u8], this: &[u8], salts: &[u8], page: usize) -> bool {
    frames
        .chunks_exact(FRAME_HEADER + page)
        .skip_while(|frame| !std::ptr::eq(frame.as_ptr(), this.as_ptr()))
        .skip(1)
        .any(|frame| frame.get(8..16) == Some(salts))
}

/// A big-endian number of the headers.
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// SQLite's cumulative checksum over pairs of words, in the byte order that the log was written with.
fn checksum([mut first, mut second]: [u32; 2], bytes: &[u8], big_endian: bool) -> [u32; 2] {
    let read = |word: &[u8; 4]| {
        if big_endian { u32::from_be_bytes(*word) } else { u32::from_le_bytes(*word) }
    };
    for pair in bytes.as_chunks::<8>().0 {
        let (words, _) = pair.as_chunks::<4>();
        first = first.wrapping_add(read(&words[0])).wrapping_add(second);
        second = second.wrapping_add(read(&words[1])).wrapping_add(first);
    }
    [first, second]
}
