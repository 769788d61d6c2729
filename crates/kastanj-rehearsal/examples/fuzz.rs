//! Spoilt files, codes and forms without end: `cargo xtask fuzz --minutes N [--seed S]`.
//!
//! Every input follows from the seed and its number, so that each can be made again. What has been
//! tried is kept in `target/fuzz/state.json`; the next run goes on from there. An input that takes
//! more than a second, or ends in a panic, is written beside it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use image::{GrayImage, Luma};
use kastanj_paper::{Limits, PageCode, decode};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::files::{TiffField, TiffParts, jpeg, png, zoo};
use serde::{Deserialize, Serialize};

type Failure = Box<dyn std::error::Error>;

/// Longest that one input may take.
const LONGEST: Duration = Duration::from_secs(1);
/// Inputs between two looks at the clock and the state file.
const STRETCH: u64 = 50;
/// After so long an input hangs, and the run ends with it.
const HANGS: u64 = 20;
/// Files of the zoo whose cost the PDF decoder cannot bound, only a worker: they are tried there,
/// by the test of the zoo.
const WILD: [&str; 6] = ["pages-", "form", "letter-of", "groups-", "pattern-of", "shading"];
/// What is spoilt is small, so that much of it is tried.
const LIMITS: Limits = Limits { bytes: 1 << 20, pixels: 1_000_000, pages: 50 };

/// What has been tried with which seed.
#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    seed: u64,
    /// Inputs that were begun; after a run that was cut off, the culprit is among the last.
    begun: u64,
    /// Inputs that were gone through.
    done: u64,
    seconds: u64,
    /// Inputs by what they were.
    of: BTreeMap<String, u64>,
    /// Inputs that were accepted.
    accepted: u64,
    slowest_milliseconds: u128,
    findings: Vec<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1)?.parse().ok()
    };
    match run(number("--minutes").unwrap_or(1), number("--seed")) {
        Ok(state) if state.findings.is_empty() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(minutes: u64, seed: Option<u64>) -> Result<State, Failure> {
    let folder = PathBuf::from("target/fuzz");
    fs::create_dir_all(&folder)?;
    let place = folder.join("state.json");
    let kept = fs::read(&place).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let mut state: State = kept.unwrap_or_default();
    if let Some(seed) = seed.filter(|seed| *seed != state.seed) {
        state = State { seed, ..State::default() };
    }
    if state.begun > state.done {
        let note = format!("a run was cut off between inputs {} and {}", state.done, state.begun);
        println!("{note}");
        state.findings.push(note);
        state.done = state.begun;
    }
    println!("seed {}, from input {}", state.seed, state.done);
    let corpus = corpus();
    let (tell, told) = mpsc::channel::<(u64, Vec<u8>)>();
    let (hung, seed) = (folder.clone(), state.seed);
    thread::spawn(move || watch(&told, &hung, seed));
    let begun = Instant::now();
    let before = state.seconds;
    while begun.elapsed() < Duration::from_secs(minutes * 60) {
        state.begun = state.done + STRETCH;
        fs::write(&place, serde_json::to_vec_pretty(&state)?)?;
        for index in state.done..state.begun {
            let (kind, input) = input(state.seed, &corpus, index)?;
            tell.send((index, input.clone()))?;
            one(&mut state, kind, &input, index, &folder)?;
        }
        state.done = state.begun;
        state.seconds = before + begun.elapsed().as_secs();
    }
    fs::write(&place, serde_json::to_vec_pretty(&state)?)?;
    println!("{}", serde_json::to_string_pretty(&state)?);
    println!("highest memory: {}", highest_memory());
    Ok(state)
}

/// Ends the run when nothing new has been begun for too long.
fn watch(told: &Receiver<(u64, Vec<u8>)>, folder: &Path, seed: u64) {
    let (mut last, mut tried) = (0, Vec::new());
    loop {
        match told.recv_timeout(Duration::from_secs(HANGS)) {
            Ok(next) => (last, tried) = next,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let file = folder.join(format!("hang-{seed}-{last}.bin"));
                let written = fs::write(&file, &tried).is_ok();
                println!("input {last} of seed {seed} hangs: {} ({written})", file.display());
                std::process::exit(1);
            }
        }
    }
}

/// Tries one input and notes what it did.
fn one(
    state: &mut State,
    kind: Kind,
    input: &[u8],
    index: u64,
    folder: &Path,
) -> Result<(), Failure> {
    let begun = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| kind.accepts(input)));
    let took = begun.elapsed();
    state.slowest_milliseconds = state.slowest_milliseconds.max(took.as_millis());
    *state.of.entry(format!("{kind:?}").to_lowercase()).or_default() += 1;
    state.accepted += u64::from(matches!(outcome, Ok(true)));
    if outcome.is_err() || took > LONGEST {
        let what = if outcome.is_err() { "panic" } else { "slow" };
        let file = folder.join(format!("{what}-{}-{index}.bin", state.seed));
        fs::write(&file, input)?;
        let finding = format!("{kind:?} {what} in {} ms: {}", took.as_millis(), file.display());
        println!("{finding}");
        state.findings.push(finding);
    }
    Ok(())
}

