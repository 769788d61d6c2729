//! What has been tried so far, kept between runs.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Failure;

/// What has been tried with which seed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) seed: u64,
    /// Inputs that were begun; after a run that was cut off, the culprit is among the last.
    pub(crate) begun: u64,
    /// Inputs that were gone through.
    pub(crate) done: u64,
    /// How long all runs took together.
    pub(crate) seconds: f64,
    /// Inputs that were accepted.
    pub(crate) accepted: u64,
    pub(crate) slowest_milliseconds: u128,
    pub(crate) findings: Vec<String>,
}

impl State {
    /// Where the last run ended; the beginning, if another seed is asked for.
    #[expect(clippy::print_stdout, reason = "a command line tool prints")]
    ///
    /// # Errors
    /// When what was kept cannot be understood: it is not to be lost unseen.
    pub(crate) fn resume(place: &Path, seed: Option<u64>) -> Result<State, Failure> {
        let mut state: State = match fs::read(place) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                format!("{}: {error}; remove it to begin anew", place.display())
            })?,
            Err(error) if error.kind() == ErrorKind::NotFound => State::default(),
            Err(error) => return Err(error.into()),
        };
        if let Some(seed) = seed.filter(|seed| *seed != state.seed) {
            state = State { seed, ..State::default() };
        }
        if state.begun > state.done {
            let note =
                format!("a run was cut off between inputs {} and {}", state.done, state.begun);
            println!("{note}");
            state.findings.push(note);
            state.done = state.begun;
        }
        Ok(state)
    }

    /// Written beside its place and moved there: a run may be cut off at any moment.
    pub(crate) fn keep(&self, place: &Path) -> std::io::Result<()> {
        let beside = place.with_extension("part");
        fs::write(&beside, serde_json::to_vec_pretty(self)?)?;
        fs::rename(beside, place)
    }

    /// In one line, from input `first` of this run on.
    pub(crate) fn told(&self, target: &str, first: u64) -> String {
        format!(
            "{target}: seed {}, {} inputs now, {} in all in {:.2} hours, {} accepted, slowest {} ms, \
             {} findings, highest memory {}",
            self.seed,
            self.done - first,
            self.done,
            self.seconds / 3600.0,
            self.accepted,
            self.slowest_milliseconds,
            self.findings.len(),
            highest_memory(),
        )
    }
}

/// Processor time of this process, where the system tells it; ten milliseconds are the least.
pub(crate) fn processor_time() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let behind_name = stat.rsplit(')').next()?;
    // Fields 14 and 15 of proc(5); the name is the second.
    let numbers = behind_name.split_whitespace().skip(11).take(2);
    let ticks: Option<u64> = numbers.map(|word| word.parse::<u64>().ok()).sum();
    Some(Duration::from_millis(ticks? * 10))
}

fn highest_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "not told by this system".to_owned(), |line| line.trim().to_owned())
}
