//! The zoo of hostile files, each through a worker of the built program.
//!
//! Alone in its process, because what its children cost is measured.

#![cfg(target_os = "linux")]

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kastanj_desk::decoding::{Decoding, DecodingError, WORD};
use kastanj_language::{Explain, Lang};
use kastanj_paper::Limits;
use kastanj_rehearsal::files::zoo;

/// Hundredths of processor seconds that a file may cost beside those that its length allows; an
/// unoptimised program is given four times as much. The clock on the wall is not asked: what else
/// the machine does is no matter of the file's.
const MOST: u64 = 250 * SLOWNESS;
const SLOWNESS: u64 = if cfg!(debug_assertions) { 4 } else { 1 };
/// What a worker may ever hold, in kilobytes.
const HIGHEST: u64 = 256 << 10;

fn own() -> Decoding {
    Decoding::Worker(PathBuf::from(env!("CARGO_BIN_EXE_kastanj")))
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
            let path = entry.path();
            let status = std::fs::read_to_string(path.join("status")).unwrap_or_default();
            let words = std::fs::read_to_string(path.join("cmdline")).unwrap_or_default();
            if !status.lines().any(|line| line == parent) || !words.contains(WORD) {
                continue;
            }
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let held = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            most = most.max(held.unwrap_or(0));
        }
        std::thread::sleep(Duration::from_millis(10));
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

#[test]
fn every_file_of_the_zoo_costs_little_and_harms_nothing() {
    let mut told = Vec::new();
    let mut wrong = Vec::new();
    for file in zoo() {
        let running = AtomicBool::new(true);
        let (begun, before) = (Instant::now(), spent());
        let (outcome, took, held) = std::thread::scope(|scope| {
            let watcher = scope.spawn(|| watch_memory(&running));
            let mut page = |_| ControlFlow::Continue(());
            let outcome = own().each(&file.bytes, &file.name, Limits::default(), &mut page);
            let took = begun.elapsed();
            running.store(false, Ordering::Relaxed);
            (outcome, took, watcher.join().expect("watched"))
        });
        match &outcome {
            Ok(_) if !file.may_be_read => wrong.push(format!("{}: read", file.name)),
            Err(DecodingError::Worker { end, .. })
                if matches!(end.to_string().as_str(), "ended unasked" | "could not be started") =>
            {
                wrong.push(format!("{}: {end}", file.name));
            }
            Err(error) => {
                for lang in Lang::ALL {
                    assert!(error.explain(lang).contains(&file.name), "{}", error.explain(lang));
                }
            }
            Ok(_) => {}
        }
        let cost = spent() - before;
        if cost > MOST + 100 * SLOWNESS * (file.bytes.len() as u64 / (32 << 10)).min(2) {
            wrong.push(format!("{}: {cost} hundredths of a second", file.name));
        }
        if held > HIGHEST {
            wrong.push(format!("{}: {held} kB", file.name));
        }
        let end = outcome.map_or_else(|error| error.to_string(), |pages| format!("{pages} pages"));
        told.push((cost, took, held, format!("{}: {end}", file.name)));
    }
    let all = told.len();
    told.sort();
    told.reverse();
    for (cost, took, held, end) in told.iter().take(12) {
        let (cost, took) = (*cost as f64 / 100.0, took.as_secs_f64());
        println!("{cost:.2} s of processor in {took:.2} s, {} MB: {end}", held >> 10);
    }
    let (_, _, held, end) = told.iter().max_by_key(|(_, _, held, _)| *held).expect("files");
    println!("{all} files; most memory {} MB: {end}", held >> 10);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