/// The input of this number.
fn input(seed: u64, corpus: &Corpus, index: u64) -> Result<(Kind, Vec<u8>), Failure> {
    let mut chance = Chance::new(seed, "fuzz").numbered("input", usize::try_from(index)?);
    let kind = *chance.pick(&Kind::ALL).unwrap_or(&Kind::File);
    let seeds = corpus.of(kind);
    let mut input = chance.pick(seeds).cloned().unwrap_or_default();
    spoil(&mut input, seeds, &mut chance);
    Ok((kind, input))
}

/// What an input is meant to be.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    File,
    Code,
    Form,
}

impl Kind {
    /// Files cost the most and have the most ways to go wrong.
    const ALL: [Kind; 4] = [Kind::File, Kind::File, Kind::Code, Kind::Form];

    fn accepts(self, input: &[u8]) -> bool {
        match self {
            Kind::File => decode(input, "fuzz", LIMITS).is_ok(),
            Kind::Code => String::from_utf8_lossy(input).parse::<PageCode>().is_ok(),
            Kind::Form => {
                kastanj_instrument::parse("fuzz.toml", &String::from_utf8_lossy(input)).is_ok()
            }
        }
    }
}

/// Sound and odd inputs to begin with.
struct Corpus {
    files: Vec<Vec<u8>>,
    codes: Vec<Vec<u8>>,
    forms: Vec<Vec<u8>>,
}

impl Corpus {
    fn of(&self, kind: Kind) -> &[Vec<u8>] {
        match kind {
            Kind::File => &self.files,
            Kind::Code => &self.codes,
            Kind::Form => &self.forms,
        }
    }
}

fn corpus() -> Corpus {
    let image = GrayImage::from_fn(120, 90, |x, y| Luma([(x * 2 ^ y * 3) as u8]));
    let raw = image.as_raw().clone();
    let tiff = |compression, data: Vec<u8>| {
        let page = TiffParts::new((120, 90), (8, 1), (compression, 1), data);
        let turned = page.clone().with(274, TiffField::Short(vec![6]));
        TiffParts::file(&[page, turned], None)
    };
    let photo = jpeg(&image, 80).unwrap_or_default();
    let mut webp = std::io::Cursor::new(Vec::new());
    let written = image.write_to(&mut webp, image::ImageFormat::WebP);
    let mut files =
        vec![png(&image).unwrap_or_default(), tiff(1, raw), tiff(7, photo.clone()), photo];
    files.extend(written.is_ok().then(|| webp.into_inner()));
    let small = zoo().into_iter().filter(|file| file.bytes.len() < 16 << 10);
    let tame = small.filter(|file| !WILD.iter().any(|wild| file.name.starts_with(wild)));
    files.extend(tame.map(|file| file.bytes));
    let codes = ["K1ABCD1HJKMNPQRST23", "HJKMNPQRST", ""];
    let read = |path: &str| fs::read(path).ok();
    let forms = ["instruments/del-1/v1.toml", "instruments/del-2/v1.toml"];
    Corpus {
        files,
        codes: codes.iter().map(|code| code.as_bytes().to_vec()).collect(),
        forms: forms.iter().filter_map(|path| read(path)).collect(),
    }
}

/// Spoils an input in one to eight places.
fn spoil(input: &mut Vec<u8>, seeds: &[Vec<u8>], chance: &mut Chance) {
    const NUMBERS: [u32; 8] = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF];
    for _ in 0..chance.whole(1, 8) {
        let at = chance.whole(0, input.len().max(1) - 1).min(input.len());
        let length = chance.whole(1, 64).min(input.len() - at);
        match chance.whole(0, 7) {
            0 => input.truncate(at),
            1 => {
                input.drain(at..at + length);
            }
            2 => {
                let again = input[at..at + length].to_vec();
                input.splice(at..at, again);
            }
            3 => {
                let other = chance.pick(seeds).cloned().unwrap_or_default();
                let from = chance.whole(0, other.len().max(1) - 1).min(other.len());
                let end = (from + length).min(other.len());
                input.splice(at..at + length, other[from..end].iter().copied());
            }
            4 | 5 => {
                let number = *chance.pick(&NUMBERS).unwrap_or(&0);
                let raw =
                    if chance.happens(0.5) { number.to_le_bytes() } else { number.to_be_bytes() };
                let width = length.min(4);
                input[at..at + width].copy_from_slice(&raw[..width]);
            }
            _ => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << chance.whole(0, 7);
                }
            }
        }
    }
}

fn highest_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "not told by this system".to_owned(), |line| line.trim().to_owned())
}
