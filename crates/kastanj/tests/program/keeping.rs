//! Backup, restore, verify, export; and what damage does not get through.

use std::path::Path;

use crate::contacts::small_study;
use crate::runner::kastanj;
use crate::store::{Trial, UNIT, read_folder};

fn damage(file: &Path, change: impl Fn(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(file).expect("a file");
    change(&mut bytes);
    std::fs::write(file, bytes).expect("a file");
}

fn flip(bytes: &mut [u8], part: usize) {
    let at = bytes.len() * part / 10;
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 0x10;
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            std::fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
}

#[test]
fn a_backup_comes_back_whole_and_damage_is_refused() {
    let trial = small_study();
    let before = trial.counts();
    let file = trial.path("backup.kastanj");
    let said = trial.call(["backup"]).with([&file]).succeeds();
    assert!(said.contains("9 episodes"), "{said}");
    trial.call(["backup"]).with([&file]).fails();
    trial.call(["verify"]).with([&file]).succeeds();
    let pass = trial.path("pass");
    let restore = |file: &Path, to: &Path| {
        kastanj(["restore"]).with([
            file.as_os_str(),
            "--store".as_ref(),
            to.as_os_str(),
            "--passphrase-file".as_ref(),
            pass.as_os_str(),
        ])
    };
    let back = trial.path("back");
    assert!(restore(&file, &back).succeeds().contains("9 episodes"));
    let said = restore(&file, &back).fails();
    assert!(said.contains("back"), "{said}");
    assert!(restore(&file, &trial.folder()).fails().contains("store"));
    let plain = trial.path("plain");
    std::fs::create_dir(&plain).expect("a folder");
    std::fs::write(plain.join("letter.txt"), "mine").expect("a file");
    restore(&file, &plain).fails();
    assert_eq!(read_folder(&plain).len(), 1);

    let broken = trial.path("broken.kastanj");
    for part in [0, 2, 5, 8, 9] {
        std::fs::copy(&file, &broken).expect("a copy");
        damage(&broken, |bytes| flip(bytes, part));
        let said = trial.call(["verify"]).with([&broken]).fails();
        assert!(said.contains("broken.kastanj"), "part {part}: {said}");
    }
    for share in [0, 1, 5, 9] {
        std::fs::copy(&file, &broken).expect("a copy");
        damage(&broken, |bytes| bytes.truncate(bytes.len() * share / 10));
        let nowhere = trial.path("nowhere");
        let said = restore(&broken, &nowhere).swedish().fails();
        assert!(said.contains("broken.kastanj"), "share {share}: {said}");
        assert!(!nowhere.exists(), "share {share}");
    }
    trial.write("letter.kastanj", "Dear all");
    trial.call(["verify"]).with([trial.path("letter.kastanj")]).fails();
    assert_eq!(trial.counts(), before);
}

#[test]
fn an_erased_client_does_not_come_back_from_an_older_backup() {
    let trial = small_study();
    let pass = trial.path("pass");
    let stick = trial.path("stick");
    std::fs::create_dir(&stick).expect("a folder");
    let file = stick.join("older.kast");
    trial.call(["backup"]).with([&file]).succeeds();
    let list = trial.call(["episode", "list"]).succeeds();
    let code = list
        .split_whitespace()
        .find(|word| word.len() == 7 && word.chars().nth(4) == Some('-'))
        .expect("a code")
        .to_owned();
    let said = trial.call(["client", "erase", "--episode", &code, "--yes"]).succeeds();
    assert!(said.contains("erased-"), "{said}");
    let restore = |to: &Path, more: &[&str]| {
        kastanj(["restore"]).with([file.as_os_str()]).with(more).with([
            "--store".as_ref(),
            to.as_os_str(),
            "--passphrase-file".as_ref(),
            pass.as_os_str(),
        ])
    };
    let gone = |to: &Path| {
        let call = kastanj(["episode", "list", "--store"]).with([to]);
        let list = call.with(["--passphrase-file".as_ref(), pass.as_os_str()]).succeeds();
        assert!(!list.contains(&code), "{list}");
    };
    let back = trial.path("back");
    restore(&back, &[]).succeeds();
    gone(&back);
    // The machine is lost, the stick with its list is left.
    std::fs::remove_dir_all(trial.folder()).expect("a folder");
    let (second, third) = (trial.path("second"), trial.path("third"));
    restore(&second, &[]).succeeds();
    gone(&second);
    // The list is lost as well: nobody can tell, and the program does not pretend to.
    for entry in std::fs::read_dir(&stick).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path != file {
            std::fs::remove_file(path).expect("a file");
        }
    }
    let said = restore(&third, &[]).swedish().fails();
    assert!(said.contains("--nobody-erased-since") && !third.exists(), "{said}");
    restore(&third, &["--nobody-erased-since"]).succeeds();
}

