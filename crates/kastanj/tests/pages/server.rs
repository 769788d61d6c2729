//! The program, serving its pages on a free port.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use kastanj_store::{SecondStep, Store};

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

    /// As [`Server::furnished`], in this folder.
    pub(crate) fn furnished_in(folder: tempfile::TempDir) -> Server {
        Server::furnish(folder, &[])
    }

    /// As [`Server::furnished`], with these modules of the study switched on.
    pub(crate) fn furnished_with(modules: &[&str]) -> Server {
        Server::furnish(tempfile::tempdir().expect("a folder"), modules)
    }

    /// As [`Server::furnished`], with the file of a further language in the folder of the store.
    pub(crate) fn speaking(name: &str, file: &str) -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        Server::prepare(&folder, &[]);
        let languages = folder.path().join("store").join("languages");
        std::fs::create_dir(&languages).expect("a folder");
        std::fs::write(languages.join(name), file).expect("a file");
        Server::over(folder)
    }

    /// The server profile over a store of one invented service, on this machine alone; `anna` has
    /// the second step that is given beside it.
    pub(crate) fn networked() -> (Server, SecondStep) {
        let folder = tempfile::tempdir().expect("a folder");
        Server::prepare(&folder, &[]);
        let anna = "anna".parse().expect("an account");
        let store = folder.path().join("store");
        let mut store = Store::open(&store, &anna, PASSPHRASE).expect("a store");
        let step = SecondStep::random().expect("randomness");
        store.set_second_step(&anna, Some(&step)).expect("a second step");
        store.close().expect("a store");
        let elsewhere = ["--listen", "127.0.0.1:0", "--host", "localhost"];
        let (child, address) = start_with(&folder.path().join("store"), &elsewhere);
        (Server { child, address, folder }, step)
    }

    /// As [`Server::furnished`], watching the folder `scanner`, its temporary files in `temp`.
    pub(crate) fn scanning() -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        Server::prepare(&folder, &[]);
        for name in ["scanner", "temp"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_kastanj"));
        command.args(["serve", "--port", "0", "--store"]).arg(folder.path().join("store"));
        command.arg("--watch").arg(folder.path().join("scanner"));
        command.env("TMPDIR", folder.path().join("temp"));
        let (child, address) = begin(command);
        Server { child, address, folder }
    }

    fn furnish(folder: tempfile::TempDir, modules: &[&str]) -> Server {
        Server::prepare(&folder, modules);
        Server::over(folder)
    }

    fn prepare(folder: &tempfile::TempDir, modules: &[&str]) {
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
    }

    /// As [`Server::new`], with everything that it says in the file `log` of the folder, its
    /// temporary files in `temp`, and this in its environment.
    pub(crate) fn watched(name: &str, value: &str) -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        let temp = folder.path().join("temp");
        std::fs::create_dir(&temp).expect("a folder");
        let log = File::create(folder.path().join("log")).expect("a log");
        let child = Command::new(env!("CARGO_BIN_EXE_kastanj"))
            .args(["serve", "--port", "0", "--store"])
            .arg(folder.path().join("store"))
            .env("TMPDIR", &temp)
            .env(name, value)
            .stdout(log.try_clone().expect("a log"))
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let mut address = None;
        for _ in 0..200 {
            std::thread::sleep(Duration::from_millis(50));
            let said = std::fs::read_to_string(folder.path().join("log")).expect("a log");
            let whole = said.lines().filter(|_| said.ends_with('\n'));
            address = whole
                .flat_map(str::split_whitespace)
                .find(|w| w.starts_with("http://"))
                .map(str::to_owned);
            if address.is_some() {
                break;
            }
        }
        Server { child, address: address.expect("an address"), folder }
    }

    /// Serves a folder that is there already.
    pub(crate) fn over(folder: tempfile::TempDir) -> Server {
        let (child, address) = start(&folder.path().join("store"));
        Server { child, address, folder }
    }

    /// Serves a folder on a machine whose clock is wrong by this much, as Debian's `faketime` says
    /// it (`-1y`); `None` where that is not installed.
    #[expect(clippy::print_stderr, reason = "a skip is told loudly")]
    pub(crate) fn with_clock(folder: tempfile::TempDir, jump: &str) -> Option<Server> {
        let library = ["x86_64", "aarch64"]
            .map(|machine| format!("/usr/lib/{machine}-linux-gnu/faketime/libfaketime.so.1"))
            .into_iter()
            .find(|library| Path::new(library).exists());
        let Some(library) = library else {
            assert!(std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(), "faketime is not installed");
            eprintln!("SKIPPED: faketime is not installed");
            return None;
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_kastanj"));
        command.args(["serve", "--port", "0", "--store"]).arg(folder.path().join("store"));
        command.env("LD_PRELOAD", library).env("FAKETIME", jump);
        command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        let (child, address) = begin(command);
        Some(Server { child, address, folder })
    }

    /// Ends it and leaves the folder.
    pub(crate) fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Runs a command of the program on the store while nothing is served: what it says, or what
    /// it complains of.
    pub(crate) fn cli(&self, words: &[&str]) -> Result<String, String> {
        let output = Command::new(env!("CARGO_BIN_EXE_kastanj"))
            .args(words)
            .args(["--as", "anna", "--store"])
            .arg(self.folder.path().join("store"))
            .arg("--passphrase-file")
            .arg(self.folder.path().join("pass"))
            .output()
            .expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
    }

    /// The process, for a look at it from outside.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
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
        self.stop();
    }
}

fn start(store: &Path) -> (Child, String) {
    start_with(store, &["--port", "0"])
}

fn start_with(store: &Path, how: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kastanj"));
    command.arg("serve").args(how).arg("--store").arg(store);
    begin(command)
}

/// Starts the program and waits for its address.
fn begin(mut command: Command) -> (Child, String) {
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
    let out = child.stdout.take().expect("standard output");
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).expect("the address");
    let address = line.split_whitespace().find(|word| word.starts_with("http://"));
    let address = address.unwrap_or_else(|| panic!("no address in {line}")).to_owned();
    (child, address)
}
