//! R as an outside authority.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// `put` prints a pointer into the JSON, the figure, and how near it must be (relative).
const PRELUDE: &str = "\
options(warn = -1)
put <- function(pointer, value, near = 1e-6)
  cat(sprintf('%s %.15g %g\\n', pointer, as.numeric(value), near))
";

/// Compares every figure that the script puts. Skipped, loudly, without R or a package; then
/// `KASTANJ_REQUIRE_ALL=1` makes it a failure.
pub(super) fn compare(folder: &Path, script: &str, json: &Value) {
    let output = Command::new("Rscript")
        .args(["--vanilla", "-e", &format!("{PRELUDE}{script}")])
        .current_dir(folder)
        .output();
    let reason = match output {
        Ok(output) if output.status.success() => {
            return agree(&String::from_utf8_lossy(&output.stdout), json);
        }
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    let missing = reason.contains("there is no package") || reason.contains("os error");
    assert!(missing, "R: {reason}\n{script}");
    assert!(
        std::env::var_os("KASTANJ_REQUIRE_ALL").is_none_or(|value| value != "1"),
        "R is required: {reason}"
    );
    // Past the test harness, which hides what passing tests print.
    writeln!(std::io::stderr(), "SKIPPED: R: {reason}").ok();
}

fn agree(figures: &str, json: &Value) {
    let mut compared = 0;
    for line in figures.lines().filter(|line| line.starts_with('/')) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [pointer, theirs, near] = cells[..] else { panic!("R printed {line}") };
        let (theirs, near): (f64, f64) = (number(theirs), number(near));
        let ours = json.pointer(pointer).and_then(Value::as_f64);
        let ours = ours.unwrap_or_else(|| panic!("no number at {pointer}\n{json:#}"));
        let difference = (ours - theirs).abs();
        assert!(
            difference <= near * theirs.abs() || difference <= near * 1e-3,
            "{pointer}: {ours} against R's {theirs}"
        );
        compared += 1;
    }
    assert!(compared > 0, "R printed no figure:\n{figures}");
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}
