//! `kastanj form`: check, list, show, burden, print.

use std::path::Path;

use crate::runner::kastanj;
use crate::store::{Trial, UNIT};

const SOUND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../instruments/del-1/v1.toml");

fn pages_of(file: &Path) -> usize {
    let bytes = std::fs::read(file).expect("a PDF");
    assert!(bytes.starts_with(b"%PDF-"), "{} is no PDF", file.display());
    kastanj_rehearsal::rasterise_pdf(&bytes, 20.0).expect("a PDF that opens").len()
}

#[test]
fn faults_are_told_with_file_line_and_advice_in_both_languages() {
    let dir = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(SOUND).expect("the questionnaire");
    let faulty = text.replacen("measure = \"ordinal\"", "measure = \"ordnal\"", 1).replacen(
        "id = \"grepp-2\"",
        "id = \"grepp-1\"",
        1,
    );
    assert_ne!(text, faulty);
    let line = faulty.lines().position(|line| line.contains("ordnal")).expect("the fault") + 1;
    let file = dir.path().join("faulty.toml");
    std::fs::write(&file, faulty).expect("a file");
    let place = format!("{}:{line}:", file.display());
    let english = kastanj(["form", "check"]).with([&file]).fails();
    assert!(english.contains(&place), "{place}\n{english}");
    assert!(english.contains("ordinal"), "no advice: {english}");
    let swedish = kastanj(["form", "check"]).with([&file]).swedish().fails();
    assert!(swedish.contains(&place) && swedish != english, "{swedish}");
}

#[test]
fn what_is_no_questionnaire_at_all_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, bytes) in [
        ("broken.toml", b"[questionnaire\nid=".as_slice()),
        ("empty.toml", b"".as_slice()),
        ("picture.toml", b"\xff\xd8\xff\xe0\x00\x10JFIF".as_slice()),
        ("other.toml", b"[package]\nname = \"x\"\n".as_slice()),
    ] {
        let file = dir.path().join(name);
        std::fs::write(&file, bytes).expect("a file");
        let said = kastanj(["form", "check"]).with([&file]).fails();
        assert!(said.contains(name), "{name}: {said}");
    }
    let said = kastanj(["form", "check"]).with([dir.path().join("none.toml")]).fails();
    assert!(said.contains("none.toml") && said.contains("does not exist"), "{said}");
    let said = kastanj(["form", "check"]).with([dir.path()]).fails();
    assert!(said.contains("folder"), "{said}");
}

#[test]
fn every_faulty_file_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("faulty.toml");
    std::fs::write(&file, "[questionnaire]\nid = \"x\"\n").expect("a file");
    let other = dir.path().join("other.toml");
    std::fs::write(&other, "[questionnaire\n").expect("a file");
    let said = kastanj(["form", "check"]).with([&file, &other]).fails();
    assert!(said.contains("other.toml:1:") && said.contains("faulty.toml:"), "{said}");
}

#[test]
fn the_forms_are_listed_and_shown() {
    let list = kastanj(["form", "list"]).succeeds();
    assert!(list.contains("del-1@1") && list.contains("LIX") && list.contains("draft"), "{list}");
    let shown = kastanj(["form", "show", "del-1/before"]).succeeds();
    assert!(shown.contains("grepp-1") && shown.contains("not true at all"), "{shown}");
    assert!(!shown.contains("contact-1"), "{shown}");
    let said = kastanj(["form", "show", "del-9"]).fails();
    assert!(said.contains("del-9") && said.contains("del-1@1"), "{said}");
    let said = kastanj(["form", "show", "del-1/efter"]).fails();
    assert!(said.contains("del-1/after"), "{said}");
    let said = kastanj(["form", "show", "del-1@7/before"]).fails();
    assert!(said.contains("del-1@1"), "{said}");
}

#[test]
fn the_burden_is_told_with_its_assumptions() {
    let text = kastanj(["form", "burden"]).swedish().succeeds();
    assert!(text.contains("klient") && text.contains("terapeut"), "{text}");
    let json = kastanj(["form", "burden", "--json"]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["doors"].as_array().map(Vec::len), Some(3));
    for door in json["doors"].as_array().into_iter().flatten() {
        assert!(door["client_minutes"].as_f64().is_some_and(|minutes| minutes > 1.0), "{door}");
        assert!(door["therapist_minutes"].as_f64().is_some_and(|m| m > 0.0), "{door}");
    }
    assert!(json["assumptions"].is_object(), "{json}");
}

#[test]
fn a_faulty_study_is_told_with_line_and_nothing_is_made() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("study.toml");
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../studies/exempelstudie/study.toml"
    ))
    .expect("the example study");
    let faulty = text.replacen("occasions = [\"before\", ", "occasions = [\"befor\", ", 1);
    assert_ne!(text, faulty);
    let line = faulty.lines().position(|line| line.contains("befor\"")).expect("the fault") + 1;
    std::fs::write(&file, faulty).expect("a file");
    let out = dir.path().join("out");
    let store = dir.path().join("store");
    let calls: [Vec<&std::ffi::OsStr>; 3] = [
        vec!["form".as_ref(), "burden".as_ref()],
        vec!["kit".as_ref(), "--unit".as_ref(), UNIT.as_ref(), "--out".as_ref(), out.as_ref()],
        vec!["init".as_ref(), "--store".as_ref(), store.as_ref()],
    ];
    for call in calls {
        let said = kastanj(call).with(["--study".as_ref(), file.as_os_str()]).fails();
        assert!(said.contains(&format!("study.toml:{line}:")), "line {line}\n{said}");
        assert!(said.contains("before"), "no advice: {said}");
    }
    assert!(!out.exists() && !store.exists());
}

