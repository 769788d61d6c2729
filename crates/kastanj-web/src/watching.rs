//! The watched folder: what a scanner leaves there comes in by itself, while the service is open.
//!
//! A file is read when it has not grown between two looks. Everything goes the way of an upload;
//! the files stay where they are until a person has them removed, or the service was started to
//! do so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use kastanj_desk::own_units;
use kastanj_record::UnitCode;
use kastanj_store::Person;

use crate::house::House;
use crate::pages::sheets::{FileFate, Limits, share_of, store};
use crate::reading::Incoming;
use crate::trouble::Trouble;

/// How often the folder is looked at.
const LOOK: Duration = Duration::from_secs(2);
/// How many files are remembered for the page.
const SHOWN: usize = 100;
/// What a scanner writes.
const KINDS: [&str; 6] = ["pdf", "tif", "tiff", "png", "jpg", "jpeg"];

/// A folder into which a scanner writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedFolder {
    /// Where. With several units each has a folder inside, named by its code.
    pub dir: PathBuf,
    /// Whether a file is removed as soon as every page of it is done with.
    pub remove: bool,
}

/// What has come from the folder since the program was started.
#[derive(Debug, Default)]
pub(crate) struct Watched(Mutex<Known>);

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

/// A file as it lay there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sight {
    bytes: u64,
    changed: Option<SystemTime>,
}

