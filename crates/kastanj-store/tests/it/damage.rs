//! Bits that flip and files that end too early: refused, named, unchanged.

use std::fs;
use std::path::{Path, PathBuf};

use kastanj_store::{Damage, Store, StoreError, Unlock};
use proptest::prelude::*;

use crate::fixture::{PASSPHRASE, answered, files, new_store, nobody, person};

/// A closed store with some contacts.
fn closed() -> (tempfile::TempDir, PathBuf) {
    let (folder, mut store, _) = new_store();
    for _ in 0..5 {
        answered(&mut store);
    }
    store.close().unwrap();
    let dir = folder.path().join("s");
    (folder, dir)
}

/// Opens and checks everything; a refusal must name the file and leave all as it was.
fn refused(dir: &Path, file: &str) -> StoreError {
    let before = files(dir);
    let error = match Store::open(dir, &person(), PASSPHRASE) {
        Err(error) => error,
        Ok(store) => store.verify(None).expect_err("damage was not noticed"),
    };
    assert!(error.to_string().contains(file), "{error}");
    assert_eq!(files(dir), before, "a damaged store was changed");
    error
}

#[test]
fn a_flipped_bit_in_any_file_is_refused() {
    let (_folder, dir) = closed();
    for file in ["accounts", "keys", "erased", "kastanj.db"] {
        let path = dir.join(file);
        let sound = fs::read(&path).unwrap();
        let step = (sound.len() / 40).max(1);
        for at in (0..sound.len()).step_by(step) {
            let mut damaged = sound.clone();
            damaged[at] ^= 1 << (at % 8);
            fs::write(&path, damaged).unwrap();
            refused(&dir, file);
        }
        fs::write(&path, sound).unwrap();
    }
    Store::open(&dir, &person(), PASSPHRASE).unwrap().verify(None).unwrap();
}

#[test]
fn a_truncated_file_is_refused_at_every_length() {
    let (_folder, dir) = closed();
    for file in ["accounts", "keys", "erased", "kastanj.db"] {
        let path = dir.join(file);
        let sound = fs::read(&path).unwrap();
        let step = (sound.len() / 25).max(1);
        let mut lengths: Vec<usize> = (0..sound.len()).step_by(step).collect();
        // Whole pages missing at the end leave every other page sound.
        lengths.extend([sound.len().saturating_sub(4096), sound.len() - 1]);
        for length in lengths {
            fs::write(&path, &sound[..length]).unwrap();
            refused(&dir, file);
        }
        fs::remove_file(&path).unwrap();
        let missing = Store::open(&dir, &person(), PASSPHRASE);
        assert!(matches!(missing, Err(StoreError::MissingFile { .. })), "{file}: {missing:?}");
        assert!(!path.exists(), "{file} was made anew");
        fs::write(&path, sound).unwrap();
    }
    Store::open(&dir, &person(), PASSPHRASE).unwrap().verify(None).unwrap();
}

#[test]
fn an_older_keys_file_is_noticed() {
    let (folder, mut store, _) = new_store();
    let dir = folder.path().join("s");
    answered(&mut store);
    let older = fs::read(dir.join("keys")).unwrap();
    answered(&mut store);
    store.close().unwrap();
    fs::write(dir.join("keys"), older).unwrap();
    let refused = Store::open(&dir, &person(), PASSPHRASE);
    assert!(
        matches!(refused, Err(StoreError::Damaged { damage: Damage::Outdated, .. })),
        "{refused:?}"
    );
}

#[test]
fn files_of_two_stores_do_not_mix() {
    let (_one, dir) = closed();
    let (_two, other) = closed();
    for file in ["keys", "erased", "kastanj.db"] {
        let own = fs::read(dir.join(file)).unwrap();
        fs::copy(other.join(file), dir.join(file)).unwrap();
        refused(&dir, file);
        fs::write(dir.join(file), own).unwrap();
    }
}

