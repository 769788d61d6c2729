//! The zoo of hostile files, each through a worker of the built program.
//!
//! Two processes share the work, because what the children of a process cost is measured.

#![cfg(target_os = "linux")]

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use kastanj_desk::decoding::{Decoding, DecodingError, WORD, WorkerEnd};
use kastanj_language::{Explain, Lang};
use kastanj_paper::Limits;
use kastanj_rehearsal::files::{HostileFile, zoo};

/// Hundredths of processor seconds that a file may cost: two seconds, and what starting and ending
/// a worker takes. The clock on the wall is not asked: what else the machine does is no matter of
/// the file's.
const MOST: u64 = 225;
/// What a worker may ever hold, in kilobytes.
const HIGHEST: u64 = 256 << 10;
/// Tells a process which share of the files is its own.
const SHARE: &str = "KASTANJ_ZOO_SHARE";
const SHARES: usize = 2;

fn own() -> Decoding {
    Decoding::by(PathBuf::from(env!("CARGO_BIN_EXE_kastanj")))
}

/// The most memory in kilobytes that a worker of this process held while `running`.
fn watch_memory(running: &AtomicBool) -> u64 {
    let parent = format!("PPid:\t{}", std::process::id());
    let mut most = 0;
    while running.load(Ordering::Relaxed) {
        for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
            if !entry.file_name().to_string_lossy().starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let read = |file| std::fs::read_to_string(entry.path().join(file)).unwrap_or_default();
            let status = read("status");
            if !status.lines().any(|line| line == parent) || !read("cmdline").contains(WORD) {
                continue;
            }
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let held = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            most = most.max(held.unwrap_or(0));
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    most
}

/// Hundredths of processor seconds of all workers that have ended.
fn spent() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let numbers: Vec<u64> =
        behind_name.split_whitespace().map(|word| word.parse().unwrap_or(0)).collect();
    // Fields 16 and 17 of proc(5); the name is the second.
    numbers[13] + numbers[14]
}

/// What is done with a file.
#[derive(Clone, Copy, PartialEq)]
enum Door {
    /// It is read as a scan.
    Scan,
    /// Its boxes are looked for, as in a blank form.
    Blank,
}

/// Tries one file; gives what became of it in a line, and what is wrong with that.
fn try_file(file: &HostileFile, door: Door) -> (u64, u64, String, Vec<String>) {
    let running = AtomicBool::new(true);
    let before = spent();
    let (outcome, held) = std::thread::scope(|scope| {
        let watcher = scope.spawn(|| watch_memory(&running));
        let (name, limits) = (file.name.as_str(), Limits::default());
        let outcome = match door {
            Door::Scan => {
                let mut page = |_| ControlFlow::Continue(());
                own().each(&file.bytes, name, limits, &mut page)
            }
            Door::Blank => {
                own().survey(&file.bytes, name, "form", limits).map(|form| form.pages.len())
            }
        };
        running.store(false, Ordering::Relaxed);
        (outcome, watcher.join().expect("watched"))
    });
    let cost = spent() - before;
    let mut wrong = Vec::new();
    match &outcome {
        Ok(_) if !file.may_be_read => wrong.push("read".to_owned()),
        Ok(_) => {}
        Err(error) => {
            for lang in Lang::ALL {
                assert!(error.explain(lang).contains(&file.name), "{}", error.explain(lang));
            }
            if let DecodingError::Worker { end: WorkerEnd::Lost | WorkerEnd::NotStarted, .. } =
                error
            {
                wrong.push(error.to_string());
            }
        }
    }
    if cost > MOST {
        wrong.push(format!("{cost} hundredths of a second"));
    }
    if held > HIGHEST {
        wrong.push(format!("{held} kB"));
    }
    let end = outcome.map_or_else(|error| error.to_string(), |pages| format!("{pages} pages"));
    let line = format!("{}: {end}", if door == Door::Blank { "as a blank" } else { "as a scan" });
    let wrong = wrong.into_iter().map(|what| format!("{}: {what}", file.name)).collect();
    (cost, held, format!("{} {line}", file.name), wrong)
}

/// Goes through the files of one share; each tells what it cost.
#[expect(clippy::print_stdout, reason = "a measurement")]
fn share(of: usize) {
    let mut faults = Vec::new();
    let doors = zoo().into_iter().flat_map(|file| {
        // What is no PDF is no blank, which is seen by its first bytes.
        let blank = file.name.ends_with(".pdf");
        let doors = if blank { &[Door::Scan, Door::Blank][..] } else { &[Door::Scan][..] };
        doors.iter().map(move |door| (file.clone(), *door)).collect::<Vec<_>>()
    });
    for (file, door) in doors.skip(of).step_by(SHARES) {
        let (cost, held, line, wrong) = try_file(&file, door);
        println!("tried {cost} {held} {line}");
        faults.extend(wrong);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn every_file_of_the_zoo_costs_little_and_harms_nothing() {
    if let Some(of) = std::env::var(SHARE).ok().and_then(|of| of.parse().ok()) {
        return share(of);
    }
    let begun = Instant::now();
    let test = std::env::current_exe().expect("this test");
    let shares: Vec<_> = (0..SHARES)
        .map(|of| {
            Command::new(&test)
                .args(["--exact", "every_file_of_the_zoo_costs_little_and_harms_nothing"])
                .arg("--nocapture")
                .env(SHARE, of.to_string())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("a share")
        })
        .collect();
    let (mut told, mut wrong) = (Vec::new(), Vec::new());
    for share in shares {
        let output = share.wait_with_output().expect("a share");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        for line in said.lines().filter_map(|line| line.strip_prefix("tried ")) {
            let mut parts = line.splitn(3, ' ');
            let mut number = || parts.next().and_then(|word| word.parse::<u64>().ok());
            let (cost, held) = (number().expect("a cost"), number().expect("memory"));
            told.push((cost, held, parts.next().unwrap_or_default().to_owned()));
        }
        if !output.status.success() {
            wrong.push(String::from_utf8_lossy(&output.stderr).into_owned());
        }
    }
    told.sort();
    told.reverse();
    for (cost, held, end) in told.iter().take(12) {
        println!("{:.2} s of processor, {} MB: {end}", *cost as f64 / 100.0, held >> 10);
    }
    let (_, held, end) = told.iter().max_by_key(|(_, held, _)| *held).expect("files");
    let took = begun.elapsed().as_secs_f64();
    println!("{} tries in {took:.0} s; most memory {} MB: {end}", told.len(), held >> 10);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told.len() > zoo().len(), "{} tries", told.len());
}
