//! `cargo xtask check` and the other chores of the house.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

mod architecture;
mod choices;
mod crates;
mod cuts;
mod draws;
mod length;
mod licences;
mod lint;
mod load;
mod served;
mod source;
mod syncs;
mod times;
mod visitor;
mod words;

use std::process::ExitCode;

/// One broken rule: where, and what is wrong.
pub(crate) struct Finding {
    place: String,
    problem: String,
}

impl Finding {
    pub(crate) fn new(place: impl Into<String>, problem: impl Into<String>) -> Finding {
        Finding { place: place.into(), problem: problem.into() }
    }
}

/// A named check that returns every broken rule.
type Check = (&'static str, fn(&source::Tree) -> Vec<Finding>);

const CHECKS: &[Check] = &[
    ("format", lint::format),
    ("clippy", lint::clippy),
    ("file length", length::check),
    ("who may know whom", crates::check),
    ("licences", licences::check),
    ("paths in ARCHITECTURE.md", architecture::check),
    ("translation keys", words::keys),
    ("word list", words::forbidden),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("check") => check(arguments.get(1).map(String::as_str)),
        // Programs of their own, so that the checks need no typesetter built in.
        Some("eval-paper") => example("eval_paper", &["--release"], &arguments[1..]),
        Some("train-reader") => example("train_reader", &["--release"], &arguments[1..]),
        // With what a build for tests checks of numbers; what decodes is optimised there too.
        Some("fuzz") => example("fuzz", &[], &arguments[1..]),
        Some("cuts") => told(cuts::run(&arguments[1..])),
        Some("load") => told(load::run(&arguments[1..])),
        _ => {
            eprintln!(
                "cargo xtask load [--program FILE] [--clients N] [--therapists N] [--stored N]\n    \
                 [--seconds S] [--think MS] [--look MS]         how fast, with a service at work"
            );
            eprintln!("cargo xtask cuts [--program FILE] [--cuts N] [--controls N]");
            eprintln!(
                "                                   what a power cut leaves (root, loop device)"
            );
            eprintln!(
                "cargo xtask eval-paper [--pages N] [--seed S] [--only CLASS] [--hostile N]\n    \
                 [--outside N]                how well the reader reads; with augraphy 8.2.6 if\n    \
                                              KASTANJ_PYTHON names a python that has it"
            );
            eprintln!(
                "cargo xtask train-reader [--pages N] [--seed S] [--samples FILE]\n    \
                                              weights for the reader, to standard output"
            );
            eprintln!(
                "cargo xtask fuzz [--minutes N] [--target T] [--seed S]   spoilt files, codes, forms"
            );
            eprintln!("cargo xtask check [NAME]   run all checks of the house, or one of them:");
            for (name, _) in CHECKS {
                eprintln!("    {name}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Runs an example of the crates.
fn example(name: &str, how: &[&str], arguments: &[String]) -> ExitCode {
    // Without a package named, the crates keep the features they have elsewhere.
    let status = std::process::Command::new("cargo")
        .arg("run")
        .args(how)
        .args(["--example", name, "--"])
        .args(arguments)
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The end of a measurement: whether its aims are met, or why it could not be made.
fn told(done: Result<bool, String>) -> ExitCode {
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn check(only: Option<&str>) -> ExitCode {
    let tree = match source::Tree::read() {
        Ok(tree) => tree,
        Err(error) => {
            eprintln!("cannot read the source tree: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut broken = 0;
    for (name, run) in CHECKS.iter().filter(|(name, _)| only.is_none_or(|only| *name == only)) {
        let findings = run(&tree);
        println!("{name}: {}", if findings.is_empty() { "ok" } else { "broken" });
        for Finding { place, problem } in &findings {
            println!("    {place}: {problem}");
        }
        broken += findings.len();
    }
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
