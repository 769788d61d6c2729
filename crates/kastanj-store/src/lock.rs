use std::fs::{File, OpenOptions, TryLockError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::StoreError;
use crate::place::Place;

/// How long a second program waits for the first: commands in a row need
/// milliseconds, a program that stays open keeps it for hours.
const PATIENCE: Duration = Duration::from_secs(3);

/// Sole access to a store, given back when dropped and by the operating system when the process dies.
///
/// One process at a time, because the keys file is held in memory and rewritten whole:
/// two writers would lose each other's keys.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "held for its lock")] File);

impl Lock {
    pub(crate) fn take(place: &Place) -> Result<Lock, StoreError> {
        let path = place.lock();
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let file = options.open(&path).map_err(|source| StoreError::io(&path, source))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock(file)),
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::InUse { dir: place.dir.clone() });
                }
                Err(TryLockError::Error(source)) => return Err(StoreError::io(&path, source)),
            }
        }
    }
}
