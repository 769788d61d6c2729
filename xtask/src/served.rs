//! An invented service and the program that serves it, for measurements.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::visitor::{Visitor, encoded};

/// The passphrase of every account of the invented service.
const PASSPHRASE: &str = "exempel exempel exempel";
/// The one unit.
const UNIT: &str = "EX-A";

/// A folder of its own, taken away at the end.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A new folder beside the build, on the disk where the work is done.
    pub(crate) fn new(name: &str) -> Result<Scratch, String> {
        let path = std::env::temp_dir().join(format!("measure-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Scratch(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program that is measured, with the files that it needs.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(crate) binary: PathBuf,
    /// Where the study and the passphrase lie; never on the disk that is measured.
    pub(crate) desk: PathBuf,
}

impl Program {
    /// Writes the study and the passphrase into `desk`.
    pub(crate) fn new(binary: PathBuf, desk: &Path) -> Result<Program, String> {
        if !binary.is_file() {
            return Err(format!("{} is no program: build it first", binary.display()));
        }
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../studies/exempelstudie/study.toml");
        let text = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
        let mut study: toml::Table = text.parse().map_err(|error| format!("{error}"))?;
        let units = study.get_mut("unit").and_then(toml::Value::as_array_mut);
        units
            .ok_or("the example study has no unit")?
            .retain(|unit| unit.get("code").and_then(toml::Value::as_str) == Some(UNIT));
        let written = std::fs::write(desk.join("study.toml"), study.to_string())
            .and_then(|()| std::fs::write(desk.join("pass"), PASSPHRASE));
        written.map_err(|error| error.to_string())?;
        Ok(Program { binary, desk: desk.to_owned() })
    }

    /// Runs a command of the program with these lines on standard input.
    pub(crate) fn run(&self, store: &Path, words: &[&str], lines: &str) -> Result<String, String> {
        let mut child = Command::new(&self.binary)
            .args(words)
            .args(["--as", "anna", "--lang", "en", "--store"])
            .arg(store)
            .arg("--passphrase-file")
            .arg(self.desk.join("pass"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        if let Some(mut input) = child.stdin.take() {
            // A program that fails early reads no further; its message tells why.
            let _ = input.write_all(lines.as_bytes());
        }
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let why = String::from_utf8_lossy(&output.stderr);
            Err(format!("{} {}: {why}", self.binary.display(), words.join(" ")))
        }
    }

    /// Makes the store of the invented service.
    pub(crate) fn make_store(&self, store: &Path) -> Result<(), String> {
        let study = self.desk.join("study.toml");
        self.run(store, &["init", "--study", &study.to_string_lossy()], "").map(drop)
    }

    /// A further account.
    pub(crate) fn add_person(&self, store: &Path, name: &str) -> Result<(), String> {
        let new = self.desk.join("pass");
        let new = new.to_string_lossy();
        self.run(store, &["person", "add", name, "--new-passphrase-file", &new], "").map(drop)
    }

    /// Contacts with their forms, as a service has after some years.
    pub(crate) fn add_clients(&self, store: &Path, clients: usize) -> Result<(), String> {
        let mut lines = String::new();
        for number in 0..clients {
            lines.push_str(&life_of(number));
        }
        self.run(store, &["episode", "add"], &lines).map(drop)
    }

    /// Starts serving; `around` are words before the program itself, such as `env NAME=value`.
    pub(crate) fn serve(&self, store: &Path, around: &[String]) -> Result<Served, String> {
        let mut words = around.iter().map(String::as_str).map(std::ffi::OsStr::new);
        let mut command = match words.next() {
            Some(first) => {
                let mut command = Command::new(first);
                command.args(words).arg(&self.binary);
                command
            }
            None => Command::new(&self.binary),
        };
        let mut child = command
            .args(["serve", "--port", "0", "--lang", "en", "--store"])
            .arg(store)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line).map_err(|error| error.to_string())?;
        }
        let port = line.split("localhost:").nth(1).map(|rest| {
            rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u16>()
        });
        match port {
            Some(Ok(port)) => Ok(Served { child, port }),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                Err(format!("the program tells no address: {line}"))
            }
        }
    }
}

/// The lines of one contact: every second one has an after-form, a few are new.
fn life_of(number: usize) -> String {
    let first = 10 + number % 40;
    let pack =
        kastanj_instrument::Serial::of_pack(&[7; 16], UNIT, u32::try_from(number).unwrap_or(0));
    let mut lines = format!(
        "{{\"type\":\"episode\",\"unit\":\"{UNIT}\",\"pack\":\"{pack}\",\"first_visit\":\"2024-W{first}\"}}\n"
    );
    let mut form = |occasion: &str, week: String, level: usize| {
        let mut answers: Vec<String> = Vec::new();
        for (area, count) in [("grepp", 7), ("maende", 5), ("nara", 5)] {
            for at in 1..=count {
                answers.push(format!("\"{area}-{at}\":{}", (number + at + level) % 5));
            }
        }
        lines.push_str(&format!(
            "{{\"type\":\"assess\",\"pack\":\"{pack}\",\"questionnaire\":\"del-1@1\",\
             \"variant\":\"{occasion}\",\"occasion\":\"{occasion}\",\"week\":\"{week}\",\
             \"answers\":{{{}}}}}\n",
            answers.join(",")
        ));
    };
    if !number.is_multiple_of(20) {
        form("before", format!("2024-W{first}"), 0);
    }
    if number.is_multiple_of(2) {
        form("after", format!("2025-W{first}"), 2);
    }
    lines
}

/// A running program; it is ended when this is dropped.
#[derive(Debug)]
pub(crate) struct Served {
    child: Child,
    pub(crate) port: u16,
}

/// What the operating system says of a running program.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Footprint {
    /// Resident memory in MB (10^6 bytes).
    pub(crate) memory: f64,
    /// Seconds of processor so far.
    pub(crate) processor: f64,
}

impl Served {
    /// Lets a person in.
    pub(crate) fn staff(&self, person: &str) -> Result<Visitor, String> {
        let mut staff = Visitor::at(self.port);
        let form = format!("person={person}&passphrase={}", encoded(PASSPHRASE));
        let answer = staff.post("/unlock", &form).map_err(|error| error.to_string())?;
        if answer.location == "/today" {
            Ok(staff)
        } else {
            Err(format!("{person} is not let in: {}", answer.body))
        }
    }

    /// Memory and processor, from `/proc`; nothing where there is none.
    pub(crate) fn footprint(&self) -> Footprint {
        let read = |file: &str| {
            std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).unwrap_or_default()
        };
        let status = read("status");
        let kilobytes = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
        let stat = read("stat");
        // After the name in brackets; user and system time, in hundredths of a second.
        let ticks = stat.rsplit(')').next().map(|rest| {
            let times = rest.split_whitespace().skip(11).take(2);
            times.filter_map(|time| time.parse::<f64>().ok()).sum::<f64>()
        });
        Footprint {
            memory: kilobytes.unwrap_or_default() * 1024.0 / 1e6,
            processor: ticks.unwrap_or_default() / 100.0,
        }
    }

    /// Ends it without a word of warning.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.end();
    }
}
