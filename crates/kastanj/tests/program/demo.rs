//! `kastanj demo`: the first command of the README, as a newcomer meets it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::runner::{Call, kastanj};

fn demo(dir: &Path) -> Call {
    kastanj(["demo", "--no-serve", "--out"]).with([dir]).swedish()
}

/// Every file below a folder with its bytes.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(everything(&path));
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            found.insert(path, bytes);
        }
    }
    found
}

/// A demonstration that was broken off as soon as its store was there.
fn broken_off(dir: &Path) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kastanj"))
        .args(["demo", "--no-serve", "--dir"])
        .arg(dir)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let started = Instant::now();
    while !dir.join("store").exists() && started.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("it can be ended");
    child.wait().expect("it ends");
    assert!(dir.join("store").exists(), "nothing was begun");
}

/// The lines after `start` that are indented by two blanks.
fn announced(said: &str, start: &str) -> Vec<PathBuf> {
    said.lines()
        .skip_while(|line| *line != start)
        .skip(1)
        .map_while(|line| line.strip_prefix("  "))
        .map(PathBuf::from)
        .collect()
}

#[test]
fn the_demonstration_shows_the_whole_way_in_the_folder_of_an_earlier_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("visning");
    broken_off(&dir);
    let stale = dir.join("store").join("from-before");
    std::fs::write(&stale, "old").expect("a file");
    let said = demo(&dir).succeeds();
    assert!(!stale.exists(), "the earlier demonstration is still there");

    // What was read, against what the pens meant.
    let read = said.lines().find(|line| line.contains(" sidor lästa")).expect("a reading");
    assert!(read.contains("1 tom sida avvisad"), "{read}");
    assert!(read.contains(" rutor, 0 fel ("), "{read}");
    let numbers: Vec<usize> = read
        .split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let [accepted, pages, ..] = numbers[..] else { panic!("{read}") };
    assert!(pages == 32 && accepted + 1 >= pages && accepted <= pages, "{read}");
    // The verdict on the service shaped 29 / 22 / 9: the basis carries no conclusion.
    let small = said.lines().find(|line| line.contains("29, 22 och 9")).expect("the small one");
    assert!(small.ends_with("EX-F, som har 29, 22 och 9: Underlaget räcker inte för en slutsats"));

    let files = announced(&said, "Öppna de här filerna:");
    assert_eq!(files.len(), 7, "{said}");
    for file in &files {
        let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{file:?}: {error}"));
        let ending = file.extension().and_then(|ending| ending.to_str());
        let start: &[u8] = match ending {
            Some("pdf") => b"%PDF-",
            Some("html") => b"<!doctype html>",
            Some("tif") => b"II*\0",
            other => panic!("{file:?}: {other:?}"),
        };
        let begins = bytes.get(..start.len()).is_some_and(|b| b.eq_ignore_ascii_case(start));
        assert!(begins, "{file:?} begins otherwise");
    }
    for name in ["SYNTETISK.txt", "papper/utskrift.pdf", "papper/skanning-2.pdf"] {
        assert!(dir.join(name).exists(), "{name}");
    }
    // The last but one line says how to go on: it works as it stands.
    let next = said.lines().find_map(|line| line.split("kastanj worklist ").nth(1)).expect("how");
    let work = kastanj(["worklist"]).with(next.split(' ')).succeeds();
    assert!(work.contains("to do"), "{work}");
    assert!(said.trim_end().lines().last().is_some_and(|line| line.contains("MiB")), "{said}");
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("store")).expect("a folder");
    std::fs::write(folder.path().join("store").join("mine.txt"), "mine").expect("a file");
    let before = everything(folder.path());
    let said = demo(folder.path()).fails();
    assert!(said.contains("är inte tom"), "{said}");
    assert!(said.contains(&folder.path().display().to_string()), "{said}");
    assert_eq!(everything(folder.path()), before);
}