#[test]
fn a_damaged_store_is_refused_with_the_file() {
    let trial = small_study();
    let pass = trial.path("pass");
    let names: Vec<String> = std::fs::read_dir(trial.folder())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file() && path.metadata().is_ok_and(|meta| meta.len() > 0))
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        // The reserve only keeps room on the disk: there is nothing in it to be damaged.
        .filter(|name| !name.contains("lock") && name != "reserve")
        .collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in &names {
        for truncate in [false, true] {
            let hurt = trial.path("hurt");
            let _ = std::fs::remove_dir_all(&hurt);
            copy(&trial.folder(), &hurt);
            damage(&hurt.join(name), |bytes| {
                if truncate {
                    bytes.truncate(bytes.len() / 2);
                } else {
                    flip(bytes, 5);
                }
            });
            let said = kastanj(["verify", "--store"])
                .with([hurt.as_os_str(), "--passphrase-file".as_ref(), pass.as_os_str()])
                .run();
            let whole = format!("{}{}", said.out, said.err);
            assert_ne!(said.code, 0, "{name}, cut: {truncate}: {whole}");
            assert!(whole.contains("hurt"), "{name}, cut: {truncate}: {whole}");
        }
    }
}

#[test]
fn an_export_lets_a_service_leave_with_everything_but_internal_numbers() {
    let trial = small_study();
    let out = trial.path("out");
    // One client takes both words back: counted, and nothing else, unless the record is moved.
    let back = ["local_follow_up", "national_study"].map(|purpose| {
        format!(
            r#"{{"type":"consent","pack":"{}","purpose":"{purpose}","given":false,"text_version":"1","week":"2025-W40"}}"#,
            crate::contacts::PACKS[0]
        )
    });
    trial.call(["consent", "add"]).given(back.join("\n")).succeeds();
    let some = trial.path("some");
    let said = trial.call(["export", "--data-only", "--lang", "sv", "--out"]).with([&some]);
    let said = said.succeeds();
    assert!(said.contains("En kontakt räknas") && said.contains("--everything"), "{said}");
    let rows = |out: &std::path::Path, words: &str| {
        let table = std::fs::read_to_string(out.join("data/answers.csv")).expect("a file");
        table.lines().filter(|line| line.contains(words)).count()
    };
    assert!(rows(&some, ";yes;") > 100 && rows(&some, ";withdrawn;") == 0);
    let whole = ["export", "--data-only", "--everything", "--lang", "sv", "--out"];
    let said = trial.call(whole).with([&out]).succeeds();
    assert!(said.contains("answers.csv") && !said.contains("--everything"), "{said}");
    assert!(rows(&out, ";withdrawn;") > 20);
    let files = read_folder(&out.join("data"));
    let text = |name: &str| {
        let found = files.iter().find(|(file, _)| file == name);
        found.map(|(_, text)| text.clone()).unwrap_or_else(|| panic!("no {name}"))
    };
    let answers = text("answers.csv");
    let header = answers.lines().next().unwrap_or_default().to_owned();
    for column in ["code", "label", "missing", "mode"] {
        assert!(header.split(';').any(|cell| cell == column), "{header}");
    }
    assert!(answers.contains(";stämmer inte alls;"), "labels in the person's language");
    assert!(answers.contains("keyed") && answers.contains("blank"), "mode and missing reason");
    assert!(text("codebook.csv").contains("grepp-1"));
    let list = trial.call(["episode", "list"]).succeeds();
    let code = list.split_whitespace().nth(1).expect("a code").to_owned();
    for (name, text) in &files {
        assert!(!text.contains(&code), "{name} holds an episode code");
        let internal = text.split(|c: char| !c.is_ascii_hexdigit()).any(|word| word.len() >= 32);
        assert!(!internal, "{name} holds an internal number");
    }
}