#[test]
fn a_damaged_backup_is_refused_and_restores_nothing() {
    let (folder, dir) = closed();
    let file = folder.path().join("copy.kastanj");
    Store::open(&dir, &person(), PASSPHRASE).unwrap().backup(&file).unwrap();
    let sound = fs::read(&file).unwrap();
    let unlock = Unlock::Passphrase(person(), PASSPHRASE.to_owned());
    let target = folder.path().join("restored");
    let refused = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let verified = Store::verify_backup(&file, &unlock);
        assert!(matches!(verified, Err(StoreError::Damaged { .. })), "{verified:?}");
        let restored = Store::restore(&file, &target, &unlock, &nobody());
        assert!(matches!(restored, Err(StoreError::Damaged { .. })), "{restored:?}");
        assert!(!target.exists());
        assert_eq!(fs::read(&file).unwrap(), bytes);
    };
    for at in (0..sound.len()).step_by(sound.len() / 20) {
        let mut damaged = sound.clone();
        damaged[at] ^= 0x10;
        refused(&damaged);
        refused(&sound[..at]);
    }
    refused(&[&sound[..], b"x"].concat());
    fs::write(&file, &sound).unwrap();
    Store::restore(&file, &target, &unlock, &nobody()).unwrap();
    // Nothing of the failed attempts is left beside the target.
    let left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "{left:?}");
}

/// The files of a store as they lie there after a crash: the newest rows are in the log alone.
fn crashed() -> (tempfile::TempDir, PathBuf) {
    let (folder, mut store, _) = new_store();
    for _ in 0..6 {
        answered(&mut store);
    }
    let dir = folder.path().join("crashed");
    fs::create_dir(&dir).unwrap();
    for entry in fs::read_dir(store.dir()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, dir.join(path.file_name().unwrap())).unwrap();
    }
    (folder, dir)
}

#[test]
fn the_log_that_a_crash_leaves_is_read_whole_or_refused() {
    let (folder, dir) = crashed();
    let log = dir.join("kastanj.db-wal");
    let sound = fs::read(&log).unwrap();
    assert!(sound.len() > 100_000, "the log is empty: {}", sound.len());
    let copy = |bytes: &[u8], name: &str| {
        let to = folder.path().join(name);
        fs::create_dir(&to).unwrap();
        for file in ["kastanj.db", "accounts", "keys", "erased"] {
            fs::copy(dir.join(file), to.join(file)).unwrap();
        }
        fs::write(to.join("kastanj.db-wal"), bytes).unwrap();
        to
    };
    // Damage with acknowledged transactions after it is refused, and the log stays as it is.
    for (round, at) in (0..sound.len() * 3 / 4).step_by(sound.len() / 30).enumerate() {
        let mut damaged = sound.clone();
        damaged[at] ^= 4;
        let to = copy(&damaged, &format!("flip{round}"));
        let opened = Store::open(&to, &person(), PASSPHRASE);
        assert!(matches!(opened, Err(StoreError::Damaged { .. })), "byte {at}: {opened:?}");
        assert_eq!(fs::read(to.join("kastanj.db-wal")).unwrap(), damaged);
    }
    // A log that was cut in its last transaction is what a crash leaves: it opens, without that one.
    let to = copy(&sound[..sound.len() - 5000], "cut");
    let store = Store::open(&to, &person(), PASSPHRASE).unwrap();
    assert_eq!(store.verify(None).unwrap().assessments, 5);
    let whole = Store::open(&copy(&sound, "whole"), &person(), PASSPHRASE).unwrap();
    assert_eq!(whole.verify(None).unwrap().assessments, 6);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_foreign_file_is_taken_for_a_backup(bytes in proptest::collection::vec(any::<u8>(), 0..300), head in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        let start: &[u8] = if head { b"KASTANJ BACKUP 1 " } else { b"" };
        fs::write(&file, [start, &bytes].concat()).unwrap();
        prop_assert!(Store::backup_manifest(&file).is_err());
    }
}
