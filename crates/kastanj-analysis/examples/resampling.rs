//! The resampling jobs that `benches/analysis/resampling.sh` times beside R.
//!
//! `resampling bca FILE` (d_z, 10,000 resamples) or `resampling flips FILE REPEATS`; FILE holds one
//! change a line.

use std::io::Write as _;

use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::resampling::{BcaSettings, PairedStatistic, bca};
use kastanj_analysis::sign_flip::sign_flip;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [job, file, ..] = arguments.as_slice() else {
        return Err("usage: resampling bca|flips FILE [REPEATS]".into());
    };
    let changes: Vec<f64> =
        std::fs::read_to_string(file)?.lines().map(str::parse).collect::<Result<_, _>>()?;
    let pairs = Pairs::new(vec![0.0; changes.len()], changes)?;
    let mut out = std::io::stdout();
    if job == "bca" {
        let result = bca(&pairs, PairedStatistic::DZ, &BcaSettings::seeded(20_211_102))?;
        writeln!(out, "{} {}", result.interval.lower, result.interval.upper)?;
        return Ok(());
    }
    let repeats: u64 = arguments.get(2).map_or(Ok(1), |text| text.parse())?;
    for seed in 0..repeats {
        let result = sign_flip(&pairs, seed)?;
        if seed == 0 {
            writeln!(out, "{} {}", result.p_value, result.patterns)?;
        }
    }
    Ok(())
}
