//! What a worker may use. It binds itself before it looks at the first foreign byte.

use std::io::Result;
use std::time::Duration;

/// Memory beside the file itself: a colour page of A4 at 600 dots per inch takes 140 MB.
const MEMORY: u64 = 224 << 20;
/// Processor seconds to a page, at least one less of them. What decodes is optimised in every build.
const SECONDS: u64 = 2;
/// Bytes of the file for each further second: a few bytes can be pointed at as a thousand pages,
/// whereas the emptiest real page takes several hundred bytes and some hundredths of a second.
const BYTES_PER_SECOND: u64 = 32 << 10;

/// How long the overseer waits for a page. A worker that is hard at work is stopped by its own
/// bound long before; this is for a busy machine, and for systems without such bounds.
pub(super) const PATIENCE: Duration = Duration::from_secs(if BINDS { 20 } else { 5 });

const BINDS: bool = cfg!(target_os = "linux");

/// What a worker may use for the whole of its file.
#[derive(Debug)]
pub(super) struct Bounds {
    /// Processor seconds.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "nothing binds there"))]
    seconds: u64,
}

/// Binds the process: it opens no file and no connection, starts no process, writes to no disk,
/// leaves no image of its memory behind and ends with the program that started it; and it gets so
/// much memory more than it has now for a file of `length` bytes.
#[cfg(target_os = "linux")]
pub(super) fn bind(length: u64) -> Result<Bounds> {
    use rustix::process::{Resource, Signal, set_parent_process_death_signal};
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let now = own_size()?;
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Nproc, 0)?;
    set(Resource::Nofile, 0)?;
    // A PDF holds on to a copy of its file.
    set(Resource::As, now.saturating_add(MEMORY).saturating_add(length.saturating_mul(2)))?;
    let bounds = Bounds { seconds: SECONDS + length / BYTES_PER_SECOND };
    bounds.next_page()?;
    Ok(bounds)
}

impl Bounds {
    /// Gives the next page its time, within that of the file.
    #[cfg(target_os = "linux")]
    pub(super) fn next_page(&self) -> Result<()> {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        use rustix::time::{ClockId, clock_gettime};
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
        let used = u64::try_from(used).unwrap_or(0);
        let maximum = getrlimit(Resource::Cpu).maximum;
        let current = used.saturating_add(SECONDS).min(self.seconds);
        let current = Some(maximum.map_or(current, |most| most.min(current)));
        Ok(setrlimit(Resource::Cpu, Rlimit { current, maximum })?)
    }

    /// Nothing to bind with.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn next_page(&self) -> Result<()> {
        Ok(())
    }
}

#[cfg(target_os = "linux")]
fn set(resource: rustix::process::Resource, most: u64) -> Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    // What the system grants cannot be raised again.
    let most = getrlimit(resource).maximum.map_or(most, |granted| granted.min(most));
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}

/// How much address space the process has now, most of it the program itself.
#[cfg(target_os = "linux")]
fn own_size() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    line.and_then(|line| line.trim().strip_suffix("kB"))
        .and_then(|kilobytes| kilobytes.trim().parse::<u64>().ok())
        .map(|kilobytes| kilobytes.saturating_mul(1024))
        .ok_or_else(|| std::io::ErrorKind::InvalidData.into())
}

/// Nothing to bind with: the overseer's patience is the only bound.
#[cfg(not(target_os = "linux"))]
pub(super) fn bind(length: u64) -> Result<Bounds> {
    Ok(Bounds { seconds: SECONDS + length / BYTES_PER_SECOND })
}
