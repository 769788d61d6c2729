//! A store in a folder of its own, and calls that use it.

use std::path::{Path, PathBuf};

use kastanj_desk::planning::freeze_plan;
use kastanj_instrument::Library;
use kastanj_record::Study;
use kastanj_store::Store;

use crate::runner::{Call, kastanj};

/// The example study's first unit; losses are kept per person.
pub(crate) const UNIT: &str = "EX-A";
const PASSPHRASE: &str = "korrekt häst batteri klammer SYNTETISK";

/// A store that lives as long as the test.
pub(crate) struct Trial {
    pub(crate) dir: tempfile::TempDir,
}

impl Trial {
    /// A new store with the example study.
    pub(crate) fn new() -> Trial {
        Trial::made_with(&[])
    }

    /// A new store made with further arguments of `init`.
    pub(crate) fn made_with(arguments: &[&str]) -> Trial {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("pass"), format!("{PASSPHRASE}\n")).expect("a file");
        let trial = Trial { dir };
        let recovery = trial.path("recovery");
        trial
            .call(["init", "--recovery-out"])
            .with([recovery.as_os_str()])
            .with(arguments)
            .succeeds();
        trial
    }

    /// A place beside the store.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The folder of the store itself.
    pub(crate) fn folder(&self) -> PathBuf {
        self.path("store")
    }

    /// A file beside the store.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.path(name);
        std::fs::write(&file, bytes).expect("a file");
        file
    }

    /// A call that opens this store.
    pub(crate) fn call<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Call {
        kastanj([
            "--store".as_ref(),
            self.folder().as_os_str(),
            "--passphrase-file".as_ref(),
            self.path("pass").as_os_str(),
        ])
        .with(arguments)
    }

    /// The plan as frozen on 2024-11-04, before every answer of these tests: the program itself stamps
    /// today, and a report whose plan is younger than its answers is exploratory.
    pub(crate) fn plan_frozen_before_the_answers(&self, study: &str) {
        let study = Study::parse("study.toml", study, &Library::shipped()).expect("a study");
        let person = "person-1".parse().expect("a person");
        let mut store = Store::open(&self.folder(), &person, PASSPHRASE).expect("a store");
        store.set_clock(|| 1_730_678_400);
        freeze_plan(&mut store, &study, None).expect("a frozen plan");
    }

    /// How much the store holds, after a check of all of it.
    pub(crate) fn counts(&self) -> String {
        let said = self.call(["verify"]).succeeds();
        // Looking changes the log's head; what is kept does not change.
        said.lines().find(|line| line.contains("episodes")).unwrap_or_default().to_owned()
    }
}

/// The text files of a folder by name.
pub(crate) fn read_folder(folder: &Path) -> Vec<(String, String)> {
    std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).expect("a file");
            (name, String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}
