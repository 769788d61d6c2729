//! R as an outside authority: stored figures, and the installed program where there is one.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use kastanj_analysis::{PairedRow, ScaleRange};
use serde_json::Value;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

/// The stored figures of one run of an R script, without the entry that says how it was made.
pub(crate) fn stored(name: &str) -> Vec<(String, f64)> {
    let path = folder().join("results").join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    figures(&text)
}

pub(crate) fn figures(text: &str) -> Vec<(String, f64)> {
    let Ok(Value::Object(map)) = serde_json::from_str(text) else {
        panic!("not a JSON object: {text}")
    };
    let figures: Vec<_> =
        map.iter().filter_map(|(key, value)| Some((key.clone(), value.as_f64()?))).collect();
    assert!(figures.len() > 10, "only {} figures", figures.len());
    figures
}

/// Runs a script of the reference folder. `None`, loudly, without R or its packages; then
/// `KASTANJ_REQUIRE_ALL=1` makes it a failure.
pub(crate) fn run(arguments: &[&str]) -> Option<String> {
    let output =
        Command::new("Rscript").arg("--vanilla").args(arguments).current_dir(folder()).output();
    let reason = match output {
        Ok(output) if output.status.success() => {
            return Some(String::from_utf8(output.stdout).unwrap_or_else(|e| panic!("{e}")));
        }
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    // A missing package may be skipped, a script that breaks may not.
    let missing = reason.contains("there is no package") || reason.contains("os error");
    assert!(missing, "Rscript {arguments:?}: {reason}");
    assert!(
        std::env::var_os("KASTANJ_REQUIRE_ALL").is_none_or(|v| v != "1"),
        "R is required: {reason}"
    );
    // Past the test harness, which hides what passing tests print.
    writeln!(std::io::stderr(), "SKIPPED: Rscript {arguments:?}: {reason}").ok();
    None
}

/// Rows of a data set: our own CSV from the folder, another through R.
pub(crate) fn rows(name: &str) -> Option<Vec<PairedRow>> {
    if name.ends_with(".csv") {
        return Some(parse(
            &std::fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("{e}")),
        ));
    }
    run(&["data.R", name]).map(|text| parse(&text))
}

pub(crate) fn parse(csv: &str) -> Vec<PairedRow> {
    let number = |cell: &str| {
        (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|e| panic!("{cell}: {e}")))
    };
    csv.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let row = PairedRow::new(number(cells[0]), number(cells[1]));
            cells.get(2).map_or(row.clone(), |service| row.in_service(*service))
        })
        .collect()
}

/// The whole-number range around all scores: the scale that the scripts assume.
pub(crate) fn range_around(rows: &[PairedRow]) -> ScaleRange {
    let scores = || rows.iter().flat_map(|row| [row.before, row.after]).flatten();
    ScaleRange {
        lower: scores().fold(f64::INFINITY, f64::min).floor(),
        upper: scores().fold(f64::NEG_INFINITY, f64::max).ceil(),
    }
}

/// Relative agreement; near zero absolute to `scale`.
#[track_caller]
pub(crate) fn close(what: &str, ours: f64, theirs: f64, tolerance: f64) {
    let difference = (ours - theirs).abs();
    assert!(
        difference <= tolerance * theirs.abs() || difference <= tolerance * 1e-6,
        "{what}: {ours} against R's {theirs}, off by {difference:e}"
    );
}
