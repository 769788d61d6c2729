//! What the disk itself can do: 4 KiB appended and synced, again and again.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::times::Times;

/// A file that is synced for comparison.
pub(crate) struct Syncs {
    file: File,
    times: Vec<Duration>,
}

impl Syncs {
    pub(crate) fn on(folder: &Path) -> std::io::Result<Syncs> {
        Ok(Syncs { file: File::create(folder.join("syncs"))?, times: Vec::new() })
    }

    /// One write and one sync.
    pub(crate) fn one(&mut self) -> std::io::Result<()> {
        let begun = Instant::now();
        self.file.write_all(&[0x5A; 4096])?;
        self.file.sync_data()?;
        self.times.push(begun.elapsed());
        Ok(())
    }

    pub(crate) fn times(self) -> Times {
        Times::of(self.times, 0)
    }
}
