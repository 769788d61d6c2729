//! Room that is kept free on the disk for what has to work when it is full: erasing, taking
//! everything along, opening, and the log of what was read.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::place::Place;
use crate::seal::random_bytes;
use crate::{StoreError, durable_file};

/// Room enough for the files of keys and the log of an erasure many times over.
const BYTES: usize = 6 * 1024 * 1024;
const BLOCK: usize = 64 * 1024;

/// The reserve, given up; it is taken back when this is dropped, as far as there is room.
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
        let path = place.reserve();
        let part = path.exists();
        hold(&path, part);
    }
}

impl Drop for Reserve {
    fn drop(&mut self) {
        hold(&self.0, true);
    }
}

/// Takes the room, whole; or in part, where it has been given up and the disk is full.
fn hold(path: &Path, part: bool) {
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
    if written.is_err() && !part {
        // A disk that is nearly full is not filled by us.
        let _ = fs::remove_file(path);
    }
}

impl StoreError {
    /// Whether it is only that the disk is full: nothing was written then, nothing is in doubt.
    pub fn is_full_disk(&self) -> bool {
        match self {
            StoreError::Io { source, .. } => source.kind() == std::io::ErrorKind::StorageFull,
            StoreError::Database(error) => {
                let extended = error.sqlite_error().map(|error| error.extended_code);
                error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
                    || extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
            }
            StoreError::AtLine { source, .. } => source.is_full_disk(),
            _ => false,
        }
    }
}
