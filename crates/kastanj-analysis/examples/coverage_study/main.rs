//! How often does each interval hold the truth, and how often does a study without change reach
//! *supported change*?
//!
//! `coverage_study [--replications N] [--seed S] [--json] [--rust] [--only coverage|verdict]`
//!
//! Every replication draws from its own stream: the same figures for any number of threads.

mod count_study;
mod further_study;
mod logistic_study;
mod paired_study;
mod pooling_study;
mod report;
mod share_study;
mod study;
mod verdict_study;

use std::io::Write as _;

use report::Report;

struct Options {
    replications: u32,
    seed: u64,
    json: bool,
    rust: bool,
    coverage: bool,
    verdict: bool,
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        replications: 2000,
        seed: 20_260_101,
        json: false,
        rust: false,
        coverage: true,
        verdict: true,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--replications" => {
                options.replications = value()?.parse().map_err(|e| format!("{argument}: {e}"))?;
            }
            "--seed" => options.seed = value()?.parse().map_err(|e| format!("{argument}: {e}"))?,
            "--json" => options.json = true,
            "--rust" => (options.rust, options.verdict) = (true, false),
            "--only" => match value()?.as_str() {
                "coverage" => options.verdict = false,
                "verdict" => options.coverage = false,
                other => return Err(format!("--only {other}: coverage or verdict")),
            },
            other => return Err(format!("{other}: not known")),
        }
    }
    if options.replications < 2 {
        return Err("--replications: 2 or more".to_owned());
    }
    Ok(options)
}

fn main() -> Result<(), String> {
    let options = options()?;
    let mut report = Report::new(options.replications, options.seed);
    if options.coverage {
        let mut studies = paired_study::studies(options.seed);
        studies.extend(share_study::studies());
        studies.extend(pooling_study::studies());
        studies.extend(logistic_study::studies());
        studies.extend(count_study::studies());
        studies.push(pooling_study::uneven());
        // Last, so that the others keep their draws.
        studies.extend(further_study::studies(options.seed));
        report.coverage = study::run_all(&studies, options.replications, options.seed);
    }
    if options.verdict {
        report.verdict = verdict_study::run_all(options.replications, options.seed)?;
    }
    let text = if options.json {
        serde_json::to_string_pretty(&report).map_err(|e| e.to_string())?
    } else if options.rust {
        report.rust_table()
    } else {
        report.table()
    };
    writeln!(std::io::stdout(), "{text}").map_err(|e| e.to_string())
}
