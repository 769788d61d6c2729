//! Spoilt files, codes, forms and pages without end:
//! `cargo xtask fuzz [--minutes N | --seconds N] [--target NAME] [--seed S]`, or one of them once
//! more: `cargo xtask fuzz --target NAME --again FILE`.
//!
//! Every input follows from the target, the seed and its number, so that each can be made again.
//! What has been tried is kept in `target/fuzz/<target>.json`; the next run goes on from there. An
//! input that takes more than a second, or ends in a panic, is written beside it.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

mod corpus;
mod spoil;
mod state;
mod target;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use kastanj_rehearsal::Chance;

use crate::state::State;
use crate::target::Target;

type Failure = Box<dyn std::error::Error>;

/// Longest that one input may take.
const LONGEST: Duration = Duration::from_secs(1);
/// Inputs between two looks at the clock and the state file.
const STRETCH: u64 = 50;
/// After so many seconds an input hangs, and the run ends with it.
const HANGS: u64 = 20;
/// How long each target is tried unless the caller says otherwise.
const USUALLY: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let word = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1).cloned()
    };
    let number = |flag: &str| word(flag)?.parse::<u64>().ok();
    let time = match (number("--minutes"), number("--seconds")) {
        (Some(minutes), _) => Duration::from_secs(minutes * 60),
        (None, Some(seconds)) => Duration::from_secs(seconds),
        (None, None) => USUALLY,
    };
    let only = word("--target");
    let wanted = |target: &Target| only.as_deref().is_none_or(|only| only == target.name());
    let targets: Vec<Target> = Target::ALL.into_iter().filter(wanted).collect();
    if targets.is_empty() {
        let names: Vec<&str> = Target::ALL.into_iter().map(Target::name).collect();
        eprintln!("targets: {}", names.join(", "));
        return ExitCode::FAILURE;
    }
    let mut sound = true;
    for target in targets {
        let outcome = match word("--again") {
            Some(file) => again(target, Path::new(&file)),
            None => run(target, time, number("--seed")).map(|state| state.findings.is_empty()),
        };
        match outcome {
            Ok(fine) => sound &= fine,
            Err(error) => {
                eprintln!("{}: {error}", target.name());
                sound = false;
            }
        }
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Tries the input in a file once more.
fn again(target: Target, file: &Path) -> Result<bool, Failure> {
    let input = fs::read(file)?;
    let trial = target.trial()?;
    let begun = Instant::now();
    let accepted = (trial.accepts)(&input);
    let took = begun.elapsed();
    let outcome = if accepted { "accepted" } else { "refused" };
    println!("{}: {outcome} in {} ms", file.display(), took.as_millis());
    Ok(took <= LONGEST)
}

fn run(target: Target, time: Duration, seed: Option<u64>) -> Result<State, Failure> {
    let folder = PathBuf::from("target/fuzz");
    fs::create_dir_all(&folder)?;
    let place = folder.join(format!("{}.json", target.name()));
    let mut state = State::resume(&place, seed)?;
    let first = state.done;
    let trial = target.trial()?;
    let (tell, told) = mpsc::channel::<(u64, Vec<u8>)>();
    let hung = folder.join(format!("{}-hang-{}", target.name(), state.seed));
    thread::spawn(move || watch(&told, &hung));
    let begun = Instant::now();
    let before = state.seconds;
    while begun.elapsed() < time {
        state.begun = state.done + STRETCH;
        state.keep(&place)?;
        for index in state.done..state.begun {
            let mut chance = Chance::new(state.seed, target.name());
            chance = chance.numbered("input", usize::try_from(index)?);
            let mut input = chance.pick(&trial.seeds).cloned().unwrap_or_default();
            trial.spoil.apply(&mut input, &trial.seeds, &mut chance);
            tell.send((index, input.clone()))?;
            let called = format!("{}-{}-{index}", target.name(), state.seed);
            one(&mut state, &*trial.accepts, &input, &folder.join(called))?;
        }
        state.done = state.begun;
        state.seconds = before + begun.elapsed().as_secs_f64();
    }
    state.keep(&place)?;
    println!("{}", state.told(target.name(), first));
    Ok(state)
}

/// Ends the run when nothing new has been begun for too long.
fn watch(told: &Receiver<(u64, Vec<u8>)>, hung: &Path) {
    let Ok((mut last, mut tried)) = told.recv() else { return };
    loop {
        match told.recv_timeout(Duration::from_secs(HANGS)) {
            Ok(next) => (last, tried) = next,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let file = hung.with_file_name(format!("{}-{last}.bin", name_of(hung)));
                let written = fs::write(&file, &tried).is_ok();
                println!("input {last} hangs: {} ({written})", file.display());
                std::process::exit(1);
            }
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Tries one input and notes what it did.
fn one(
    state: &mut State,
    accepts: &dyn Fn(&[u8]) -> bool,
    input: &[u8],
    called: &Path,
) -> Result<(), Failure> {
    let begun = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| accepts(input)));
    let mut took = begun.elapsed();
    if outcome.is_ok() && took > LONGEST {
        // The machine may have been busy with something else: what counts is the processor's time.
        let before = state::processor_time();
        accepts(input);
        took = before.zip(state::processor_time()).map_or(took, |(before, after)| after - before);
    }
    state.slowest_milliseconds = state.slowest_milliseconds.max(took.as_millis());
    state.accepted += u64::from(matches!(outcome, Ok(true)));
    if outcome.is_err() || took > LONGEST {
        let what = if outcome.is_err() { "panic" } else { "slow" };
        let file = called.with_file_name(format!("{}-{what}.bin", name_of(called)));
        fs::write(&file, input)?;
        let finding = format!("{what} in {} ms: {}", took.as_millis(), file.display());
        println!("{finding}");
        state.findings.push(finding);
    }
    Ok(())
}
