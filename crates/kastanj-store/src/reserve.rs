//! Room that is kept free on the disk for what has to work when it is full: erasing, taking
//! everything along, opening, and the log of what was read.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use crate::place::Place;
use crate::seal::random_bytes;
use crate::{StoreError, durable_file};

/// Room enough for the files of keys and the log of an erasure many times over.
const BYTES: usize = 6 * 1024 * 1024;
const BLOCK: usize = 64 * 1024;

/// The reserve, given up; it is taken back when this is dropped, if there is room.
pub(crate) struct Reserve(PathBuf);

impl Reserve {
    /// Gives the room up for what follows.
    pub(crate) fn open(place: &Place) -> Reserve {
        let path = place.reserve();
        let _ = fs::remove_file(&path);
        Reserve(path)
    }

    /// Takes the room, unless it is held already. A disk without it is no reason to stop.
    pub(crate) fn hold(place: &Place) {
        hold(&place.reserve());
    }
}

impl Drop for Reserve {
    fn drop(&mut self) {
        hold(&self.0);
    }
}

fn hold(path: &PathBuf) {
    if path.metadata().is_ok_and(|known| known.len() >= BYTES as u64) {
        return;
    }
    // Random, so that no file system makes it small; it holds nothing.
    let Ok(block) = random_bytes::<BLOCK>() else { return };
    let written = durable_file::private(path).and_then(|mut file| {
        for _ in 0..BYTES / BLOCK {
            file.write_all(&block)?;
        }
        Ok(())
    });
    if written.is_err() {
        // The last room is worth more free than held in part.
        let _ = fs::remove_file(path);
    }
}

impl StoreError {
    /// Whether it is only that the disk is full: nothing was written then, nothing is in doubt.
    pub fn is_full_disk(&self) -> bool {
        match self {
            StoreError::Io { source, .. } => source.kind() == std::io::ErrorKind::StorageFull,
            StoreError::Database(error) => {
                error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
            }
            StoreError::AtLine { source, .. } => source.is_full_disk(),
            _ => false,
        }
    }
}
