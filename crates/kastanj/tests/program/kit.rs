//! `kastanj kit` and `kastanj manual`: the folder and what it refuses.

use std::collections::BTreeMap;
use std::path::Path;

use crate::runner::kastanj;
use crate::store::{Trial, UNIT};

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

#[test]
fn a_kit_of_a_store_is_made_from_its_own_study() {
    let dir = tempfile::tempdir().expect("a folder");
    let example = include_str!("../../../../studies/exempelstudie/study.toml");
    let study = dir.path().join("study.toml");
    std::fs::write(&study, example.replace("\"EX-A\"", "\"OST-1\"")).expect("a file");
    let trial = Trial::made_with(&["--study", study.to_str().expect("a path")]);
    let out = dir.path().join("kit");
    let kit = |unit: &[&str]| {
        trial.call(["kit", "--packs", "1", "--seed", SEED, "--out"]).with([&out]).with(unit)
    };
    let said = kit(&[]).fails();
    assert!(said.contains("--unit") && said.contains("OST-1"), "{said}");
    let said = kit(&["--unit", UNIT]).fails();
    assert!(said.contains("OST-1") && !out.exists(), "{said}");
    kit(&["--unit", "OST-1"]).succeeds();
    let record = std::fs::read_to_string(out.join("staff/kit.toml")).expect("a record");
    assert!(record.contains("unit = \"OST-1\""), "{record}");
    let manual = dir.path().join("manual.pdf");
    trial.call(["manual", "--unit", "OST-1", "--out"]).with([&manual]).succeeds();
    assert!(manual.is_file());
    let burden = trial.call(["form", "burden", "--json"]).succeeds();
    assert!(burden.contains("\"doors\""), "{burden}");
}
