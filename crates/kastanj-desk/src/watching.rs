//! The watched folder: which files a scanner has left there that lie still, and what became of
//! them.
//!
//! A file is taken when it has not grown between two looks. The files stay where they are until a
//! person has them removed, or the program was told to do so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use kastanj_language::{Lang, tr};
use kastanj_record::UnitCode;

use crate::taking::FileFate;

/// How often the folder is looked at.
pub const LOOK: Duration = Duration::from_secs(2);
/// How many files are remembered for the page.
const SHOWN: usize = 100;
/// What scanners and phones write. The last ones cannot be read: each is told with its remedy, so that
/// nobody waits for it.
const KINDS: [&str; 14] = [
    "pdf", "tif", "tiff", "png", "jpg", "jpeg", "webp", "heic", "heif", "avif", "bmp", "gif",
    "jp2", "jxl",
];

/// A folder into which a scanner writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedFolder {
    /// Where. Each unit may have a folder inside, named by its code; of several each must.
    pub dir: PathBuf,
    /// Whether a file is removed as soon as every page of it is done with.
    pub remove: bool,
}

/// What has come from the folder since the program was started.
#[derive(Debug, Default)]
pub struct Watched(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// Files as they were at the last look.
    sights: BTreeMap<PathBuf, Sight>,
    /// Files that were taken in, as they were then.
    taken: BTreeMap<PathBuf, Sight>,
    arrivals: Vec<Arrival>,
    /// Why the folder cannot be looked at, if it cannot.
    unreachable: bool,
}

/// A file as it lies there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sight {
    bytes: u64,
    changed: Option<SystemTime>,
}

/// A file that came in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Where it lies, or lay.
    path: PathBuf,
    /// What it is called on the pages: its name under the watched folder.
    pub name: String,
    /// What became of it.
    pub fate: FileFate,
    /// Whether it is gone from the folder.
    pub removed: bool,
}

impl Arrival {
    /// Whether nothing more is to be got from the file: a person may have it removed.
    fn is_done_with(&self) -> bool {
        !self.removed && self.fate.is_done_with()
    }
}

impl Watched {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What came in, the latest first.
    pub fn arrivals(&self) -> Vec<Arrival> {
        self.known().arrivals.iter().rev().cloned().collect()
    }

    /// Whether the folder can be looked at.
    pub fn is_reachable(&self) -> bool {
        !self.known().unreachable
    }

    /// How many files could be removed.
    pub fn removable(&self) -> usize {
        self.known().arrivals.iter().filter(|arrival| arrival.is_done_with()).count()
    }

    /// Removes the files that are done with and have not changed since; gives how many went, and
    /// how many would not go.
    pub fn remove_done(&self) -> (usize, usize) {
        let mut known = self.known();
        let (mut gone, mut stayed) = (0, 0);
        let Known { arrivals, taken, .. } = &mut *known;
        for arrival in arrivals.iter_mut().filter(|arrival| arrival.is_done_with()) {
            let unchanged = sight(&arrival.path) == taken.get(&arrival.path).copied();
            if unchanged && std::fs::remove_file(&arrival.path).is_ok() {
                arrival.removed = true;
                gone += 1;
            } else {
                stayed += 1;
            }
        }
        (gone, stayed)
    }

    /// How many files lay there at the last look and have not been removed since, taken in or not.
    pub fn left(&self) -> usize {
        let known = self.known();
        let removed = |path: &PathBuf| {
            known.arrivals.iter().any(|arrival| arrival.removed && arrival.path == *path)
        };
        known.sights.keys().filter(|path| !removed(path)).count()
    }

    /// The files that lie still and have not been taken in, with the unit that each is for: none
    /// where several units have folders and the file lies in none of these.
    pub fn look(&self, dir: &Path, units: &[UnitCode]) -> Vec<(PathBuf, Option<UnitCode>)> {
        let found = files(dir, units);
        let mut known = self.known();
        known.unreachable = found.is_none();
        let mut ready = Vec::new();
        let mut sights = BTreeMap::new();
        for (path, unit) in found.unwrap_or_default() {
            let Some(now) = sight(&path) else { continue };
            if known.sights.get(&path) == Some(&now) && known.taken.get(&path) != Some(&now) {
                ready.push((path.clone(), unit));
            }
            sights.insert(path, now);
        }
        known.sights = sights;
        ready
    }

    /// The files that lay there at the last look and are not done with, each once: those that grew
    /// or have only just come, and those that could not be read or have pages for a person.
    pub fn open(&self, dir: &Path) -> Vec<String> {
        let known = self.known();
        let is_done = |path: &PathBuf| {
            known
                .arrivals
                .iter()
                .any(|one| one.path == *path && (one.removed || one.fate.is_done_with()))
        };
        let open = known
            .sights
            .iter()
            .filter(|(path, now)| known.taken.get(*path) != Some(*now) || !is_done(path));
        open.map(|(path, _)| called(dir, path)).collect()
    }

    /// Remembers what became of a file that [`Watched::look`] found.
    pub fn took(&self, dir: &Path, path: PathBuf, fate: FileFate) {
        let mut known = self.known();
        let now = known.sights.get(&path).copied();
        if let Some(now) = now {
            known.taken.insert(path.clone(), now);
        }
        let name = called(dir, &path);
        known.arrivals.retain(|arrival| arrival.path != path);
        known.arrivals.push(Arrival { path, name, fate, removed: false });
        let over = known.arrivals.len().saturating_sub(SHOWN);
        known.arrivals.drain(..over);
    }
}

/// The name of a file under the watched folder.
fn called(dir: &Path, path: &Path) -> String {
    path.strip_prefix(dir).unwrap_or(path).display().to_string()
}

/// What becomes of a file for which nobody knows the unit: it stays, and where it belongs is told.
pub fn beside(dir: &Path, path: &Path, units: &[UnitCode]) -> FileFate {
    let folders = units.iter().map(|unit| dir.join(unit.as_str()).display().to_string());
    let (file, folders) = (called(dir, path), folders.collect::<Vec<_>>().join(", "));
    let words =
        |lang| tr!(lang, "program-watch-beside", file = file.as_str(), folders = folders.as_str());
    FileFate::NotStored { sv: words(Lang::Sv), en: words(Lang::En) }
}

/// The files of the folder with the unit that each is for; none when it cannot be looked at.
fn files(dir: &Path, units: &[UnitCode]) -> Option<Vec<(PathBuf, Option<UnitCode>)>> {
    let only = match units {
        [only] => Some(only.clone()),
        _ => None,
    };
    let mut found: Vec<_> = scans(dir)?.into_iter().map(|path| (path, only.clone())).collect();
    for unit in units {
        let scans = scans(&dir.join(unit.as_str())).unwrap_or_default();
        found.extend(scans.into_iter().map(|path| (path, Some(unit.clone()))));
    }
    Some(found)
}

fn scans(dir: &Path) -> Option<BTreeSet<PathBuf>> {
    let kind = |path: &Path| {
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        KINDS.contains(&end.to_ascii_lowercase().as_str())
    };
    let entries = std::fs::read_dir(dir).ok()?;
    Some(entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|p| kind(p)).collect())
}

/// A plain file as it lies there now; what a link points to is somebody else's.
fn sight(path: &Path) -> Option<Sight> {
    let meta = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some(Sight { bytes: meta.len(), changed: meta.modified().ok() })
}