/// A file that came in.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    /// Where it lies, or lay.
    path: PathBuf,
    /// What it is called on the pages: its name under the watched folder.
    pub(crate) name: String,
    /// What became of it.
    pub(crate) fate: FileFate,
    /// Whether it is gone from the folder.
    pub(crate) removed: bool,
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
    pub(crate) fn arrivals(&self) -> Vec<Arrival> {
        self.known().arrivals.iter().rev().cloned().collect()
    }

    /// Whether the folder can be looked at.
    pub(crate) fn is_reachable(&self) -> bool {
        !self.known().unreachable
    }

    /// How many files could be removed.
    pub(crate) fn removable(&self) -> usize {
        self.known().arrivals.iter().filter(|arrival| arrival.is_done_with()).count()
    }

    /// Removes the files that are done with and have not changed since; gives how many went, and
    /// how many would not go.
    pub(crate) fn remove_done(&self) -> (usize, usize) {
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

    /// The files that lie still and have not been taken in.
    fn look(&self, dir: &Path, units: &[UnitCode]) -> Vec<(PathBuf, UnitCode)> {
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

    fn took(&self, dir: &Path, path: PathBuf, fate: FileFate) {
        let mut known = self.known();
        let now = known.sights.get(&path).copied();
        if let Some(now) = now {
            known.taken.insert(path.clone(), now);
        }
        let name = path.strip_prefix(dir).unwrap_or(&path).display().to_string();
        known.arrivals.retain(|arrival| arrival.path != path);
        known.arrivals.push(Arrival { path, name, fate, removed: false });
        let over = known.arrivals.len().saturating_sub(SHOWN);
        known.arrivals.drain(..over);
    }
}

/// The files of the folder with the unit that each is for; none when it cannot be looked at.
fn files(dir: &Path, units: &[UnitCode]) -> Option<Vec<(PathBuf, UnitCode)>> {
    if let [only] = units {
        return Some(scans(dir)?.into_iter().map(|path| (path, only.clone())).collect());
    }
    std::fs::read_dir(dir).ok()?;
    let of_unit = |unit: &UnitCode| {
        let scans = scans(&dir.join(unit.as_str())).unwrap_or_default();
        scans.into_iter().map(|path| (path, unit.clone())).collect::<Vec<_>>()
    };
    Some(units.iter().flat_map(of_unit).collect())
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

/// Looks until the program ends.
pub(crate) async fn watch(house: Arc<House>, folder: WatchedFolder) {
    loop {
        tokio::time::sleep(LOOK).await;
        if let Some(person) = house.opener() {
            // What goes wrong stands beside the file; the next look tries again.
            let _ = look_once(&house, &folder, &person).await;
        }
    }
}

/// One look at the folder: what lies still is taken in.
pub(crate) async fn look_once(
    house: &Arc<House>,
    folder: &WatchedFolder,
    person: &Person,
) -> Result<(), Trouble> {
    let units = house
        .turn(person, |desk| {
            let own = own_units(&desk.store.view(), &desk.study)?;
            Ok(own.into_iter().map(|unit| unit.code.clone()).collect::<Vec<_>>())
        })
        .await?;
    let (looking, dir) = (Arc::clone(house), folder.dir.clone());
    let ready = tokio::task::spawn_blocking(move || looking.watched.look(&dir, &units));
    for (path, unit) in ready.await.map_err(|_| Trouble::Locked)? {
        let fate = take(house, person, &path, unit).await?;
        house.watched.took(&folder.dir, path, fate);
    }
    if folder.remove {
        let removing = Arc::clone(house);
        let _ = tokio::task::spawn_blocking(move || removing.watched.remove_done()).await;
    }
    Ok(())
}

async fn take(
    house: &House,
    person: &Person,
    path: &Path,
    unit: UnitCode,
) -> Result<FileFate, Trouble> {
    let limit = Limits::default().file;
    if sight(path).is_some_and(|now| now.bytes > limit as u64) {
        return Ok(FileFate::TooLarge);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = path.to_owned();
    let bytes = tokio::task::spawn_blocking(move || std::fs::read(file)).await;
    let Ok(Ok(bytes)) = bytes else { return Ok(FileFate::gave_up()) };
    let share = share_of(house, person, unit.clone()).await?;
    let read = house.reading.read(vec![Incoming { name, bytes }], share).await;
    let mut fates = store(house, person, read, unit, None).await?;
    Ok(fates.pop().unwrap_or_else(FileFate::gave_up))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{Trial, anna};

    #[tokio::test]
    async fn a_file_is_taken_when_it_lies_still_and_removed_when_it_is_done_with() {
        let trial = Trial::new();
        let place = tempfile::tempdir().expect("a folder");
        let folder = WatchedFolder { dir: place.path().to_owned(), remove: false };
        let write = |name: &str, bytes: &[u8]| {
            std::fs::write(place.path().join(name), bytes).expect("a file");
        };
        write("brev.txt", b"no scan");
        write("skada.pdf", b"%PDF-1.7 no pages");
        let person = anna();
        let look = || look_once(&trial.house, &folder, &person);
        look().await.expect("a look");
        assert!(trial.house.watched.arrivals().is_empty(), "taken before it lay still");
        // It grows between two looks.
        write("skada.pdf", b"%PDF-1.7 no pages yet");
        look().await.expect("a look");
        assert!(trial.house.watched.arrivals().is_empty(), "taken while it grew");
        look().await.expect("a look");
        look().await.expect("a look");
        let arrivals = trial.house.watched.arrivals();
        assert_eq!(arrivals.len(), 1, "{arrivals:?}");
        assert_eq!(arrivals[0].name, "skada.pdf");
        assert!(matches!(arrivals[0].fate, FileFate::NotStored { .. }), "{arrivals:?}");
        // What could not be read stays for a person.
        assert_eq!(trial.house.watched.removable(), 0);
        assert_eq!(trial.house.watched.remove_done(), (0, 0));
        assert!(place.path().join("skada.pdf").exists());
        let page = trial.staff().get("/sheets/folder").await;
        assert!(page.body.contains("skada.pdf"), "{}", page.body);
        // A blank page is done with as soon as it was seen to be blank.
        let blank = image::GrayImage::from_pixel(1654, 2339, image::Luma([255]));
        blank.save(place.path().join("tom.png")).expect("a picture");
        look().await.expect("a look");
        look().await.expect("a look");
        assert_eq!(trial.house.watched.removable(), 1, "{:?}", trial.house.watched.arrivals());
        let done = trial.staff().post("/sheets/folder", &[]).await;
        assert_eq!(done.location.as_deref(), Some("/sheets/folder"));
        assert!(!place.path().join("tom.png").exists());
        assert!(place.path().join("brev.txt").exists());
    }

    #[tokio::test]
    async fn a_folder_that_is_not_there_is_told() {
        let trial = Trial::new();
        let dir = PathBuf::from("/no/such/folder/anywhere");
        let folder = WatchedFolder { dir, remove: true };
        look_once(&trial.house, &folder, &anna()).await.expect("a look");
        assert!(!trial.house.watched.is_reachable());
    }
}
