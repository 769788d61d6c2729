//! How long a mixed model with random intercept and slope takes (REML).
//!
//! `speed_mixed make FILE ROWS` writes rows of five per client (client, t, y) as CSV; with `uneven` as a
//! fourth argument every measurement has a time of its own.
//! `speed_mixed fit FILE` prints CPU seconds of the fit alone (median of 5), the criterion and the fixed
//! effects.
//! `speed_mixed curve [uneven]` prints CPU seconds from 10³ to 10⁷ rows.

#![expect(clippy::print_stdout, reason = "a program that prints what it measured")]

use std::io::Write as _;

use kastanj_analysis::mixed::{Design, Likelihood, MixedInput, MixedModel, fit};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

struct Data {
    client: Vec<usize>,
    time: Vec<f64>,
    outcome: Vec<f64>,
}

fn invent(rows: usize, uneven: bool) -> Data {
    let mut random = ChaCha8Rng::seed_from_u64(20_000);
    let mut normal = || (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0;
    let mut data = Data { client: vec![], time: vec![], outcome: vec![] };
    for client in 0..rows / 5 {
        let (level, slope) = (3.0 * normal(), 0.8 * normal());
        for wave in 0..5 {
            let time = f64::from(wave) + if uneven { 0.2 * normal() } else { 0.0 };
            data.client.push(client + 1);
            data.time.push(time);
            data.outcome.push(20.0 - 0.7 * time + level + slope * time + 2.0 * normal());
        }
    }
    data
}

fn read(path: &str) -> std::io::Result<Data> {
    let text = std::fs::read_to_string(path)?;
    let mut data = Data { client: vec![], time: vec![], outcome: vec![] };
    for line in text.lines().skip(1) {
        let mut cells = line.split(',').map(|cell| cell.parse::<f64>().unwrap_or(f64::NAN));
        let mut next = || cells.next().unwrap_or(f64::NAN);
        data.client.push(next() as usize);
        data.time.push(next());
        data.outcome.push(next());
    }
    Ok(data)
}

/// Seconds that the one thread of this process has computed.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|x| x.parse::<f64>().ok());
    nanoseconds.unwrap_or(f64::NAN) / 1e9
}

fn fitted(data: &Data) -> Result<MixedModel, Box<dyn std::error::Error>> {
    let design = Design::with_intercept(data.outcome.len()).covariate("t", &data.time)?;
    Ok(fit(&MixedInput {
        outcome: &data.outcome,
        design: &design,
        clients: &data.client,
        slope: Some(&data.time),
        services: None,
        likelihood: Likelihood::Reml,
    })?)
}

/// Seconds of one fit, the median of `times`; small data are fitted often enough for the clock.
fn timed(data: &Data, times: usize) -> Result<(f64, MixedModel), Box<dyn std::error::Error>> {
    let mut seconds = Vec::new();
    let mut model = fitted(data)?;
    for _ in 0..times {
        let often = (100_000 / data.outcome.len()).max(1);
        let before = cpu();
        for _ in 0..often {
            model = fitted(data)?;
        }
        seconds.push((cpu() - before) / often as f64);
    }
    seconds.sort_by(f64::total_cmp);
    Ok((seconds[times / 2], model))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["make", path, rows, ..] => {
            let data = invent(rows.parse()?, words.contains(&"uneven"));
            let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
            writeln!(file, "client,t,y")?;
            for i in 0..data.outcome.len() {
                writeln!(file, "{},{},{}", data.client[i], data.time[i], data.outcome[i])?;
            }
        }
        ["fit", path] => {
            let (seconds, model) = timed(&read(path)?, 5)?;
            let report = model.report();
            let effects: Vec<f64> = report.fixed_effects.iter().map(|e| e.estimate).collect();
            println!("{seconds:.4} {:.6} {:.8} {:.8}", report.criterion, effects[0], effects[1]);
        }
        ["curve", ..] => {
            for exponent in 3..=7 {
                let rows = 10_usize.pow(exponent);
                let data = invent(rows, words.contains(&"uneven"));
                let (seconds, _) = timed(&data, if exponent > 5 { 1 } else { 5 })?;
                println!(
                    "{rows:>9} rows {seconds:>10.5} s {:>8.1} ns a row",
                    seconds / rows as f64 * 1e9
                );
            }
        }
        _ => println!("speed_mixed make FILE ROWS [uneven] | fit FILE | curve [uneven]"),
    }
    Ok(())
}
