//! The program, serving its pages on a free port.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The passphrase of every account here.
pub(crate) const PASSPHRASE: &str = "exempel exempel exempel";

/// A study of one invented unit, at the desk of its laptop.
const STUDY_UNIT: &str = "EX-A";

/// A running program; it is ended when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    pub(crate) folder: tempfile::TempDir,
}

impl Server {
    /// Serves a folder in which nothing has been set up.
    pub(crate) fn new() -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        Server::over(folder)
    }

    /// Serves a store of one invented service with one account, `anna`.
    pub(crate) fn furnished() -> Server {
        Server::furnished_with(&[])
    }

    /// As [`Server::furnished`], with these modules of the study switched on.
    pub(crate) fn furnished_with(modules: &[&str]) -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        let unit = STUDY_UNIT.parse().expect("a unit");
        let example = kastanj_record::EXAMPLE_SOURCE;
        let study = kastanj_desk::laptop_study(example, &unit, modules).expect("a study");
        std::fs::write(folder.path().join("study.toml"), study).expect("a study");
        std::fs::write(folder.path().join("pass"), PASSPHRASE).expect("a passphrase");
        let made = Command::new(env!("CARGO_BIN_EXE_kastanj"))
            .args(["init", "--as", "anna", "--study"])
            .arg(folder.path().join("study.toml"))
            .arg("--store")
            .arg(folder.path().join("store"))
            .arg("--passphrase-file")
            .arg(folder.path().join("pass"))
            .output()
            .expect("the program starts");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Server::over(folder)
    }

    /// Serves a folder that is there already.
    pub(crate) fn over(folder: tempfile::TempDir) -> Server {
        let (child, address) = start(&folder.path().join("store"));
        Server { child, address, folder }
    }

    /// Ends it as a power switch would, without a word of warning; gives the folder back.
    pub(crate) fn kill(mut self) -> tempfile::TempDir {
        self.child.kill().expect("a kill");
        self.child.wait().expect("an end");
        std::mem::replace(&mut self.folder, tempfile::tempdir().expect("a folder"))
    }

    /// The number of the process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The port.
    pub(crate) fn port(&self) -> u16 {
        let port = self.address.rsplit(':').next().and_then(|port| port.parse().ok());
        port.unwrap_or_else(|| panic!("no port in {}", self.address))
    }

    /// The address of a page.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(store: &Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kastanj"))
        .args(["serve", "--port", "0", "--store"])
        .arg(store)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let out = child.stdout.take().expect("standard output");
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).expect("the address");
    let address = line.split_whitespace().find(|word| word.starts_with("http://"));
    let address = address.unwrap_or_else(|| panic!("no address in {line}")).to_owned();
    (child, address)
}