#[test]
fn an_export_never_mixes_with_what_is_there() {
    let trial = Trial::new();
    trial.call(["client", "add", "--unit", UNIT]).succeeds();
    let out = trial.path("out");
    std::fs::create_dir_all(out.join("data")).expect("a folder");
    std::fs::write(out.join("data").join("answers.csv"), "mine").expect("a file");
    trial.call(["export", "--data-only", "--out"]).with([&out]).fails();
    let kept = std::fs::read_to_string(out.join("data").join("answers.csv")).expect("a file");
    assert_eq!(kept, "mine");
}

#[test]
fn a_backup_that_is_missing_or_damaged_is_told_with_a_remedy_that_helps() {
    let trial = Trial::new();
    let none = trial.path("mistyped.kastanj");
    let said = trial.call(["verify"]).with([&none]).swedish().fails();
    assert!(said.contains("mistyped") && !said.contains("säkerhetskopia"), "{said}");
    let file = trial.path("backup.kastanj");
    trial.call(["backup"]).with([&file]).succeeds();
    damage(&file, |bytes| flip(bytes, 5));
    let said = trial.call(["verify"]).with([&file]).swedish().fails();
    assert!(said.contains("annan säkerhetskopia") && !said.contains("kopia av mappen"), "{said}");
}

#[test]
fn where_roles_are_given_an_export_takes_two() {
    let trial = small_study();
    let other = trial.write("second", "en annan lång lösenfras SYNTETISK\n");
    for (name, role) in [("cilla", "coordinator"), ("ada", "administrator")] {
        trial
            .call(["person", "add", name, "--role", role, "--new-passphrase-file"])
            .with([&other])
            .succeeds();
    }
    let out = trial.path("export");
    let export = |extra: &[&str], as_whom: &[&str]| {
        let call = trial.call(["export", "--data-only", "--out"]).with([&out]).with(extra);
        call.with(as_whom)
    };
    let file = other.to_string_lossy().into_owned();
    let with = |name: &'static str| vec!["--second", name, "--second-passphrase-file", &file];
    let said = export(&[], &[]).fails();
    assert!(said.contains("--second"), "{said}");
    assert!(export(&[], &[]).swedish().fails().contains("två"));
    let said = export(&with("ada"), &[]).fails();
    assert!(said.contains("coordinator"), "an administrator says nothing to it: {said}");
    let pass = trial.path("pass").to_string_lossy().into_owned();
    let mine = ["--second", "person-1", "--second-passphrase-file", pass.as_str()];
    let said = export(&mine, &[]).fails();
    assert!(said.contains("Somebody else"), "{said}");
    let wrong = ["--second", "cilla", "--second-passphrase-file", pass.as_str()];
    export(&wrong, &[]).fails();
    assert!(!out.exists());
    export(&with("cilla"), &[]).succeeds();
    assert!(out.join("data/answers.csv").exists());
    // The folder is not empty: nothing is written, and the yes is not left lying about.
    export(&with("cilla"), &[]).fails();
    let again = trial.path("again");
    trial.call(["export", "--data-only", "--out"]).with([&again]).with(with("cilla")).succeeds();
}
