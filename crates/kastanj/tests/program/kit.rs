//! `kastanj kit` and `kastanj manual`: the folder and what it refuses.

use std::collections::BTreeMap;
use std::path::Path;

use crate::runner::kastanj;
use crate::store::UNIT;

const SEED: &str = "000102030405060708090a0b0c0d0e0f";

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn kit(out: &Path) -> BTreeMap<String, Vec<u8>> {
    kastanj(["kit", "--unit", UNIT, "--packs", "1", "--seed", SEED, "--lang", "sv", "--out"])
        .with([out])
        .succeeds();
    files(out)
}

#[test]
fn a_kit_is_complete_and_split_in_two() {
    let dir = tempfile::tempdir().expect("a folder");
    let first = kit(&dir.path().join("one"));
    for (name, bytes) in &first {
        assert!(name.starts_with("client/") || name.starts_with("staff/"), "{name}");
        if name.ends_with(".pdf") {
            assert!(bytes.starts_with(b"%PDF-"), "{name}");
        }
    }
    let of = |part: &str| first.keys().filter(|name| name.starts_with(part)).count();
    assert!(of("client/") >= 3 && of("staff/") >= 6, "{:?}", first.keys());
}

#[test]
fn a_kit_is_never_mixed_with_other_files() {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("letter.txt"), "mine").expect("a file");
    let said = kastanj(["kit", "--unit", UNIT, "--out"]).with([dir.path()]).fails();
    assert!(said.contains("not empty"), "{said}");
    assert_eq!(files(dir.path()).len(), 1);
}

#[test]
fn an_unknown_unit_or_a_bad_seed_makes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("kit");
    let said = kastanj(["kit", "--unit", "NO-1", "--packs", "1", "--out"]).with([&out]).fails();
    assert!(said.contains("NO-1"), "{said}");
    let said = kastanj(["kit", "--unit", UNIT, "--seed", "short", "--out"]).with([&out]).fails();
    assert!(said.contains("short"), "{said}");
    kastanj(["kit", "--unit", UNIT, "--packs", "5000", "--out"]).with([&out]).swedish().fails();
    let manual = dir.path().join("manual.pdf");
    assert!(
        kastanj(["manual", "--unit", "NO-1", "--out"]).with([&manual]).fails().contains("NO-1")
    );
    assert!(!out.exists() && !manual.exists());
}