#[test]
fn forms_are_printed_in_every_edition() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = |name: &str| dir.path().join(name);
    let print = |arguments: &[&str], name: &str| {
        let out = file(name);
        kastanj(["form", "print"])
            .with(arguments)
            .with(["--out".as_ref(), out.as_os_str()])
            .succeeds();
        pages_of(&out)
    };
    assert_eq!(print(&["del-1/after", "--copyable", "--lang", "sv"], "copyable.pdf"), 2);
    assert_eq!(print(&["del-1/before", "--stock", "2"], "stock.pdf"), 4);
    let one = print(&["del-1/before", "--large"], "large.pdf");
    assert!(one > 2, "{one}");
    assert_eq!(print(&["del-1/before", "--large", "--stock", "3"], "stock.pdf"), 3 * one);
    let both = print(&["del-1/before", "--large", "--stock", "3", "--duplex"], "both.pdf");
    assert!(both >= 3 * one && both % 6 == 0, "{both}");
    assert!(print(&["del-1", "--large"], "all.pdf") > one);
    for stock in ["0", "2001", "-1"] {
        let stock = format!("--stock={stock}");
        let said = kastanj(["form", "print", "del-1/before", &stock, "--out"]);
        let said = said.with([file("no.pdf")]).fails();
        assert!(said.contains("--stock"), "{said}");
    }
    let said = kastanj(["form", "print", "del-1/before", "--stock", "1", "--copyable", "--out"]);
    assert!(said.with([file("no.pdf")]).fails().contains("--copyable"));
    assert!(!file("no.pdf").exists());
    // What nobody can read back says so before it is handed out.
    let sample = kastanj(["form", "print", "del-1/before", "--out"]).with([file("sample.pdf")]);
    assert!(sample.succeeds().contains("sample without a number"));
}

#[test]
fn a_personal_sheet_belongs_to_an_episode() {
    let trial = Trial::new();
    let out = trial.path("sheet.pdf");
    let said = trial.call(["client", "add", "--unit", UNIT]).succeeds();
    let code = said.split_whitespace().last().expect("a code").to_owned();
    let print = |arguments: &[&str]| {
        trial.call(["form", "print"]).with(arguments).with(["--out".as_ref(), out.as_os_str()])
    };
    print(&["del-1/before", "--episode", &code, "--large"]).succeeds();
    assert!(pages_of(&out) > 2);
    std::fs::remove_file(&out).expect("a file");
    let said = print(&["del-1", "--episode", &code]).fails();
    assert!(said.contains("del-1/before"), "{said}");
    // A sheet whose answers could not be taken in is never printed.
    for code in [&["--episode", code.as_str()][..], &["--copyable"]] {
        let wrong = [&["del-1/after", "--occasion", "before"], code].concat();
        let said = print(&wrong).fails();
        assert!(said.contains("del-1/after is not for the occasion before"), "{said}");
        assert!(!out.exists());
    }
    let said = print(&["del-1/before", "--episode", "2222-22"]).run();
    assert_ne!(said.code, 0);
    assert!(!out.exists());
}

const OWN: &str = include_str!("../../../kastanj-instrument/tests/it/small.toml");

#[test]
fn a_file_of_ones_own_is_checked_shown_and_printed_as_a_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("own.toml");
    std::fs::write(&file, OWN).expect("a file");
    let own = file.to_str().expect("a plain path");
    kastanj(["form", "check", own]).succeeds();
    let shown = kastanj(["form", "show", own]).succeeds();
    assert!(shown.lines().count() > 5, "{shown}");
    let pdf = folder.path().join("own.pdf");
    kastanj(["form", "print", own, "--out"]).with([&pdf]).succeeds();
    assert!(pages_of(&pdf) > 0);
    for edition in ["--copyable", "--stock=3", "--episode=7KQ4-HN"] {
        let none = folder.path().join("none.pdf");
        let said = kastanj(["form", "print", own, edition, "--out"]).with([&none]).swedish();
        assert!(said.fails().contains("utkast"), "{edition}");
        assert!(!none.exists());
    }
    let said = kastanj(["form", "show", "none.toml"]).fails();
    assert!(said.contains("none.toml"), "{said}");
}

#[test]
fn name_and_version_are_those_of_folder_and_file_and_no_missing_file_hides_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("other");
    std::fs::create_dir(&place).expect("a folder");
    let file = place.join("v7.toml");
    std::fs::write(&file, OWN).expect("a file");
    let none = folder.path().join("none.toml");
    let said = kastanj(["form", "check"]).with([&none, &file]).fails();
    assert!(said.contains("none.toml"), "{said}");
    assert!(said.contains("v7") && said.contains("other but"), "{said}");
}
