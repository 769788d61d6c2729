//! The watched folder: what a scanner leaves there comes in by itself, while the service is open.
//! Everything goes the way of an upload.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use kastanj_desk::own_units;
use kastanj_desk::taking::FileFate;
use kastanj_desk::watching::{LOOK, WatchedFolder, beside};
use kastanj_record::UnitCode;
use kastanj_store::Person;

use crate::house::House;
use crate::pages::sheets::{Limits, gave_up, share_of, store};
use crate::reading::Incoming;
use crate::trouble::Trouble;

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
    let (looking, dir, known) = (Arc::clone(house), folder.dir.clone(), units.clone());
    let ready = tokio::task::spawn_blocking(move || looking.watched.look(&dir, &known));
    for (path, unit) in ready.await.map_err(|_| Trouble::Locked)? {
        let fate = match unit {
            Some(unit) => take(house, person, &path, unit).await?,
            None => beside(&folder.dir, &path, &units),
        };
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
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = path.to_owned();
    let most = Limits::default().file;
    let bytes = tokio::task::spawn_blocking(move || read_up_to(&file, most)).await;
    let Ok(Ok(bytes)) = bytes else { return Ok(gave_up()) };
    if bytes.len() > most {
        return Ok(FileFate::TooLarge);
    }
    let share = share_of(house, person, unit.clone()).await?;
    let read = house.reading.read(vec![Incoming { name, bytes }], share).await;
    let mut fates = store(house, person, read, unit, None).await?;
    Ok(fates.pop().unwrap_or_else(gave_up))
}

/// So many bytes of a file, and one more if there are more: it may grow while it is read.
fn read_up_to(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

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
    async fn the_trial_sheet_is_known_in_the_folder_too() {
        let trial = Trial::new();
        let place = tempfile::tempdir().expect("a folder");
        let folder = WatchedFolder { dir: place.path().to_owned(), remove: false };
        let pdf = kastanj_paper::print_trial_sheet(kastanj_language::Lang::En).expect("a sheet");
        std::fs::write(place.path().join("prov.pdf"), pdf).expect("a file");
        for _ in 0..2 {
            look_once(&trial.house, &folder, &anna()).await.expect("a look");
        }
        let page = trial.staff().get("/sheets/folder").await;
        assert!(page.body.contains("Bra. Skrivaren och skannern"), "{}", page.body);
        assert_eq!(trial.house.watched.removable(), 1);
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
