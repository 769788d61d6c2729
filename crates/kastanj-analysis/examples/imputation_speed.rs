//! CPU seconds of multiple imputation: `imputation_speed FILE.csv norm|pmm [RUNS]`.
//!
//! Reads columns of numbers with empty cells, fills them 50 times over 5 rounds and prints one
//! line per run. `benches/analysis/imputation.sh` runs it beside R's mice.

use kastanj_analysis::imputation::{
    ImputationMethod, ImputationSettings, IncompleteColumn, impute,
};

/// User and system seconds of this process with all its threads, in steps of 0.01.
fn cpu_seconds() -> Result<f64, String> {
    let text = std::fs::read_to_string("/proc/self/stat").map_err(|e| e.to_string())?;
    let fields: Vec<&str> =
        text.rsplit_once(')').ok_or("no process name")?.1.split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok());
    Ok((ticks(11).ok_or("no user time")? + ticks(12).ok_or("no system time")?) / 100.0)
}

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, method, rest @ ..] = arguments.as_slice() else {
        return Err("imputation_speed FILE.csv norm|pmm [RUNS]".to_owned());
    };
    let method = match method.as_str() {
        "norm" => ImputationMethod::Norm,
        "pmm" => ImputationMethod::Pmm,
        other => return Err(format!("{other}: norm or pmm")),
    };
    let runs: u32 = rest.first().map_or(Ok(1), |runs| runs.parse().map_err(|e| format!("{e}")))?;
    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let mut lines = text.lines();
    let header = lines.next().ok_or("an empty file")?;
    let mut columns: Vec<IncompleteColumn> =
        header.split(',').map(|name| IncompleteColumn::new(name, Vec::new(), method)).collect();
    for line in lines {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.values.push(cell.parse().ok());
        }
    }
    for run in 0..runs {
        let settings = ImputationSettings { m: 50, iterations: 5, donors: 5, seed: u64::from(run) };
        let before = cpu_seconds()?;
        let imputations = impute(&columns, &settings).map_err(|refusal| refusal.to_string())?;
        let took = cpu_seconds()? - before;
        let whole = imputations.complete(0).ok_or("no imputation")?;
        let mean = whole[0].iter().sum::<f64>() / whole[0].len() as f64;
        use std::io::Write as _;
        writeln!(std::io::stdout(), "{took:.3} {mean:.4}").map_err(|e| e.to_string())?;
    }
    Ok(())
}
