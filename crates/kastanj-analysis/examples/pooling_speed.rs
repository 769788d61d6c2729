//! `pooling_speed FILE FITS`: pools the rows `value,variance` of a CSV that many times and prints
//! the last result. `benches/analysis/pooling.sh` measures it beside metafor.

use std::error::Error;
use std::hint::black_box;
use std::io::Write as _;

use kastanj_analysis::pooling::{Estimate, pool};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, file, fits] = arguments.as_slice() else {
        return Err("usage: pooling_speed FILE FITS".into());
    };
    let mut estimates = Vec::new();
    for line in std::fs::read_to_string(file)?.lines().skip(1) {
        let (value, variance) = line.split_once(',').ok_or("two columns are needed")?;
        estimates.push(Estimate { value: value.parse()?, variance: variance.parse()? });
    }
    let mut pooled = pool(&estimates)?;
    for _ in 1..fits.parse::<u32>()? {
        pooled = pool(black_box(&estimates))?;
    }
    let (low, high) = (pooled.interval.lower, pooled.interval.upper);
    writeln!(
        std::io::stdout(),
        "{:.10} {:.10} {low:.10} {high:.10}",
        pooled.estimate,
        pooled.tau2
    )?;
    Ok(())
}
